/**
 * Whatever Hallpass asks an authorization server, nobody else gets to hear of it: the server may lead elsewhere, with any
 * status, at any of its endpoints. Strangers that listen are the judges.
 */
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { ConnectionDraft } from '../../shared/domain/connection.ts'
import { type Arrived, startTestServer, type TestAnswer, type TestServer } from '../http/test-server.ts'
import { createTestServices, infolinkDraft, tokens as numberedTokens } from '../services/test-services.ts'
import { filledDraft } from './oauth-kit.ts'
import { pemOf, robot } from './test-oauth-grants.ts'
import { type Strangers, secretsIn, startStrangers } from './test-strangers.ts'
import { connect, createTestWorld, type TestWorld } from './test-world.ts'

const secrets = {
  token: 'canary-token-5f1c',
  refreshToken: 'canary-refresh-77aa',
  password: 'canary-password-0b2d',
  clientSecret: 'canary-client-secret-that-is-long-enough-9e3f',
  subjectToken: 'canary-subject-token-1a2b',
} as const

const statuses = [301, 302, 303, 307, 308] as const

type Scene = {
  readonly own: TestServer
  readonly strangers: Strangers
  readonly world: TestWorld
  /** Which paths lead to a stranger, and how. */
  readonly leading: { paths: readonly string[]; status: number; host: string }
  readonly draft: (
    grant: string,
    typed: Readonly<Record<string, string>>,
    changes?: Partial<ConnectionDraft>,
  ) => ConnectionDraft
}

const json = (body: object): TestAnswer => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

/** What the server says where it does not lead elsewhere. */
function answerTo({ path, headers }: Arrived): TestAnswer {
  const bound = headers.dpop === undefined ? {} : { token_type: 'DPoP' }
  if (path === '/token')
    return json({ access_token: secrets.token, refresh_token: secrets.refreshToken, expires_in: 600, ...bound })
  if (path === '/introspection') return json({ active: true })
  if (path === '/userinfo') return json({ sub: 'ada' })
  return json({})
}

async function startScene(): Promise<Scene> {
  const leading: Scene['leading'] = { paths: [], status: 307, host: '' }
  const own = await startTestServer((request) => {
    if (!leading.paths.some((path) => request.path.startsWith(path))) return answerTo(request)
    return { status: leading.status, headers: { location: `http://${leading.host}${request.path}` } }
  })
  const strangers = await startStrangers(Number(new URL(own.url).port))
  leading.host = strangers.hosts.at(-1) ?? ''
  const world = createTestWorld(undefined, { longestWaitMs: () => 5_000 })
  onTestFinished(world.close)
  const endpoint = (name: string) => `${own.url}/${name}`
  const servers = {
    issuer: own.url,
    ...Object.fromEntries(
      ['authorization', 'token', 'pushedAuthorization', 'deviceAuthorization', 'introspection'].map((name) => [
        name,
        endpoint(name),
      ]),
    ),
    revocation: endpoint('revocation'),
    userinfo: endpoint('userinfo'),
    jwks: endpoint('jwks'),
    api: own.url,
  }
  const client = { clientId: 'client', clientSecret: secrets.clientSecret }
  return {
    own,
    strangers,
    world,
    leading,
    draft: (grant, typed, changes = {}) =>
      filledDraft(
        world,
        ['oauth-server', grant],
        { ...client, clientAuth: 'client_secret_basic', ...typed },
        { servers, ...changes },
      ),
  }
}

/** Ends well, or with a failure that people are told. */
async function settles(act: Promise<unknown>): Promise<void> {
  await act.catch((thrown: unknown) => {
    if (!(thrown instanceof AppFailure)) throw thrown
  })
}

const password = { username: 'ada', password: secrets.password }

describe('where a server leads elsewhere, nobody there learns a credential', () => {
  const ways: readonly (readonly [name: string, grant: string, typed: Readonly<Record<string, string>>])[] = [
    ['password', 'password', password],
    ['password, client secret in the form', 'password', { ...password, clientAuth: 'client_secret_post' }],
    ['password, signed with the client secret', 'password', { ...password, clientAuth: 'client_secret_jwt' }],
    ['password, bound token', 'password', { ...password, dpop: 'yes' }],
    ['client credentials', 'client-credentials', {}],
    ['refresh token', 'refresh-token', { refreshToken: secrets.refreshToken }],
    ['token exchange', 'token-exchange', { subjectToken: secrets.subjectToken }],
    ['assertion', 'jwt-bearer', { assertionKey: pemOf(robot), assertionIssuer: 'robot', assertionSubject: 'ada' }],
    ['device code', 'device-code', {}],
    ['request sent ahead', 'authorization-code', { par: 'yes' }],
  ]

  test.each(ways)('signing in: %s', async (_, grant, typed) => {
    const { own, strangers, world, leading, draft } = await startScene()
    leading.paths = ['/token', '/deviceAuthorization', '/pushedAuthorization']
    for (const status of statuses) {
      leading.status = status
      await settles(connect(world, draft(grant, typed)))
    }
    expect(own.arrived.length).toBeGreaterThanOrEqual(statuses.length)
    expect(world.connections.list()).toEqual([])
    expect(strangers.calls()).toBe(0)
  })

  test('renewing, asking whose a token is and what it is worth, ending it', async () => {
    const { own, strangers, world, leading, draft } = await startScene()
    const { id } = await connect(world, draft('password', password))
    leading.paths = ['/']
    for (const status of statuses) {
      leading.status = status
      const before = own.arrived.length
      await settles(world.tokens.get(id))
      await settles(world.questions.userinfo(id))
      await settles(world.questions.introspect(id))
      await settles(world.questions.revoke(id))
      expect(secretsIn(JSON.stringify(own.arrived.slice(before)), secrets)).toEqual(
        expect.arrayContaining(['token', 'refreshToken', 'clientSecret']),
      )
    }
    expect(strangers.calls()).toBe(0)
  })

  test('renewing by itself in the background', async () => {
    const { own, strangers, world, leading, draft } = await startScene()
    await connect(world, draft('password', password, { keepFresh: true }))
    leading.paths = ['/']
    const before = own.arrived.length
    world.passTime(599_000)
    await expect.poll(() => own.arrived.length).toBeGreaterThan(before)
    await expect.poll(() => world.states.at(-1)?.working).toBe(false)
    expect(strangers.calls()).toBe(0)
  })

  test('looking a server up, and fetching its keys', async () => {
    const { own, strangers, world, leading } = await startScene()
    leading.paths = ['/']
    for (const status of statuses) {
      leading.status = status
      await settles(world.discovery.lookUp({ address: own.url, acceptsInsecure: false, verifyTls: true }))
      const source = { kind: 'pasted', text: 'eyJhbGciOiJSUzI1NiJ9.e30.c2ln' } as const
      await settles(world.inspector.check(source, { kind: 'key-set-address', url: `${own.url}/jwks` }))
      await settles(world.inspector.check(source, { kind: 'issuer', issuer: own.url }))
    }
    expect(own.arrived.length).toBeGreaterThan(statuses.length * 2)
    expect(strangers.calls()).toBe(0)
  })

  test('a bound token, its proof and the keys of a request stay behind on the way to a stranger', async () => {
    const { own, strangers, world, leading, draft } = await startScene()
    const { id } = await connect(world, draft('password', { ...password, dpop: 'yes' }))
    leading.paths = ['/lead']
    for (const status of statuses) {
      leading.status = status
      const request = { method: 'GET', url: '/lead', pathValues: {}, query: [], headers: [] }
      await world.requests.send(
        { connectionId: id, authorization: { kind: 'connection' }, ...request, body: { kind: 'none' } },
        crypto.randomUUID(),
      )
    }
    expect(own.arrived.at(-1)?.headers).toMatchObject({ authorization: `DPoP ${secrets.token}`, dpop: /./ })
    expect(strangers.calls()).toBe(statuses.length)
    expect(secretsIn(strangers.heard(), secrets)).toEqual([])
    expect(strangers.heard()).not.toMatch(/^(authorization|dpop):/im)
  })
})

describe('a proxy nobody chose', () => {
  afterEach(() => vi.unstubAllEnvs())

  test('gets nothing by variables of the environment', async () => {
    const { strangers, world, draft } = await startScene()
    for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'all_proxy']) {
      vi.stubEnv(name, `http://${strangers.hosts[0]}`)
    }
    vi.stubEnv('NO_PROXY', '')
    vi.stubEnv('NODE_USE_ENV_PROXY', '1')
    const { id } = await connect(world, draft('password', password))
    await world.questions.userinfo(id)
    expect(strangers.calls()).toBe(0)
  })

  test('of the system gets nothing that goes to this computer', async () => {
    const services = createTestServices()
    const own = await startTestServer(() => numberedTokens(1))
    const strangers = await startStrangers(Number(new URL(own.url).port))
    services.system.proxies = `PROXY ${strangers.hosts[0]}; HTTPS ${strangers.hosts[0]}`
    await services.connections.connect({ draft: infolinkDraft(own.url), attemptId: 'a' })
    expect(strangers.calls()).toBe(0)
  })

  test.each([
    ['that says yes and answers itself', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}'],
    ['that leads elsewhere', 'HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n'],
    [
      'that wants to know who asks',
      'HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm="x"\r\nContent-Length: 0\r\n\r\n',
    ],
    ['that refuses', 'HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n'],
  ])('%s learns which server is asked for, and no more', async (_, answer) => {
    const services = createTestServices()
    const strangers = await startStrangers(0, answer)
    services.system.proxies = `PROXY ${strangers.hosts[0]}`
    const draft = infolinkDraft('https://login.hallpass.test')
    await settles(services.connections.connect({ draft, attemptId: 'a' }))
    expect(strangers.heard()).toContain('CONNECT login.hallpass.test:443 HTTP/1.1')
    const planted = { ...draft.secrets, clientId: 'client-id' }
    expect(secretsIn(strangers.heard(), planted)).toEqual([])
    expect(strangers.heard()).not.toMatch(/authorization:/i)
  })
})
