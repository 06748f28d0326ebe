import { verify } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { immportBehaviour } from './immport-server.ts'
import { practiceCredentials, practiceWorkspaceId } from './practice-catalogue.ts'
import {
  ask,
  authorized,
  claimsOf,
  formPost,
  headerOf,
  jsonOf,
  jsonPost,
  type ReadAnswer,
  textField,
  unzipped,
  usePractice,
} from './practice-test-kit.ts'
import { createPracticeWorld } from './practice-world.ts'

const { username, password, apiKey } = practiceCredentials.immport

describe('the practice ImmPort', () => {
  const practice = usePractice('immport')
  const signInUrl = (): string => `${practice.system.servers.server}/auth/token`
  const templates = (workspace: string = practiceWorkspaceId): string =>
    `${practice.system.servers.api}/data/upload/documentation/templates/${workspace}`
  const signIn = (): Promise<ReadAnswer> => ask(signInUrl(), formPost({ username, password }))
  const get = (token: string): Promise<ReadAnswer> => ask(templates(), authorized(`bearer ${token}`))

  test('has two origins: one to sign in, one for the API', async () => {
    const { server = '', api = '' } = practice.system.servers
    expect(new URL(server).origin).not.toBe(new URL(api).origin)
    expect((await ask(`${api}/auth/token`, formPost({ username, password }))).status).toBe(404)
    expect((await ask(templates().replace(api, server), authorized(`bearer ${apiKey}`))).status).toBe(404)
  })

  test('gives an RS256 JWT of 60 seconds, shaped as in the document, without iat', async () => {
    const before = Math.floor(Date.now() / 1000)
    const answer = await signIn()
    expect(jsonOf(answer)).toEqual({ status: 200, access_token: expect.any(String) })
    const token = textField(answer, 'access_token')
    expect(headerOf(token)).toEqual({ alg: 'RS256', typ: 'JWT' })
    const claims = claimsOf(token)
    expect(Object.keys(claims)).toEqual(['exp', 'user_name', 'authorities', 'jti', 'client_id', 'scope'])
    expect(claims).toMatchObject({ user_name: username, client_id: 'immport-auth-token-client' })
    expect(Number(claims.exp) - before).toBeGreaterThanOrEqual(60)
    expect(Number(claims.exp) - before).toBeLessThanOrEqual(62)
  })

  test('signs with RS256 for real', async () => {
    const world = createPracticeWorld({ id: 'immport', now: Date.now, lifetime: 60, seed: 'rs256' })
    const body = new URLSearchParams({ username, password }).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const request = { server: 'server', method: 'POST', path: '/auth/token', headers, body, at: 0 }
    const answer = await immportBehaviour(world).answers.server?.(request, [])
    const token = String((JSON.parse(String(answer?.body)) as { access_token: string }).access_token)
    const [head, claims, signature = ''] = token.split('.')
    const { publicKey } = await world.rsaKey()
    expect(verify('sha256', Buffer.from(`${head}.${claims}`), publicKey, Buffer.from(signature, 'base64url'))).toBe(
      true,
    )
  })

  test('names the token differently while that fault is on', async () => {
    practice.system.setFault('token-key', true)
    const answer = await signIn()
    expect(jsonOf(answer)).toEqual({ status: 200, token: expect.any(String) })
    expect((await get(textField(answer, 'token'))).status).toBe(200)
  })

  test('refuses a wrong password under 401, or under 200 while that fault is on', async () => {
    const body = { status: 401, message: 'Bad credentials' }
    const wrong = formPost({ username, password: 'wrong' })
    const answer = await ask(signInUrl(), wrong)
    expect([answer.status, jsonOf(answer)]).toEqual([401, body])
    practice.system.setFault('refused-under-200', true)
    const quiet = await ask(signInUrl(), wrong)
    expect([quiet.status, jsonOf(quiet)]).toEqual([200, body])
  })

  test('takes only a complete form, only by POST', async () => {
    expect((await ask(signInUrl(), jsonPost({ username, password }))).status).toBe(415)
    expect((await ask(signInUrl(), formPost({ username }))).status).toBe(400)
    const wrongMethod = await ask(signInUrl())
    expect([wrongMethod.status, wrongMethod.headers.get('allow')]).toEqual([405, 'POST'])
    const posted = await ask(templates(), { method: 'POST' })
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET'])
  })

  test.each([
    ['a token', async () => `bearer ${textField(await signIn(), 'access_token')}`],
    ['an API key', async () => `Bearer ${apiKey}`],
  ])('gives a zip file that opens for %s', async (_name, authorization) => {
    const response = await fetch(templates(), authorized(await authorization()))
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/zip')
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="ImmPortTemplates.5733.zip"')
    const names = Object.keys(await unzipped(Buffer.from(await response.arrayBuffer())))
    expect(names).toEqual(['README.txt', 'templates/subjectHumans.txt', 'templates/bioSamples.txt'])
  })

  test('refuses expired, unknown and missing tokens, then unknown workspaces', async () => {
    const token = textField(await signIn(), 'access_token')
    const missing = await ask(templates('999999'), authorized(`bearer ${token}`))
    expect([missing.status, jsonOf(missing)]).toEqual([404, { status: 404, message: 'Workspace not found' }])
    practice.pass(61)
    const late = await get(token)
    expect([late.status, jsonOf(late)]).toEqual([401, { status: 401, message: 'Access token expired' }])
    expect((await get('unknown')).status).toBe(401)
    expect((await ask(templates())).status).toBe(401)
    expect((await ask(templates(), authorized(`Token ${apiKey}`))).status).toBe(401)
  })

  test('finishes a download that started although its token expires meanwhile', async () => {
    const token = textField(await signIn(), 'access_token')
    const whole = await get(token)
    practice.system.setFault('slow-drip', true)
    const started = Date.now()
    const response = await fetch(templates(), authorized(`bearer ${token}`))
    practice.pass(3600)
    expect(await response.text()).toBe(whole.text)
    expect(Date.now() - started).toBeGreaterThanOrEqual(150)
    expect((await get(token)).status).toBe(401)
  })

  test('leaves the expiry out of the JWT while that fault is on, and keeps to it all the same', async () => {
    practice.system.setFault('no-lifetime', true)
    const token = textField(await signIn(), 'access_token')
    expect(claimsOf(token)).not.toHaveProperty('exp')
    expect((await get(token)).status).toBe(200)
    practice.pass(61)
    expect((await get(token)).status).toBe(401)
  })

  test('says success without a token while that fault is on', async () => {
    practice.system.setFault('no-token', true)
    expect(jsonOf(await signIn())).toEqual({ status: 200 })
  })
})
