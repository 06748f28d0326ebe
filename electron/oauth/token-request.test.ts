import { inspect } from 'node:util'
import { ClientSecretBasic, ClientSecretPost } from 'oauth4webapi'
import { describe, expect, it } from 'vitest'
import { failureOf, startEngine, startTestServer, type TestAnswer, type TestServer } from '../http/test-server.ts'
import type { IssuedToken } from '../sign-in/issued-token.ts'
import { RefreshRefused } from './refresh-refused.ts'
import { createServerClock } from './server-clock.ts'
import { requestToken, type TokenRequest } from './token-request.ts'

const secret = 'hunter2-canary'
const token = 'opaque-token-value'

type Asked = { readonly server: TestServer; readonly outcome: Promise<IssuedToken> }

async function ask(answer: TestAnswer, changes: Partial<TokenRequest> = {}): Promise<Asked> {
  const server = await startTestServer(() => answer)
  const request: TokenRequest = {
    tokenEndpoint: `${server.url}/oauth/token/`,
    clientId: 'client',
    clientAuth: ClientSecretPost(secret),
    serverClock: createServerClock(Date.now),
    grantType: 'password',
    extra: [],
    parameters: { username: 'user', password: secret },
    acceptsInsecure: false,
    verifyTls: true,
    http: startEngine().http,
    signal: new AbortController().signal,
    provider: 'Example',
    grantFields: ['username', 'password'],
    clientFields: ['clientId', 'clientSecret'],
    secrets: [secret],
    ...changes,
  }
  return { server, outcome: requestToken(request) }
}

const json = (document: unknown, status = 200): TestAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: typeof document === 'string' ? document : JSON.stringify(document),
})

async function issued(document: unknown, changes?: Partial<TokenRequest>): Promise<IssuedToken> {
  return (await ask(json(document), changes)).outcome
}

const whole = { access_token: token, token_type: 'Bearer', expires_in: 1800, refresh_token: 'r1', scope: 'sync' }

describe('the question to a token endpoint', () => {
  it('is a form with grant, client and credentials, byte for byte', async () => {
    const password = 'p:ä%+&="\' \\ 密🔑'
    const { server, outcome } = await ask(json(whole), { parameters: { username: 'us er+1@x', password } })
    await outcome
    const [request] = server.arrived
    expect(request).toMatchObject({ method: 'POST', path: '/oauth/token/' })
    expect(request?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/)
    expect(request?.headers.accept).toBe('application/json')
    expect(request?.headers['user-agent']).toBeUndefined()
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
      grant_type: 'password',
      username: 'us er+1@x',
      password,
      client_id: 'client',
      client_secret: secret,
    })
  })

  it('of a refresh without client authentication is only the grant and the refresh token', async () => {
    const { server, outcome } = await ask(json(whole), {
      grantType: 'refresh_token',
      parameters: { refresh_token: 'r+0/=' },
      clientAuth: () => {},
    })
    await outcome
    expect(server.arrived[0]?.body).toBe('refresh_token=r%2B0%2F%3D&grant_type=refresh_token')
    expect(server.arrived[0]?.headers.authorization).toBeUndefined()
  })

  it('may carry the client in a Basic header', async () => {
    const { server, outcome } = await ask(json(whole), { clientAuth: ClientSecretBasic('se:cret') })
    await outcome
    // RFC 6749 section 2.3.1: both are form-encoded first.
    const basic = Buffer.from('client:se%3Acret').toString('base64')
    expect(server.arrived[0]?.headers.authorization).toBe(`Basic ${basic}`)
    expect(server.arrived[0]?.body).not.toContain('secret')
  })

  it('does not go to an http address that was not accepted', async () => {
    const asked = await ask(json(whole), { tokenEndpoint: 'http://api.example.com/token' })
    expect((await failureOf(asked.outcome)).error).toMatchObject({ code: 'insecure-address' })
  })

  it('that was cancelled ends as cancelled', async () => {
    const { outcome, server } = await ask(json(whole), { signal: AbortSignal.abort() })
    expect((await failureOf(outcome)).error).toEqual({ code: 'cancelled' })
    expect(server.arrived).toEqual([])
  })
})

describe('an answer with a token', () => {
  it('as RFC 6749 has it leaves no note', async () => {
    expect(await issued(whole)).toMatchObject({
      kind: 'access-token',
      accessToken: token,
      refreshToken: 'r1',
      refreshExpiresAt: null,
      scope: 'sync',
      lifetime: { expirySource: 'server', lifetimeMs: 1_800_000 },
      carryHeaders: [],
      basePath: null,
      notes: [],
      call: { status: 200 },
    })
  })

  it.each([
    ['is missing', {}],
    ['is null', { token_type: null }],
    ['is empty', { token_type: '' }],
    ['is no text', { token_type: 5 }],
  ])('whose token type %s counts as Bearer, with a note', async (_what, type) => {
    const { notes, accessToken } = await issued({ access_token: token, expires_in: 60, ...type })
    expect(accessToken).toBe(token)
    expect(notes).toEqual([{ kind: 'token-type-missing' }])
  })

  it.each(['Bearer', 'bearer', 'BEARER'])('whose token type is %s is fine', async (token_type) => {
    expect((await issued({ ...whole, token_type })).notes).toEqual([])
  })

  it.each([
    ['text', '1800', 1_800_000],
    ['a broken number', 59.5, 59_500],
  ])('whose lifetime is %s is read', async (_what, expires_in, lifetimeMs) => {
    expect((await issued({ ...whole, expires_in })).lifetime).toMatchObject({ expirySource: 'server', lifetimeMs })
  })

  it.each<unknown>([-1, 0, 1e308, 'soon', true, {}, [60], { toString: 1 }, '', null])(
    'whose lifetime is %j has an unknown end, and the token is kept',
    async (expires_in) => {
      const { lifetime, accessToken, notes } = await issued({ ...whole, expires_in })
      expect(accessToken).toBe(token)
      expect(lifetime.expiresAt).toBeNull()
      expect(notes).toContainEqual({ kind: 'lifetime-unknown' })
    },
  )

  it('whose lifetime is not even a number in JSON is read leniently', async () => {
    const { lifetime, notes } = await issued(`{"access_token":"${token}","token_type":"Bearer","expires_in":NaN}`)
    expect(lifetime.expiresAt).toBeNull()
    expect(notes.map(({ kind }) => kind)).toEqual(['lenient-json', 'lifetime-ignored', 'lifetime-unknown'])
  })

  it.each([
    ['null everywhere else', { refresh_token: null, scope: null, id_token: null, expires_in: null }],
    ['an empty refresh token', { refresh_token: '' }],
    ['a refresh token that is no text', { refresh_token: 5 }],
    ['scopes as a list', { scope: ['a', 'b'], refresh_token: null }],
  ])('with %s is a token without a refresh token', async (_what, changes) => {
    const token1 = await issued({ ...whole, ...changes })
    expect(token1).toMatchObject({ accessToken: token, refreshToken: null })
  })

  it.each<unknown>(['rubbish', 'a.b.c', '', 5, {}, 'eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwczovL290aGVyIn0.'])(
    'with the id_token %j loses nothing of it: it is not used here',
    async (id_token) => {
      expect(await issued({ ...whole, id_token })).toMatchObject({ accessToken: token, refreshToken: 'r1' })
    },
  )

  it.each(['text/plain', 'text/html; charset=utf-8', 'application/octet-stream'])(
    'that calls itself %s is read, with a note',
    async (contentType) => {
      const { outcome } = await ask({ headers: { 'content-type': contentType }, body: JSON.stringify(whole) })
      expect((await outcome).notes).toEqual([{ kind: 'content-type-lies', contentType }])
    },
  )

  it.each(['application/json; charset=utf-8', 'application/problem+json', 'text/json'])(
    'that calls itself %s needs no note',
    async (contentType) => {
      const { outcome } = await ask({ headers: { 'content-type': contentType }, body: JSON.stringify(whole) })
      expect((await outcome).notes).toEqual([])
    },
  )

  it('with a byte order mark is read', async () => {
    expect((await issued(`\uFEFF${JSON.stringify(whole)}`)).accessToken).toBe(token)
  })

  it('with brackets half a million deep beside the token is read', async () => {
    const deep = '['.repeat(400_000) + ']'.repeat(400_000)
    expect((await issued(`{"access_token":"${token}","token_type":"Bearer","x":${deep}}`)).accessToken).toBe(token)
  })

  it('with an own __proto__ is read by its own members only', async () => {
    const { outcome } = await ask(json(`{"__proto__":{"access_token":"${token}"}}`))
    expect((await failureOf(outcome)).error).toMatchObject({ code: 'unexpected-answer', why: 'no-token' })
  })

  it.each([
    [600, 600_000],
    ['600', 600_000],
  ])('may say when its refresh token ends (%j)', async (refresh_expires_in, ms) => {
    const { refreshExpiresAt, obtainedAt } = await issued({ ...whole, refresh_expires_in })
    expect(Math.abs((refreshExpiresAt ?? 0) - obtainedAt - ms)).toBeLessThan(1000)
  })

  it.each<unknown>([0, -1, 1e308, 'never', null, true, {}, [600], { toString: 1, valueOf: 1 }])(
    'that says %j of the end of its refresh token leaves it unknown',
    async (refresh_expires_in) => {
      expect((await issued({ ...whole, refresh_expires_in })).refreshExpiresAt).toBeNull()
    },
  )

  it('got without checking the certificate says so', async () => {
    expect((await issued(whole, { verifyTls: false })).notes).toEqual([{ kind: 'certificate-not-checked' }])
  })
})

describe('an answer without a usable token', () => {
  it.each([
    ['an empty object', {}],
    ['an empty list', []],
    ['a token that is empty', { access_token: '', token_type: 'Bearer' }],
    ['a token that is null', { access_token: null, token_type: 'Bearer' }],
    ['a token that is a number', { access_token: 5, token_type: 'Bearer' }],
    ['a token that is an object', { access_token: { value: token }, token_type: 'Bearer' }],
    ['a token of a type that takes more than a header', { access_token: token, token_type: 'mac' }],
  ])('(%s) is told as one', async (_what, document) => {
    const { outcome, server } = await ask(json(document))
    const why = 'no-token'
    expect((await failureOf(outcome)).error).toEqual({ code: 'unexpected-answer', host: server.host, status: 200, why })
  })

  it.each([
    ['line break', 'a\nb'],
    ['space', 'a b'],
    ['letter beyond ASCII', 'tökén'],
  ])('(its token holds a %s) is refused as unsafe', async (_what, access_token) => {
    const { outcome } = await ask(json({ ...whole, access_token }))
    expect((await failureOf(outcome)).error).toMatchObject({ code: 'unsafe-answer', what: 'token-characters' })
  })

  it.each([
    ['a web page', '<!doctype html><title>Log in</title>', 'html'],
    ['a web page after empty lines', '\r\n\r\n  <html>', 'html'],
    ['nothing', '', 'empty'],
    ['white space', '  \n', 'empty'],
    ['a text', 'Service available', 'not-json'],
    ['a form', `access_token=${token}`, 'not-json'],
    ['a JSON text', '"token"', 'not-json'],
    ['half a document', '{"access_token":"x"', 'not-json'],
    ['bytes', Buffer.from([0xff, 0xfe, 0x00, 0x01]), 'not-json'],
  ])('(%s) is told as what it is', async (_what, body, why) => {
    const { outcome, server } = await ask({ headers: { 'content-type': 'application/json' }, body })
    expect((await failureOf(outcome)).error).toEqual({ code: 'unexpected-answer', host: server.host, status: 200, why })
  })

  it('is refused when it is larger than any token answer', async () => {
    const { outcome } = await ask(json(`${JSON.stringify(whole)}${' '.repeat(2_000_000)}`))
    expect((await failureOf(outcome)).error).toMatchObject({ code: 'unexpected-answer', why: 'too-large' })
  })

  it('is not looked for behind a redirect', async () => {
    const elsewhere = await startTestServer(() => json(whole))
    const { outcome } = await ask({ status: 307, headers: { location: `${elsewhere.url}/token?password=${secret}` } })
    expect((await failureOf(outcome)).error).toMatchObject({ code: 'redirected', location: `${elsewhere.url}/token` })
    expect(elsewhere.arrived).toEqual([])
  })
})

describe('an error of RFC 6749 section 5.2', () => {
  const statuses = [400, 401, 200]
  const refused = { error_description: 'It says no.' }

  it.each(statuses)('invalid_client under %s is about the client', async (status) => {
    const { outcome } = await ask(json({ error: 'invalid_client', ...refused }, status))
    expect((await failureOf(outcome)).error).toEqual({
      code: 'credentials-refused',
      provider: 'Example',
      status,
      fields: ['clientId', 'clientSecret'],
      serverSaid: 'It says no.',
    })
  })

  it.each(statuses)('invalid_grant under %s is about user name and password', async (status) => {
    const { outcome } = await ask(json({ error: 'invalid_grant', ...refused }, status))
    expect((await failureOf(outcome)).error).toMatchObject({
      code: 'credentials-refused',
      status,
      fields: ['username', 'password'],
    })
  })

  it.each(statuses)('invalid_grant under %s to a refresh token is the one answer that ends it', async (status) => {
    const { outcome } = await ask(json({ error: 'invalid_grant', ...refused }, status), { grantType: 'refresh_token' })
    const thrown: unknown = await outcome.catch((reason: unknown) => reason)
    expect(thrown).toBeInstanceOf(RefreshRefused)
    expect(thrown).toHaveProperty('serverSaid', 'It says no.')
  })

  it.each(
    ['invalid_request', 'unauthorized_client', 'unsupported_grant_type', 'invalid_scope', 'something_new', ''].flatMap(
      (error) => statuses.filter((status) => status !== 401).map((status) => [error, status] as const),
    ),
  )('%j under %s is a failed sign-in, with the words of the server', async (error, status) => {
    const { outcome } = await ask(json({ error, ...refused }, status))
    expect((await failureOf(outcome)).error).toEqual({
      code: 'sign-in-failed',
      provider: 'Example',
      status,
      ...(error === '' ? {} : { error }),
      serverSaid: 'It says no.',
    })
  })

  it.each([
    ['unauthorized_client', ['clientId', 'clientSecret']],
    ['access_denied', ['clientId', 'clientSecret']],
    // No code at all: the status is what counts.
    ['Unauthorized', ['clientId', 'clientSecret', 'username', 'password']],
    ['', ['clientId', 'clientSecret', 'username', 'password']],
  ])('%j under 401 is about who asks', async (error, fields) => {
    const { outcome } = await ask(json({ error, ...refused }, 401))
    expect((await failureOf(outcome)).error).toMatchObject({ code: 'credentials-refused', fields })
  })

  it.each([
    ['temporarily_unavailable', 200, 'server-failed'],
    ['server_error', 400, 'server-failed'],
    ['server_error', 500, 'server-failed'],
    ['slow_down', 429, 'rate-limited'],
    ['invalid_client', 503, 'server-failed'],
    ['invalid_client', 429, 'rate-limited'],
  ])('%s under %s says nothing of the credentials', async (error, status, code) => {
    const { outcome } = await ask(json({ error }, status))
    expect((await failureOf(outcome)).error.code).toBe(code)
  })

  it.each([
    ['an object', { error: { message: 'It says no.' } }],
    ['missing', { message: 'It says no.' }],
    ['null', { error: null, detail: 'It says no.' }],
  ])('that is %s is told by its status', async (_what, document) => {
    const { outcome } = await ask(json(document, 401))
    expect((await failureOf(outcome)).error).toMatchObject({ code: 'credentials-refused', serverSaid: 'It says no.' })
  })

  it.each([429, 500, 503])(
    'of a server in trouble (%s) never ends a refresh token, whatever it says',
    async (status) => {
      const { outcome } = await ask(json({ error: 'invalid_grant' }, status), { grantType: 'refresh_token' })
      expect((await failureOf(outcome)).error.code).toBe(status === 429 ? 'rate-limited' : 'server-failed')
    },
  )

  it.each([429, 500, 503, 400, 401, 404])(
    'that is not invalid_grant (%s) never ends a refresh token',
    async (status) => {
      const { outcome } = await ask(json({ message: 'no' }, status), { grantType: 'refresh_token' })
      await failureOf(outcome)
    },
  )

  it('beside a token does not take the token away', async () => {
    expect((await issued({ ...whole, error: '' })).accessToken).toBe(token)
  })
})

describe('failures hold no secret', () => {
  const echoes: readonly [string, TestAnswer][] = [
    ['in the description', json({ error: 'invalid_grant', error_description: `Password ${secret} is wrong` }, 400)],
    ['as the error itself', json({ error: secret }, 400)],
    ['in a list', json({ message: ['wrong', secret] }, 401)],
    ['URL-encoded', json({ message: `username=user&password=${encodeURIComponent(secret)}` }, 500)],
    ['in Basic', json({ message: Buffer.from(`client:${secret}`).toString('base64') }, 401)],
    ['in a web page', { body: `<html>${secret}`, headers: { 'content-type': 'text/html' } }],
    ['in the status text', { status: 400, statusText: `Bad ${secret}`, body: '{}' }],
    ['in the address of a redirect', { status: 302, headers: { location: `https://evil.example/${secret}` } }],
    ['beside a token that cannot be used', json({ access_token: `${secret}\n`, message: secret })],
    ['as token type', json({ access_token: token, token_type: secret })],
  ]

  it.each(echoes)('that the server repeats %s', async (_how, answer) => {
    for (const grantType of ['password', 'refresh_token'] as const) {
      const { outcome } = await ask(answer, { grantType })
      const thrown: unknown = await outcome.catch((reason: unknown) => reason)
      expect(thrown).toBeInstanceOf(Error)
      const text = inspect(thrown, { depth: 9, showHidden: true }) + JSON.stringify(thrown)
      expect(text).not.toContain(secret)
      expect(text).not.toContain(Buffer.from(`client:${secret}`).toString('base64'))
    }
  })

  it('nor do the notes of a token', async () => {
    const { outcome } = await ask({
      headers: { 'content-type': `text/${secret}` },
      body: JSON.stringify({ ...whole, expires_in: secret }),
    })
    expect(JSON.stringify((await outcome).notes)).not.toContain(secret)
  })
})
