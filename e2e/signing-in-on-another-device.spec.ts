/** A person signs in with a code that they type on another device, and has the token ended at its server before forgetting it. */

import { startAuthorizationServer } from '../electron/http/test-authorization-server.ts'
import { typeCode } from '../electron/http/test-types-code.ts'
import type { ConnectionDraft } from '../shared/domain/connection.ts'
import { expect, test } from './fixtures/app.ts'
import { chooseConnection, theToken } from './fixtures/person.ts'

test('a code typed elsewhere brings the token, and forgetting it tells the server', async ({ app }) => {
  const grant = 'urn:ietf:params:oauth:grant-type:device_code'
  const server = await startAuthorizationServer({
    clients: [{ client_id: 'tv', token_endpoint_auth_method: 'none', grant_types: [grant, 'refresh_token'] }],
  })
  const { page } = app
  const { token, deviceAuthorization, revocation, userinfo, jwks } = server.endpoints
  const draft: ConnectionDraft = {
    providerId: 'oauth-server',
    signInId: 'device-code',
    name: 'Television',
    environment: { kind: 'test', label: 'Test' },
    servers: { issuer: server.issuer, token, deviceAuthorization, revocation, userinfo, jwks },
    values: { clientId: 'tv', clientAuth: 'none', scope: 'openid email' },
    secrets: {},
    acceptsInsecure: false,
    verifyTls: true,
    keepFresh: false,
    basicEncoding: 'exact',
  }
  const saved = await page.evaluate((given) => window.api.calls.connections.save({ draft: given }), draft)
  expect(saved.ok).toBe(true)
  await chooseConnection(page, 'Television')
  await page.getByRole('button', { name: 'Get token' }).first().click()

  const code = page.getByRole('region', { name: 'Code for signing in' })
  await expect(code.getByRole('img', { name: /^QR code of / })).toBeVisible()
  const userCode = (await code.getByRole('status').textContent()) ?? ''
  await typeCode(`${server.issuer}/device`, userCode.trim())
  await expect(theToken(page)).toContainText('ada', { timeout: 20_000 })

  await page.getByRole('button', { name: 'Forget this token' }).click()
  await page.getByRole('button', { name: 'Forget the token' }).click()
  await expect(page.getByRole('button', { name: 'Get token' })).toBeVisible()
  expect(server.asked('/token/revocation').map(({ status }) => status)).toEqual([200, 200])
  await server.close()
})
