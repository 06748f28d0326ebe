/** A person who types a device's code on the page of the test authorization server, as their browser would send it. */

/** Goes to the page, types the code, agrees or not, and follows where the server leads. Cookies are kept as a browser keeps them. */
export async function typeCode(page: string, userCode: string, answer: 'agree' | 'abort' = 'agree'): Promise<void> {
  const cookies = new Map<string, string>()
  const visit = async (url: string, form?: Readonly<Record<string, string>>): Promise<string> => {
    let next = url
    let body = form === undefined ? null : new URLSearchParams(form)
    for (let hop = 0; hop < 12; hop += 1) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const method = body === null ? 'GET' : 'POST'
      const response = await fetch(next, { method, body, redirect: 'manual', headers: { cookie } })
      for (const one of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? []
        cookies.set(name, value)
      }
      const location = response.headers.get('location')
      if (location === null) return response.text()
      next = new URL(location, next).href
      body = null
    }
    throw new Error('The server leads in a circle')
  }
  const hidden = (html: string) => /name="xsrf" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const xsrf = hidden(await visit(page))
  const how = answer === 'agree' ? { confirm: 'yes' } : { abort: 'yes' }
  await visit(page, { xsrf, user_code: userCode, ...how })
}
