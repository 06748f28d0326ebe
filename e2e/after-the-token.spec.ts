/** What can be asked about a token once it is there: who it is for, what it is worth, and its end, here and at the server. */
import { startAuthorizationServer } from '../electron/http/test-authorization-server.ts'
import { typeCode } from '../electron/http/test-types-code.ts'
import { expect, test } from './fixtures/app.ts'
import { theRows, theSignature, theVerdict } from './fixtures/inspector.ts'
import { openTab, theToken } from './fixtures/person.ts'
import { saveAndGetToken } from './fixtures/saved-connection.ts'
import { catchOpened, connectSignedIn, signedInApp, startSignedInServer } from './fixtures/signed-in-server.ts'

test('somebody signs in on a telephone, and the server is asked who it is, what the token is worth, and to end it', async ({
  app,
}) => {
  const grant = 'urn:ietf:params:oauth:grant-type:device_code'
  const server = await startAuthorizationServer({
    clients: [{ ...signedInApp, grant_types: [grant, 'refresh_token'] }],
  })
  const { host } = new URL(server.issuer)
  const { page } = app
  const { authorization, pushedAuthorization, discovery, ...servers } = server.endpoints
  await saveAndGetToken(page, {
    signInId: 'device-code',
    name: 'Television',
    servers: { ...servers, issuer: server.issuer },
    values: { clientId: signedInApp.client_id, clientAuth: 'client_secret_basic', scope: 'openid profile email' },
    secrets: { clientSecret: signedInApp.client_secret },
  })
  const code = page.getByRole('region', { name: 'Code for signing in' }).getByRole('status')
  await typeCode(`${server.issuer}/device`, ((await code.textContent()) ?? '').trim())
  await expect(theToken(page)).toContainText('says the ID token, checked', { timeout: 20_000 })

  await openTab(page, 'Inspect')
  await page.getByRole('button', { name: 'Read the ID token' }).click()
  await expect(theVerdict(page)).toContainText('as ada')
  await expect(theVerdict(page)).toContainText('the signature matches the key')
  await expect(theSignature(page)).toContainText(`the issuer’s published keys, at ${host}`)
  await expect(theRows(page, 'Claims').filter({ hasText: 'whom this token is about' })).toContainText('ada')
  await page.getByRole('button', { name: 'Read the access token' }).click()
  const worth = page.getByRole('region', { name: 'What its server says' })
  await worth.getByRole('button', { name: `Ask ${host} about this token` }).click()
  await expect(worth.getByRole('status').first()).toHaveText(`${host} says that this token is good right now.`)

  await openTab(page, 'Token')
  await page.getByText('Ask the server', { exact: true }).click()
  await page.getByRole('button', { name: `Ask ${host} who this is` }).click()
  await expect(theToken(page)).toContainText(`${host} says: Name of ada.`)
  await expect(theToken(page)).toContainText('E-mail address')

  await page.getByRole('button', { name: 'Forget this token' }).click()
  await expect(page.getByRole('checkbox', { name: `Tell ${host} to end it, too` })).toBeChecked()
  await page.getByRole('button', { name: 'Forget the token' }).click()
  await expect(page.getByText(`The token is forgotten, and ${host} ended it.`)).toBeVisible()
  expect(server.asked('/token/revocation').map(({ status }) => status)).toEqual([200, 200])
  await expect(page.getByRole('button', { name: 'Get token' })).toBeFocused()
  await server.close()
})

test('a server that is not to be asked as this program is said to be so where it was asked', async ({ app }) => {
  const server = await startSignedInServer()
  const { page } = app
  await connectSignedIn(page, server, 'Desk')
  await openTab(page, 'Inspect')
  server.disturb('/token/introspection', { status: 401, body: '{"error":"invalid_client"}' })
  const worth = page.getByRole('region', { name: 'What its server says' })
  await worth.getByRole('button', { name: /^Ask / }).click()
  await expect(worth.getByRole('alert')).toContainText(`${server.host} did not accept this client ID and client secret`)
  await worth.getByRole('button', { name: 'Check the client ID and client secret' }).click()
  await expect(page.getByRole('textbox', { name: 'Client ID' })).toBeFocused()
  await server.close()
})

test('a token is forgotten though its server refuses to end it, and not yet while the server is in trouble', async ({
  app,
}) => {
  const server = await startSignedInServer()
  const { page } = app
  await connectSignedIn(page, server, 'Desk')
  const forget = page.getByRole('button', { name: 'Forget the token' })
  server.disturb('/token/revocation', { status: 503 })
  await page.getByRole('button', { name: 'Forget this token' }).click()
  await forget.click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog.getByRole('alert')).toContainText('has trouble of its own')
  await expect(dialog).toContainText('Nothing is forgotten yet.')
  await expect(theToken(page)).toContainText('Signed in')

  server.disturb('/token/revocation', { status: 400, body: '{"error":"invalid_request"}' })
  await forget.click()
  await expect(page.getByText(`The token is forgotten here. ${server.host} refused to end it`)).toBeVisible()
  await expect(dialog).toBeHidden()
  await expect(theToken(page)).not.toContainText('Signed in')
  await server.close()
})

test('signing out opens the page of the server, with the ID token only by choice', async ({ app }) => {
  const server = await startSignedInServer()
  const { page } = app
  const opened = await catchOpened(app)
  await connectSignedIn(page, server, 'Desk')
  await page.getByText('Ask the server', { exact: true }).click()
  const signOut = page.getByRole('button', { name: 'Sign out in the browser' })
  await signOut.click()
  await expect(theToken(page)).toContainText(`The page of ${server.host} is open in your browser.`)
  await page.getByRole('checkbox', { name: 'Send the ID token along' }).check()
  await signOut.click()
  await expect.poll(async () => (await opened()).length).toBe(2)
  const [plain, hinted] = (await opened()).map((address) => new URL(address))
  expect(plain?.href).toBe(`${server.endpoints.endSession}?client_id=${signedInApp.client_id}`)
  expect([...(hinted?.searchParams.keys() ?? [])]).toEqual(['client_id', 'id_token_hint'])
  // The server takes it: it asks the person whether they want to sign out.
  const shown = await fetch(hinted ?? '')
  expect([shown.status, await shown.text()]).toEqual([200, expect.stringContaining('logout')])
  await expect(theToken(page)).toContainText('Signed in')
  await server.close()
})
