import { ClientSecretBasic } from 'oauth4webapi'
import { describe, expect, it } from 'vitest'
import { failureOf, startEngine, startTestServer, type TestAnswer } from '../http/test-server.ts'
import { revokeToken } from './revoke-token.ts'
import { createServerClock } from './server-clock.ts'

const token = 'token-canary'

async function revoke(answer: TestAnswer, path = '/revoke') {
  const server = await startTestServer(() => answer)
  const client = {
    clientId: 'app',
    clientAuth: ClientSecretBasic('secretcanary'),
    serverClock: createServerClock(Date.now),
    tokenEndpoint: `${server.url}/token`,
    acceptsInsecure: false,
    verifyTls: true,
    http: startEngine().http,
    signal: new AbortController().signal,
  }
  const outcome = revokeToken(client, {
    address: path.startsWith('/') ? `${server.url}${path}` : path,
    token,
    kind: 'refresh_token',
    provider: 'Example',
    clientFields: ['clientId', 'clientSecret'],
    secrets: ['secretcanary'],
  })
  outcome.catch(() => {})
  return { server, outcome }
}

const json = (document: object, status: number): TestAnswer => ({ status, body: JSON.stringify(document) })

describe('ending a token', () => {
  it('names it, its kind and the client, and is done with any status of success', async () => {
    const { server, outcome } = await revoke({ status: 200 })
    expect(await outcome).toBe('ended')
    const [asked] = server.arrived
    expect(Object.fromEntries(new URLSearchParams(asked?.body))).toEqual({ token, token_type_hint: 'refresh_token' })
    expect(asked?.headers.authorization).toBe(`Basic ${btoa('app:secretcanary')}`)
    expect(await (await revoke({ status: 204 })).outcome).toBe('ended')
  })

  it('is not offered for every kind of token', async () => {
    expect(await (await revoke(json({ error: 'unsupported_token_type' }, 400))).outcome).toBe('unsupported')
  })

  it.each([
    [json({ error: 'invalid_client' }, 401), { code: 'credentials-refused', fields: ['clientId', 'clientSecret'] }],
    [json({ error: 'invalid_client' }, 400), { code: 'credentials-refused', fields: ['clientId', 'clientSecret'] }],
    [json({ error: 'invalid_request', error_description: `What is ${token}?` }, 400), { code: 'question-refused' }],
    [json({}, 503), { code: 'server-failed' }],
    [json({}, 404), { code: 'unexpected-answer' }],
    [{ status: 302, headers: { location: 'https://evil.example/' } }, { code: 'redirected' }],
  ])('that is refused says why: %o', async (answer, expected) => {
    const { error } = await failureOf((await revoke(answer)).outcome)
    expect(error).toMatchObject(expected)
    expect(JSON.stringify(error)).not.toContain('canary')
  })

  it('does not go to an http address that was not accepted', async () => {
    const { outcome } = await revoke({}, 'http://login.example.com/revoke')
    expect((await failureOf(outcome)).error).toMatchObject({ code: 'insecure-address', field: 'revocation' })
  })
})
