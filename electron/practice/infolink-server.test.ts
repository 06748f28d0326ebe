import { describe, expect, test } from 'vitest'
import { practiceCredentials } from './practice-catalogue.ts'
import { ask, basic, formPost, jsonOf, jsonPost, type ReadAnswer, textField, usePractice } from './practice-test-kit.ts'

const { username, password, clientId, clientSecret } = practiceCredentials.infolink
const clientFields = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }
const passwordFields = { ...clientFields, grant_type: 'password', username, password }
const invalidGrant = { error_description: 'Credentials or token is invalid or expired', error: 'invalid_grant' }
const expiredBody = {
  result: { code: 'invalid_grant', message: 'Credentials or token is invalid or expired' },
  status: 'error',
}
const opParams = { scenario: 'LoadData', parameters: {}, data: null }
const job = { appId: '170', isAsync: false, responseFormat: 'text', operation: { opName: 'RunScenario', opParams } }
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

describe('the practice InfoLink', () => {
  const practice = usePractice('infolink')
  const tokenUrl = (): string => `${practice.system.servers.server}/api/v1/oauth2/token`
  const signIn = (): Promise<ReadAnswer> => ask(tokenUrl(), formPost(clientFields))
  const renew = (answer: ReadAnswer): Promise<ReadAnswer> =>
    ask(tokenUrl(), formPost({ grant_type: 'refresh_token', refresh_token: textField(answer, 'refresh_token') }))
  const execute = (token: string, body: unknown = job): Promise<ReadAnswer> =>
    ask(`${practice.system.servers.server}/api/v1/executeJob`, jsonPost(body, { Authorization: `Bearer ${token}` }))
  const call = (answer: ReadAnswer): Promise<ReadAnswer> => execute(textField(answer, 'access_token'))

  test.each([
    ['client credentials', clientFields],
    ['user name and password', passwordFields],
  ])('gives opaque tokens for %s', async (_name, fields) => {
    const answer = await ask(tokenUrl(), formPost(fields))
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(jsonOf(answer)).toEqual({
      access_token: expect.stringMatching(uuid),
      refresh_token: expect.stringMatching(uuid),
      token_type: 'Bearer',
      expires_in: 1800,
    })
    expect((await call(answer)).status).toBe(200)
  })

  test('records the form byte for byte', async () => {
    await ask(tokenUrl(), formPost(passwordFields))
    expect(practice.last()?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/)
    expect(practice.last()?.body).toBe(new URLSearchParams(passwordFields).toString())
  })

  test('refuses wrong credentials with the one text of the document', async () => {
    for (const name of ['client_id', 'client_secret', 'username', 'password']) {
      const answer = await ask(tokenUrl(), formPost({ ...passwordFields, [name]: 'wrong' }))
      expect([answer.status, jsonOf(answer)]).toEqual([400, invalidGrant])
    }
  })

  test('refuses JSON, missing and doubled parameters, other grants, and credentials in a header', async () => {
    expect((await ask(tokenUrl(), jsonPost(clientFields))).status).toBe(415)
    const text = new URLSearchParams(clientFields).toString()
    expect((await ask(tokenUrl(), { method: 'POST', body: text })).status).toBe(415)
    const refused = [
      [formPost({ grant_type: 'client_credentials', client_id: clientId }), 'invalid_request'],
      [formPost({ client_id: clientId, client_secret: clientSecret }), 'invalid_request'],
      [formPost({ ...clientFields, grant_type: 'implicit' }), 'unsupported_grant_type'],
      [formPost(clientFields, { Authorization: basic(clientId, clientSecret) }), 'invalid_request'],
      [{ ...formPost({}), body: new URLSearchParams(`${text}&client_id=again`) }, 'invalid_request'],
    ] as const
    for (const [init, error] of refused) {
      const answer = await ask(tokenUrl(), init)
      expect([answer.status, jsonOf(answer).error]).toEqual([400, error])
    }
  })

  test('renews with a new refresh token each time', async () => {
    const first = await signIn()
    const second = await renew(first)
    expect(second.status).toBe(200)
    expect(textField(second, 'refresh_token')).not.toBe(textField(first, 'refresh_token'))
    expect((await call(second)).status).toBe(200)
    expect((await renew(second)).status).toBe(200)
  })

  test('takes nothing but grant type and refresh token for a renewal', async () => {
    const signedIn = await signIn()
    const fields = { grant_type: 'refresh_token', refresh_token: textField(signedIn, 'refresh_token') }
    for (const init of [
      formPost({ ...fields, client_id: clientId }),
      formPost({ ...fields, client_secret: clientSecret }),
      formPost({ ...fields, scope: '' }),
      formPost(fields, { Authorization: basic(clientId, '') }),
    ]) {
      const answer = await ask(tokenUrl(), init)
      expect([answer.status, jsonOf(answer).error]).toEqual([400, 'invalid_request'])
    }
    expect((await renew(signedIn)).status).toBe(200)
  })

  test('ends the whole family when an old refresh token comes back', async () => {
    const first = await signIn()
    const stranger = await signIn()
    const second = await renew(first)
    const again = await renew(first)
    expect([again.status, jsonOf(again)]).toEqual([400, invalidGrant])
    expect((await renew(second)).status).toBe(400)
    expect((await call(second)).status).toBe(401)
    expect((await call(stranger)).status).toBe(200)
  })

  test('plays a reused refresh token while that fault is on', async () => {
    const signedIn = await signIn()
    practice.system.setFault('rotated-reused', true)
    expect(jsonOf(await renew(signedIn))).toEqual(invalidGrant)
    expect((await call(signedIn)).status).toBe(401)
    practice.system.setFault('rotated-reused', false)
    expect((await renew(signedIn)).status).toBe(400)
    expect((await renew(await signIn())).status).toBe(200)
  })

  test('keeps the old refresh token working while it gives no new one', async () => {
    const signedIn = await signIn()
    practice.system.setFault('no-new-refresh-token', true)
    for (let time = 0; time < 2; time += 1) {
      const renewed = await renew(signedIn)
      expect(jsonOf(renewed)).toEqual({ access_token: expect.any(String), token_type: 'Bearer', expires_in: 1800 })
      expect((await call(renewed)).status).toBe(200)
    }
  })

  test('calls expired, unknown and missing tokens by the document’s body, by a fault under 200', async () => {
    const signedIn = await signIn()
    practice.pass(1801)
    for (const answer of [await call(signedIn), await execute('unknown')]) {
      expect([answer.status, jsonOf(answer)]).toEqual([401, expiredBody])
    }
    expect((await ask(`${practice.system.servers.server}/api/v1/executeJob`, jsonPost(job))).status).toBe(401)
    practice.system.setFault('expired-body-200', true)
    const answer = await call(signedIn)
    expect([answer.status, jsonOf(answer)]).toEqual([200, expiredBody])
    expect((await call(await signIn())).status).toBe(200)
  })

  test('runs a job that is described as documented, and no other', async () => {
    const token = textField(await signIn(), 'access_token')
    const done = await execute(token)
    expect(jsonOf(done)).toEqual({ result: { appId: '170', opName: 'RunScenario', ...opParams }, status: 'success' })
    for (const wrong of [null, [], {}, { ...job, appId: 170 }, { ...job, operation: { opName: 'x' } }]) {
      expect((await execute(token, wrong)).status).toBe(400)
    }
    const url = `${practice.system.servers.server}/api/v1/executeJob`
    const headers = { Authorization: `Bearer ${token}` }
    const single = "{'appId':'170'}"
    expect((await ask(url, { ...jsonPost({}, headers), body: single })).status).toBe(400)
    expect((await ask(url, { method: 'POST', headers, body: JSON.stringify(job) })).status).toBe(415)
  })

  test('knows only its own paths and methods', async () => {
    const get = await ask(tokenUrl())
    expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST'])
    expect((await ask(`${tokenUrl()}/`, formPost(clientFields))).status).toBe(404)
  })

  test.each([
    ['no-lifetime', { token_type: 'Bearer' }],
    ['lifetime-as-text', { token_type: 'Bearer', expires_in: '1800' }],
    ['negative-lifetime', { token_type: 'Bearer', expires_in: -1800 }],
    ['absurd-lifetime', { token_type: 'Bearer', expires_in: 999_999_999_999_999 }],
    ['no-token-type', { expires_in: 1800 }],
  ] as const)('changes the answer by the fault %s', async (fault, rest) => {
    practice.system.setFault(fault, true)
    const tokens = { access_token: expect.any(String), refresh_token: expect.any(String) }
    expect(jsonOf(await signIn())).toEqual({ ...tokens, ...rest })
  })

  test('leaves out the token while that fault is on', async () => {
    practice.system.setFault('no-token', true)
    expect(jsonOf(await signIn())).not.toHaveProperty('access_token')
  })
})
