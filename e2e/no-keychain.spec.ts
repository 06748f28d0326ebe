/** Where there is no keychain, secrets live in memory only, and the app says so. */
import { expect, test } from './fixtures/app.ts'
import { lockIsShown, openWith, passphrase, setPassphrase } from './fixtures/lock.ts'
import { chooseConnection, connectTo, openTab, sendExample, theToken, wayOf } from './fixtures/person.ts'
import { sealedNames } from './fixtures/vault-file.ts'

const withoutKeychain = { env: { HALLPASS_TEST_PASSWORD_STORE: 'basic' } }

test('secrets are kept in memory only, said plainly, and gone after a restart', async ({ launcher, practice }) => {
  const { infoworks } = practice.systems
  const app = await launcher.launch(withoutKeychain)
  await expect(app.page.getByText(/no keychain.*stay in memory.*gone when Hallpass closes/)).toBeVisible()
  await app.page.getByRole('button', { name: 'In memory only' }).click()
  await expect(app.page.getByText('How should Hallpass keep your secrets?')).toHaveCount(0)
  await connectTo(app.page, wayOf('infoworks', 'user-password'), infoworks, 'Nowhere to keep it')
  await expect(theToken(app.page)).toHaveAttribute('data-state', 'fresh')
  await app.close()
  expect(sealedNames(launcher.userData)).toEqual([])

  const again = await launcher.launch(withoutKeychain)
  await chooseConnection(again.page, 'Nowhere to keep it')
  await expect(again.page.getByRole('button', { name: 'Get token' })).toBeVisible()
  await again.page.getByRole('button', { name: 'Get token' }).click()
  await expect(again.page.getByRole('main').getByRole('alert').first()).toBeVisible()
})

test('with a passphrase they stay, also what was in memory before it was set', async ({ launcher, practice }) => {
  const { infoworks } = practice.systems
  const way = wayOf('infoworks', 'user-password')
  const app = await launcher.launch(withoutKeychain)
  await connectTo(app.page, way, infoworks, 'Kept by a passphrase')
  await sendExample(app.page, way)
  await setPassphrase(app.page)
  await expect(app.page.getByText('sealed with your passphrase')).toBeVisible()
  await app.close()

  const { page } = await launcher.launch(withoutKeychain)
  await lockIsShown(page)
  await openWith(page, passphrase)
  await chooseConnection(page, 'Kept by a passphrase')
  await expect(theToken(page)).toHaveAttribute('data-state', 'fresh')
  await openTab(page, 'Try')
  await page.getByRole('button', { name: 'History' }).click()
  await expect(page.getByRole('dialog', { name: /History/ }).getByRole('listitem')).not.toHaveCount(0)
})
