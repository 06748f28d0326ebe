/** Logins that are tried while they are described, against real servers that answer as they like. */
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import type { HttpLoginAnswer, HttpLoginRequest } from '../../shared/domain/http-login.ts'
import type { LoginTrial } from '../../shared/ipc/logins.contract.ts'
import { makeCertificate } from '../http/test-certificate.ts'
import { type Arrived, closedPort, failureOf, startTestServer, type TestAnswer } from '../http/test-server.ts'
import { ownLogin } from './test-own-login.ts'
import { connect, createTestServices, infolinkDraft, jsonAnswer } from './test-services.ts'

const token = 'canary-token-6E3487971234567896704A9EB4AE501F'
const picks: HttpLoginAnswer = { token: ['token'], message: ['message'] }

const request: HttpLoginRequest = {
  method: 'POST',
  path: '/login',
  credentials: { in: 'json', body: { user: '{username}', pass: '{password}' } },
}

function login(server: string, changes: Partial<LoginTrial> = {}): LoginTrial {
  return {
    fields: [
      { name: 'username', label: 'User name', secret: false, required: true, kind: 'text' },
      { name: 'password', label: 'Password', secret: true, required: true, kind: 'text' },
    ],
    request,
    server,
    values: { username: 'ann' },
    secrets: { password: 'canary-password' },
    acceptsInsecure: false,
    verifyTls: true,
    trusted: [],
    ...changes,
  }
}

/** One login tried at a server that answers like this. */
async function tried(answer: TestAnswer | ((request: Arrived) => TestAnswer), changes: Partial<LoginTrial> = {}) {
  const server = await startTestServer((request) => (typeof answer === 'function' ? answer(request) : answer))
  const services = createTestServices()
  const shown = await services.logins.try('trial', login(server.url, changes))
  return { services, server, shown, text: JSON.stringify(shown) }
}

describe('a login that is tried', () => {
  it('goes out once, as the sign-in would, and shows its answer without the token', async () => {
    const { server, shown, text } = await tried(jsonAnswer(200, { data: { jwt: token, expires_in: 3600 } }))
    expect(server.arrived.map(({ method, path, body }) => `${method} ${path} ${body}`)).toEqual([
      'POST /login {"user":"ann","pass":"canary-password"}',
    ])
    expect(shown).toMatchObject({ status: 200, host: server.host, body: { kind: 'tree' } })
    expect(shown.candidates.map(({ role, place }) => [role, place])).toEqual([
      ['token', { in: 'body', path: 'data.jwt' }],
      ['lifetime', { in: 'body', path: 'data.expires_in' }],
    ])
    expect(text).not.toContain(token)
    expect(text).toContain('…501F')
  })

  it('masks what was typed where the answer repeats it', async () => {
    const { text } = await tried({
      headers: { 'content-type': 'application/json', 'x-echo': 'canary-password' },
      body: JSON.stringify({
        you: 'said canary-password',
        'canary-password': 1,
        token_url: 'https://a/canary-password',
      }),
    })
    expect(text).not.toContain('canary-password')
  })

  it('offers a token that comes in a header, and only hints at it and at cookies', async () => {
    const { shown, text, services } = await tried({
      headers: { 'X-Auth-Token': token, 'set-cookie': ['sid=canary-cookie-1234', 'b=c'], 'content-type': 'text/plain' },
      body: '',
    })
    expect(shown.candidates[0]).toMatchObject({ role: 'token', place: { in: 'header', name: 'x-auth-token' } })
    expect(shown.headers).toContainEqual({ name: 'x-auth-token', value: '…501F', isSecret: true })
    expect(text).not.toMatch(/canary-cookie|canary-token/)
    expect(shown.body).toEqual({ kind: 'empty' })
    const answer = { token: [], tokenHeader: 'x-auth-token', message: [] }
    expect(await services.logins.read({ step: 'sign-in', answer })).toMatchObject({ preview: '…501F' })
  })

  it('shows an answer that is nothing but the token as one value', async () => {
    const { shown, text } = await tried({ body: `"${token}"` })
    expect(shown.body).toMatchObject({ kind: 'tree', tree: { nodes: [{ path: '$', preview: '…501F' }] } })
    expect(text).not.toContain(token)
  })

  it.each([
    [
      'page',
      { body: '<!doctype html><script>var token = 1</script><title>Sign in</title><p>to go on', status: 200 },
      'Sign in to go on',
    ],
    ['text', { body: `access_token=${token}&expires_in=3600` }, 'access_token=•••&expires_in=3600'],
    ['text', { body: `<a><sessionId>abc</sessionId><n>1</n></a>` }, '<a><sessionId>•••</sessionId><n>1</n></a>'],
  ] as const)('shows the beginning of a %s that it cannot be read from', async (kind, answer, start) => {
    const { shown, services } = await tried(answer)
    expect(shown.body).toEqual({ kind, start })
    await expect(services.logins.read({ step: 'sign-in', answer: picks })).rejects.toMatchObject({
      error: { code: 'unexpected-answer', why: kind === 'page' || start.startsWith('<') ? 'html' : 'not-json' },
    })
  })

  it('shows a refusal as an answer like any other', async () => {
    const { shown, services } = await tried(jsonAnswer(403, { message: 'not you, canary-password' }))
    expect(shown).toMatchObject({ status: 403, candidates: [{ role: 'message' }] })
    await expect(services.logins.read({ step: 'sign-in', answer: picks })).rejects.toMatchObject({
      error: { code: 'credentials-refused', fields: ['username', 'password'], serverSaid: 'not you, •••' },
    })
  })

  it('shows where it was sent, and does not go there', async () => {
    const other = await startTestServer(() => jsonAnswer(200, { token }))
    const { shown, services } = await tried({
      status: 307,
      headers: { location: `${other.url}/sso?p=canary-password` },
    })
    expect(other.arrived).toEqual([])
    expect(shown.headers).toContainEqual({ name: 'location', value: `${other.url}/sso?p=•••`, isSecret: false })
    await expect(services.logins.read({ step: 'sign-in', answer: picks })).rejects.toMatchObject({
      error: { code: 'redirected' },
    })
  })

  it('ends where an answer has no end', async () => {
    const endless = () =>
      Readable.from(
        (function* () {
          for (;;) yield 'x'.repeat(100_000)
        })(),
      )
    await expect(failureOf(tried({ stream: endless }))).resolves.toMatchObject({
      error: { code: 'unexpected-answer', why: 'too-large' },
    })
  })

  it('offers no place whose way would tell a secret', async () => {
    const { shown, text } = await tried(
      jsonAnswer(200, { sessions: { [token]: { access_token: 'another-token-12345' } } }),
    )
    expect(shown.candidates).toEqual([])
    expect(text).not.toContain(token)
  })
})

describe('what cannot be sent', () => {
  it.each<[string, Partial<LoginTrial>, object]>([
    ['an address that is none', { server: 'two words' }, { code: 'invalid-input', field: 'server' }],
    ['an unprotected address', { server: 'http://a.example' }, { code: 'insecure-address', field: 'server' }],
    ['a value left empty', { values: {} }, { code: 'invalid-input', field: 'username' }],
    ['a secret left empty', { secrets: {} }, { code: 'missing-secret', fields: ['password'] }],
    ['a GET with a body', { request: { ...request, method: 'GET' } }, { code: 'invalid-input', field: 'method' }],
    ['a field nobody asks for', { request: { ...request, query: { q: 'nobody' } } }, { code: 'invalid-input' }],
    ['a second request before the first', { renews: picks }, { code: 'not-found' }],
  ])('is said at its field: %s', async (_what, changes, error) => {
    const { logins } = createTestServices()
    expect((await failureOf(logins.try('trial', login('https://127.0.0.1:1', changes)))).error).toMatchObject(error)
  })

  it('offers http where nothing answers on the https that was assumed', async () => {
    const port = await closedPort()
    const failure = await failureOf(createTestServices().logins.try('trial', login(`127.0.0.1:${port}`)))
    expect(failure.error).toMatchObject({ code: 'https-unreachable', httpAddress: `http://127.0.0.1:${port}` })
  })
})

describe('reading the kept answer', () => {
  it('says what a sign-in with these settings gets, without asking again', async () => {
    const { services, server, text } = await tried(
      jsonAnswer(200, { token, ttl: '90', refresh: 'canary-refresh-0001', site: 'north', path: '/v2' }),
    )
    const answer: HttpLoginAnswer = {
      ...picks,
      lifetimeSeconds: ['ttl'],
      refreshToken: ['refresh'],
      carry: { headers: [], basePath: ['path'], single: { 'X-Site': 'site' } },
    }
    const reading = await services.logins.read({ step: 'sign-in', answer })
    expect(reading).toMatchObject({
      preview: '…501F',
      format: 'opaque',
      length: token.length,
      lifetimeMs: 90_000,
      expirySource: 'server',
      refreshPreview: '…0001',
      carryNames: ['X-Site'],
      basePath: '/v2',
    })
    expect(JSON.stringify(reading) + text).not.toMatch(/canary-(token|refresh)/)
    expect(server.arrived).toHaveLength(1)
  })

  it('counts a documented lifetime where the answer states none', async () => {
    const { services } = await tried(jsonAnswer(200, { token }))
    const reading = await services.logins.read({ step: 'sign-in', answer: picks, documentedLifetimeSeconds: 600 })
    expect(reading).toMatchObject({ lifetimeMs: 600_000, expirySource: 'documented-default' })
  })

  it('takes a 200 that says no for a refusal', async () => {
    const { services } = await tried(jsonAnswer(200, { token, ok: false, message: 'locked' }))
    const answer = { ...picks, success: [{ path: 'ok', oneOf: ['true'] }] }
    await expect(services.logins.read({ step: 'sign-in', answer })).rejects.toMatchObject({
      error: { code: 'credentials-refused', serverSaid: 'locked' },
    })
  })

  it.each([
    ['the person leaves', (services: ReturnType<typeof createTestServices>) => services.logins.forget()],
    ['nothing was tried', () => {}],
  ])('is over when %s', async (what, act) => {
    const services = what.startsWith('the') ? (await tried(jsonAnswer(200, { token }))).services : createTestServices()
    act(services)
    await expect(services.logins.read({ step: 'sign-in', answer: picks })).rejects.toMatchObject({
      error: { code: 'not-found' },
    })
  })
})

describe('a second request', () => {
  const renewal: HttpLoginRequest = {
    method: 'POST',
    path: '/renew',
    credentials: { in: 'form', fields: { r: 'refreshToken' } },
  }

  it('has the refresh token of the first answer, which is masked like all secrets', async () => {
    const { services, server } = await tried(({ path, body }) =>
      path === '/login'
        ? jsonAnswer(200, { token, next: 'canary-refresh-0001' })
        : jsonAnswer(200, { token: 'canary-second-token-2', echo: body }),
    )
    const shown = await services.logins.try(
      'trial',
      login(server.url, { request: renewal, secrets: {}, renews: { ...picks, refreshToken: ['next'] } }),
    )
    expect(server.arrived.at(-1)?.body).toBe('r=canary-refresh-0001')
    expect(JSON.stringify(shown)).not.toContain('canary-refresh')
    expect(await services.logins.read({ step: 'renewal', answer: picks })).toMatchObject({ preview: '…en-2' })
    expect(await services.logins.read({ step: 'sign-in', answer: picks })).toMatchObject({ preview: '…501F' })
  })

  it('is not sent without one', async () => {
    const { services, server } = await tried(jsonAnswer(200, { token }))
    const asked = services.logins.try('trial', login(server.url, { request: renewal, renews: picks }))
    expect((await failureOf(asked)).error).toMatchObject({ code: 'invalid-input', field: 'refreshToken' })
    expect(server.arrived).toHaveLength(1)
  })
})

describe('a trial under way', () => {
  it.each([
    ['stopped', (services: ReturnType<typeof createTestServices>) => services.logins.cancel('trial')],
    ['left', (services: ReturnType<typeof createTestServices>) => services.logins.forget()],
  ])('ends when it is %s, and keeps nothing', async (_what, end) => {
    let arrived = () => {}
    const isThere = new Promise<void>((resolve) => {
      arrived = resolve
    })
    const server = await startTestServer(() => {
      arrived()
      return new Promise<TestAnswer>(() => {})
    })
    const services = createTestServices()
    const asked = failureOf(services.logins.try('trial', login(server.url)))
    await isThere
    end(services)
    expect((await asked).error.code).toBe('cancelled')
    await expect(services.logins.read({ step: 'sign-in', answer: picks })).rejects.toMatchObject({
      error: { code: 'not-found' },
    })
  })
})

describe('trying with a connection', () => {
  async function connectedTo(url: string) {
    const services = createTestServices()
    const { id } = services.providers.save(ownLogin())
    const connection = await connect(
      services,
      infolinkDraft(url, {
        providerId: id,
        signInId: 'login',
        values: { username: 'ann' },
        secrets: { password: 'canary-password' },
      }),
    )
    return { services, connection }
  }
  const answer = jsonAnswer(200, { data: { session: { jwt: token, next: 'canary-next-0001' } }, token })

  it('uses its saved secrets at its server', async () => {
    const server = await startTestServer(() => answer)
    const { services, connection } = await connectedTo(server.url)
    await services.logins.try('trial', login(server.url, { secrets: {}, connectionId: connection.id }))
    expect(server.arrived.at(-1)?.body).toContain('canary-password')
  })

  it('sends them nowhere else', async () => {
    const server = await startTestServer(() => answer)
    const other = await startTestServer(() => answer)
    const { services, connection } = await connectedTo(server.url)
    const asked = services.logins.try('trial', login(other.url, { secrets: {}, connectionId: connection.id }))
    expect((await failureOf(asked)).error).toMatchObject({ code: 'missing-secret', fields: ['password'] })
    expect(other.arrived).toEqual([])
  })
})

describe('a server whose certificate nobody vouches for', () => {
  it('gets nothing until the person trusts it, or leaves it unchecked', async () => {
    const server = await startTestServer(
      () => jsonAnswer(200, { token }),
      makeCertificate({ name: 'server', hosts: ['127.0.0.1'] }),
    )
    const { logins } = createTestServices()
    const { error } = await failureOf(logins.try('trial', login(server.url)))
    if (error.code !== 'certificate-refused') throw new Error(`Refused with ${error.code}`)
    expect(server.arrived).toEqual([])

    const [shown] = error.certificates ?? []
    const trusted = { host: server.host, fingerprint: shown?.fingerprint ?? '', subject: '', validTo: 1 }
    expect(await logins.try('trial', login(server.url, { trusted: [trusted] }))).toMatchObject({ status: 200 })
    expect(await logins.try('trial', login(server.url, { verifyTls: false }))).toMatchObject({ status: 200 })
  })
})
