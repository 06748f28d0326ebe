/** What can be asked about a token once it is there: who it is for, what it is worth, and its end, here and at the server. */
import { expect, test } from './fixtures/app.ts'
import { openTab } from './fixtures/person.ts'
import { connectSignedIn, startSignedInServer } from './fixtures/signed-in-server.ts'

test('the server that gave a token out is asked what it is worth, with nothing to type', async ({ app }) => {
  const server = await startSignedInServer()
  const { page } = app
  await connectSignedIn(page, server, 'Desk')
  await openTab(page, 'Inspect')
  const ask = page.getByRole('region', { name: 'What its server says' })
  await ask.getByRole('button', { name: `Ask ${server.host} about this token` }).click()
  await expect(ask.getByRole('status').first()).toContainText(`${server.host} says that this token is good right now.`)
  await expect(ask).toContainText('desk')

  server.disturb('/token/introspection', { status: 401, body: '{"error":"invalid_client"}' })
  await ask.getByRole('button', { name: /^Ask / }).click()
  await expect(ask.getByRole('alert')).toContainText('did not accept')
  await server.close()
})
