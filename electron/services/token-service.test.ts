import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { AppFailure } from '../../shared/core/app-error.ts'
import { failureOf, startRawServer, type TestAnswer } from '../http/test-server.ts'
import {
  connect,
  connected,
  createTestServices,
  infolinkDraft,
  invalidGrant,
  jsonAnswer,
  startOauthServer,
  type TestServices,
  tokens,
} from './test-services.ts'
import { credentialsKey, tokenKey } from './vault-keys.ts'

const halfHour = 30 * 60_000

function inVault(services: TestServices, id: string): { accessToken?: string; refreshToken?: string | null } {
  const text = services.kept.vault.get(tokenKey(id))
  return text === undefined ? {} : (JSON.parse(text) as { record: object }).record
}

const access = async (services: TestServices, id: string) => (await services.tokens.reveal(id)).token

describe('a token that was got', () => {
  it('is in the vault, in memory and in the state, where only its end can be seen', async () => {
    const { services, connection } = await connected()
    expect(inVault(services, connection.id)).toMatchObject({
      accessToken: 'access-canary-1',
      refreshToken: 'refresh-canary-1',
    })
    const [state] = await services.tokens.list()
    expect(state?.token).toMatchObject({ preview: '…ry-1', refreshable: true, format: 'opaque' })
    expect(state?.events.map(({ kind, as }) => [kind, as])).toEqual([['signed-in', 'user']])
    expect(JSON.stringify(services.announced)).not.toContain('canary')
  })

  it('survives a restart: the next run asks no server for it', async () => {
    const { services, server, connection } = await connected()
    const next = createTestServices(services.kept)
    expect((await next.tokens.list())[0]?.token?.preview).toBe('…ry-1')
    expect((await next.tokens.fresh(connection.id)).renewed).toBe(false)
    expect(await access(next, connection.id)).toBe('access-canary-1')
    expect(server.asked()).toHaveLength(1)
  })

  it('is renewed in the next run with the refresh token of the last', async () => {
    const { services, server, connection } = await connected()
    const next = createTestServices(services.kept)
    next.clock.pass(halfHour)
    await next.tokens.fresh(connection.id)
    expect(server.asked()[1]).toEqual({ grant_type: 'refresh_token', refresh_token: 'refresh-canary-1' })
  })

  it.each([
    ['garbage', 'garbage'],
    ['of a later version', JSON.stringify({ version: 2, record: { accessToken: 'x', summary: {} } })],
    ['half a record', JSON.stringify({ version: 1, record: { accessToken: 'x' } })],
    ['null', 'null'],
    ['empty', ''],
  ])('that the vault holds as %s counts as none, and is left where it is', async (_what, text) => {
    const { services, connection } = await connected()
    services.kept.vault.set(tokenKey(connection.id), text)
    const next = createTestServices(services.kept)
    const [state] = await next.tokens.list()
    expect(state).toMatchObject({ token: null, lastError: null })
    expect((await failureOf(next.tokens.reveal(connection.id))).error).toEqual({ code: 'not-found', what: 'token' })
    expect(services.kept.vault.get(tokenKey(connection.id))).toBe(text)
  })

  it('that the keychain cannot open is said to be so, and nothing is deleted or asked for', async () => {
    const { services, server, connection } = await connected()
    const before = new Map(services.kept.vault)
    const next = createTestServices(services.kept)
    next.failing.read = true
    const [state] = await next.tokens.list()
    expect(state).toMatchObject({ token: null, lastError: { code: 'secret-unreadable' } })
    expect((await failureOf(next.tokens.fresh(connection.id))).error.code).toBe('secret-unreadable')
    expect((await failureOf(next.tokens.get(connection.id))).error.code).toBe('secret-unreadable')
    expect(services.kept.vault).toEqual(before)
    expect(server.asked()).toHaveLength(1)
    next.failing.read = false
    expect(await access(next, connection.id)).toBe('access-canary-1')
  })

  it('can be revealed for as long as the settings say, and read', async () => {
    const { services, connection } = await connected()
    const { token, hideAt } = await services.tokens.reveal(connection.id)
    expect(token).toBe('access-canary-1')
    expect(Math.abs(hideAt - services.clock.now() - 30_000)).toBeLessThan(500)
    expect((await services.inspector.readStored(connection.id)).reading).toMatchObject({ format: 'opaque' })
  })

  it('of a connection that is not there is not there', async () => {
    const { tokens: service, inspector } = createTestServices()
    for (const act of [service.fresh, service.get, service.reveal, inspector.readStored]) {
      expect((await failureOf((async () => act('nobody'))())).error).toEqual({ code: 'not-found', what: 'connection' })
    }
  })
})

describe('renewing', () => {
  it('happens when less than 10 s are left, not before', async () => {
    const { services, server, connection } = await connected()
    services.clock.pass(halfHour - 11_000)
    expect((await services.tokens.fresh(connection.id)).renewed).toBe(false)
    services.clock.pass(2_000)
    expect((await services.tokens.fresh(connection.id)).renewed).toBe(true)
    expect(server.asked()).toHaveLength(2)
  })

  it('happens once for many who ask at the same time', async () => {
    const { services, server, connection } = await connected()
    services.clock.pass(halfHour)
    const asked = await Promise.all(Array.from({ length: 20 }, () => services.tokens.fresh(connection.id)))
    expect(new Set(asked.map(({ record }) => record.accessToken))).toEqual(new Set(['access-canary-2']))
    expect(server.asked()).toHaveLength(2)
  })

  it('keeps the new refresh token and forgets the old one', async () => {
    const { services, server, connection } = await connected()
    for (const round of [1, 2, 3]) {
      await services.tokens.get(connection.id)
      expect(server.asked().at(-1)?.refresh_token).toBe(`refresh-canary-${round}`)
      expect(inVault(services, connection.id).refreshToken).toBe(`refresh-canary-${round + 1}`)
    }
    expect(services.kept.vault.get(tokenKey(connection.id))).not.toContain('refresh-canary-3')
    expect((await services.tokens.list())[0]?.token?.notes).toEqual([{ kind: 'refresh-token-rotated' }])
  })

  it.each([
    ['no', {}],
    ['an empty', { refresh_token: '' }],
    ['a null', { refresh_token: null }],
  ])('keeps the old refresh token when the answer brings %s new one', async (_what, given) => {
    const { services, server, connection } = await connected()
    server.tokenAnswer = (_form, count) => tokens(count, { refresh_token: undefined, ...given })
    await services.tokens.get(connection.id)
    expect(inVault(services, connection.id)).toMatchObject({
      accessToken: 'access-canary-2',
      refreshToken: 'refresh-canary-1',
    })
    expect((await services.tokens.list())[0]?.token?.notes).toEqual([{ kind: 'refresh-token-kept' }])
  })

  const failures: readonly [string, TestAnswer, string][] = [
    ['too many calls', { status: 429, headers: { 'retry-after': '7' } }, 'rate-limited'],
    ['a failing server', { status: 500, body: 'Internal error' }, 'server-failed'],
    ['a gateway without a server', { status: 502, body: '<html>' }, 'server-failed'],
    ['a server in maintenance', jsonAnswer(503, { error: 'temporarily_unavailable' }), 'server-failed'],
    ['a login page', { body: '<html>Log in</html>' }, 'unexpected-answer'],
    ['an empty answer', { body: '' }, 'unexpected-answer'],
    ['a redirect', { status: 302, headers: { location: 'https://elsewhere.example/' } }, 'redirected'],
    ['a moved endpoint', { status: 404 }, 'unexpected-answer'],
    ['a client that is refused', jsonAnswer(401, { error: 'invalid_client' }), 'credentials-refused'],
    ['an error of its own', jsonAnswer(400, { error: 'invalid_request' }), 'sign-in-failed'],
    ['no token', jsonAnswer(200, {}), 'unexpected-answer'],
    ['a token that cannot be used', jsonAnswer(200, { access_token: 'a\nb' }), 'unsafe-answer'],
  ]

  it.each(failures)('that meets %s drops nothing', async (_what, answer, code) => {
    const { services, server, connection } = await connected()
    const before = new Map(services.kept.vault)
    server.tokenAnswer = answer
    expect((await failureOf(services.tokens.get(connection.id))).error.code).toBe(code)
    expect(services.kept.vault).toEqual(before)
    const [state] = await services.tokens.list()
    expect(state).toMatchObject({ working: false, lastError: { code }, token: { refreshable: true } })
    expect(state?.events.at(-1)).toMatchObject({ kind: 'failed', error: { code } })
    expect(server.asked()).toHaveLength(2)

    server.tokenAnswer = null
    await services.tokens.get(connection.id)
    expect(server.asked()[2]).toEqual({ grant_type: 'refresh_token', refresh_token: 'refresh-canary-1' })
    expect((await services.tokens.list())[0]?.lastError).toBeNull()
  })

  it('that meets a broken connection drops nothing', async () => {
    const { services, connection } = await connected()
    const { url } = await startRawServer((socket) => socket.destroy())
    services.kept.connections.put(connection.id, { ...connection, servers: { server: url } })
    const before = new Map(services.kept.vault)
    expect((await failureOf(services.tokens.get(connection.id))).error.code).toBe('connection-lost')
    expect(services.kept.vault).toEqual(before)
  })
})

describe('a refresh token that the server no longer accepts (invalid_grant)', () => {
  const refuseRefresh = (form: Record<string, string>, count: number) =>
    form.grant_type === 'refresh_token' ? invalidGrant : tokens(count)

  it('is dropped, and the saved password signs in again', async () => {
    const { services, server, connection } = await connected()
    server.tokenAnswer = refuseRefresh
    await services.tokens.get(connection.id)
    expect(server.asked().map(({ grant_type }) => grant_type)).toEqual(['password', 'refresh_token', 'password'])
    const [state] = await services.tokens.list()
    expect(state?.token?.notes).toEqual([{ kind: 'signed-in-again' }])
    expect(inVault(services, connection.id).refreshToken).toBe('refresh-canary-3')
  })

  it('is dropped alone: the access token stays when signing in again fails', async () => {
    const { services, server, connection } = await connected()
    server.tokenAnswer = (form) => (form.grant_type === 'refresh_token' ? invalidGrant : { status: 500 })
    expect((await failureOf(services.tokens.get(connection.id))).error.code).toBe('server-failed')
    expect(inVault(services, connection.id)).toMatchObject({ accessToken: 'access-canary-1', refreshToken: null })
    expect(await access(services, connection.id)).toBe('access-canary-1')
    server.tokenAnswer = null
    await services.tokens.get(connection.id)
    expect(server.asked().at(-1)?.grant_type).toBe('password')
  })

  it('ends the sign-in when no password is kept, and says what the server said', async () => {
    const { services, server, connection } = await connected()
    services.kept.vault.set(credentialsKey(connection.id), '{}')
    server.tokenAnswer = refuseRefresh
    expect((await failureOf(services.tokens.get(connection.id))).error).toEqual({
      code: 'sign-in-over',
      provider: 'InfoLink',
      serverSaid: 'It is over.',
    })
    expect(server.asked()).toHaveLength(2)
  })
})

describe('a vault that does not take the token', () => {
  it('leaves a rotated refresh token in memory, and the next renewal uses it', async () => {
    const { services, server, connection } = await connected()
    services.failing.write = true
    expect((await failureOf(services.tokens.get(connection.id))).error.code).toBe('storage-failed')
    expect(inVault(services, connection.id).refreshToken).toBe('refresh-canary-1')
    expect(await access(services, connection.id)).toBe('access-canary-2')
    await failureOf(services.tokens.get(connection.id))
    expect(server.asked()[2]?.refresh_token).toBe('refresh-canary-2')
  })

  it('gets it as soon as it takes something again, so that a restart does not bring back the spent one', async () => {
    const { services, server, connection } = await connected()
    services.failing.write = true
    await failureOf(services.tokens.get(connection.id))
    services.failing.write = false
    await services.tokens.fresh(connection.id)
    expect(inVault(services, connection.id).refreshToken).toBe('refresh-canary-2')

    const next = createTestServices(services.kept)
    await next.tokens.get(connection.id)
    expect(server.asked().at(-1)?.refresh_token).toBe('refresh-canary-2')
  })
})

describe('cancelling', () => {
  it('a refresh lets the person go at once, yet keeps the rotated token when it arrives', async () => {
    const { services, server, connection } = await connected()
    const release = server.hold()
    const renewal = failureOf(services.tokens.get(connection.id))
    await server.gotten(2)
    services.tokens.cancel(connection.id)
    expect((await renewal).error).toEqual({ code: 'cancelled' })
    expect((await services.tokens.list())[0]).toMatchObject({ working: false, lastError: null })
    release()
    await expect.poll(() => inVault(services, connection.id).refreshToken).toBe('refresh-canary-2')
    expect((await services.tokens.list())[0]).toMatchObject({ working: false, lastError: null })
  })

  it('a refresh that then fails says no more about it', async () => {
    const { services, server, connection } = await connected()
    const release = server.hold()
    server.tokenAnswer = (_form, count) => (count === 2 ? { status: 500 } : tokens(count))
    const renewal = failureOf(services.tokens.get(connection.id))
    await server.gotten(2)
    services.tokens.cancel(connection.id)
    await renewal
    const announcedBefore = services.announced.length
    release()
    await services.tokens.get(connection.id)
    expect(services.announced.slice(announcedBefore).some(({ lastError }) => lastError !== null)).toBe(false)
    expect((await services.tokens.list())[0]?.events.map(({ kind }) => kind)).toEqual(['signed-in', 'renewed'])
  })

  it('a sign-in keeps what was there', async () => {
    const { services, server, connection } = await connected()
    services.kept.vault.delete(tokenKey(connection.id))
    const next = createTestServices(services.kept)
    server.hold()
    const attempt = failureOf(next.tokens.get(connection.id))
    await server.gotten(2)
    next.tokens.cancel(connection.id)
    expect((await attempt).error.code).toBe('cancelled')
    expect(inVault(next, connection.id)).toEqual({})
  })

  it('and asking again waits for the cancelled refresh, whose refresh token it then uses', async () => {
    const { services, server, connection } = await connected()
    const release = server.hold()
    const first = failureOf(services.tokens.get(connection.id))
    await server.gotten(2)
    services.tokens.cancel(connection.id)
    await first
    const second = services.tokens.get(connection.id)
    expect((await services.tokens.list())[0]?.working).toBe(true)
    release()
    expect((await second).working).toBe(false)
    expect(server.asked().map(({ refresh_token }) => refresh_token)).toEqual([
      undefined,
      'refresh-canary-1',
      'refresh-canary-2',
    ])
  })

  it('twice ends the second attempt as well, before it asks anything', async () => {
    const { services, server, connection } = await connected()
    const release = server.hold()
    const first = failureOf(services.tokens.get(connection.id))
    await server.gotten(2)
    services.tokens.cancel(connection.id)
    const second = failureOf(services.tokens.get(connection.id))
    services.tokens.cancel(connection.id)
    expect((await Promise.all([first, second])).map(({ error }) => error.code)).toEqual(['cancelled', 'cancelled'])
    release()
    await expect.poll(() => inVault(services, connection.id).refreshToken).toBe('refresh-canary-2')
    expect((await services.tokens.list())[0]?.working).toBe(false)
    expect(server.asked()).toHaveLength(2)
  })
})

describe('while a refresh is under way', () => {
  async function refreshing() {
    const all = await connected()
    const release = all.server.hold()
    const renewal = all.services.tokens.get(all.connection.id).then(
      () => 'renewed',
      (thrown: unknown) => (thrown instanceof AppFailure ? thrown.error.code : 'a bug'),
    )
    await all.server.gotten(2)
    /** Lets the refresh end, and gives all that could follow the time to do so. */
    const finish = async () => {
      release()
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
    return { ...all, renewal, finish }
  }

  it('forgetting the token forgets the one to come too', async () => {
    const { services, connection, renewal, finish } = await refreshing()
    await services.tokens.forget(connection.id)
    expect(await renewal).toBe('cancelled')
    await finish()
    expect(services.kept.vault.has(tokenKey(connection.id))).toBe(false)
    expect((await services.tokens.list())[0]?.token).toBeNull()
  })

  it('deleting the connection leaves nothing behind, and nothing is announced any more', async () => {
    const { services, connection, renewal, finish } = await refreshing()
    await services.connections.remove(connection.id)
    await renewal
    const announcedBefore = services.announced.length
    await finish()
    expect([...services.kept.vault.keys()]).toEqual([])
    expect(services.announced.slice(announcedBefore)).toEqual([])
  })

  it('deleting leaves nothing behind even when the refresh ends in the middle of it', { timeout: 30_000 }, async () => {
    for (let turns = 0; turns < 12; turns += 1) {
      const { services, connection, renewal, finish } = await refreshing()
      const ending = finish()
      for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve))
      await services.connections.remove(connection.id)
      await Promise.all([renewal, ending])
      expect([...services.kept.vault.keys()]).toEqual([])
    }
  })

  it('an edit to another account is not undone by the token of the old one', async () => {
    const { services, connection, renewal, finish, server } = await refreshing()
    const other = await startOauthServer()
    other.tokenAnswer = tokens(77)
    await connect(services, infolinkDraft(other.url), connection.id)
    await renewal
    await finish()
    expect(inVault(services, connection.id).accessToken).toBe('access-canary-77')
    expect(await access(services, connection.id)).toBe('access-canary-77')
    expect(server.asked()).toHaveLength(2)
  })

  it('saving another account forgets the old token for good', async () => {
    const { services, connection, renewal, finish } = await refreshing()
    const draft = infolinkDraft(connection.servers.server ?? '', { values: { clientId: 'client', username: 'other' } })
    await services.connections.save({ id: connection.id, draft })
    await renewal
    await finish()
    expect(services.kept.vault.has(tokenKey(connection.id))).toBe(false)
  })

  it('an attempt that waits behind it goes to the server of the edit, never with new secrets to the old one', async () => {
    const { services, connection, renewal, finish, server } = await refreshing()
    services.tokens.cancel(connection.id)
    await renewal
    const waiting = services.tokens.get(connection.id).catch(() => {})
    const other = await startOauthServer()
    const secrets = { clientSecret: 'new-client-secret', password: 'new-password' }
    await services.connections.save({ id: connection.id, draft: infolinkDraft(other.url, { secrets }) })
    await finish()
    await waiting
    await services.tokens.get(connection.id)
    expect(JSON.stringify(server.arrived)).not.toContain('new-password')
    expect(other.asked().at(-1)).toMatchObject({ grant_type: 'password', password: 'new-password' })
  })
})

describe('a stale failure', () => {
  it('is gone once connecting worked', async () => {
    const { services, server, connection } = await connected()
    server.tokenAnswer = { status: 500 }
    await failureOf(services.tokens.get(connection.id))
    server.tokenAnswer = null
    await connect(services, infolinkDraft(server.url), connection.id)
    expect((await services.tokens.list())[0]?.lastError).toBeNull()
  })
})

describe('no failure holds a secret', () => {
  const echo = (form: Record<string, string>) => {
    const all = Object.values(form).join(' ')
    return { status: 400, statusText: 'Bad', body: JSON.stringify({ error: all, error_description: all }) }
  }

  it.each([
    ['as text', echo],
    [
      'as the address of a redirect',
      (form: Record<string, string>) => ({
        status: 302,
        headers: { location: `https://evil.example/${encodeURIComponent(Object.values(form).join('/'))}` },
      }),
    ],
    ['as a login page', (form: Record<string, string>) => ({ body: `<html>${Object.values(form).join(' ')}` })],
  ] as const)('when the server repeats everything it got %s', async (_how, answer) => {
    const { services, server, connection } = await connected()
    server.tokenAnswer = answer
    const failures = [await failureOf(services.tokens.get(connection.id))]
    await services.tokens.forget(connection.id)
    failures.push(await failureOf(services.tokens.get(connection.id)))
    failures.push(await failureOf(connect(services, infolinkDraft(server.url))))
    const shown = failures.map((failure) => inspect(failure, { depth: 9, showHidden: true }) + JSON.stringify(failure))
    expect(shown.join(' ') + JSON.stringify(services.announced)).not.toMatch(/canary-|p%C3%A4ss|pässword/)
  })
})
