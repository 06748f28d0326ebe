/** A server that answers as a particular sign-in service does, as far as its documents and its answers are known. */
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { type Arrived, startTestServer, type TestAnswer } from '../http/test-server.ts'

/** A request that came to it. */
export type Asked = {
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly form: Readonly<Record<string, string>>
  readonly headers: Arrived['headers']
}

/** How it answers at a path. */
export type Answering = (asked: Asked, service: SignInService) => TestAnswer | Promise<TestAnswer>

export type SignInService = {
  readonly url: string
  /** Requests to this path, oldest first. */
  readonly asked: (path: string) => readonly Asked[]
  /** Signed with the key at `keys`, as `RS256`; `nonce` is that of the last authorization request. */
  readonly idToken: (claims: Readonly<Record<string, unknown>>) => Promise<string>
  /** A JWT whose signature is nobody's business. */
  readonly jwt: (claims: Readonly<Record<string, unknown>>) => Promise<string>
  /** Its keys (JWKS), to be given out at the path where the service has them. */
  readonly keys: Answering
}

/** Leads the browser back with a code at once; `more` goes along. */
export const comesBack =
  (more: Readonly<Record<string, string>> = {}): Answering =>
  ({ query }) => {
    const back = new URL(query.redirect_uri ?? '')
    for (const [name, value] of Object.entries({ code: 'the-code', state: query.state ?? '', ...more })) {
      back.searchParams.set(name, value)
    }
    return { status: 302, headers: { location: back.href } }
  }

export const json = (body: object, status = 200): TestAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

const pair = generateKeyPair('RS256', { extractable: true })

/** Starts it for one test. What it has no answer for is not there (404). */
export async function startSignInService(answers: Readonly<Record<string, Answering>>): Promise<SignInService> {
  const all: Asked[] = []
  const server = await startTestServer((request) => {
    const url = new URL(request.path, 'http://x')
    const one: Asked = {
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      form: Object.fromEntries(new URLSearchParams(request.body)),
      headers: request.headers,
    }
    all.push(one)
    return answers[url.pathname]?.(one, service) ?? json({ error: 'Not Found' }, 404)
  })
  const signed = async (claims: Readonly<Record<string, unknown>>) => {
    const now = Math.floor(Date.now() / 1000)
    const token = new SignJWT({ iat: now, exp: now + 3600, ...claims })
    return token.setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign((await pair).privateKey)
  }
  const service: SignInService = {
    url: server.url,
    asked: (path) => all.filter((one) => one.path === path),
    jwt: signed,
    idToken(claims) {
      const nonce = all.findLast(({ query }) => query.nonce !== undefined)?.query.nonce
      return signed({ ...(nonce === undefined ? {} : { nonce }), ...claims })
    },
    keys: async () => json({ keys: [{ ...(await exportJWK((await pair).publicKey)), kid: 'k1', use: 'sig' }] }),
  }
  return service
}
