/** Systems that people made, from the catalogue to a renewed token. */
import { describe, expect, it } from 'vitest'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { HttpLoginSettings } from '../../shared/domain/http-login.ts'
import type { Provider } from '../../shared/domain/provider.ts'
import { startTestServer, type TestAnswer } from '../http/test-server.ts'
import { ownLogin, ownSettings } from './test-own-login.ts'
import { connect, createTestServices, infolinkDraft, jsonAnswer } from './test-services.ts'

/** A connection to a login of one's own, whose second request is answered like this. */
async function connected(renewed: () => TestAnswer) {
  const server = await startTestServer(({ path }) =>
    path === '/login'
      ? jsonAnswer(200, {
          data: { session: { jwt: 'canary-first-0001', next: 'canary-next-0001' }, expiresInMs: 60_000 },
        })
      : renewed(),
  )
  const services = createTestServices()
  const { id } = services.providers.save(ownLogin())
  const draft = infolinkDraft(server.url, {
    providerId: id,
    signInId: 'login',
    values: { username: 'ann' },
    secrets: { password: 'canary-password' },
  })
  const connection = await connect(services, draft)
  services.clock.pass(61_000)
  return { services, connection, paths: () => server.arrived.map(({ path, body }) => `${path} ${body}`) }
}

describe('a login of one’s own', () => {
  it('renews with its second request, and keeps what that brings', async () => {
    const { services, connection, paths } = await connected(() =>
      jsonAnswer(200, { jwt: 'canary-second-002', next: 'canary-next-0002', expiresInMs: 30_000 }),
    )
    const { token } = await services.tokens.get(connection.id)
    expect(token).toMatchObject({ preview: '…-002', lifetimeMs: 30_000, refreshable: true })
    expect(token?.notes).toContainEqual({ kind: 'refresh-token-rotated' })
    expect(paths().at(-1)).toBe('/renew {"next":"canary-next-0001"}')
  })

  it('signs in again when the second request is refused', async () => {
    const { services, connection, paths } = await connected(() => jsonAnswer(401, { message: 'over' }))
    const { token } = await services.tokens.get(connection.id)
    expect(token?.notes).toContainEqual({ kind: 'signed-in-again' })
    expect(paths().map((path) => path.split(' ')[0])).toEqual(['/login', '/renew', '/login'])
  })

  it('drops nothing when the server is in trouble', async () => {
    const { services, connection, paths } = await connected(() => jsonAnswer(503, {}))
    await expect(services.tokens.get(connection.id)).rejects.toMatchObject({ error: { code: 'server-failed' } })
    const state = (await services.tokens.list()).find(({ connectionId }) => connectionId === connection.id)
    expect(state?.token?.refreshable).toBe(true)
    expect(paths()).toHaveLength(2)
  })
})

describe('a login that cannot work', () => {
  const request = ownSettings.request
  const answer = ownSettings.answer

  it.each<[string, Partial<HttpLoginSettings>, RegExp]>([
    ['no place for the token', { answer: { ...answer, token: [] } }, /where in the answer the token is/],
    ['a field nobody asks for', { request: { ...request, query: { q: 'nobody' } } }, /“nobody”/],
    ['a gap nobody asks for', { request: { ...request, path: '/{tenant}' } }, /“tenant”/],
    ['a GET with a body', { request: { ...request, method: 'GET' } }, /GET has no body/],
    ['a header of Hallpass’s own', { request: { ...request, headers: { Host: 'a' } } }, /cannot set Host/],
    ['a header with a line break', { request: { ...request, headers: { 'X-A': 'a\r\nb' } } }, /line break/],
    [
      'a carried header that would change the request',
      { answer: { ...answer, carry: { headers: [], basePath: [], single: { Cookie: 'a' } } } },
      /named Cookie/,
    ],
    ['no refresh token for its second request', { answer: { ...answer, refreshToken: [] } }, /refresh token is/],
    [
      'the refresh token where it signs in',
      { request: { ...request, query: { r: 'refreshToken' } } },
      /“refreshToken”/,
    ],
  ])('is refused in words: %s', (_what, changes, reason) => {
    const { providers } = createTestServices()
    expect(refusal(() => providers.save(ownLogin(changes)))).toMatch(reason)
    expect(providers.list().some(({ isOwn }) => isOwn)).toBe(false)
  })

  it('is refused without its second request, and without an address', () => {
    const { providers } = createTestServices()
    const { renewal: _, ...without } = ownSettings
    const bare: Provider = ownLogin()
    const signIn = bare.signIns[0]
    if (signIn?.flow !== 'http-login') throw new Error('A login of one’s own is no login')
    expect(refusal(() => providers.save({ ...bare, signIns: [{ ...signIn, settings: without }] }))).toMatch(
      /second request/,
    )
    expect(refusal(() => providers.save({ ...bare, servers: [] }))).toMatch(/address of its server/)
  })
})

function refusal(act: () => unknown): string {
  try {
    act()
  } catch (thrown) {
    if (thrown instanceof AppFailure && thrown.error.code === 'invalid-input') return thrown.error.reason
    throw thrown
  }
  return ''
}
