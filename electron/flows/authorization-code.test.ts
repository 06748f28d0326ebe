import { describe, expect, it, onTestFinished } from 'vitest'
import type { AppError } from '../../shared/core/app-error.ts'
import { writeExtraParameters } from '../../shared/domain/extra-parameters.ts'
import { plainNetwork } from '../../shared/domain/network.ts'
import type { SignInStep } from '../../shared/domain/sign-in-step.ts'
import { oauthServer } from '../../shared/providers/oauth-server.ts'
import {
  type AuthorizationServer,
  type AuthorizationServerOptions,
  startAuthorizationServer,
} from '../http/test-authorization-server.ts'
import { browseTo, type Landed } from '../http/test-browser.ts'
import { failureOf, startEngine } from '../http/test-server.ts'
import { createRedirects } from '../redirects/create-redirects.ts'
import type { IssuedToken } from '../sign-in/issued-token.ts'
import { authorizationCode, browserWaitMs } from './authorization-code.ts'
import { completeSignIn } from './complete-sign-in.ts'

const redirectUri = 'http://127.0.0.1/callback'
const secret = 'client-secret-canary-long-enough'

/** A client of oidc-provider's own kind for programs on people's computers: any port will do. */
const native = {
  client_id: 'hallpass',
  token_endpoint_auth_method: 'none',
  application_type: 'native',
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  redirect_uris: [redirectUri, 'http://localhost/callback', 'http://[::1]/callback'],
} as const

async function startServer(options: AuthorizationServerOptions = {}): Promise<AuthorizationServer> {
  const server = await startAuthorizationServer({ clients: [native as never], ...options })
  onTestFinished(server.close)
  return server
}

type Person = {
  /** What the person's browser does with the address that it is given; left out: goes there, and wherever it is led. */
  readonly browse?: (address: string) => Promise<unknown>
  /** What is pasted, given the address that was opened. */
  readonly paste?: (address: string) => Promise<string>
  readonly values?: Readonly<Record<string, string>>
  readonly servers?: Readonly<Record<string, string>>
  readonly isAlone?: boolean
}

/** A sign-in at a server by a person; the outcome, and what they saw. */
function signIn(server: AuthorizationServer, person: Person = {}) {
  const steps: SignInStep[] = []
  const landed: Landed[] = []
  const doors: string[] = []
  const timers: { readonly ms: number; readonly act: () => void }[] = []
  const controller = new AbortController()
  const known = oauthServer.signIns.find(({ flow }) => flow === 'authorization-code')
  if (known === undefined) throw new Error('There is no sign-in in the browser')
  const values = { clientId: 'hallpass', clientAuth: 'none', scope: 'openid read', ...person.values }
  const { authorization, token, pushedAuthorization, jwks } = server.endpoints
  const redirects = createRedirects()
  let open = (_address: string) => {}
  const opened = new Promise<string>((resolve) => {
    open = resolve
  })
  const browse = person.browse ?? (async (address: string) => void landed.push(await browseTo(address)))
  const interaction = {
    show: (step: SignInStep) => void steps.push(step),
    async browse(address: string) {
      open(address)
      void browse(address).catch(() => {})
      return true
    },
    redirects: {
      async open(wish: Parameters<typeof redirects.open>[0]) {
        const door = await redirects.open(wish)
        onTestFinished(() => void door.close())
        doors.push(door.redirectUri)
        return door
      },
    },
    async pasted() {
      return person.paste?.(await opened) ?? ''
    },
  }
  const outcome: Promise<IssuedToken> = authorizationCode.run({
    provider: oauthServer,
    signIn: completeSignIn(known),
    settings: known.settings,
    connection: {
      servers: { issuer: server.issuer, authorization, token, pushedAuthorization, jwks, ...person.servers },
      acceptsInsecure: false,
      verifyTls: true,
      network: plainNetwork,
      basicEncoding: 'exact',
    },
    input: values,
    values,
    ports: {
      http: startEngine().http,
      clock: {
        now: () => Date.now(),
        after(ms, act) {
          const timer = { ms, act }
          timers.push(timer)
          return () => void timers.splice(timers.indexOf(timer), 1)
        },
      },
      interaction: person.isAlone === true ? null : interaction,
    },
    signal: controller.signal,
  })
  outcome.catch(() => {})
  return { outcome, steps, landed, doors, timers, stop: () => controller.abort() }
}

async function errorOf(outcome: Promise<unknown>): Promise<AppError> {
  return (await failureOf(outcome)).error
}

/** What the token endpoint was asked. */
const exchanges = (server: AuthorizationServer) => server.asked('/token').map(({ form }) => form)

/** A browser that does all the server says, but for the last step: what it comes back with is changed. */
const comingBackWith = (change: (came: URL) => void) => async (address: string) => {
  const { searchParams } = new URL(address)
  const { address: last } = await browseTo(address, searchParams.get('redirect_uri') ?? '')
  const came = new URL(last)
  change(came)
  await browseTo(came.href)
}

describe('a person signs in in the browser', () => {
  it('as a client without a secret, at whatever port is free, protected by PKCE, state and nonce', async () => {
    const server = await startServer()
    const { outcome, steps, landed, doors } = signIn(server)
    const issued = await outcome
    expect(issued).toMatchObject({ kind: 'access-token', idTokenSummary: { subject: 'ada' } })
    expect(typeof issued.refreshToken).toBe('string')
    const [request] = server.asked('/auth')
    expect(request?.query).toMatchObject({
      response_type: 'code',
      client_id: 'hallpass',
      redirect_uri: doors[0],
      scope: 'openid read',
      code_challenge_method: 'S256',
    })
    expect(new Set([request?.query.state, request?.query.nonce, request?.query.code_challenge]).size).toBe(3)
    expect(exchanges(server)).toMatchObject([{ grant_type: 'authorization_code', redirect_uri: doors[0] }])
    expect(exchanges(server)[0]?.code_verifier).toMatch(/^[\w~.-]{43,128}$/)
    await expect.poll(() => landed[0]?.body).toContain('You are signed in')
    expect(landed[0]?.address).not.toContain('code=')
    expect(steps.map((step) => step.kind === 'browser' && step.state)).toEqual(['open', 'back'])
  })

  it('as a client with a secret, which proves itself at the token endpoint only', async () => {
    const client = {
      ...native,
      client_id: 'web',
      client_secret: secret,
      token_endpoint_auth_method: 'client_secret_basic',
    }
    const server = await startServer({ clients: [client as never] })
    const values = { clientId: 'web', clientAuth: 'client_secret_basic', clientSecret: secret }
    const { outcome } = signIn(server, { values })
    expect(await outcome).toMatchObject({ kind: 'access-token' })
    const [, basic = ''] = String(server.asked('/token')[0]?.headers.authorization).split(' ')
    expect(decodeURIComponent(atob(basic))).toBe(`web:${secret}`)
    expect(JSON.stringify(server.asked('/auth'))).not.toContain(secret)
  })

  it('with the request sent ahead (PAR): the browser carries only a reference', async () => {
    const server = await startServer({
      configuration: {
        features: { pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: true } } as never,
      },
    })
    const { outcome } = signIn(server, { values: { par: 'yes' } })
    expect(await outcome).toMatchObject({ kind: 'access-token' })
    expect(server.asked('/request')[0]?.form).toMatchObject({ client_id: 'hallpass', response_type: 'code' })
    const [{ query } = { query: {} }] = server.asked('/auth')
    expect(Object.keys(query)).toEqual(['client_id', 'request_uri'])
  })

  it.each([
    ['plain', 'plain'],
    ['none', undefined],
  ])('with the weakness that the person chose: %s', async (pkce, method) => {
    const server = await startServer({
      configuration: { pkce: { required: () => false, methods: ['S256', 'plain'] } as never },
    })
    const { outcome } = signIn(server, { values: { pkce }, browse: comingBackWith(() => {}) })
    await outcome.catch(() => {})
    expect(server.asked('/auth')[0]?.query.code_challenge_method).toBe(method)
  })

  it('without “openid”: no nonce is sent, and no ID token asked for', async () => {
    const server = await startServer()
    const { outcome } = signIn(server, { values: { scope: 'read' } })
    expect((await outcome).idToken).toBeUndefined()
    expect(server.asked('/auth')[0]?.query.nonce).toBeUndefined()
  })

  it('for the APIs that the form names, with what else the server wants', async () => {
    const server = await startServer()
    const extraParameters = writeExtraParameters([
      { step: 'authorization', in: 'query', name: 'prompt', value: 'consent' },
      { step: 'token', in: 'body', name: 'flavour', value: 'sweet' },
    ])
    const values = { resource: 'https://api.example', loginHint: 'ada', extraParameters }
    const { outcome } = signIn(server, { values })
    await outcome
    expect(server.asked('/auth')[0]?.query).toMatchObject({
      prompt: 'consent',
      login_hint: 'ada',
      resource: 'https://api.example',
    })
    expect(server.asked('/auth')[0]?.query).not.toHaveProperty('flavour')
  })

  it.each(['localhost', '[::1]'])('and comes back to %s', async (redirectHost) => {
    const server = await startServer()
    const { outcome, doors } = signIn(server, { values: { redirectHost } })
    expect(await outcome).toMatchObject({ kind: 'access-token' })
    expect(doors[0]).toMatch(/^http:\/\/(localhost|\[::1\]):\d+\/callback$/)
  })

  it('and pastes the address at which they ended up', async () => {
    const uri = 'https://nowhere.example/done'
    const server = await startServer({ clients: [{ ...native, redirect_uris: [uri] } as never] })
    const { outcome, steps, doors } = signIn(server, {
      values: { redirect: 'paste', redirectUri: uri },
      browse: async () => {},
      paste: async (address) => (await browseTo(address, uri)).address,
    })
    expect(await outcome).toMatchObject({ kind: 'access-token' })
    expect(steps[0]).toMatchObject({ kind: 'browser', isPasted: true, redirectUri: uri })
    expect(doors).toEqual([])
  })
})

describe('what comes back is refused, and nothing goes to the token endpoint,', () => {
  const cases: readonly [what: string, change: (came: URL) => void, error: object][] = [
    ['with another state', (came) => came.searchParams.set('state', 'x'), { code: 'foreign-answer', what: 'state' }],
    [
      'from another issuer (mix-up)',
      (came) => came.searchParams.set('iss', 'https://other.example'),
      { code: 'foreign-answer', what: 'issuer' },
    ],
    ['with two codes', (came) => came.searchParams.append('code', 'x'), { code: 'foreign-answer', what: 'form' }],
    ['with an empty code', (came) => came.searchParams.set('code', ''), { code: 'foreign-answer', what: 'form' }],
    [
      'as another kind of answer',
      (came) => came.searchParams.set('response', 'e30.e30.x'),
      { code: 'foreign-answer', what: 'form' },
    ],
    [
      'with an error of another server',
      (came) => {
        came.searchParams.set('error', 'access_denied')
        came.searchParams.set('iss', 'https://other.example')
      },
      { code: 'foreign-answer', what: 'issuer' },
    ],
  ]

  it('without the name of a server that always says it', async () => {
    const server = await startServer()
    const browse = comingBackWith((came) => came.searchParams.delete('iss'))
    const { outcome } = signIn(server, { browse, values: { answerIssuer: 'must' } })
    expect(await errorOf(outcome)).toMatchObject({ code: 'foreign-answer', what: 'issuer' })
    expect(exchanges(server)).toEqual([])
    await expect(signIn(server, { browse }).outcome).resolves.toBeDefined()
  })

  it.each(cases)('%s', async (_what, change, error) => {
    const server = await startServer()
    const { outcome } = signIn(server, { browse: comingBackWith(change) })
    expect(await errorOf(outcome)).toMatchObject(error)
    expect(exchanges(server)).toEqual([])
  })
})

describe('the server refuses', () => {
  it('because the person said no', async () => {
    const server = await startServer({ interaction: 'refuse' })
    const { outcome, landed } = signIn(server)
    expect(await errorOf(outcome)).toEqual({
      code: 'authorization-refused',
      provider: oauthServer.name,
      error: 'access_denied',
      serverSaid: 'The person said no.',
    })
    await expect.poll(() => landed[0]?.body).toContain('This did not work')
    expect(exchanges(server)).toEqual([])
  })

  it.each([
    ['invalid_scope', { scope: 'openid write' }],
    [
      'login_required',
      {
        extraParameters: writeExtraParameters([{ step: 'authorization', in: 'query', name: 'prompt', value: 'none' }]),
      },
    ],
    ['invalid_target', { resource: 'https://api.example/#x' }],
  ])('with %s', async (error, values) => {
    const server = await startServer({ clients: [{ ...native, scope: 'openid read' } as never] })
    const { outcome } = signIn(server, { values })
    expect(await errorOf(outcome)).toMatchObject({ code: 'authorization-refused', error })
  })

  it('what was sent ahead', async () => {
    const server = await startServer()
    const { outcome, steps } = signIn(server, { values: { par: 'yes', redirectPath: '/unknown' } })
    expect(await errorOf(outcome)).toMatchObject({ code: 'authorization-refused', error: 'invalid_request' })
    expect(steps).toEqual([])
  })

  it('a code that was used before', async () => {
    const server = await startServer()
    const { outcome } = signIn(server, {
      browse: comingBackWith((came) => {
        came.searchParams.set('code', 'a-code-of-long-ago')
      }),
    })
    expect(await errorOf(outcome)).toMatchObject({ code: 'authorization-refused', error: 'invalid_grant' })
    expect(JSON.stringify(await errorOf(outcome))).not.toContain('a-code-of-long-ago')
  })

  it('a code that has ended', async () => {
    const server = await startServer({ configuration: { ttl: { AuthorizationCode: 1 } } })
    const slowly = async (address: string) => {
      const { searchParams } = new URL(address)
      const { address: last } = await browseTo(address, searchParams.get('redirect_uri') ?? '')
      const found = await server.provider().AuthorizationCode.find(new URL(last).searchParams.get('code') ?? '')
      await found?.destroy()
      await browseTo(last)
    }
    const { outcome } = signIn(server, { browse: slowly })
    expect(await errorOf(outcome)).toMatchObject({ code: 'authorization-refused', error: 'invalid_grant' })
  })

  it('says what must not be repeated, which is masked', async () => {
    const server = await startServer()
    const { outcome } = signIn(server, {
      browse: async (address) => {
        const { searchParams } = new URL(address)
        const back = new URL(searchParams.get('redirect_uri') ?? '')
        const state = searchParams.get('state') ?? ''
        back.search = String(
          new URLSearchParams({ state, error: 'Odd Error!', error_description: `No ${state}\u202e.` }),
        )
        await browseTo(back.href)
      },
    })
    const error = await errorOf(outcome)
    expect(error).toMatchObject({ code: 'authorization-refused', error: 'other' })
    expect(error).toHaveProperty('serverSaid', expect.stringMatching(/^No [^a-zA-Z0-9]/))
  })
})

describe('an ID token', () => {
  it('of another sign-in refuses it: its nonce is another', async () => {
    const server = await startServer()
    const { outcome } = signIn(server, {
      browse: async (address) => {
        // Somebody puts in a code of a sign-in that they began themselves, with the same challenge.
        const other = new URL(address)
        other.searchParams.set('nonce', 'of-somebody-else')
        await browseTo(other.href)
      },
    })
    expect(await errorOf(outcome)).toMatchObject({ code: 'id-token-refused', why: 'nonce' })
  })
})

describe('the wait', () => {
  it('ends after five minutes, and says so', async () => {
    const server = await startServer()
    const { outcome, timers, steps } = signIn(server, { browse: async () => {} })
    await expect.poll(() => timers.length).toBe(1)
    expect(timers[0]?.ms).toBe(browserWaitMs)
    expect(steps[0]).toMatchObject({ kind: 'browser', state: 'open', endsAt: expect.any(Number) })
    timers[0]?.act()
    expect(await errorOf(outcome)).toEqual({ code: 'sign-in-unfinished', provider: oauthServer.name, seconds: 300 })
  })

  it('ends at once when it is cancelled', async () => {
    const server = await startServer()
    const { outcome, timers, stop } = signIn(server, { browse: async () => {} })
    await expect.poll(() => timers.length).toBe(1)
    stop()
    expect(await errorOf(outcome)).toEqual({ code: 'cancelled' })
    expect(timers).toEqual([])
    expect(exchanges(server)).toEqual([])
  })
})

describe('before the browser opens it is said', () => {
  it.each<[string, Person, object]>([
    ['that nobody is there to sign in', { isAlone: true }, { code: 'sign-in-over', needsPerson: true }],
    [
      'that the address of the page is missing',
      { servers: { authorization: '' } },
      { code: 'invalid-input', field: 'authorization' },
    ],
    [
      'that the address of the token endpoint is missing',
      { servers: { token: '' } },
      { code: 'invalid-input', field: 'token' },
    ],
    [
      'that a port is missing',
      { values: { redirect: 'fixed-port' } },
      { code: 'invalid-input', field: 'redirectPort' },
    ],
    [
      'that links do not come to this app',
      { values: { redirect: 'app-link' } },
      { code: 'redirect-unavailable', why: 'no-app-link' },
    ],
    [
      'that a further parameter would undo the protection',
      {
        values: {
          extraParameters: writeExtraParameters([{ step: 'authorization', in: 'query', name: 'state', value: '1' }]),
        },
      },
      { code: 'invalid-input', field: 'extraParameters' },
    ],
    [
      'that the address for requests sent ahead is missing',
      { values: { par: 'yes' }, servers: { pushedAuthorization: '' } },
      { code: 'invalid-input', field: 'pushedAuthorization' },
    ],
  ])('%s', async (_what, person, error) => {
    const server = await startServer()
    const { outcome, steps } = signIn(server, person)
    expect(await errorOf(outcome)).toMatchObject(error)
    expect(steps).toEqual([])
    expect(server.asked('/auth')).toEqual([])
  })
})
