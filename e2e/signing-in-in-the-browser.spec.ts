/** A person signs in at a server of their own in their browser: looked up, registered, signed in, copied, used, renewed. */
import { startAuthorizationServer } from '../electron/http/test-authorization-server.ts'
import { fieldOf, openForm, openTab, send, theAnswer, theToken, wayOf } from './fixtures/person.ts'
import { expect, signInAndAllow, test } from './fixtures/system-browser.ts'

test('a server is looked up, and the browser brings the token, which is copied, used and renewed', async ({
  app,
  systemBrowser,
}) => {
  const { page, electron } = app
  const clipboard = () => electron.evaluate(({ clipboard: board }) => board.readText())
  const server = await startAuthorizationServer({
    interaction: 'form',
    clients: [
      {
        client_id: 'desktop-client',
        token_endpoint_auth_method: 'none',
        application_type: 'native',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: ['http://127.0.0.1/callback'],
      },
    ],
  })
  await systemBrowser.standInFor(app)

  await openForm(page, wayOf('oauth-server', 'authorization-code'))
  await fieldOf(page, 'Issuer').fill(`${server.issuer}/some/page`)
  await page.getByRole('button', { name: 'Look it up' }).click()
  const found = page.getByRole('note').filter({ hasText: `Found: ${server.issuer}` })
  await expect(found).toContainText('In the browser')
  await expect(found).toContainText('one that does not is refused')
  await fieldOf(page, 'API address').fill(server.issuer)
  await fieldOf(page, 'Client ID').fill('desktop-client')
  for (const scope of ['openid', 'read']) await page.getByRole('button', { name: scope, exact: true }).click()
  await expect(fieldOf(page, 'Scope')).toHaveValue('openid read')

  const redirect = page.getByRole('region', { name: 'Redirect URI to register' })
  await expect(redirect).toContainText('any port')
  await redirect.getByRole('button', { name: 'Copy redirect URI' }).click()
  await expect(redirect.getByRole('status')).toHaveText('Copied.')
  expect(await clipboard()).toBe('http://127.0.0.1/callback')

  await page.getByRole('button', { name: 'Connect', exact: true }).last().click()
  const waiting = page.getByRole('region', { name: 'Signing in in the browser' })
  await expect(waiting).toContainText(new URL(server.issuer).host)
  const tab = await systemBrowser.openedTab()
  await signInAndAllow(tab)
  await expect(tab.getByRole('heading', { name: 'You are signed in' })).toBeVisible()
  await expect(tab.getByText('You may close this tab.')).toBeVisible()
  expect(new URL(tab.url()).search).toBe('')
  await expect(theToken(page)).toContainText('ada')
  await expect(waiting).toBeHidden()

  await theToken(page).getByRole('button', { name: 'Copy token' }).click()
  await expect.poll(clipboard).toMatch(/^[\w-]{20,}$/)
  await openTab(page, 'Try')
  await fieldOf(page, 'Path or full address').fill('/me')
  await send(page)
  await expect(theAnswer(page)).toContainText('"ada"')

  await openTab(page, 'Token')
  await page.getByRole('button', { name: 'Renew' }).click()
  await expect
    .poll(() => server.asked('/token').map(({ form }) => form.grant_type))
    .toEqual(['authorization_code', 'refresh_token'])
  await expect(theToken(page)).toHaveAttribute('data-state', 'fresh')
  await server.close()
})
