/** Everything without a mouse: first run to first answer, a focus that can always be seen, and never gets lost. */
import type { Locator } from '@playwright/test'
import { immportSample, infoworksSample } from '../shared/jwt/sample-tokens.ts'
import { oauthServer } from '../shared/providers/oauth-server.ts'
import { resize } from './fixtures/accessible.ts'
import { expect, test } from './fixtures/app.ts'
import { openReader, theField, theRows, theSignature } from './fixtures/inspector.ts'
import { expectFocusKept, focusProblem, problemsOnTheWayRound, tabTo, typeInto } from './fixtures/keyboard.ts'
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
import { practisedSystems } from './fixtures/practised-systems.ts'
import { connectSignedIn, startSignedInServer } from './fixtures/signed-in-server.ts'
import { theRevealed } from './fixtures/whole-use.ts'

test('from the first run to the first answer without a mouse', async ({ app, practice }) => {
  const { page } = app
  const { keyboard } = page
  const { servers, credentials } = practice.systems.infolink
  await tabTo(page, page.getByRole('button', { name: 'Connect your own system' }))
  await keyboard.press('Enter')
  await expect(page.getByRole('searchbox', { name: 'Find a system' })).toBeFocused()
  await keyboard.insertText('infolink')
  await keyboard.press('Enter')

  await expect(fieldOf(page, 'InfoLink address')).toBeFocused()
  await keyboard.insertText(servers.server ?? '')
  await typeInto(page, fieldOf(page, 'Client ID'), credentials.clientId ?? '')
  await typeInto(page, fieldOf(page, 'Client secret'), credentials.clientSecret ?? '')
  await keyboard.press('Enter')
  await expect(theToken(page)).toBeVisible()
  await expectFocusKept(page, 'connecting')

  await tabTo(page, page.getByRole('tab', { name: 'Token' }))
  await keyboard.press('ArrowRight')
  await keyboard.press('ArrowRight')
  await keyboard.press('Enter')
  await expect(page.getByRole('tab', { name: 'Try' })).toHaveAttribute('aria-selected', 'true')
  await tabTo(page, page.getByRole('button', { name: 'Run a scenario' }))
  await keyboard.press('Space')
  await keyboard.press('Control+Enter')
  await expect(theAnswer(page).getByRole('heading', { name: '200' })).toBeVisible()
  await expectFocusKept(page, 'sending')
})

test('the focus is not lost where what had it goes away', async ({ app, practice }) => {
  const { page } = app
  const { keyboard } = page
  await connectTo(page, wayOf('infoworks', 'user-password'), practice.systems.infoworks, 'Kept')
  const press = async (name: string, after: string) => {
    await tabTo(page, page.getByRole('button', { name, exact: true }))
    await keyboard.press('Enter')
    await expectFocusKept(page, after)
  }

  await press('Reveal', 'revealing')
  await expect(theRevealed(page)).toBeVisible()
  await press('Hide', 'hiding')
  await press('Copy token', 'copying')
  await press('Renew', 'renewing')

  await press('Other ways to copy', 'opening a menu')
  await expect(page.getByRole('menu')).toBeVisible()
  await keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Other ways to copy' })).toBeFocused()

  await press('Forget this token', 'opening a dialog')
  await expect(page.getByRole('button', { name: 'Keep it as it is' })).toBeFocused()
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  await expect(page.getByRole('alertdialog').locator(':focus')).toHaveCount(1)
  await keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Forget this token' })).toBeFocused()
  await keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Forget the token' }))
  await keyboard.press('Enter')
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  await expectFocusKept(page, 'forgetting the token')
  await press('Get token', 'getting a token')
  await expect(theToken(page)).toHaveAttribute('data-state', 'fresh')
  await expectFocusKept(page, 'the token came')

  for (const tab of ['Inspect', 'Try', 'Set-up'] as const) {
    await tabTo(page, page.locator('[role=tab][aria-selected=true]').first())
    await keyboard.press('ArrowRight')
    await keyboard.press('Enter')
    await expect(page.getByRole('tab', { name: tab })).toBeFocused()
  }
  await press('Delete connection', 'opening the dialog to delete')
  await tabTo(page, page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }))
  await keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Connect your own system' })).toBeVisible()
  await expectFocusKept(page, 'deleting the connection')
})

test('the focus is not lost when a button goes away because it was pressed', async ({ app, practice }) => {
  const { page } = app
  const { keyboard } = page
  const { infoworks } = practice.systems
  const way = wayOf('infoworks', 'user-password')
  const pressed = async (button: Locator, after: string) => {
    await tabTo(page, button)
    await keyboard.press('Enter')
    await expect(button).toHaveCount(0)
    await expectFocusKept(page, after)
  }
  const button = (name: string) => page.getByRole('button', { name, exact: true })

  infoworks.setFault('slow', true)
  await openForm(page, way)
  await fillForm(page, way, credentialsOf(infoworks), 'Pressed')
  await keyboard.press('Enter')
  await pressed(button('Cancel'), 'stopping a try to connect')
  infoworks.setFault('slow', false)
  await fieldOf(page, 'Connection name').press('Enter')
  await expect(theToken(page)).toBeVisible()

  infoworks.setFault('slow', true)
  await tabTo(page, button('Renew'))
  await keyboard.press('Enter')
  await pressed(button('Cancel'), 'stopping a renewal')
  await openTab(page, 'Try')
  await button('List the sources').click()
  await send(page)
  await pressed(button('Cancel'), 'stopping a request')
  infoworks.setFault('slow', false)

  await fieldOf(page, 'Path or full address').fill('/something/else')
  await button('List the sources').click()
  await pressed(button('Bring back what was there'), 'bringing back a request')
  await page.getByRole('tab', { name: 'Headers' }).click()
  await page.getByRole('combobox', { name: 'Name of header 1' }).fill('accept')
  await pressed(button('Remove header 1'), 'removing a header')

  await page.evaluate(() => window.api.calls.settings.change({ clipboardSeconds: 1 }))
  await openTab(page, 'Token')
  await button('Copy token').click()
  await expect(button('Close this notice')).toBeVisible()
  await pressed(button('Close this notice'), 'closing a notice')
})

test('the focus can be seen wherever Tab leads, in light and dark', async ({ app, practice }) => {
  test.setTimeout(5 * 60_000)
  const { page, electron } = app
  await resize(electron, page, 900, 600)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect.soft(await problemsOnTheWayRound(page), 'welcome').toEqual([])
  for (const { id, signIns } of [...practisedSystems, oauthServer]) {
    await openForm(page, wayOf(id, signIns[0]?.id ?? ''))
    expect.soft(await problemsOnTheWayRound(page), `form of ${id}`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await connectTo(page, wayOf('infoworks', 'user-password'), practice.systems.infoworks, 'Seen')
  for (const tab of ['Token', 'Inspect', 'Try', 'Set-up'] as const) {
    await openTab(page, tab)
    expect.soft(await problemsOnTheWayRound(page), tab).toEqual([])
  }
  for (const tool of ['Read', 'Compare', 'Build one'] as const) {
    await openReader(page, tool)
    expect.soft(await problemsOnTheWayRound(page), tool).toEqual([])
  }
  await page.getByRole('button', { name: 'Settings' }).click()
  expect.soft(await problemsOnTheWayRound(page), 'settings').toEqual([])
  await page.getByRole('combobox', { name: 'Theme' }).press('Enter')
  await expect(page.getByRole('listbox')).toBeVisible()
  await page.keyboard.press('Escape')
  expect(await focusProblem(page)).toBeNull()
})

test('a token is read, checked, compared and built by keyboard alone', async ({ app }) => {
  const { page } = app
  const { keyboard } = page
  const press = async (name: string | RegExp) => {
    await tabTo(page, page.getByRole('button', { name }).last())
    await keyboard.press('Enter')
  }
  await press('Read a token')
  await typeInto(page, theField(page), infoworksSample)
  await tabTo(page, theRows(page, 'Claims').first())
  for (const key of ['ArrowDown', 'ArrowLeft', 'ArrowRight', 'ArrowDown']) await keyboard.press(key)
  await expect(theRows(page, 'Claims').nth(2)).toBeFocused()
  await expect(theRows(page, 'Claims').nth(2)).toContainText('email')
  await press('Copy path, Claims')
  await expect(page.getByText('Path copied.')).toBeVisible()
  await page.evaluate(() => document.querySelector('main')?.focus())
  await typeInto(page, page.getByLabel('Shared secret', { exact: true }), 'secret')
  await keyboard.press('Enter')
  await expect(theSignature(page).locator('[data-tone=bad]')).toBeVisible()
  await expectFocusKept(page, 'checking')
  await press('Compare with another')
  await expect(page.getByRole('tab', { name: 'Compare' })).toHaveAttribute('aria-selected', 'true')
  await expectFocusKept(page, 'going to compare')
  await typeInto(page, page.getByRole('textbox', { name: 'Second token, pasted' }), immportSample)
  await expect(page.getByRole('region', { name: 'What differs' })).toBeVisible()
  await page.evaluate(() => document.querySelector('main')?.focus())
  await tabTo(page, page.getByRole('tab', { name: 'Compare' }))
  await keyboard.press('ArrowRight')
  await keyboard.press('Enter')
  for (const part of ['Claims', 'Header']) {
    // In an editor Tab indents; Escape and then Tab goes on.
    await tabTo(page, page.getByRole('textbox', { name: part }))
    await keyboard.press('Escape')
    await keyboard.press('Tab')
  }
  await press('Make the token')
  await expect(page.getByRole('region', { name: 'Self-made token' })).toBeVisible()
  await expectFocusKept(page, 'making a token')
  await press('Copy token')
  await expect(page.getByText(/Token copied/)).toBeVisible()
})

test('a server is asked about a token, and told to end it, by keyboard alone', async ({ app }) => {
  const server = await startSignedInServer()
  const { page } = app
  const { keyboard } = page
  const fromTheTop = () => page.evaluate(() => document.querySelector('main')?.focus())
  const press = async (name: string) => {
    await tabTo(page, page.getByRole('button', { name, exact: true }))
    await keyboard.press('Enter')
    await expectFocusKept(page, name)
  }
  await connectSignedIn(page, server, 'Desk')
  await fromTheTop()
  await tabTo(page, page.locator('summary', { hasText: 'Ask the server' }))
  await keyboard.press('Enter')
  await press(`Ask ${server.host} who this is`)
  await expect(theToken(page)).toContainText('says: Name of ada')
  expect(await problemsOnTheWayRound(page)).toEqual([])

  await fromTheTop()
  await tabTo(page, page.getByRole('tab', { name: 'Token' }))
  await keyboard.press('ArrowRight')
  await keyboard.press('Enter')
  await press(`Ask ${server.host} about this token`)
  await expect(page.getByText('is good right now')).toBeVisible()
  await fromTheTop()
  await press('Read the ID token')
  await expect(theSignature(page)).toContainText('the issuer’s published keys')
  await expect(page.getByRole('button', { name: 'Read the access token' })).toBeFocused()
  expect(await problemsOnTheWayRound(page)).toEqual([])

  await fromTheTop()
  await tabTo(page, page.getByRole('tab', { name: 'Inspect' }))
  await keyboard.press('ArrowLeft')
  await keyboard.press('Enter')
  server.disturb('/token/revocation', { status: 503 })
  await press('Forget this token')
  await expect(page.getByRole('button', { name: 'Keep it as it is' })).toBeFocused()
  await press('Forget the token')
  await expect(page.getByRole('alertdialog').getByRole('alert')).toBeVisible()
  await tabTo(page, page.getByRole('checkbox', { name: `Tell ${server.host} to end it, too` }))
  await keyboard.press('Space')
  await press('Forget the token')
  await expect(page.getByRole('button', { name: 'Get token' })).toBeFocused()
  await server.close()
})

test('a focus that cannot be seen is noticed', async ({ app }) => {
  const { page } = app
  const button = page.getByRole('button', { name: 'Connect your own system' })
  await tabTo(page, button)
  expect(await focusProblem(page)).toBeNull()
  await button.evaluate((element) => element.style.setProperty('outline', 'none', 'important'))
  expect(await focusProblem(page)).toContain('has no ring')
})
