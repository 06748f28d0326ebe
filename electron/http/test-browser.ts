/** A browser as far as sign-ins need one, for tests: opens an address, keeps cookies, goes where it is led. */
import { request } from 'node:http'
import { request as requestOverTls } from 'node:https'

/** Where it ended up. */
export type Landed = { readonly address: string; readonly status: number; readonly body: string }

/** A browser with a jar of cookies. */
export type TestBrowser = {
  /**
   * Opens an address, or sends a form there, and follows it to its end, or to the first address that begins with `stopAt`,
   * which is not asked.
   */
  readonly visit: (address: string, form?: Readonly<Record<string, string>>, stopAt?: string) => Promise<Landed>
}

const mostSteps = 20

/** Opens an address and follows it, as `visit` does, in a browser without cookies. */
export function browseTo(address: string, stopAt?: string): Promise<Landed> {
  return createTestBrowser().visit(address, undefined, stopAt)
}

export function createTestBrowser(): TestBrowser {
  const cookies = new Map<string, string>()
  return {
    async visit(address, form, stopAt) {
      let at = address
      let body = form === undefined ? null : new URLSearchParams(form).toString()
      for (let step = 0; step < mostSteps; step += 1) {
        if (stopAt !== undefined && at.startsWith(stopAt)) return { address: at, status: 0, body: '' }
        const answer = await ask(at, body, cookies)
        if (answer.location === undefined) return { address: at, status: answer.status, body: answer.body }
        at = new URL(answer.location, at).href
        body = null
      }
      throw new Error('The browser was led around in circles')
    },
  }
}

type Answer = { readonly status: number; readonly location: string | undefined; readonly body: string }

function ask(address: string, form: string | null, cookies: Map<string, string>): Promise<Answer> {
  const url = new URL(address)
  const jarOf = (pair: string) => `${url.host} ${pair}`
  const cookie = [...cookies]
    .filter(([name]) => name.startsWith(jarOf('')))
    .map(([name, value]) => `${name.slice(jarOf('').length)}=${value}`)
    .join('; ')
  return new Promise((resolve, reject) => {
    const headers = {
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
      ...(cookie === '' ? {} : { cookie }),
      ...(form === null ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
    }
    const method = form === null ? 'GET' : 'POST'
    // What is tested is the app's trust, not the browser's: this one takes the certificates of test servers.
    const options = { method, headers, agent: false, rejectUnauthorized: false } as const
    const send = url.protocol === 'https:' ? requestOverTls : request
    const asked = send(url, options, async (response) => {
      for (const line of response.headers['set-cookie'] ?? []) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        if (value === '') cookies.delete(jarOf(name))
        else cookies.set(jarOf(name), value)
      }
      const chunks: Buffer[] = []
      for await (const chunk of response) chunks.push(chunk as Buffer)
      const { location } = response.headers
      resolve({ status: response.statusCode ?? 0, location, body: Buffer.concat(chunks).toString() })
    })
    asked.on('error', reject)
    asked.end(form ?? undefined)
  })
}
