import { describe, expect, it } from 'vitest'
import type { AppError } from '../../shared/core/app-error.ts'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { HttpLoginAnswer, HttpLoginSettings } from '../../shared/domain/http-login.ts'
import { plainNetwork } from '../../shared/domain/network.ts'
import type { Provider, SignIn } from '../../shared/domain/provider.ts'
import { startEngine, startTestServer, type TestAnswer } from '../http/test-server.ts'
import { RefreshRefused } from '../oauth/refresh-refused.ts'
import type { IssuedToken } from '../sign-in/issued-token.ts'
import { httpLogin } from './http-login.ts'

const token = 'canary-token-0123456789'

const json = (document: unknown, headers: TestAnswer['headers'] = {}): TestAnswer => ({
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(document),
})

type Given = Partial<HttpLoginAnswer> & { readonly renewal?: HttpLoginSettings['renewal'] }

/** Signs in at a server that answers this; with `act`, renews. */
async function signIn(answer: TestAnswer, { renewal, ...changes }: Given = {}, act: 'run' | 'renew' = 'run') {
  const server = await startTestServer(() => answer)
  const { http } = startEngine()
  const settings: HttpLoginSettings = {
    request: { method: 'POST', path: '/login', credentials: { in: 'json', body: { p: '{password}' } } },
    answer: { token: ['token'], message: ['message'], ...changes },
    ...(renewal === undefined ? {} : { renewal }),
  }
  const signInData: SignIn = {
    id: 'login',
    label: 'Login',
    summary: '',
    flow: 'http-login',
    settings,
    fields: [{ name: 'password', label: 'Password', secret: true, required: true, kind: 'text' }],
    renewal: { kind: 'sign-in-again' },
  }
  const input = { password: 'canary-password', refreshToken: 'canary-refresh' }
  const outcome = (httpLogin[act] ?? httpLogin.run)({
    provider: { id: 'own', name: 'Mine' } as Provider,
    signIn: signInData,
    settings,
    connection: {
      servers: { server: server.url },
      acceptsInsecure: false,
      verifyTls: true,
      network: plainNetwork,
      basicEncoding: 'exact',
    },
    input,
    values: input,
    ports: { http, clock: { now: () => 0, after: () => () => {} }, interaction: null },
    signal: new AbortController().signal,
  })
  return { outcome, server }
}

async function issued(answer: TestAnswer, given: Given = {}): Promise<IssuedToken> {
  return (await signIn(answer, given)).outcome
}

async function failure(answer: TestAnswer, given: Given = {}): Promise<AppError | undefined> {
  const thrown = await issued(answer, given).catch((one: unknown) => one)
  return thrown instanceof AppFailure ? thrown.error : undefined
}

describe('the token of a login', () => {
  it('is found below lists, and below names with dots in them', async () => {
    const document = { items: [{}, { 'https://a.example/token': token }] }
    const answer = json(document)
    expect(await issued(answer, { token: ['items.1.https://a\\.example/token'] })).toMatchObject({ accessToken: token })
  })

  it.each([
    ['a JSON text', JSON.stringify(token)],
    ['plain text', `${token}\n`],
  ])('may be the whole answer: %s', async (_kind, body) => {
    expect(await issued({ body }, { token: ['$'] })).toMatchObject({ accessToken: token })
  })

  it('is not made of a page, nor of several words', async () => {
    expect(await failure({ body: '<html>no</html>' }, { token: ['$'] })).toMatchObject({ why: 'html' })
    expect(await failure({ body: 'wrong password' }, { token: ['$'] })).toMatchObject({ why: 'not-json' })
  })

  it.each([[`Bearer ${token}`], [token], [`  Token   ${token} `]])('is read from a header: %j', async (value) => {
    const answer = { status: 204, headers: { 'X-Auth-Token': value } }
    expect(await issued(answer, { token: [], tokenHeader: 'X-Auth-Token' })).toMatchObject({ accessToken: token })
  })

  it('is taken without the word Bearer where the answer puts that before it', async () => {
    expect(await issued(json({ token: `Bearer ${token}` }))).toMatchObject({ accessToken: token })
  })

  it('is taken from the body before the header', async () => {
    const answer = json({ token }, { 'x-auth-token': 'another-one-0123456' })
    expect(await issued(answer, { tokenHeader: 'x-auth-token' })).toMatchObject({ accessToken: token })
  })

  it('is refused where a header could not carry it', async () => {
    expect(await failure(json({ token: 'a\r\nX-Admin: yes' }))).toMatchObject({ what: 'token-characters' })
  })

  it('is missing in words where the header is not there', async () => {
    expect(await failure(json({}), { tokenHeader: 'x-auth-token' })).toMatchObject({ why: 'no-token' })
    expect(await failure({ status: 204 }, { tokenHeader: 'x-auth-token' })).toMatchObject({ why: 'empty' })
  })
})

describe('what comes with the token of a login', () => {
  it('is a refresh token where one can be sent on', async () => {
    const paths = { refreshToken: ['next', 'refresh'] }
    expect(await issued(json({ token, refresh: ' r-1 ' }), paths)).toMatchObject({ refreshToken: 'r-1' })
    expect(await issued(json({ token, refresh: 'a\nb' }), paths)).toMatchObject({ refreshToken: null })
    expect(await issued(json({ token, refresh: { a: 1 } }), paths)).toMatchObject({ refreshToken: null })
  })

  it('is a lifetime in ms', async () => {
    const { lifetime } = await issued(json({ token, ttl: 90_000 }), { lifetimeMilliseconds: ['ttl'] })
    expect(lifetime).toMatchObject({ lifetimeMs: 90_000, expirySource: 'server' })
  })

  it('is carried under the names that the provider gives, before those of the answer', async () => {
    const document = { token, headers: { 'X-Site': 'from the map', 'X-Zone': 'z' }, site: { id: 7 }, none: null }
    const carry = { headers: ['headers'], basePath: [], single: { 'x-site': 'site.id', 'X-None': 'none' } }
    expect(await issued(json(document), { carry })).toMatchObject({
      carryHeaders: [
        { name: 'X-Zone', value: 'z' },
        { name: 'x-site', value: '7' },
      ],
    })
  })

  it.each([
    [{ 'X-Site': 'site' }, { site: 'a\r\nHost: evil.example' }, 'header-value'],
    [{ 'X-Site': 'site' }, { site: { a: 1 } }, 'header-value'],
    [{ Host: 'site' }, { site: 'evil.example' }, 'header-name'],
    [{ 'X-Forwarded-For': 'site' }, { site: '127.0.0.1' }, 'header-name'],
  ])('is refused where it would change the request: %j of %j', async (single, document, what) => {
    const carry = { headers: [], basePath: [], single }
    expect(await failure(json({ token, ...document }), { carry })).toMatchObject({ code: 'unsafe-answer', what })
  })
})

describe('a condition of success', () => {
  it('does not mind how it is written', async () => {
    const success = [{ path: 'ok', oneOf: ['True'] }]
    expect(await issued(json({ token, ok: true }), { success })).toMatchObject({ accessToken: token })
    expect(await failure(json({ token, ok: false }), { success })).toMatchObject({ code: 'credentials-refused' })
  })
})

describe('the second request', () => {
  const renewal: HttpLoginSettings['renewal'] = {
    request: {
      method: 'PUT',
      path: '/refresh',
      credentials: { in: 'json', body: { refresh: '{refreshToken}' } },
      headers: { 'X-Refresh': '{refreshToken}' },
    },
    answer: { token: ['next'], refreshToken: ['refresh'], message: ['why'] },
  }

  it('gets the next token with the refresh token of the first', async () => {
    const { outcome, server } = await signIn(json({ next: token, refresh: 'r-2' }), { renewal }, 'renew')
    expect(await outcome).toMatchObject({ accessToken: token, refreshToken: 'r-2' })
    expect(server.arrived).toMatchObject([{ method: 'PUT', path: '/refresh', body: '{"refresh":"canary-refresh"}' }])
    expect(server.arrived[0]?.headers['x-refresh']).toBe('canary-refresh')
  })

  it.each([[400], [401], [403]])('ends the sign-in when it is answered with %i', async (status) => {
    const { outcome } = await signIn({ ...json({ why: 'canary-refresh is over' }), status }, { renewal }, 'renew')
    const thrown = await outcome.catch((one: unknown) => one)
    expect(thrown).toBeInstanceOf(RefreshRefused)
    expect((thrown as RefreshRefused).serverSaid).toBe('••• is over')
  })

  it.each([[302], [404], [429], [500], [503]])(
    'says nothing of the sign-in when it is answered with %i',
    async (status) => {
      const { outcome } = await signIn({ ...json({}), status }, { renewal }, 'renew')
      expect(await outcome.catch((one: unknown) => one)).toBeInstanceOf(AppFailure)
    },
  )

  it('says nothing of the sign-in when the answer holds no token', async () => {
    const { outcome } = await signIn(json({ why: 'later' }), { renewal }, 'renew')
    expect(await outcome.catch((one: unknown) => one)).toBeInstanceOf(AppFailure)
  })
})
