/** Waiting is shown, and can be ended; what was typed stays, and nothing is saved. */
import { expect, test } from './fixtures/app.ts'
import {
  connectTo,
  credentialsOf,
  fieldOf,
  fillForm,
  openForm,
  openTab,
  send,
  theAnswer,
  theToken,
  wayOf,
} from './fixtures/person.ts'

test('a sign-in that takes long can be cancelled, and the form stays as it was', async ({ app, practice }) => {
  const { page } = app
  const { immport } = practice.systems
  const way = wayOf('immport', 'user-password')
  immport.setFault('slow', true)
  await openForm(page, way)
  await fillForm(page, way, credentialsOf(immport))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /Signing in/ })).toBeVisible()
  await page.getByRole('main').getByRole('button', { name: 'Cancel' }).click()

  await expect(page.getByText('Stopped. Nothing was saved; what you typed is still here.')).toBeVisible()
  await expect(fieldOf(page, 'Password')).toHaveValue(immport.credentials.password ?? '')
  immport.setFault('slow', false)
  await fieldOf(page, 'Password').press('Enter')
  await expect(theToken(page)).toBeVisible()
})

test('a request that takes long can be cancelled with Escape, and sent again', async ({ app, practice }) => {
  const { page } = app
  const { inode } = practice.systems
  const way = wayOf('inode', 'api-key')
  await connectTo(page, way, inode)
  await openTab(page, 'Try')
  await page.getByRole('button', { name: 'List the links' }).click()
  inode.setFault('slow', true)
  await send(page)
  const cancel = page.getByRole('main').getByRole('button', { name: 'Cancel' })
  await expect(cancel).toBeVisible()
  await page.keyboard.press('Escape')

  await expect(cancel).toBeHidden()
  await expect(theAnswer(page)).toHaveCount(0)
  inode.setFault('slow', false)
  await send(page)
  await expect(theAnswer(page)).toContainText('200')
})

test('a download that has started is not cut when its token ends', async ({ app, practice }) => {
  const { page } = app
  const { immport } = practice.systems
  const way = wayOf('immport', 'user-password')
  immport.setLifetime(3)
  await connectTo(page, way, immport)
  immport.setFault('slow-drip', true)
  await openTab(page, 'Try')
  await page.getByRole('button', { name: way.provider.examples[0]?.label ?? '' }).click()
  await fieldOf(page, 'Workspace ID').fill(immport.placeholders.WORKSPACE_ID ?? '')
  await send(page)

  await expect(theAnswer(page)).toContainText('ImmPortTemplates.5733.zip', { timeout: 15_000 })
  await openTab(page, 'Token')
  await expect(theToken(page)).toHaveAttribute('data-state', 'over')
})
