/** Where there is no keychain, secrets live in memory only, and the app says so. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixtures/app.ts'
import { chooseConnection, connectTo, theToken, wayOf } from './fixtures/person.ts'

const withoutKeychain = { env: { HALLPASS_TEST_PASSWORD_STORE: 'basic' } }

test('secrets are kept in memory only, said plainly, and gone after a restart', async ({ launcher, practice }) => {
  const { infoworks } = practice.systems
  const app = await launcher.launch(withoutKeychain)
  await expect(app.page.getByText(/no keychain.*stay in memory.*gone when Hallpass closes/)).toBeVisible()
  await connectTo(app.page, wayOf('infoworks', 'user-password'), infoworks, 'Nowhere to keep it')
  await expect(theToken(app.page)).toHaveAttribute('data-state', 'fresh')
  await app.close()
  const vault = join(launcher.userData, 'vault.json')
  expect(existsSync(vault) ? JSON.parse(readFileSync(vault, 'utf8')).document.records : {}).toEqual({})

  const again = await launcher.launch(withoutKeychain)
  await chooseConnection(again.page, 'Nowhere to keep it')
  await expect(again.page.getByRole('button', { name: 'Get token' })).toBeVisible()
  await again.page.getByRole('button', { name: 'Get token' }).click()
  await expect(again.page.getByRole('main').getByRole('alert').first()).toBeVisible()
})
