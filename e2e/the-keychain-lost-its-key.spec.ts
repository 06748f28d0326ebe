/** The keychain no longer opens what it sealed: it is said, nothing is deleted, and there is a way on. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixtures/app.ts'
import { chooseConnection, connectTo, openTab, theToken, wayOf } from './fixtures/person.ts'
import { loseTheKey } from './fixtures/vault-file.ts'

const way = wayOf('infoworks', 'user-password')

test('what was sealed is kept aside, and new secrets are kept by the keychain again', async ({
  launcher,
  practice,
}) => {
  const { infoworks } = practice.systems
  const app = await launcher.launch()
  await connectTo(app.page, way, infoworks, 'Lost key')
  await app.close()
  const path = join(launcher.userData, 'vault.records')
  loseTheKey(launcher.userData)

  const next = await launcher.launch()
  await next.page.getByRole('button', { name: 'Settings' }).click()
  await expect(next.page.getByText('Your system’s keychain no longer has Hallpass’ key.')).toBeVisible()
  const before = readFileSync(path, 'utf8')
  await next.page.getByRole('button', { name: 'Keep new secrets in the keychain' }).click()
  await expect(next.page.getByText(/The old file stays as vault/)).toBeVisible()
  const aside = readdirSync(launcher.userData).find((name) => name.startsWith('vault.kept-')) ?? ''
  expect(readFileSync(join(launcher.userData, aside), 'utf8')).toBe(before)

  await chooseConnection(next.page, 'Lost key')
  await openTab(next.page, 'Set-up')
  await next.page.getByRole('textbox', { name: 'Password' }).fill(infoworks.credentials.password ?? '')
  await next.page.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(theToken(next.page)).toHaveAttribute('data-state', 'fresh')
  await next.close()

  const { page } = await launcher.launch()
  await chooseConnection(page, 'Lost key')
  await expect(theToken(page)).toHaveAttribute('data-state', 'fresh')
})
