/**
 * A token, and whatever else is secret, goes to the connection's own hosts only, whatever is typed, filled in or answered.
 * Servers that listen on this computer are the judges: what stands in a stranger's book has leaked.
 */
import { describe, expect, onTestFinished, test } from 'vitest'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { RequestDraft } from '../../shared/domain/http-exchange.ts'
import { makeCertificate, type TestAuthority } from '../http/test-certificate.ts'
import { type Arrived, startTestServer, type TestAnswer, type TestServer } from '../http/test-server.ts'
import { askingSignIns, draftAt } from './sign-in-cases.ts'
import { type Strangers, secretsIn, startStrangers } from './test-strangers.ts'
import { connect, createTestWorld, type TestWorld } from './test-world.ts'

const secrets = {
  token: 'canary-token-5f1c',
  refreshToken: 'canary-refresh-77aa',
  password: 'canary-password-0b2d',
  clientSecret: 'canary-client-secret-9e3f',
  variable: 'canary-variable-41d8',
  cookie: 'canary-cookie-6c10',
} as const

/** An InfoLink account, an API of its own on the same server, a secret variable, and strangers all around. */
type Scene = {
  readonly own: TestServer
  readonly strangers: Strangers
  readonly world: TestWorld
  readonly connectionId: string
  readonly answer: { with: (request: Arrived) => TestAnswer }
  /** Sends with everything secret that a request can hold; says what became of it. */
  readonly send: (changes: Partial<RequestDraft>) => Promise<string>
}

const tokenAnswer = (): TestAnswer => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ access_token: secrets.token, refresh_token: secrets.refreshToken, expires_in: 1800 }),
})
const tokenPath = '/api/v1/oauth2/token'

async function startScene(tls?: TestAuthority): Promise<Scene> {
  const answer: Scene['answer'] = { with: () => ({ body: '{}' }) }
  const certificate = tls && makeCertificate({ name: 'own', hosts: ['127.0.0.1'], signer: tls })
  const own = await startTestServer(
    (request) => (request.path === tokenPath ? tokenAnswer() : answer.with(request)),
    certificate,
  )
  const strangers = await startStrangers(Number(new URL(own.url).port))
  const world = createTestWorld(undefined, { longestWaitMs: () => 5_000 })
  onTestFinished(world.close)
  const { id: connectionId } = await connect(world, {
    providerId: 'infolink',
    signInId: 'user-password',
    name: 'Mine',
    environment: { kind: 'test', label: 'Test' },
    servers: { server: own.url },
    values: { clientId: 'client', username: 'user' },
    secrets: { clientSecret: secrets.clientSecret, password: secrets.password },
    acceptsInsecure: false,
    verifyTls: true,
    keepFresh: false,
    basicEncoding: 'exact',
    network: {
      authorities: tls === undefined ? [] : [{ fileName: 'ca.pem', pem: tls.cert, subject: '', validTo: 0, count: 1 }],
      trusted: [],
      clientCertificate: { kind: 'none' },
      proxy: { kind: 'none' },
    },
  })
  await world.variables.put({ id: null, connectionId, name: 'key', kind: 'secret', value: secrets.variable })
  await world.variables.put({ id: null, connectionId, name: 'crumb', kind: 'secret', value: secrets.cookie })
  return {
    own,
    strangers,
    world,
    connectionId,
    answer,
    send: (changes) =>
      world.requests
        .send(
          {
            connectionId,
            authorization: { kind: 'connection' },
            method: 'GET',
            url: '/x',
            pathValues: {},
            query: [],
            headers: [
              { name: 'X-Api-Key', value: '{{key}}' },
              { name: 'X-Harmless', value: 'is {{key}} too' },
              { name: 'Cookie', value: 'session={{crumb}}' },
            ],
            body: { kind: 'none' },
            ...changes,
          },
          crypto.randomUUID(),
        )
        .then(
          () => 'sent',
          (thrown: unknown) => {
            if (thrown instanceof AppFailure) return thrown.error.code
            throw thrown
          },
        ),
  }
}

/** Strangers heard no secret, and the own server was told none under another name. */
function expectNothingLeaked({ own, strangers }: Pick<Scene, 'own' | 'strangers'>): void {
  const heard = strangers.heard()
  expect(secretsIn(heard, secrets)).toEqual([])
  expect(heard).not.toMatch(/^(authorization|cookie|dpop|proxy-authorization):/im)
  const misled = own.arrived.filter(({ headers }) => headers.host !== own.host)
  expect(secretsIn(JSON.stringify(misled), secrets)).toEqual([])
}

/** Ways to write an address that leads to `host` and not to `own`, or that only looks as if it did. */
const spellings: readonly ((host: string, own: string) => string)[] = [
  (host) => `http://${host}/x`,
  (host) => `HTTP://${host.toUpperCase()}/x`,
  (host) => `//${host}/x`,
  (host) => `///${host}/x`,
  (host) => `\\\\${host}\\x`,
  (host) => `/\\${host}/x`,
  (host) => `\\/${host}/x`,
  (host) => `http:\\\\${host}\\x`,
  (host) => `http:/${host}/x`,
  (host) => `http:${host}/x`,
  (host) => `ht\ntp://${host}/x`,
  (host) => `http:\t//${host}/x`,
  (host) => ` http://${host}/x\r\n`,
  (host) => `/\t/${host}/x`,
  (host) => `@${host}/x`,
  (host) => `:80@${host}/x`,
  (host) => `:x@${host}/x`,
  (host) => `.${host}/x`,
  (host) => `/..//${host}/x`,
  (host) => `/../../${host}/x`,
  (host) => `/%2e%2e//${host}/x`,
  (host) => `%2f%2f${host}/x`,
  (host) => `/%5c%5c${host}/x`,
  (host) => `?@${host}/x`,
  (host) => `#@${host}/x`,
  (host) => `;@${host}/x`,
  (host, own) => `http://${own}@${host}/x`,
  (host, own) => `http://${own}:80@${host}/x`,
  (host, own) => `http://${own}%40${host}/x`,
  (host, own) => `http://${own}\\@${host}/x`,
  (host, own) => `http://${host}\\@${own}/x`,
  (host, own) => `http://${host}/@${own}/x`,
  (host, own) => `http://${host}#@${own}/x`,
  (host, own) => `http://${host}?@${own}/x`,
  (host, own) => `http://${own}#@${host}/x`,
  (host, own) => `http://${own}／@${host}/x`,
  (host, own) => `http://${own}＠${host}/x`,
  (host, own) => `http://${own}．${host}/x`,
  (host, own) => `http://${own}／.${host}/x`,
  (host, own) => `http://${own}\u0000@${host}/x`,
  (host, own) => `http://${own}\u00ad@${host}/x`,
  (host) => `http://${host.replaceAll('.', '。')}/x`,
  (host) => `http://${[...host].map(wide).join('')}/x`,
  (host) => `http://[${host}]/x`,
  (host) => `https://${host}/x`,
  (host) => `ws://${host}/x`,
  (host) => `ftp://${host}/x`,
  (host) => `blob:http://${host}/x`,
  (host) => `view-source:http://${host}/x`,
]

/** Fullwidth, as `URL` takes digits and dots in a host. */
function wide(letter: string): string {
  return /[0-9.]/.test(letter) ? String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0) : letter
}

/** Names and numbers for this computer that are not how the connection has it (`127.0.0.1`). */
const otherNames = (port: string) =>
  [
    'localhost',
    'LOCALHOST.',
    'api.localhost',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[0:0:0:0:0:0:0:1]',
    '127.0.0.2.',
    '2130706434',
    '0x7f.2',
    '0177.0.0.2',
    '127.2',
    '0.0.0.0',
    '[::]',
  ].map((name) => `${name}:${port}`)

describe('a request with a token, a secret variable and a cookie', () => {
  test('reaches its own server, in every spelling of that, with all of them (so the judges can judge)', async () => {
    const scene = await startScene()
    const { own } = scene
    const { port } = new URL(own.url)
    for (const url of ['/x', `${own.url}/x`, `http://2130706433:${port}/x`, `http://0x7f.1:${port}/x`]) {
      expect([url, await scene.send({ url })]).toEqual([url, 'sent'])
    }
    const arrived = own.arrived.filter(({ path }) => path === '/x')
    expect(arrived).toHaveLength(4)
    for (const one of arrived) {
      expect(secretsIn(JSON.stringify(one), secrets)).toEqual(['token', 'variable', 'cookie'])
      expect(one.headers.host).toBe(own.host)
    }
    const misled = { ...own, arrived: arrived.map((one) => ({ ...one, headers: { ...one.headers, host: 'other' } })) }
    expect(() => expectNothingLeaked({ own: misled, strangers: scene.strangers })).toThrow()
    expect(scene.strangers.calls()).toBe(0)
  })

  test('goes to no stranger, however the address is written', async () => {
    const scene = await startScene()
    const { own, strangers } = scene
    for (const [at, spell] of spellings.entries()) {
      await scene.send({ url: spell(inTurn(strangers.hosts, at), own.host) })
    }
    for (const host of strangers.hosts) await scene.send({ url: `http://${host}/x` })
    for (const host of otherNames(new URL(own.url).port)) await scene.send({ url: `http://${host}/x` })
    expectNothingLeaked(scene)
    expect(strangers.calls()).toBe(0)
  })

  test('goes to no stranger, whatever a variable or a part of the path holds', async () => {
    const scene = await startScene()
    const { own, strangers, world, connectionId } = scene
    const { id } = await world.variables.put({ id: null, connectionId, name: 'at', kind: 'plain', value: '-' })
    for (const [at, spell] of spellings.entries()) {
      const value = spell(inTurn(strangers.hosts, at), own.host)
      await world.variables.put({ id, connectionId, name: 'at', kind: 'plain', value })
      for (const url of ['{{at}}', '/{{at}}', 'http://{{at}}', `${own.url}{{at}}`]) await scene.send({ url })
      await scene.send({ url: `${own.url}{PART}`, pathValues: { PART: '{{at}}' } })
      await scene.send({ url: 'http://{PART}/x', pathValues: { PART: value } })
    }
    expectNothingLeaked(scene)
    expect(strangers.calls()).toBe(0)
  })

  test('goes to no stranger by the name of a Host header', async () => {
    const scene = await startScene()
    const [, ...otherNamed] = scene.strangers.hosts
    for (const host of [...otherNamed, 'evil.example', 'evil.example:443', 'no host']) {
      const headers = [
        { name: 'hOsT', value: host },
        { name: 'X-Api-Key', value: '{{key}}' },
      ]
      expect(await scene.send({ headers })).toBe('host-not-allowed')
    }
    expect(await scene.send({ headers: [{ name: 'Host', value: '{{key}}.example' }] })).toBe('request-refused')
    expect(await scene.send({ headers: [{ name: 'Host', value: scene.own.host }] })).toBe('sent')
    expectNothingLeaked(scene)
  })
})

describe('an answer that leads elsewhere', () => {
  const statuses = [301, 302, 303, 307, 308]

  test('takes no secret along, whatever its status and however it is written', async () => {
    const scene = await startScene()
    const { own, strangers, answer } = scene
    let location = ''
    let status = 302
    answer.with = ({ path }) => (path.startsWith('/lead') ? { status, headers: { location } } : { body: '{}' })
    for (const [at, spell] of spellings.entries()) {
      status = inTurn(statuses, at)
      // No header can hold it otherwise.
      location = encodeLine(spell(inTurn(strangers.hosts, at), own.host))
      await scene.send({ url: '/lead' })
    }
    status = 302
    for (const host of otherNames(new URL(own.url).port)) {
      location = `http://${host}/x`
      await scene.send({ url: '/lead' })
    }
    for (status of statuses) {
      for (const host of strangers.hosts) {
        location = `http://${host}/x`
        await scene.send({ url: '/lead' })
        const body = { kind: 'json', text: '{"key":"{{key}}"}' } as const
        await scene.send({ url: '/lead', method: 'POST', body })
      }
    }
    expectNothingLeaked(scene)
    // Redirects to strangers are followed, without the secrets: else nothing was judged.
    expect(strangers.calls()).toBeGreaterThan(statuses.length * strangers.hosts.length)
  })

  test('takes none from https to another server of https, nor to one of http', async () => {
    const authority = makeCertificate({ name: 'authority', isAuthority: true })
    const scene = await startScene(authority)
    const { own, answer } = scene
    const hosts = ['127.0.0.1', 'localhost']
    const other = await startTestServer(() => ({}), makeCertificate({ name: 'other', hosts, signer: authority }))
    const plain = await startTestServer(() => ({}))
    let location = ''
    answer.with = ({ path }) => (path === '/lead' ? { status: 307, headers: { location } } : {})
    const [, port = ''] = other.host.split(':')
    for (location of [`${other.url}/x`, `https://localhost:${port}/x`, `//${other.host}/x`, `${plain.url}/x`]) {
      expect(await scene.send({ url: '/lead' })).toBe('sent')
    }
    expect(own.arrived.filter(({ path }) => path === '/lead')).toHaveLength(4)
    const arrived = [...other.arrived, ...plain.arrived]
    expect(arrived).toHaveLength(4)
    expect(secretsIn(JSON.stringify(arrived), secrets)).toEqual([])
    for (const { headers } of arrived) expect(Object.keys(headers).sort()).toEqual(['connection', 'host'])
  })

  test('does not bring the secrets back when it comes home over a stranger', async () => {
    const scene = await startScene()
    const { own, strangers, answer } = scene
    const back = await startTestServer(() => ({ status: 302, headers: { location: `${own.url}/home` } }))
    answer.with = ({ path }) => (path === '/lead' ? { status: 302, headers: { location: back.url } } : { body: '{}' })
    await scene.send({ url: '/lead' })
    const [home] = own.arrived.filter(({ path }) => path === '/home')
    expect(home).toBeDefined()
    expect(secretsIn(JSON.stringify([home, back.arrived]), secrets)).toEqual([])
    expectNothingLeaked({ own, strangers })
  })
})

function inTurn<T>(list: readonly T[], at: number): T {
  const one = list[at % list.length]
  if (one === undefined) throw new Error('There is nothing to choose from')
  return one
}

/** As a header can carry it: every other byte percent-encoded. */
function encodeLine(text: string): string {
  return text.replace(/[^\u0020-\u007e]/g, (letter) => encodeURIComponent(letter))
}

describe('a sign-in whose server leads elsewhere', () => {
  test('hands its credentials to nobody else, with any status', async () => {
    let location = ''
    let status = 302
    const own = await startTestServer(() => ({ status, headers: { location } }))
    const strangers = await startStrangers(Number(new URL(own.url).port))
    const world = createTestWorld(undefined, { longestWaitMs: () => 5_000 })
    onTestFinished(world.close)
    const told = { ...secrets, username: 'canary-user-83b1', apiKey: 'canary-api-key-2f60' }
    for (status of [301, 302, 303, 307, 308]) {
      for (const host of strangers.hosts) {
        for (location of [`http://${host}/x`, `//${host}/x`, `/\\${host}/x`]) {
          for (const one of askingSignIns) {
            const credentials = { clientId: 'client', ...told }
            const draft = draftAt(one, own.url, {}, credentials)
            await connect(world, draft).catch((thrown: unknown) => {
              if (!(thrown instanceof AppFailure)) throw thrown
            })
          }
        }
      }
    }
    expect(world.connections.list()).toEqual([])
    expect(own.arrived.length).toBeGreaterThanOrEqual(5 * 3 * 3 * askingSignIns.length)
    expect(secretsIn(JSON.stringify(own.arrived), told)).toContain('password')
    expect(strangers.calls()).toBe(0)
  })
})
