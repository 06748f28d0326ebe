/**
 * The certified authorization server (oidc-provider) on 127.0.0.1 for tests, set up as a test needs it, with everything it
 * was asked written down.
 *
 * ```ts
 * const server = await startAuthorizationServer({
 *   clients: [{ client_id: 'app', client_secret: 'a long secret …', grant_types: ['client_credentials'] }],
 * })
 * // … a sign-in at server.endpoints.token …
 * expect(server.asked('/token').at(-1)?.form).toMatchObject({ grant_type: 'client_credentials' })
 * ```
 *
 * `onTestFinished(server.close)` ends it. On from the start: client credentials, PAR,
 * device flow, introspection, revocation, DPoP, resource indicators, userinfo, logout. Beyond what the library has, it knows the
 * grants of `test-authorization-grants.ts`. Whoever the browser sends is signed in and agrees as `interaction` says.
 */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer, type ServerOptions as TlsOptions } from 'node:https'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import Provider, { type ClientMetadata, type Configuration } from 'oidc-provider'
import { configurationOf } from './test-authorization-configuration.ts'
import { addFurtherGrants } from './test-authorization-grants.ts'
import { answerInteraction } from './test-authorization-pages.ts'
import { createStore } from './test-authorization-store.ts'

export type AuthorizationServerOptions = {
  /**
   * As clients are registered (RFC 7591 section 2), any authentication and any grant. What is left out: no redirect address, no response
   * type, `client_secret_basic`. A signing algorithm that a client names is taken, others of its kind too.
   */
  readonly clients?: readonly ClientMetadata[]
  /** `by-itself` (left out): signs in as `account` and agrees at once. `form`: asks on a page with buttons. `refuse`: says no. */
  readonly interaction?: 'by-itself' | 'form' | 'refuse'
  /** Who signs in by itself, or with these at the password grant. */
  readonly account?: { readonly id: string; readonly password: string }
  /** Each refresh token works once. Left out: the same one is given back every time. */
  readonly rotates?: boolean
  /** Seconds. Left out: 600 for access tokens, a day for refresh tokens. */
  readonly accessTokenSeconds?: number
  readonly refreshTokenSeconds?: number
  /** Key by issuer, for assertions of the JWT bearer grant (RFC 7523 section 2.1); public JWKs. */
  readonly assertionKeys?: Readonly<Record<string, JWK>>
  /** With TLS it speaks https; `requestCert: true` and `rejectUnauthorized: false` let clients show certificates (RFC 8705). */
  readonly tls?: TlsOptions
  /** On what path it lives, as Keycloak's realms do: `/realms/test`. */
  readonly path?: string
  /** Anything else of oidc-provider's own configuration; its `features` are added to those that are on. */
  readonly configuration?: Configuration
  /** Changes an answer's JSON before it goes out. */
  readonly amend?: (path: string, body: Record<string, unknown>) => Record<string, unknown>
}

/** A request as it arrived, and what became of it. */
export type Asked = {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: IncomingHttpHeaders
  /** The form in its body; of parameters that came twice the last. */
  readonly form: Readonly<Record<string, string>>
  readonly status: number
}

/** What is answered in place of the server's own answer. `hangs`: nothing, ever. `breaks`: it hangs up. */
export type Disturbance =
  | {
      readonly status: number
      readonly headers?: Readonly<Record<string, string>>
      readonly body?: string
    }
  | 'hangs'
  | 'breaks'

export type AuthorizationServer = {
  readonly issuer: string
  readonly endpoints: {
    readonly authorization: string
    readonly token: string
    readonly deviceAuthorization: string
    readonly pushedAuthorization: string
    readonly introspection: string
    readonly revocation: string
    readonly userinfo: string
    readonly endSession: string
    readonly jwks: string
    readonly discovery: string
  }
  /** All requests, oldest first; with a path, those to it (below `options.path`). */
  readonly asked: (path?: string) => readonly Asked[]
  /** From now on only a new key is published, and signs. Tokens given out before still count. */
  readonly rotateKeys: () => Promise<void>
  /** The keys it publishes now. */
  readonly publicKeys: () => readonly JWK[]
  /** How far its clock runs ahead of ours, ms, as its answers' `Date` says; its tokens' own times stay those of this computer. */
  readonly setClock: (aheadMs: number) => void
  /**
   * What requests to this path (below `options.path`, or elsewhere on the host) get from now on, or after so many more; null: the
   * server's own answers again.
   */
  readonly disturb: (path: string, disturbance: Disturbance | null, after?: number) => void
  /** What the library said went wrong inside, for finding out why a test fails. */
  readonly errors: readonly unknown[]
  /** The library's own object, for all the rest. A new one after `rotateKeys`. */
  readonly provider: () => Provider
  readonly close: () => Promise<void>
}

// oidc-provider 9 is made for Node 22, which has this.
URL.parse ??= (text, base) => (URL.canParse(text, base) ? new URL(text, base) : null)

export const testAccount = { id: 'ada', password: 'correct horse battery staple' } as const

export async function startAuthorizationServer(options: AuthorizationServerOptions = {}): Promise<AuthorizationServer> {
  const { path: prefix = '', interaction = 'by-itself', account = testAccount } = options
  const asked: Asked[] = []
  const errors: unknown[] = []
  const disturbances = new Map<string, { readonly disturbance: Disturbance; left: number }>()
  const disturbanceOf = (path: string): Disturbance | undefined => {
    const planned = disturbances.get(path)
    if (planned === undefined) return undefined
    planned.left -= 1
    return planned.left < 0 ? planned.disturbance : undefined
  }
  let aheadMs = 0
  let provider: Provider
  const listener = async (request: IncomingMessage, response: ServerResponse) => {
    response.setHeader('date', new Date(Date.now() + aheadMs).toUTCString())
    const path = below(prefix, new URL(request.url ?? '/', 'http://x').pathname)
    const isOurs = (request.url ?? '').startsWith(prefix)
    const disturbance = disturbanceOf(path) ?? (isOurs ? undefined : { status: 404 })
    if (disturbance === 'breaks') {
      request.socket.destroy()
      return
    }
    if (disturbance !== undefined) {
      request.resume()
      if (disturbance === 'hangs') return
      asked.push(askedOf(request, prefix, {}, disturbance.status))
      response.writeHead(disturbance.status, { 'content-type': 'application/json', ...disturbance.headers })
      response.end(disturbance.body ?? '')
      return
    }
    if (path.startsWith('/interaction/')) {
      await answerInteraction(provider, request, response, interaction, account.id)
      return
    }
    // The library is mounted below the prefix, as behind a proxy that takes it off.
    if (prefix !== '')
      Object.assign(request, {
        originalUrl: request.url,
        url: (request.url ?? '').slice(prefix.length),
        baseUrl: prefix,
      })
    await provider.callback()(request, response)
  }
  const server = options.tls === undefined ? createServer(listener) : createTlsServer(options.tls, listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `${options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${(server.address() as AddressInfo).port}`
  const issuer = `${origin}${prefix}`
  const store = createStore()
  let turn = 0
  let keys: readonly JWK[] = []
  const rotateKeys = async () => {
    turn += 1
    keys = await signingKeys(turn)
    provider = new Provider(issuer, configurationOf(issuer, keys, store, options))
    addFurtherGrants(provider, account, options.assertionKeys ?? {})
    provider.use(async (context, next) => {
      await next()
      if (options.amend !== undefined && typeof context.body === 'object' && context.body !== null) {
        context.body = options.amend(context.path, { ...(context.body as Record<string, unknown>) })
      }
    })
    provider.use(async (context, next) => {
      try {
        await next()
      } finally {
        asked.push(askedOf(context.req, '', context.oidc?.body ?? {}, context.status))
      }
    })
    provider.on('server_error', (_, error) => errors.push(error))
    provider.on('grant.error', (_, error) => errors.push(error))
  }
  await rotateKeys()
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return {
    issuer,
    endpoints: {
      authorization: `${issuer}/auth`,
      token: `${issuer}/token`,
      deviceAuthorization: `${issuer}/device/auth`,
      pushedAuthorization: `${issuer}/request`,
      introspection: `${issuer}/token/introspection`,
      revocation: `${issuer}/token/revocation`,
      userinfo: `${issuer}/me`,
      endSession: `${issuer}/session/end`,
      jwks: `${issuer}/jwks`,
      discovery: `${issuer}/.well-known/openid-configuration`,
    },
    asked: (path) => (path === undefined ? asked : asked.filter((one) => one.path === path)),
    rotateKeys,
    publicKeys: () => keys.map(publicHalf),
    setClock(ahead) {
      aheadMs = ahead
    },
    disturb(path, disturbance, after = 0) {
      if (disturbance === null) disturbances.delete(path)
      else disturbances.set(path, { disturbance, left: after })
    },
    errors,
    provider: () => provider,
    close,
  }
}

/** Those of one turn are the same for all servers of a test run: making them takes longer than most tests. */
function signingKeys(turn: number): Promise<readonly JWK[]> {
  const made = keysOfTurns.get(turn) ?? Promise.all(['RS256', 'ES256'].map((alg) => signingKey(alg, turn)))
  keysOfTurns.set(turn, made)
  return made
}

const keysOfTurns = new Map<number, Promise<readonly JWK[]>>()

async function signingKey(alg: string, turn: number): Promise<JWK> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true })
  return { ...(await exportJWK(privateKey)), kid: `${alg.toLowerCase()}-${turn}`, use: 'sig', alg }
}

/** A path as tests name it: without the server's own one. What is elsewhere on this host stays as it is. */
function below(prefix: string, path: string): string {
  return path.startsWith(prefix) ? path.slice(prefix.length) : path
}

function publicHalf({ d, p, q, dp, dq, qi, ...rest }: JWK): JWK {
  return rest
}

function askedOf(request: IncomingMessage, prefix: string, body: object, status: number): Asked {
  const url = new URL(request.url ?? '/', 'http://x')
  const form = Object.entries(body).map(([name, value]) => [name, String(Array.isArray(value) ? value.at(-1) : value)])
  return {
    method: request.method ?? '',
    path: below(prefix, url.pathname),
    query: Object.fromEntries(url.searchParams),
    headers: request.headers,
    form: Object.fromEntries(form) as Record<string, string>,
    status,
  }
}
