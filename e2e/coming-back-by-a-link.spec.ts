/** A server that takes no http address leads back by a link of the app, which the system hands over; where it does not, that is said. */
import { startAuthorizationServer } from '../electron/http/test-authorization-server.ts'
import { choose } from './fixtures/inspector.ts'
import { fieldOf, openForm, theToken, wayOf } from './fixtures/person.ts'
import { expect, signInAndAllow, test } from './fixtures/system-browser.ts'

test('a link of the app brings the person back, once the system sends such links here', async ({
  app,
  systemBrowser,
}) => {
  const { page, electron } = app
  const server = await startAuthorizationServer({
    interaction: 'form',
    clients: [
      {
        client_id: 'desktop-client',
        token_endpoint_auth_method: 'none',
        application_type: 'native',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: ['hallpass://sign-in'],
      },
    ],
  })
  /** The system's answer to the app's wish to have such links. */
  const systemSends = (answer: boolean) =>
    electron.evaluate(({ app: running }, given) => {
      running.setAsDefaultProtocolClient = () => given
    }, answer)
  await systemBrowser.standInFor(app)
  await openForm(page, wayOf('oauth-server', 'authorization-code'))
  await fieldOf(page, 'Issuer').fill(server.issuer)
  await page.getByRole('button', { name: 'Look it up' }).click()
  await expect(page.getByRole('note').filter({ hasText: 'Found:' })).toBeVisible()
  await fieldOf(page, 'Client ID').fill('desktop-client')
  await fieldOf(page, 'Scope').fill('openid')
  await choose(page, 'How the browser comes back', 'By a link of Hallpass')
  await expect(page.getByRole('region', { name: 'Redirect URI to register' })).toContainText('hallpass://sign-in')

  await systemSends(false)
  await page.getByRole('button', { name: 'Connect', exact: true }).last().click()
  const failure = page.getByRole('main').getByRole('alert').first()
  await expect(failure).toContainText('do not come to this Hallpass')
  await failure.getByRole('button', { name: 'Choose another way back' }).click()

  await systemSends(true)
  await page.getByRole('button', { name: 'Connect', exact: true }).last().click()
  const tab = await systemBrowser.openedTab()
  const leading = tab.waitForResponse((response) => (response.headers().location ?? '').startsWith('hallpass://'))
  await signInAndAllow(tab)
  const link = (await leading).headers().location ?? ''
  // Linux and Windows hand a link over by starting the app once more with it.
  await electron.evaluate(({ app: running }, words) => running.emit('second-instance', {}, words), ['hallpass', link])
  await expect(theToken(page)).toBeVisible()
  expect(server.asked('/token')[0]?.form).toMatchObject({ redirect_uri: 'hallpass://sign-in' })
  await server.close()
})
