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
import { hostileCarry, hostileEndpoints, tenantHeaders } from './unifier-answer.ts'

const { username, password } = practiceCredentials.unifier
const right = basic(username, password)
type Details = { token: string; expire: string; endpoint: string; request_headers: Record<string, string> }

describe('the practice Unifier Essentials', () => {
  const practice = usePractice('unifier')
  const at = (path: string): string => `${practice.system.servers.server}${path}`
  const signIn = (query = '', authorization = right): Promise<ReadAnswer> =>
    ask(at(`/ws/rest/service/v1/oauth/token${query}`), authorized(authorization))
  const detailsOf = (answer: ReadAnswer): Details =>
    JSON.parse(answer.text.replace('request_headers:{', '"request_headers":{')) as Details
  const call = (token: string, headers: Record<string, string> = tenantHeaders): Promise<ReadAnswer> =>
    ask(at('/rest1/ws/rest/service/v1/ds/data-elements'), authorized(`Bearer ${token}`, headers))

  test('answers as the document’s sample does: one key without quotes, the lifetime as text', async () => {
    const answer = await signIn()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('application/json')
    expect(() => JSON.parse(answer.text) as unknown).toThrow(SyntaxError)
    expect(answer.text).toMatch(
      /^\{\n {4}"token": "[^"]+",\n {4}"expire": "3600",\n {4}"endpoint": "\/rest1",\n {4}request_headers:\{\n/,
    )
    expect(detailsOf(answer)).toEqual({
      token: expect.any(String),
      expire: '3600',
      endpoint: '/rest1',
      request_headers: tenantHeaders,
    })
  })

  test('issues a long JWT as the vendor does', async () => {
    const { token } = detailsOf(await signIn())
    expect(token.length).toBeGreaterThan(600)
    expect(headerOf(token)).toMatchObject({ kid: 'SIGNING_KEY', alg: 'RS256' })
    expect(Number(claimsOf(token).exp) - Number(claimsOf(token).iat)).toBe(3600)
  })

  test('keeps to a lifetime that was asked for', async () => {
    const { token, expire } = detailsOf(await signIn('?expiry=300'))
    expect(expire).toBe('300')
    expect((await call(token)).status).toBe(200)
    practice.pass(301)
    const late = await call(token)
    expect([late.status, jsonOf(late)]).toEqual([401, { status: 401, message: 'The token has expired' }])
  })

  test.each(['', '0', '-5', 'abc', '300s', '1e3', '86401', '999999999'])(
    'refuses the lifetime "%s"',
    async (expiry) => {
      const answer = await signIn(`?expiry=${expiry}`)
      expect([answer.status, jsonOf(answer)]).toEqual([400, { status: 400, message: expect.any(Array) }])
    },
  )

  test('refuses wrong and missing credentials', async () => {
    for (const wrong of [basic(username, 'x'), basic('x', password), `Bearer ${right.slice(6)}`, 'Basic %%%']) {
      const answer = await signIn('', wrong)
      expect([answer.status, jsonOf(answer)]).toEqual([401, { status: 401, message: 'Invalid user name or password' }])
    }
    expect((await ask(at('/ws/rest/service/v1/oauth/token'))).status).toBe(401)
  })

  test('wants the endpoint in the path and both tenant headers with the right values', async () => {
    const { token } = detailsOf(await signIn())
    expect(jsonOf(await call(token))).toMatchObject({ status: 200, data: expect.any(Array), message: 'success' })
    const [tenant, code] = Object.entries(tenantHeaders)
    for (const headers of [{}, Object.fromEntries([tenant ?? []]), Object.fromEntries([code ?? []])]) {
      const answer = await call(token, headers)
      expect([answer.status, jsonOf(answer)]).toEqual([400, { status: 400, message: expect.any(Array) }])
    }
    expect((await call(token, { ...tenantHeaders, 'x-unifier-tenant-code': 'x' })).status).toBe(400)
    const bare = await ask(at('/ws/rest/service/v1/ds/data-elements'), authorized(`Bearer ${token}`, tenantHeaders))
    expect(bare.status).toBe(404)
    expect((await call('unknown')).status).toBe(401)
    expect((await ask(at('/rest1/ws/rest/service/v1/ds/data-elements'), { headers: tenantHeaders })).status).toBe(401)
  })

  test('knows only its own methods', async () => {
    const answer = await ask(at('/ws/rest/service/v1/oauth/token'), { method: 'POST', ...authorized(right) })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET'])
  })

  test('answers in the other published forms while those faults are on', async () => {
    practice.system.setFault('quoted-keys', true)
    expect(jsonOf(await signIn())).toMatchObject({ endpoint: '/rest1', request_headers: tenantHeaders })
    practice.system.setFault('endpoint-without-slash', true)
    practice.system.setFault('access-token-key', true)
    expect(jsonOf(await signIn())).toMatchObject({ access_token: expect.any(String), endpoint: 'rest1' })
    practice.system.setFault('details-under-data', true)
    const data = { access_token: expect.any(String), expire: '3600', endpoint: 'rest1', request_headers: tenantHeaders }
    expect(jsonOf(await signIn())).toEqual({ status: 200, data, message: 'success' })
  })

  test('tries one hostile endpoint after the other while that fault is on', async () => {
    practice.system.setFault('hostile-endpoint', true)
    const seen: string[] = []
    for (const _ of hostileEndpoints) seen.push(detailsOf(await signIn()).endpoint)
    expect(seen).toEqual(hostileEndpoints)
    expect(seen.slice(0, 2)).toEqual(['@evil.example.org', '//evil.example.org/rest1'])
    practice.system.setFault('hostile-endpoint', false)
    expect(detailsOf(await signIn()).endpoint).toBe('/rest1')
  })

  test('asks to send harmful headers along while that fault is on', async () => {
    practice.system.setFault('hostile-carry', true)
    expect(detailsOf(await signIn()).request_headers).toEqual({ ...tenantHeaders, ...hostileCarry })
  })

  test('takes only URL-encoded user name and password while that fault is on', async () => {
    practice.system.setFault('url-encoded-basic', true)
    expect((await signIn()).status).toBe(401)
    expect((await signIn('', basic(encodeURIComponent(username), encodeURIComponent(password)))).status).toBe(200)
    const form = (text: string): string => new URLSearchParams({ a: text }).toString().slice(2)
    expect((await signIn('', basic(form(username), form(password)))).status).toBe(200)
    expect((await signIn('', basic(username, encodeURIComponent(password)))).status).toBe(401)
    expect((await signIn('', basic(encodeURIComponent(username), '%zz'))).status).toBe(401)
  })

  test('tells no lifetime, or none to believe, while such a fault is on', async () => {
    practice.system.setFault('no-lifetime', true)
    const silent = detailsOf(await signIn())
    expect(silent).not.toHaveProperty('expire')
    expect(claimsOf(silent.token)).not.toHaveProperty('exp')
    expect((await call(silent.token)).status).toBe(200)
    practice.system.setFault('no-lifetime', false)
    practice.system.setFault('negative-lifetime', true)
    expect(detailsOf(await signIn()).expire).toBe('-3600')
  })

  test('says success without a token while that fault is on', async () => {
    practice.system.setFault('no-token', true)
    expect(detailsOf(await signIn())).not.toHaveProperty('token')
  })
})
