/** "Try with practice servers": five ready connections, a banner that says so, faults to switch on, and an end to it. */
import { expect, test } from './fixtures/app.ts'
import { chooseConnection, openTab, send, theAnswer, theToken } from './fixtures/person.ts'

const systems = ['Infoworks', 'InfoLink', 'ImmPort', 'Unifier Essentials', 'iNode']

test('one press makes five ready connections, each gets a token, and a banner says they are practice', async ({
  app,
}) => {
  const { page } = app
  await page.getByRole('button', { name: 'Try with practice servers' }).click()
  for (const name of systems) {
    await chooseConnection(page, name)
    await expect(page.getByText(/Practice server on this computer/)).toBeVisible()
    await page.getByRole('button', { name: 'Get token' }).click()
    await expect(theToken(page)).toHaveAttribute('data-state', 'fresh')
  }
})

test('a fault switched on is seen at the next try, and gone when it is switched off', async ({ app }) => {
  const { page } = app
  await page.getByRole('button', { name: 'Try with practice servers' }).click()
  await chooseConnection(page, 'iNode')
  await page.getByRole('button', { name: 'Make things go wrong' }).click()
  await page.getByRole('checkbox', { name: 'Server error' }).check()
  await page.getByRole('button', { name: 'Back to iNode' }).click()
  await page.getByRole('button', { name: 'Get token' }).click()
  await expect(page.getByRole('main').getByRole('alert').first()).toContainText('500')

  await page.getByRole('button', { name: 'Make things go wrong' }).click()
  await page.getByRole('checkbox', { name: 'Server error' }).uncheck()
  await page.getByRole('button', { name: 'Back to iNode' }).click()
  await page.getByRole('button', { name: 'Get token' }).click()
  await expect(theToken(page)).toHaveAttribute('data-state', 'fresh')
})

test('after a restart the practice servers run again, and a token from before is still good', async ({ launcher }) => {
  const before = await launcher.launch()
  await before.page.getByRole('button', { name: 'Try with practice servers' }).click()
  await chooseConnection(before.page, 'Infoworks')
  await before.page.getByRole('button', { name: 'Get token' }).click()
  await expect(theToken(before.page)).toHaveAttribute('data-state', 'fresh')
  await before.close()

  const { page } = await launcher.launch()
  await chooseConnection(page, 'Infoworks')
  await openTab(page, 'Try')
  await page.getByRole('button', { name: 'List the sources' }).click()
  await send(page)
  await expect(theAnswer(page)).toContainText('200')
  await expect(theAnswer(page)).not.toContainText(/renewed/i)
})

test('stopping practice asks first, and takes only the practice connections away', async ({ app }) => {
  const { page } = app
  await page.getByRole('button', { name: 'Try with practice servers' }).click()
  await chooseConnection(page, 'ImmPort')
  await page.getByRole('button', { name: 'Make things go wrong' }).click()
  await page.getByRole('button', { name: 'Stop practising' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Stop and delete' }).click()

  await expect(page.getByRole('button', { name: 'Connect your own system' })).toBeVisible()
  await expect(page.getByRole('navigation').getByText('ImmPort')).toHaveCount(0)
})
