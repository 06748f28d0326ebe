/** A server that leads only to an address where nobody listens: the person brings the address back, and is signed in. */
import { startAuthorizationServer } from '../electron/http/test-authorization-server.ts'
import { choose } from './fixtures/inspector.ts'
import { fieldOf, openForm, theToken, wayOf } from './fixtures/person.ts'
import { expect, signInAndAllow, test } from './fixtures/system-browser.ts'

const redirectUri = 'https://nobody.example/back'

test('the address at which the browser ended up is pasted; another one is refused beside its field', async ({
  app,
  systemBrowser,
}) => {
  const { page } = app
  const server = await startAuthorizationServer({
    interaction: 'form',
    clients: [
      {
        client_id: 'web-client',
        client_secret: 'a-secret-of-the-web-client',
        token_endpoint_auth_method: 'client_secret_post',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: [redirectUri],
      },
    ],
  })
  await systemBrowser.standInFor(app)
  await openForm(page, wayOf('oauth-server', 'authorization-code'))
  await fieldOf(page, 'Issuer').fill(server.issuer)
  await page.getByRole('button', { name: 'Look it up' }).click()
  await expect(page.getByRole('note').filter({ hasText: 'Found:' })).toBeVisible()
  await fieldOf(page, 'Client ID').fill('web-client')
  await choose(page, 'How the program proves who it is', 'Secret in the body')
  await fieldOf(page, 'Client secret').fill('a-secret-of-the-web-client')
  await fieldOf(page, 'Scope').fill('openid')
  await choose(page, 'How the browser comes back', 'I paste the address')
  const redirect = page.getByRole('region', { name: 'Redirect URI to register' })
  await expect(redirect).toContainText('as soon as the way back is filled in')
  await page.getByRole('textbox', { name: 'Redirect URI' }).fill(redirectUri)
  await expect(redirect).toContainText(redirectUri)
  await page.getByRole('button', { name: 'Connect', exact: true }).last().click()

  const tab = await systemBrowser.openedTab()
  const start = tab.url()
  const ended = tab.waitForRequest((request) => request.url().startsWith(redirectUri))
  await signInAndAllow(tab)
  const address = (await ended).url()

  const pasted = page.getByRole('textbox', { name: 'Paste the address you ended up at' })
  await expect(pasted).toBeFocused()
  await pasted.fill(start)
  await pasted.press('Enter')
  await expect(pasted).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByText(`That address begins with ${redirectUri}`)).toBeVisible()
  await expect(pasted).toHaveValue(start)

  await pasted.fill(address)
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(theToken(page)).toBeVisible()
  expect(server.asked('/token')[0]?.form).toMatchObject({ redirect_uri: redirectUri })
  await server.close()
})
