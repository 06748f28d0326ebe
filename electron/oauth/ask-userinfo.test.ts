import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { failureOf, startEngine, startTestServer, type TestAnswer } from '../http/test-server.ts'
import { askUserinfo, type UserinfoQuestion } from './ask-userinfo.ts'

const accessToken = 'access-token-canary'
const ada = { sub: 'ada', name: 'Ada', email: 'ada@example.com' }
const keys = await generateKeyPair('RS256', { extractable: true })
const keySet = JSON.stringify({ keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'k', use: 'sig' }] })

const json = (document: unknown, status = 200): TestAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(document),
})
const jwt = (body: string): TestAnswer => ({ headers: { 'content-type': 'application/jwt' }, body })
const sign = (claims: object, key = keys.privateKey) =>
  new SignJWT({ ...claims }).setProtectedHeader({ alg: 'RS256', kid: 'k' }).sign(key)

async function ask(answer: TestAnswer, changes: Partial<UserinfoQuestion> = {}) {
  const server = await startTestServer(({ path }) => (path === '/jwks' ? { body: keySet } : answer))
  const outcome = askUserinfo({
    address: `${server.url}/me`,
    accessToken,
    proofs: null,
    clientId: 'app',
    issuer: 'https://login.example.com',
    jwksAddress: `${server.url}/jwks`,
    subject: 'ada',
    now: Date.now(),
    provider: 'Example',
    secrets: [],
    acceptsInsecure: false,
    verifyTls: true,
    http: startEngine().http,
    ...changes,
  })
  outcome.catch(() => {})
  return { server, outcome }
}

const refusal = async (answer: TestAnswer, changes?: Partial<UserinfoQuestion>) =>
  (await failureOf((await ask(answer, changes)).outcome)).error

describe('the question whose token it is', () => {
  it('carries the access token, and its answer is taken as it comes', async () => {
    const { server, outcome } = await ask(json(ada))
    expect(await outcome).toEqual({
      host: server.host,
      who: 'Ada',
      text: JSON.stringify(ada, null, 2),
      check: null,
    })
    expect(server.arrived[0]?.headers.authorization).toBe(`Bearer ${accessToken}`)
  })

  it.each([
    ['e-mail address', { sub: 'ada', email: 'ada@example.com' }, 'ada@example.com'],
    ['name of the issuer’s own', { sub: 'ada' }, 'ada'],
  ])('is answered with the %s where there is no name', async (_what, said, who) => {
    expect(await (await ask(json(said))).outcome).toMatchObject({ who })
  })

  it('may be answered with a signed token, whose signature is checked', async () => {
    const signed = await sign({ ...ada, iss: 'https://login.example.com', aud: 'app' })
    expect(await (await ask(jwt(signed))).outcome).toMatchObject({
      who: 'Ada',
      check: { outcome: 'checked', alg: 'RS256', by: 'issuer-keys' },
    })
  })

  it('is not sent to an http address that was not accepted', async () => {
    expect(await refusal(json(ada), { address: 'http://login.example.com/me' })).toMatchObject({
      code: 'insecure-address',
      field: 'userinfo',
    })
  })

  it('does not show what the server repeats of secrets', async () => {
    const { outcome } = await ask(json({ ...ada, token: accessToken, other: 'refresh-canary' }), {
      secrets: ['refresh-canary'],
    })
    expect(JSON.stringify(await outcome)).not.toContain('canary')
  })

  it('is answered by plain OAuth servers in their own names, where no ID token says who it is', async () => {
    const { outcome } = await ask(json({ login: 'ada', id: 7 }), { subject: null })
    expect(await outcome).toMatchObject({ who: null, text: expect.stringContaining('"login": "ada"') })
  })
})

describe('an answer about a person is not used', () => {
  it.each([
    ['of somebody else', json({ ...ada, sub: 'grace' }), 'another-person'],
    ['of nobody', json({ name: 'Ada' }), 'another-person'],
    ['that is a page', { body: '<html>' }, 'unreadable'],
    ['that is a list', json([ada]), 'unreadable'],
    ['that is encrypted', jwt('a.b.c.d.e'), 'encrypted'],
    ['that is no token', jwt('nothing'), 'unreadable'],
    ['signed by nobody', jwt(`${btoa('{"alg":"none"}')}.${btoa('{"sub":"ada"}')}.`.replaceAll('=', '')), 'unsigned'],
  ])('%s', async (_what, answer, why) => {
    expect(await refusal(answer)).toMatchObject({ code: 'userinfo-refused', why })
  })

  it('signed by another key, of another issuer, for another program', async () => {
    const other = await generateKeyPair('RS256', { extractable: true })
    expect(await refusal(jwt(await sign(ada, other.privateKey)))).toMatchObject({ why: 'signature' })
    expect(await refusal(jwt(await sign({ ...ada, iss: 'https://evil.example' })))).toMatchObject({ why: 'not-for-us' })
    expect(await refusal(jwt(await sign({ ...ada, aud: 'other' })))).toMatchObject({ why: 'not-for-us' })
  })
})

describe('no answer about a person', () => {
  it.each([
    [401, 'question-refused'],
    [403, 'question-refused'],
    [404, 'question-refused'],
    [302, 'redirected'],
    [429, 'rate-limited'],
    [503, 'server-failed'],
  ])('under status %i', async (status, code) => {
    const answer = json({ error: 'invalid_token', error_description: `No ${accessToken}.` }, status)
    const error = await refusal(answer)
    expect(error).toMatchObject({ code })
    expect(JSON.stringify(error)).not.toContain(accessToken)
  })
})
