import { describe, expect, test } from 'vitest'
import { practiceCredentials } from './practice-catalogue.ts'
import {
  ask,
  authorized,
  basic,
  formPost,
  jsonOf,
  jsonPost,
  type ReadAnswer,
  textField,
  usePractice,
} from './practice-test-kit.ts'

const { username, password, clientId, clientSecret, apiKey } = practiceCredentials.inode
const client = { client_id: clientId, client_secret: clientSecret }
const fields = { grant_type: 'password', username, password, ...client, scope: 'sync' }
const wrongPassword = { error: 'invalid_grant', error_description: 'Invalid credentials given.' }

describe('the practice iNode', () => {
  const practice = usePractice('inode')
  const at = (path: string): string => `${practice.system.servers.server}${path}`
  const token = (form: Record<string, string> = fields): Promise<ReadAnswer> =>
    ask(at('/api/oauth/token/'), formPost(form))
  const renew = (answer: ReadAnswer, more: Record<string, string> = client): Promise<ReadAnswer> =>
    token({ grant_type: 'refresh_token', refresh_token: textField(answer, 'refresh_token'), ...more })
  const links = (authorization: string): Promise<ReadAnswer> => ask(at('/api/v1/links/'), authorized(authorization))
  const call = (answer: ReadAnswer): Promise<ReadAnswer> => links(`Bearer ${textField(answer, 'access_token')}`)

  test('gives tokens for user name, password and client', async () => {
    const answer = await token()
    expect(answer.status).toBe(200)
    expect(jsonOf(answer)).toEqual({
      access_token: expect.stringMatching(/^[A-Za-z0-9]{30}$/),
      expires_in: 36_000,
      token_type: 'Bearer',
      scope: 'sync',
      refresh_token: expect.stringMatching(/^[A-Za-z0-9]{30}$/),
    })
    expect(JSON.parse((await call(answer)).text)).toHaveLength(3)
    expect(practice.system.requests[0]?.body).toBe(new URLSearchParams(fields).toString())
  })

  test('gives neither token type nor lifetime while that fault is on', async () => {
    practice.system.setFault('no-lifetime', true)
    const answer = await token()
    expect(Object.keys(jsonOf(answer)).sort()).toEqual(['access_token', 'refresh_token', 'scope'])
    expect((await call(answer)).status).toBe(200)
    practice.pass(36_001)
    expect((await call(answer)).status).toBe(401)
  })

  test('gives the lifetime as text while that fault is on', async () => {
    practice.system.setFault('lifetime-as-text', true)
    expect(jsonOf(await token()).expires_in).toBe('36000')
  })

  test('refuses a wrong client, a wrong password, a wrong scope and other grants, each in its way', async () => {
    const refused = [
      [{ ...fields, client_id: 'wrong' }, 401, { error: 'invalid_client' }],
      [{ ...fields, client_secret: 'wrong' }, 401, { error: 'invalid_client' }],
      [{ ...fields, password: 'wrong' }, 400, wrongPassword],
      [{ ...fields, username: 'wrong' }, 400, wrongPassword],
      [{ ...fields, scope: 'read' }, 400, { error: 'invalid_scope' }],
      [{ ...fields, grant_type: 'client_credentials' }, 400, { error: 'unsupported_grant_type' }],
    ] as const
    for (const [form, status, body] of refused) {
      const answer = await token(form)
      expect([answer.status, jsonOf(answer)]).toEqual([status, body])
    }
  })

  test('wants the client in the body, in a form, without doubles', async () => {
    const url = at('/api/oauth/token/')
    const { client_id: _id, client_secret: _secret, ...rest } = fields
    const byHeader = await ask(url, formPost(rest, { Authorization: basic(clientId, clientSecret) }))
    expect([byHeader.status, jsonOf(byHeader)]).toEqual([401, { error: 'invalid_client' }])
    expect((await ask(url, jsonPost(fields))).status).toBe(415)
    const doubled = new URLSearchParams([...Object.entries(fields), ['scope', 'sync']])
    expect((await ask(url, { method: 'POST', body: doubled })).status).toBe(400)
  })

  test('minds the final slash', async () => {
    expect((await ask(at('/api/oauth/token'), formPost(fields))).status).toBe(404)
    const moved = await ask(at('/api/v1/links'), authorized(`Token ${apiKey}`))
    expect([moved.status, moved.headers.get('location')]).toEqual([301, '/api/v1/links/'])
    const wrongMethod = await ask(at('/api/oauth/token/'))
    expect([wrongMethod.status, wrongMethod.headers.get('allow')]).toEqual([405, 'POST'])
  })

  test('renews with client id and secret, and rotates', async () => {
    const first = await token()
    expect((await renew(first, {})).status).toBe(401)
    const second = await renew(first)
    expect(second.status).toBe(200)
    expect(textField(second, 'refresh_token')).not.toBe(textField(first, 'refresh_token'))
    expect((await call(second)).status).toBe(200)
    const reused = await renew(first)
    expect([reused.status, jsonOf(reused)]).toEqual([400, { error: 'invalid_grant' }])
  })

  test('plays a reused refresh token, or gives no new one, while such a fault is on', async () => {
    const signedIn = await token()
    practice.system.setFault('no-new-refresh-token', true)
    expect(jsonOf(await renew(signedIn))).not.toHaveProperty('refresh_token')
    expect((await renew(signedIn)).status).toBe(200)
    practice.system.setFault('rotated-reused', true)
    expect((await renew(signedIn)).status).toBe(400)
    expect((await call(signedIn)).status).toBe(401)
  })

  test('takes a token only as Bearer and the API key only as Token', async () => {
    const access = textField(await token(), 'access_token')
    expect((await links(`Token ${apiKey}`)).status).toBe(200)
    for (const wrong of [`Bearer ${apiKey}`, `token ${apiKey}`, `Token ${access}`, 'Token wrong', apiKey]) {
      const answer = await links(wrong)
      expect([answer.status, jsonOf(answer)]).toEqual([401, { detail: 'Invalid token.' }])
    }
    const none = await ask(at('/api/v1/links/'))
    expect(jsonOf(none)).toEqual({ detail: 'Authentication credentials were not provided.' })
  })

  test('lets tokens expire but not the API key', async () => {
    const signedIn = await token()
    practice.pass(36_001)
    expect((await call(signedIn)).status).toBe(401)
    expect((await links(`Token ${apiKey}`)).status).toBe(200)
  })

  test('leaves out the token while that fault is on', async () => {
    practice.system.setFault('no-token', true)
    expect(jsonOf(await token())).not.toHaveProperty('access_token')
  })
})
