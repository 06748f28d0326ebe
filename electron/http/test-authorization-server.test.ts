import { decodeJwt, decodeProtectedHeader } from 'jose'
import { expect, onTestFinished, test } from 'vitest'
import { furtherGrants } from './test-authorization-grants.ts'
import { type AuthorizationServerOptions, startAuthorizationServer, testAccount } from './test-authorization-server.ts'

const client = { client_id: 'app', client_secret: 'a secret that is long enough for HMAC' }

async function start(options: AuthorizationServerOptions = {}) {
  const server = await startAuthorizationServer(options)
  onTestFinished(server.close)
  const post = async (url: string, form: Readonly<Record<string, string>>) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${client.client_id}:${encodeURIComponent(client.client_secret)}`)}` },
      body: new URLSearchParams(form),
    })
    return { response, body: (await response.json()) as Record<string, string> }
  }
  return { ...server, post }
}

test('it gives out tokens and writes down what it was asked', async () => {
  const server = await start({ clients: [{ ...client, grant_types: ['client_credentials'] }] })
  const { body } = await server.post(server.endpoints.token, { grant_type: 'client_credentials', scope: 'read' })
  expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 600, scope: 'read' })
  const [asked] = server.asked('/token')
  expect(asked).toMatchObject({ method: 'POST', form: { grant_type: 'client_credentials' }, status: 200 })
})

test.each(['', '/realms/test'])('the browser comes back with a code, under “%s”', async (path) => {
  const redirect = 'http://127.0.0.1:9/back'
  const grant_types = ['authorization_code', 'refresh_token']
  const app = { ...client, grant_types, response_types: ['code'] as const, redirect_uris: [redirect] }
  const server = await start({ path, clients: [app] })
  const query = new URLSearchParams({
    client_id: 'app',
    response_type: 'code',
    redirect_uri: redirect,
    scope: 'openid',
  })
  let url = `${server.endpoints.authorization}?${query}`
  const cookies = new Map<string, string>()
  for (let hop = 0; hop < 8 && !url.startsWith(redirect); hop += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, { redirect: 'manual', headers: { cookie } })
    for (const one of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? []
      cookies.set(name, value)
    }
    url = new URL(response.headers.get('location') ?? '', url).href
  }
  const answer = new URL(url).searchParams
  expect(answer.get('iss')).toBe(server.issuer)
  const form = { grant_type: 'authorization_code', code: answer.get('code') ?? '', redirect_uri: redirect }
  const { body } = await server.post(server.endpoints.token, form)
  expect(decodeJwt(body.id_token ?? '')).toMatchObject({ iss: server.issuer, sub: testAccount.id })
  expect(body.refresh_token).toBeTypeOf('string')
  const me = await fetch(server.endpoints.userinfo, { headers: { authorization: `Bearer ${body.access_token}` } })
  expect(await me.json()).toMatchObject({ sub: testAccount.id })
  const metadata = (await (await fetch(server.endpoints.discovery)).json()) as Record<string, string>
  expect(metadata).toMatchObject({
    issuer: server.issuer,
    authorization_endpoint: server.endpoints.authorization,
    token_endpoint: server.endpoints.token,
    device_authorization_endpoint: server.endpoints.deviceAuthorization,
    pushed_authorization_request_endpoint: server.endpoints.pushedAuthorization,
    introspection_endpoint: server.endpoints.introspection,
    revocation_endpoint: server.endpoints.revocation,
    userinfo_endpoint: server.endpoints.userinfo,
    end_session_endpoint: server.endpoints.endSession,
    jwks_uri: server.endpoints.jwks,
  })
})

test('refresh tokens turn over, and one that was used ends them all', async () => {
  const grant_types = [furtherGrants.password, 'refresh_token']
  const server = await start({ rotates: true, clients: [{ ...client, grant_types }] })
  const { id: username, password } = testAccount
  const { body: first } = await server.post(server.endpoints.token, { grant_type: 'password', username, password })
  const refresh = (token = '') =>
    server.post(server.endpoints.token, { grant_type: 'refresh_token', refresh_token: token })
  const { body: second } = await refresh(first.refresh_token)
  expect(second.refresh_token).not.toBe(first.refresh_token)
  expect((await refresh(first.refresh_token)).body).toMatchObject({ error: 'invalid_grant' })
  expect((await refresh(second.refresh_token)).body).toMatchObject({ error: 'invalid_grant' })
})

test('keys change and tokens stay; its clock runs ahead; answers can be disturbed and amended', async () => {
  const server = await start({
    clients: [{ ...client, grant_types: ['client_credentials'] }],
    amend: (path, body) => (path === '/token' ? { ...body, more: 'yes' } : body),
  })
  const ask = () =>
    server.post(server.endpoints.token, { grant_type: 'client_credentials', resource: 'https://api.example' })
  const kidOf = (token = '') => decodeProtectedHeader(token).kid
  const before = await ask()
  await server.rotateKeys()
  const after = await ask()
  expect(kidOf(before.body.access_token)).not.toBe(kidOf(after.body.access_token))
  expect(after.body.more).toBe('yes')

  server.setClock(3 * 60_000)
  const ahead = Date.parse((await ask()).response.headers.get('date') ?? '') - Date.now()
  expect(Math.abs(ahead - 3 * 60_000)).toBeLessThan(60_000)

  server.disturb('/token', { status: 503, body: '{}' })
  expect((await ask()).response.status).toBe(503)
  server.disturb('/token', null)
  expect((await ask()).response.status).toBe(200)
})
