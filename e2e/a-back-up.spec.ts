/** Everything in one sealed file, and from there into another Hallpass: shown first, then taken as a whole. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findingsOn } from './fixtures/accessible.ts'
import { expect, type RunningApp, test } from './fixtures/app.ts'
import { chooseConnection, connectTo, openTab, sendExample, theToken, wayOf } from './fixtures/person.ts'
import { needlesOf } from './fixtures/secret-needles.ts'
import { searchFor } from './fixtures/secret-search.ts'

const way = wayOf('infoworks', 'user-password')
const passphrase = 'mill otter saddle ribbon'

/** What the person chooses in the next dialogs. */
async function choosesFile({ electron }: RunningApp, path: string): Promise<void> {
  await electron.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = (async () => ({ canceled: false, filePath: chosen })) as typeof dialog.showSaveDialog
    dialog.showOpenDialog = (async () => ({ canceled: false, filePaths: [chosen] })) as typeof dialog.showOpenDialog
  }, path)
}

async function openBackup({ page }: RunningApp, typed: string): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).first().click()
  await page.getByRole('button', { name: 'Take from a back-up' }).click()
  await page.getByRole('button', { name: 'Choose the file' }).click()
  await page.getByRole('textbox', { name: 'Passphrase of the back-up' }).fill(typed)
  await page.keyboard.press('Enter')
}

test('a back-up is made, and in a fresh Hallpass its tokens work', async ({ launcher, practice }) => {
  const { infoworks } = practice.systems
  const file = join(launcher.userData, 'one.hallpass-backup')
  const app = await launcher.launch()
  const { page } = app
  await connectTo(page, way, infoworks, 'To be kept')
  await choosesFile(app, file)
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('button', { name: 'Make a back-up' }).click()
  await page.getByRole('textbox', { name: 'Passphrase for this back-up' }).fill('passwordpassword')
  await page.getByRole('textbox', { name: 'Once more' }).fill('passwordpassword')
  await page.getByRole('button', { name: 'Choose where to keep it' }).click()
  await expect(page.getByText('too easy to guess').last()).toBeVisible()
  expect(await findingsOn('making a back-up', app)).toEqual([])
  for (const name of ['Passphrase for this back-up', 'Once more'])
    await page.getByRole('textbox', { name }).fill(passphrase)
  await page.getByRole('button', { name: 'Choose where to keep it' }).click()
  await expect(page.getByText(/The back-up is in one\.hallpass-backup/)).toBeVisible()
  const bytes = readFileSync(file)
  const secrets = [{ label: 'the password', text: infoworks.credentials.password ?? '' }]
  expect(needlesOf(secrets).filter((needle) => bytes.includes(needle.bytes))).toEqual([])

  const fresh = await launcher.launch({ arguments: [`--user-data-dir=${join(launcher.userData, 'fresh')}`] })
  await choosesFile(fresh, file)
  await openBackup(fresh, 'not its passphrase')
  await expect(fresh.page.getByText('It does not open')).toBeVisible()
  await expect(fresh.page.getByRole('textbox', { name: 'Passphrase of the back-up' })).toHaveValue('not its passphrase')
  await fresh.page.getByRole('textbox', { name: 'Passphrase of the back-up' }).fill(passphrase)
  await fresh.page.keyboard.press('Enter')
  await expect(fresh.page.getByText('New here: it is added.')).toBeVisible()
  expect(await findingsOn('what is in a back-up', fresh)).toEqual([])
  expect(await searchFor(secrets, { page: fresh.page })).toEqual([])
  await fresh.page.getByRole('button', { name: 'Take it' }).click()
  await expect(fresh.page.getByText('Taken: 1 connection.')).toBeVisible()
  const signIns = () => infoworks.requests.filter(({ path }) => path.includes('/security/')).length
  const before = signIns()
  await chooseConnection(fresh.page, 'To be kept')
  await expect(theToken(fresh.page)).toHaveAttribute('data-state', 'fresh')
  await expect(await sendExample(fresh.page, way)).toContainText('200')
  expect(signIns()).toBe(before)

  // Here it is the same, until it is changed; then the person decides.
  await openBackup(app, passphrase)
  await expect(page.getByText('The same is here: nothing changes.')).toBeVisible()
  await chooseConnection(page, 'To be kept')
  await openTab(page, 'Set-up')
  await page.getByLabel('Connection name').fill('Renamed since')
  await page.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(page.getByRole('navigation').getByText('Renamed since')).toBeVisible()
  await openBackup(app, passphrase)
  await page.getByRole('combobox', { name: 'What becomes of To be kept' }).click()
  await page.getByRole('option', { name: 'Keep both' }).click()
  await page.getByRole('button', { name: 'Take it' }).click()
  for (const name of ['Renamed since', 'To be kept (back-up)'])
    await expect(page.getByRole('navigation').getByText(name)).toBeVisible()
})
