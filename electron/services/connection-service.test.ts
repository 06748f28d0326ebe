import { describe, expect, it } from 'vitest'
import { closedPort, failureOf, startRawServer, startTestServer } from '../http/test-server.ts'
import {
  connect,
  connected,
  createTestServices,
  infolinkDraft,
  invalidGrant,
  planted,
  startOauthServer,
  type TestServices,
} from './test-services.ts'
import { credentialsKey, tokenKey } from './vault-keys.ts'

const nothingSaved = (services: TestServices) => {
  expect([...services.kept.vault.keys()]).toEqual([])
  expect(services.connections.list()).toEqual([])
}
const secretsOf = (services: TestServices, id: string) =>
  JSON.parse(services.kept.vault.get(credentialsKey(id)) ?? 'null') as Record<string, string> | null

describe('connecting', () => {
  it('saves connection, secrets and token; what comes back names the secrets only', async () => {
    const { services, connection } = await connected()
    expect(connection).toMatchObject({ savedSecrets: ['clientSecret', 'password'], values: { username: 'user' } })
    expect(secretsOf(services, connection.id)).toEqual(planted)
    expect(services.kept.vault.has(tokenKey(connection.id))).toBe(true)
    expect(
      JSON.stringify([connection, services.connections.list(), [...services.kept.connections.all().values()]]),
    ).not.toContain('canary')
  })

  it('that is refused saves nothing', async () => {
    const server = await startOauthServer()
    server.tokenAnswer = invalidGrant
    const services = createTestServices()
    const { error } = await failureOf(connect(services, infolinkDraft(server.url)))
    expect(error).toMatchObject({ code: 'credentials-refused', fields: ['username', 'password'] })
    nothingSaved(services)
  })

  it('with a secret missing asks nobody and saves nothing', async () => {
    const server = await startOauthServer()
    const services = createTestServices()
    const draft = infolinkDraft(server.url, { secrets: { clientSecret: 'x', password: '' } })
    expect((await failureOf(connect(services, draft))).error).toEqual({ code: 'missing-secret', fields: ['password'] })
    expect(server.arrived).toEqual([])
    nothingSaved(services)
  })

  it('that is cancelled saves nothing, even if the server answers after all', async () => {
    const server = await startOauthServer()
    const release = server.hold()
    const services = createTestServices()
    const attempt = failureOf(connect(services, infolinkDraft(server.url)))
    await server.gotten(1)
    services.connections.cancel('attempt')
    expect((await attempt).error).toEqual({ code: 'cancelled' })
    release()
    await new Promise((resolve) => setTimeout(resolve, 30))
    nothingSaved(services)
    expect(() => services.connections.cancel('attempt')).not.toThrow()
  })

  it('saves nothing when the vault takes no secrets', async () => {
    const server = await startOauthServer()
    const services = createTestServices()
    services.failing.write = true
    expect((await failureOf(connect(services, infolinkDraft(server.url)))).error.code).toBe('storage-failed')
    nothingSaved(services)
  })

  it('leaves no secrets behind when the list of connections cannot be written', async () => {
    const server = await startOauthServer()
    const services = createTestServices()
    services.kept.connections.isFull = true
    expect((await failureOf(connect(services, infolinkDraft(server.url)))).error.code).toBe('storage-failed')
    nothingSaved(services)
  })

  it('to an http address that was not accepted sends nothing', async () => {
    const services = createTestServices()
    const { error } = await failureOf(connect(services, infolinkDraft('http://infolink.example.com')))
    expect(error).toMatchObject({ code: 'insecure-address', field: 'server' })
    nothingSaved(services)
  })
})

describe('an address typed without a scheme', () => {
  it('where only http answers is offered as such, never taken silently', async () => {
    const server = await startOauthServer()
    const { error } = await failureOf(connect(createTestServices(), infolinkDraft(server.host)))
    expect(error).toEqual({ code: 'https-unreachable', host: server.host, httpAddress: server.url })
    expect(server.arrived).toEqual([])
  })

  it('where nothing answers is offered as http as well', async () => {
    const host = `127.0.0.1:${await closedPort()}`
    const { error } = await failureOf(connect(createTestServices(), infolinkDraft(`${host}/gateway`)))
    expect(error).toEqual({ code: 'https-unreachable', host, httpAddress: `http://${host}/gateway` })
  })

  it('is offered nothing else when https was asked for', async () => {
    const server = await startOauthServer()
    const { error } = await failureOf(connect(createTestServices(), infolinkDraft(`https://${server.host}`)))
    expect(error).toEqual({ code: 'tls-failed', host: server.host })
  })
})

describe('an edit', () => {
  it('keeps the secrets that it leaves out', async () => {
    const { services, server, connection } = await connected()
    await connect(services, infolinkDraft(server.url, { name: 'New name', secrets: {} }), connection.id)
    expect(server.asked()[1]).toMatchObject({ client_secret: planted.clientSecret, password: planted.password })
    expect(secretsOf(services, connection.id)).toEqual(planted)
    expect(services.connections.list()).toHaveLength(1)
  })

  it('replaces only the secrets that were typed', async () => {
    const { services, server, connection } = await connected()
    const draft = infolinkDraft(server.url, { secrets: { password: 'another' } })
    await services.connections.save({ id: connection.id, draft })
    expect(secretsOf(services, connection.id)).toEqual({ ...planted, password: 'another' })
  })

  it.each([
    ['another host', () => 'https://other.example.com'],
    ['another port', (url: string) => url.replace(/\d+$/, '1')],
    ['https instead of http', (url: string) => url.replace('http:', 'https:')],
    ['another path', (url: string) => `${url}/gateway`],
  ])('that sends saved secrets to %s asks for them again', async (_what, other) => {
    const { services, server, connection } = await connected()
    const draft = infolinkDraft(other(server.url), { secrets: { password: 'typed' } })
    const missing = { code: 'missing-secret', fields: ['clientSecret'] }
    expect((await failureOf(connect(services, draft, connection.id))).error).toEqual(missing)
    expect((await failureOf(services.connections.save({ id: connection.id, draft }))).error).toEqual(missing)
    expect(secretsOf(services, connection.id)).toEqual(planted)
    expect(services.connections.list()[0]?.servers).toEqual(connection.servers)
    expect(services.kept.vault.has(tokenKey(connection.id))).toBe(true)
  })

  it('that only adds a slash or pastes the whole endpoint is no other address', async () => {
    const { services, server, connection } = await connected()
    const draft = infolinkDraft(`${server.url}/api/v1/oauth2/token`, { secrets: {} })
    expect((await services.connections.save({ id: connection.id, draft })).servers).toEqual(connection.servers)
    expect(services.kept.vault.has(tokenKey(connection.id))).toBe(true)
  })

  it('of the API address asks for a key again, since a key goes there itself', async () => {
    const services = createTestServices()
    const draft = infolinkDraft('', {
      providerId: 'immport',
      signInId: 'api-key',
      servers: { server: 'https://auth.immport.org', api: 'https://api.immport.org' },
      values: {},
      secrets: { apiKey: 'canary-key' },
    })
    const { id } = await connect(services, draft)
    const elsewhere = { ...draft, servers: { ...draft.servers, api: 'https://evil.example' }, secrets: {} }
    expect((await failureOf(services.connections.save({ id, draft: elsewhere }))).error).toEqual({
      code: 'missing-secret',
      fields: ['apiKey'],
    })
  })

  it('to another system is refused', async () => {
    const { services, connection } = await connected()
    const draft = infolinkDraft('https://x.example', { providerId: 'infoworks', values: { username: 'u' } })
    expect((await failureOf(connect(services, draft, connection.id))).error.code).toBe('invalid-input')
  })

  it.each([
    ['the user name', { values: { clientId: 'client', username: 'other' } }],
    ['the password', { secrets: { password: 'other' } }],
    ['the sign-in', { signInId: 'client-credentials', values: { clientId: 'client' }, secrets: {} }],
  ])('of %s, saved without trying, forgets the token', async (_what, changes) => {
    const { services, server, connection } = await connected()
    await services.connections.save({
      id: connection.id,
      draft: infolinkDraft(server.url, { secrets: {}, ...changes }),
    })
    expect(services.kept.vault.has(tokenKey(connection.id))).toBe(false)
    expect((await services.tokens.list())[0]?.token).toBeNull()
  })

  it.each([
    ['the name', { name: 'Other' }],
    ['the colour', { environment: { kind: 'production', label: '' } as const }],
    ['keeping fresh', { keepFresh: true }],
    ['the check of the certificate', { verifyTls: false }],
  ])('of %s keeps the token', async (_what, changes) => {
    const { services, server, connection } = await connected()
    await services.connections.save({
      id: connection.id,
      draft: infolinkDraft(server.url, { secrets: {}, ...changes }),
    })
    expect(services.kept.vault.has(tokenKey(connection.id))).toBe(true)
  })

  it('that fails leaves connection, secrets and token as they were', async () => {
    const { services, server, connection } = await connected()
    const before = new Map(services.kept.vault)
    server.tokenAnswer = invalidGrant
    await failureOf(connect(services, infolinkDraft(server.url, { secrets: { password: 'wrong' } }), connection.id))
    expect(services.kept.vault).toEqual(before)
    expect(services.connections.list()).toEqual([connection])
  })

  it('that cannot be written brings the old secrets back: new ones must not meet the old address', async () => {
    const { services, connection } = await connected()
    services.kept.connections.isFull = true
    const secrets = { clientSecret: 'new', password: 'new' }
    const draft = infolinkDraft('https://other.example.com', { secrets })
    expect((await failureOf(services.connections.save({ id: connection.id, draft }))).error.code).toBe('storage-failed')
    expect(secretsOf(services, connection.id)).toEqual(planted)
    expect(services.kept.vault.has(tokenKey(connection.id))).toBe(true)
  })

  it('whose connection is deleted meanwhile does not bring it back', async () => {
    const { services, server, connection } = await connected()
    const release = server.hold()
    const edit = failureOf(connect(services, infolinkDraft(server.url), connection.id))
    await server.gotten(2)
    await services.connections.remove(connection.id)
    release()
    expect((await edit).error).toEqual({ code: 'not-found', what: 'connection' })
    nothingSaved(services)
  })

  it('does not undo a host that was allowed meanwhile', async () => {
    const { services, server, connection } = await connected()
    const release = server.hold()
    const edit = connect(services, infolinkDraft(server.url), connection.id)
    await server.gotten(2)
    await services.connections.allowHost(connection.id, 'files.example.com')
    release()
    expect((await edit).allowedHosts).toEqual(['files.example.com'])
  })

  it('shows its connection although the vault did not take the token; the token is there for now', async () => {
    const { services, server, connection } = await connected()
    const release = server.hold()
    const edit = connect(services, infolinkDraft(server.url), connection.id)
    await server.gotten(2)
    const { put } = services.kept.connections
    Object.assign(services.kept.connections, {
      put: (...change: Parameters<typeof put>) => {
        put(...change)
        services.failing.write = true
      },
    })
    release()
    expect((await edit).id).toBe(connection.id)
    const [state] = await services.tokens.list()
    expect(state).toMatchObject({ lastError: { code: 'storage-failed' }, token: { preview: '…ry-2' } })
  })
})

describe('removing', () => {
  it('deletes connection, secrets and token', async () => {
    const { services, connection } = await connected()
    await services.connections.remove(connection.id)
    nothingSaved(services)
    expect((await failureOf(services.connections.remove(connection.id))).error.code).toBe('not-found')
  })

  it('deletes what the keychain cannot open any more, too', async () => {
    const { services, connection } = await connected()
    const next = createTestServices(services.kept)
    next.failing.read = true
    await next.connections.remove(connection.id)
    nothingSaved(next)
  })

  it('that the vault refuses can be done again', async () => {
    const { services, connection } = await connected()
    services.failing.remove = true
    expect((await failureOf(services.connections.remove(connection.id))).error.code).toBe('storage-failed')
    expect(services.connections.list()).toHaveLength(1)
    services.failing.remove = false
    await services.connections.remove(connection.id)
    nothingSaved(services)
  })
})

describe('allowing a host', () => {
  it.each([
    ['files.example.com', 'files.example.com'],
    ['Files.Example.com:8443', 'files.example.com:8443'],
    ['[::1]:8080', '[::1]:8080'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
  ])('%s is kept as a URL has it', async (host, kept) => {
    const { services, connection } = await connected()
    await services.connections.allowHost(connection.id, host)
    expect((await services.connections.allowHost(connection.id, host)).allowedHosts).toEqual([kept])
  })

  it.each([
    '',
    ' ',
    'https://evil.example',
    'evil.example/x',
    'evil.example?x',
    'evil.example#x',
    'user@evil.example',
    '@evil.example',
    'a b',
    '*',
    '*.example.com/',
    'evil.example\\x',
    'bücher.example',
    'evil.example\n',
    '2130706433',
    '127.1',
    'x:99999',
  ])('%j is no host', async (host) => {
    const { services, connection } = await connected()
    const outcome = await services.connections.allowHost(connection.id, host).then(
      ({ allowedHosts }) => allowedHosts,
      () => 'refused',
    )
    expect(outcome === 'refused' || host === '*').toBe(true)
  })
})

it('a server that never answers is left at once when the person cancels, while still connecting', async () => {
  const { url } = await startRawServer(() => {})
  const services = createTestServices()
  const attempt = failureOf(connect(services, infolinkDraft(url.replace('http:', 'https:'))))
  await new Promise((resolve) => setTimeout(resolve, 30))
  services.connections.cancel('attempt')
  expect((await attempt).error.code).toBe('cancelled')
})

it('a sign-in that is redirected sends the credentials nowhere else', async () => {
  const elsewhere = await startTestServer(() => ({}))
  const server = await startOauthServer()
  server.tokenAnswer = { status: 307, headers: { location: `${elsewhere.url}/token` } }
  const { error } = await failureOf(connect(createTestServices(), infolinkDraft(server.url)))
  expect(error.code).toBe('redirected')
  expect(elsewhere.arrived).toEqual([])
})
