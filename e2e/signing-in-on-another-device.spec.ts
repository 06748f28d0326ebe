/** A person signs in with a code that they type on another device, or not; and has the token ended at its server before forgetting it. */
import { startAuthorizationServer } from '../electron/http/test-authorization-server.ts'
import { typeCode } from '../electron/http/test-types-code.ts'
import { expect, test } from './fixtures/app.ts'
import { choose } from './fixtures/inspector.ts'
import { fieldOf, openForm, theToken, wayOf } from './fixtures/person.ts'
import { saveAndGetToken } from './fixtures/saved-connection.ts'

test('a code typed elsewhere brings the token, and forgetting it tells the server', async ({ app }) => {
  const grant = 'urn:ietf:params:oauth:grant-type:device_code'
  const server = await startAuthorizationServer({
    clients: [{ client_id: 'tv', token_endpoint_auth_method: 'none', grant_types: [grant, 'refresh_token'] }],
  })
  const { page } = app
  const { token, deviceAuthorization, revocation, userinfo, jwks } = server.endpoints
  await saveAndGetToken(page, {
    signInId: 'device-code',
    name: 'Television',
    servers: { issuer: server.issuer, token, deviceAuthorization, revocation, userinfo, jwks },
    values: { clientId: 'tv', clientAuth: 'none', scope: 'openid email' },
    secrets: {},
  })

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

test('a code that is turned down there, or that nobody types in time, is said in the form', async ({ app }) => {
  const grant = 'urn:ietf:params:oauth:grant-type:device_code'
  const server = await startAuthorizationServer({
    clients: [{ client_id: 'tv', token_endpoint_auth_method: 'none', grant_types: [grant] }],
    configuration: { ttl: { DeviceCode: 8 } },
  })
  const { page } = app
  await openForm(page, wayOf('oauth-server', 'device-code'))
  await fieldOf(page, 'Issuer').fill(server.issuer)
  await page.getByRole('button', { name: 'Look it up' }).click()
  await expect(page.getByRole('note').filter({ hasText: 'Found:' })).toBeVisible()
  await fieldOf(page, 'Client ID').fill('tv')
  await choose(page, 'How the program proves who it is', 'No secret')
  await fieldOf(page, 'Scope').fill('openid')
  const code = page.getByRole('region', { name: 'Code for signing in' })
  const failure = page.getByRole('main').getByRole('alert').first()

  await page.getByRole('button', { name: 'Connect', exact: true }).last().click()
  await typeCode(`${server.issuer}/device`, ((await code.getByRole('status').textContent()) ?? '').trim(), 'abort')
  await expect(failure).toContainText('was turned down on the page', { timeout: 20_000 })
  await expect(code).toBeHidden()

  await failure.getByRole('button', { name: 'Try again' }).click()
  await expect(code).toBeVisible()
  await expect(failure).toContainText('nobody typed it in time', { timeout: 20_000 })
  await expect(failure.getByRole('button', { name: 'Get a new code' })).toBeVisible()
  await expect(fieldOf(page, 'Client ID')).toHaveValue('tv')
  await server.close()
})
