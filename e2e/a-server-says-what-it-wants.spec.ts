/** What a looked-up server demands is filled in: requests sent ahead, and other addresses for programs with a certificate. */
import { startAuthorizationServer } from '../electron/http/test-authorization-server.ts'
import { choose } from './fixtures/inspector.ts'
import { fieldOf, openForm, theToken, wayOf } from './fixtures/person.ts'
import { expect, test } from './fixtures/system-browser.ts'

test('the form follows the server, the choice of the person, and then back again', async ({ app, systemBrowser }) => {
  const { page } = app
  const server = await startAuthorizationServer({
    clients: [
      {
        client_id: 'careful',
        token_endpoint_auth_method: 'none',
        application_type: 'native',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: ['http://127.0.0.1/callback'],
      },
    ],
    configuration: {
      features: { pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: true } },
    },
    amend: (path, body) =>
      path === '/.well-known/openid-configuration'
        ? { ...body, mtls_endpoint_aliases: { token_endpoint: `${server.issuer}/mtls/token` } }
        : body,
  })
  const found = page.getByRole('note').filter({ hasText: 'Found:' })
  await systemBrowser.standInFor(app)

  // A sign-in that the person chose stays chosen.
  await openForm(page, wayOf('oauth-server', 'client-credentials'))
  await fieldOf(page, 'Issuer').fill(server.issuer)
  await page.getByRole('button', { name: 'Look it up' }).click()
  await expect(found).toContainText('choosing that fills them in')
  await expect(page.getByRole('radio', { name: 'As a program' })).toBeChecked()

  await page.locator('summary', { hasText: 'Addresses of the server' }).click()
  const token = fieldOf(page, 'Token endpoint')
  await expect(token).toHaveValue(server.endpoints.token)
  await choose(page, 'How the program proves who it is', 'Client certificate')
  await expect(token).toHaveValue(`${server.issuer}/mtls/token`)
  await choose(page, 'How the program proves who it is', 'Secret in the body')
  await expect(token).toHaveValue(server.endpoints.token)

  await page.getByRole('radio', { name: 'In the browser' }).check()
  await expect(found).toContainText('It wants requests sent ahead (PAR)')
  await choose(page, 'How the program proves who it is', 'No secret')
  await fieldOf(page, 'Client ID').fill('careful')
  await fieldOf(page, 'Scope').fill('openid')
  await page.getByRole('button', { name: 'Connect', exact: true }).last().click()
  const tab = await systemBrowser.openedTab()
  await expect(theToken(page)).toBeVisible()
  await expect(tab.getByRole('heading', { name: 'You are signed in' })).toBeVisible()
  expect(server.asked('/request').map(({ status }) => status)).toEqual([201])
  expect(Object.keys(server.asked('/auth')[0]?.query ?? {}).toSorted()).toEqual(['client_id', 'request_uri'])
  await server.close()
})
