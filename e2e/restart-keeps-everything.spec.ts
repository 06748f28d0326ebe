/** The app is closed and opened again: connections are there, secrets still sealed, the token still good. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixtures/app.ts'
import { chooseConnection, connectTo, openTab, sendExample, theToken, wayOf } from './fixtures/person.ts'
import { everySealed } from './fixtures/vault-file.ts'

test('after a restart the token from before is still good and is used without signing in again', async ({
  launcher,
  practice,
}) => {
  const { infoworks } = practice.systems
  const way = wayOf('infoworks', 'user-password')
  const before = await launcher.launch()
  await connectTo(before.page, way, infoworks, 'The data lake')
  await before.close()

  const { page } = await launcher.launch()
  await chooseConnection(page, 'The data lake')
  await expect(theToken(page)).toHaveAttribute('data-state', 'fresh')
  const happened = page.getByRole('region', { name: 'What happened' }).getByRole('listitem')
  await expect(happened).toHaveText([/signed in as .+ — good for 15 minutes/])
  await expect(await sendExample(page, way)).toContainText('200')

  expect(infoworks.requests.filter(({ path }) => path.includes('/security/'))).toHaveLength(1)
})

test('what is on disk is for its owner only, and sealed', async ({ launcher, practice }) => {
  const { infoworks } = practice.systems
  const app = await launcher.launch()
  await connectTo(app.page, wayOf('infoworks', 'user-password'), infoworks)
  await app.close()

  const files = readdirSync(launcher.userData).filter((name) => /\.(json|records)$/.test(name))
  expect(files).toEqual(expect.arrayContaining(['connections.records', 'vault.records']))
  for (const name of files) expect(statSync(join(launcher.userData, name)).mode & 0o077, name).toBe(0)
  const vault = readFileSync(join(launcher.userData, 'vault.records'), 'utf8')
  expect(vault).not.toContain(infoworks.credentials.password)
})

test('an edit that leaves the secrets empty keeps them', async ({ launcher, practice }) => {
  const { infoworks } = practice.systems
  const way = wayOf('infoworks', 'user-password')
  const { page } = await launcher.launch()
  await connectTo(page, way, infoworks)
  await openTab(page, 'Set-up')
  await page.getByLabel('Connection name').fill('Renamed')
  await page.getByRole('button', { name: 'Save and sign in' }).click()

  await expect(page.getByRole('navigation').getByText('Renamed')).toBeVisible()
  expect(infoworks.requests.filter(({ path }) => path.includes('/security/'))).toHaveLength(2)
  const [first, second] = infoworks.requests.map(({ headers }) => headers.authorization)
  expect(second).toBe(first)
})

test('deleting asks first, and takes the secrets with it', async ({ launcher, practice }) => {
  const { infoworks } = practice.systems
  const app = await launcher.launch()
  await connectTo(app.page, wayOf('infoworks', 'user-password'), infoworks, 'Short-lived')
  await openTab(app.page, 'Set-up')
  await app.page.getByRole('button', { name: 'Delete connection' }).click()
  await app.page
    .getByRole('alertdialog')
    .getByRole('button', { name: /^(Keep|Cancel)/ })
    .click()
  await expect(app.page.getByRole('navigation').getByText('Short-lived')).toBeVisible()

  await app.page.getByRole('button', { name: 'Delete connection' }).click()
  await app.page.getByRole('alertdialog').getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(app.page.getByText('Short-lived')).toHaveCount(0)
  await app.close()

  // Not in the file's past either.
  expect(everySealed(launcher.userData)).toEqual(['!canary'])
})
