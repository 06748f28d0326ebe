/** A request carries the token of its connection, of another one, or none; a token goes to no stranger unasked. */
import { expect, test } from './fixtures/app.ts'
import { connectTo, fieldOf, openTab, send, theAnswer, wayOf } from './fixtures/person.ts'

test('whose token goes along is chosen and shown; a stranger gets it only when its host was allowed', async ({
  app,
  practice,
}) => {
  const { page } = app
  const { inode, infoworks } = practice.systems
  await connectTo(page, wayOf('infoworks', 'user-password'), infoworks, 'Works')
  await connectTo(page, wayOf('inode', 'api-key'), inode, 'Nodes')
  await openTab(page, 'Try')
  const request = page.getByRole('form', { name: 'Request' })
  const choose = async (name: string | RegExp) => {
    await page.getByRole('combobox', { name: 'Authorization' }).click()
    await page.getByRole('option', { name }).click()
  }
  await expect(request.getByText('Authorization: Token', { exact: false })).toBeVisible()

  await test.step('none is sent, visibly, without a token', async () => {
    await choose('None: send without a token')
    await expect(request.getByText('It goes without a token')).toBeVisible()
    await expect(request.getByText('Nodes, without a token')).toBeVisible()
    await send(page)
    await expect(theAnswer(page).getByText('Sent without a token.')).toBeVisible()
    await expect(theAnswer(page).getByRole('heading', { name: /^40[13]$/ })).toBeVisible()
  })

  await test.step('the token of another connection stays away from this server until that is allowed', async () => {
    await choose('The token of Works')
    const host = new URL(inode.servers.server ?? '').host
    await expect(request.getByText(`The token of Works does not go to ${host}.`)).toBeVisible()
    await expect(request.getByText(`If you allow it, the token is sent to ${host}`, { exact: false })).toBeVisible()
    await request.getByRole('button', { name: 'Leave the token out' }).click()
    await expect(request.getByText('It goes without a token')).toBeVisible()
    await choose('The token of Works')
    await request.getByRole('button', { name: `Allow ${host}` }).click()
    await expect(request.getByText('Authorization: Bearer', { exact: false })).toBeVisible()
    await send(page)
    await expect(theAnswer(page).getByText('Sent with the token of another connection.')).toBeVisible()
  })

  await test.step('a header set by hand takes the token’s place', async () => {
    await choose('The token of this connection')
    await page.getByRole('tab', { name: 'Headers' }).click()
    await page.getByLabel('Name of header 1', { exact: true }).fill('Authorization')
    await page.getByLabel('Value of header 1', { exact: true }).fill('Token mine')
    await expect(request.getByText('Authorization is set by hand in Headers')).toBeVisible()
  })
  await expect(fieldOf(page, 'Path or full address')).toBeVisible()
})
