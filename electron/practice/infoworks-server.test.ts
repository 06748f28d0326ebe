import { describe, expect, test } from 'vitest'
import { practiceCredentials } from './practice-catalogue.ts'
import {
  ask,
  authorized,
  basic,
  claimsOf,
  headerOf,
  jsonOf,
  type ReadAnswer,
  usePractice,
} from './practice-test-kit.ts'

const { username, password, refreshToken } = practiceCredentials.infoworks
const refusal = { message: 'Authentication Failed', result: { is_authenticated: false } }

describe('the practice Infoworks', () => {
  const practice = usePractice('infoworks')
  const at = (path: string): string => `${practice.system.servers.server}${path}`
  const signIn = (): Promise<ReadAnswer> => ask(at('/v3/security/authenticate'), authorized(basic(username, password)))
  const tokenOf = (answer: ReadAnswer): string =>
    (jsonOf(answer).result as { authentication_token: string }).authentication_token
  const sources = (token: string): Promise<ReadAnswer> => ask(at('/v3/sources'), authorized(`Bearer ${token}`))

  test('gives a token for user name and password as Basic of UTF-8', async () => {
    const answer = await signIn()
    expect(answer.status).toBe(200)
    expect(jsonOf(answer)).toEqual({
      message: 'Authentication Success',
      result: { authentication_token: expect.any(String), is_authenticated: true },
    })
    expect((await sources(tokenOf(answer))).status).toBe(200)
  })

  test('records what arrived byte for byte', async () => {
    await signIn()
    expect(practice.last()).toMatchObject({
      server: 'server',
      method: 'GET',
      path: '/v3/security/authenticate',
      body: '',
    })
    expect(practice.last()?.headers.authorization).toBe(basic(username, password))
  })

  test('shapes the JWT as the document does: HS256, a subject that is JSON in a string, 15 minutes', async () => {
    const token = tokenOf(await signIn())
    expect(headerOf(token)).toEqual({ alg: 'HS256' })
    const claims = claimsOf(token)
    expect(Object.keys(claims)).toEqual(['iat', 'sub', 'jti', 'exp'])
    expect(claims.sub).toBe(`{\n  "email" : "${username}",\n  "scope" : {\n    "action" : "refresh_token"\n  }\n}`)
    expect(Number(claims.exp) - Number(claims.iat)).toBe(900)
  })

  test('gives a token for the refresh token exactly as pasted', async () => {
    const path = at('/v3/security/token/access')
    expect((await ask(path, authorized(`Basic ${refreshToken}`))).status).toBe(200)
    const again = Buffer.from(refreshToken).toString('base64')
    const others = [`Basic ${again}`, basic(refreshToken, ''), `Bearer ${refreshToken}`, basic(username, password)]
    for (const other of others) expect((await ask(path, authorized(other))).status).toBe(401)
  })

  test('refuses wrong, Latin-1 and missing credentials', async () => {
    const latin1 = `Basic ${Buffer.from(`${username}:${password}`, 'latin1').toString('base64')}`
    const bare = `Basic ${username}:x`
    for (const value of [basic(username, 'wrong'), basic('wrong', password), latin1, bare, `Basic ${refreshToken}`]) {
      const answer = await ask(at('/v3/security/authenticate'), authorized(value))
      expect(answer.status).toBe(401)
      expect(jsonOf(answer)).toEqual(refusal)
    }
    expect((await ask(at('/v3/security/authenticate'))).status).toBe(401)
  })

  test('refuses wrong credentials under status 200 while that fault is on', async () => {
    practice.system.setFault('refused-under-200', true)
    const answer = await ask(at('/v3/security/authenticate'), authorized(basic(username, 'wrong')))
    expect([answer.status, jsonOf(answer)]).toEqual([200, refusal])
    expect(jsonOf(await signIn()).message).toBe('Authentication Success')
  })

  test('refuses tokens that are expired, changed or absent', async () => {
    const token = tokenOf(await signIn())
    const [head, , signature] = token.split('.')
    const forged = `${head}.${Buffer.from('{"exp":9999999999}').toString('base64url')}.${signature}`
    for (const wrong of [forged, 'nonsense', 'a.b.c', `${token}.more`]) expect((await sources(wrong)).status).toBe(401)
    expect((await ask(at('/v3/sources'))).status).toBe(401)
    practice.pass(898)
    expect((await sources(token)).status).toBe(200)
    practice.pass(2)
    const late = await sources(token)
    expect([late.status, jsonOf(late)]).toEqual([401, { message: 'Authentication token has expired' }])
  })

  test('knows only its own paths and methods', async () => {
    const wrongMethod = await ask(at('/v3/security/authenticate'), { method: 'POST' })
    expect([wrongMethod.status, wrongMethod.headers.get('allow')]).toEqual([405, 'GET'])
    for (const path of ['/', '/v3/sources/', '/v2/sources', '//v3/sources']) {
      expect((await ask(at(path))).status).toBe(404)
    }
  })

  test('keeps to the real expiry while a fault leaves it out of the JWT or makes it nonsense', async () => {
    const expected = {
      'no-lifetime': () => expect.not.objectContaining({ exp: expect.anything() }),
      'negative-lifetime': (iat: number) => expect.objectContaining({ exp: iat - 900 }),
      'absurd-lifetime': (iat: number) => expect.objectContaining({ exp: iat + 999_999_999_999_999 }),
    } as const
    for (const fault of ['no-lifetime', 'negative-lifetime', 'absurd-lifetime'] as const) {
      practice.system.setFault(fault, true)
      const token = tokenOf(await signIn())
      practice.system.setFault(fault, false)
      expect(claimsOf(token)).toEqual(expected[fault](Number(claimsOf(token).iat)))
      expect((await sources(token)).status).toBe(200)
      practice.pass(901)
      expect((await sources(token)).status).toBe(401)
    }
  })

  test('says success without a token while that fault is on', async () => {
    practice.system.setFault('no-token', true)
    expect(jsonOf(await signIn())).toEqual({ message: 'Authentication Success', result: { is_authenticated: true } })
  })
})
