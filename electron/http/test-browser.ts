/** A browser as far as sign-ins need one, for tests: opens an address, keeps cookies, goes where it is led. */
import { request } from 'node:http'

/** Where it ended up. */
export type Landed = { readonly address: string; readonly status: number; readonly body: string }

const mostSteps = 20

/** Opens an http address and follows it to its end, or to the first address that begins with `stopAt`, which is not asked. */
export async function browseTo(address: string, stopAt?: string): Promise<Landed> {
  const cookies = new Map<string, string>()
  let at = address
  for (let step = 0; step < mostSteps; step += 1) {
    if (stopAt !== undefined && at.startsWith(stopAt)) return { address: at, status: 0, body: '' }
    const { status, location, body } = await ask(at, cookies)
    if (location === undefined) return { address: at, status, body }
    at = new URL(location, at).href
  }
  throw new Error('The browser was led around in circles')
}

type Answer = { readonly status: number; readonly location: string | undefined; readonly body: string }

function ask(address: string, cookies: Map<string, string>): Promise<Answer> {
  const url = new URL(address)
  const jarOf = (pair: string) => `${url.host} ${pair}`
  const cookie = [...cookies]
    .filter(([name]) => name.startsWith(jarOf('')))
    .map(([name, value]) => `${name.slice(jarOf('').length)}=${value}`)
    .join('; ')
  return new Promise((resolve, reject) => {
    const headers = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', ...(cookie === '' ? {} : { cookie }) }
    const asked = request(url, { headers, agent: false }, async (response) => {
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
    asked.end()
  })
}
