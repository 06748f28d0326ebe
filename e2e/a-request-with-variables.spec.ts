/** Values with names: set, offered while typing, marked while they are missing, and secret ones never seen again. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { findingsOn } from './fixtures/accessible.ts'
import { expect, test } from './fixtures/app.ts'
import { connectTo, openTab, send, theAnswer, wayOf } from './fixtures/person.ts'
import type { Secret } from './fixtures/secret-needles.ts'
import { searchFor } from './fixtures/secret-search.ts'

const secret: Secret = { label: 'the secret variable', text: 'canary-variable: 7% "x" & öl' }
const asciiSecret: Secret = { label: 'the secret in a header', text: 'canary-variable-in-a-header' }

const address = (page: Page) => page.getByLabel('Path or full address')
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Variables' })

async function addVariable(page: Page, name: string, value: string, isSecret = false): Promise<void> {
  await dialog(page).getByRole('button', { name: 'Add a variable' }).click()
  await dialog(page).getByLabel('Name').fill(name)
  if (isSecret) await dialog(page).getByRole('checkbox', { name: 'Secret' }).check()
  await dialog(page).getByRole('textbox', { name: 'Value' }).fill(value)
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByRole('button', { name: `Change ${name}` })).toBeVisible()
}

test('the code editor offers variables and marks them, and JSON with a variable in it is still read as JSON', async ({
  app,
  practice,
}) => {
  const { page } = app
  await connectTo(page, wayOf('inode', 'api-key'), practice.systems.inode)
  await openTab(page, 'Try')
  await page.getByRole('button', { name: 'Variables', exact: true }).click()
  await addVariable(page, 'amount', '12')
  await page.keyboard.press('Escape')
  await page.getByRole('combobox', { name: 'Method' }).click()
  await page.getByRole('option', { name: 'POST', exact: true }).click()
  await page.getByRole('tab', { name: /^Body/ }).click()
  await page.getByRole('radio', { name: 'JSON' }).check()
  const editor = page.getByRole('textbox', { name: 'JSON' })
  // A plain field stands there until the editor is loaded.
  await expect(editor).toHaveClass(/cm-content/)
  await editor.click()
  await page.keyboard.type('{"n": {{am')
  const option = page.getByRole('option', { name: /amount/ })
  await expect(option).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).disableRules(['region']).analyze()
  expect(violations).toEqual([])
  await page.keyboard.press('Enter')
  await expect(editor).toContainText('{"n": {{amount}}}')
  await expect(editor.locator('.cm-name')).toHaveText('{{amount}}')
  await expect(page.getByText(/^Line \d+, column/)).toHaveCount(0)
  await page.getByRole('button', { name: 'Format' }).click()
  await expect(editor).toContainText('"n": {{amount}}')
  await page.keyboard.press('Control+End')
  await editor.press('Control+End')
  await page.keyboard.type(' {{nobody}}')
  // Brackets that belong together are marked as well, which may cut the name in pieces.
  const missing = editor.locator('.cm-name-missing')
  await expect.poll(async () => (await missing.allTextContents()).join('')).toBe('{{nobody}}')
})

test('variables are set, offered, marked while missing, sent, and masked where a server sends them back', async ({
  app,
  launcher,
  practice,
}) => {
  const { page } = app
  const { infoworks } = practice.systems
  await connectTo(page, wayOf('infoworks', 'user-password'), infoworks)
  await openTab(page, 'Try')

  await address(page).fill('/v3/sources?name={{name}}')
  const used = page.getByRole('list', { name: 'Variables of this request' })
  await expect(used).toContainText('name is not set')
  await send(page)
  await expect(page.getByRole('alert').filter({ hasText: 'The variable “name” has no value yet.' })).toBeVisible()
  await expect(used.getByRole('button', { name: 'Set it' })).toBeFocused()
  expect(infoworks.requests.filter(({ path }) => path.includes('sources'))).toEqual([])

  await page.keyboard.press('Enter')
  await expect(dialog(page).getByLabel('Name')).toHaveValue('name')
  await expect(dialog(page).getByRole('textbox', { name: 'Value' })).toBeFocused()
  expect(await findingsOn('a variable', app)).toEqual([])
  await page.keyboard.type('a & b')
  await page.keyboard.press('Enter')
  await expect(dialog(page)).toBeHidden()
  await expect(used).toContainText('name = a & b')
  await expect(page.getByText('/v3/sources?name=a%20%26%20b')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Variables', exact: true })).toBeFocused()

  await page.keyboard.press('Enter')
  await addVariable(page, 'api_key', secret.text, true)
  await addVariable(page, 'header_key', asciiSecret.text, true)
  expect(await findingsOn('the variables', app)).toEqual([])
  await dialog(page).getByRole('button', { name: 'Delete name' }).click()
  await expect(dialog(page).getByRole('button', { name: 'Bring it back' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog(page).getByRole('button', { name: 'Change name' })).toBeFocused()
  await page.keyboard.press('Escape')

  await address(page).fill('')
  await address(page).pressSequentially('/v3/sources?key={{API')
  const offers = page.getByRole('listbox', { name: 'Variables' })
  await expect(offers.getByRole('option')).toHaveCount(2)
  await expect(offers.getByRole('option', { name: 'api_key' })).toHaveAttribute('aria-selected', 'true')
  await expect(address(page)).toHaveAttribute('aria-expanded', 'true')
  // By itself: another size of the window would close the list.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).disableRules(['region']).analyze()
  expect(violations).toEqual([])
  await page.keyboard.press('Enter')
  await expect(offers).toBeHidden()
  await expect(address(page)).toHaveValue('/v3/sources?key={{api_key}}')
  await expect(address(page)).toBeFocused()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(address(page)).toHaveValue('/v3/sources?key={{API')
  await page.keyboard.press('ControlOrMeta+Shift+z')

  await page.getByRole('tab', { name: 'Headers' }).click()
  await page.getByLabel('Name of header 1').fill('X-Colour')
  await page.getByLabel('Value of header 1').pressSequentially('my {{head')
  await page.keyboard.press('Escape')
  await expect(offers).toBeHidden()
  await page.getByLabel('Value of header 1').pressSequentially('er')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Value of header 1')).toHaveValue('my {{header_key}}')

  infoworks.setFault('echo-headers', true)
  await send(page)
  await expect(theAnswer(page)).toContainText('x-colour')
  await expect(theAnswer(page)).toContainText('my •••')
  const arrived = infoworks.requests.at(-1)
  expect(new URL(arrived?.path ?? '', 'http://x').searchParams.get('key')).toBe(secret.text)

  await page.getByRole('button', { name: 'As code' }).click()
  const code = page.getByRole('region', { name: 'The code' })
  await expect(code).toContainText('$HALLPASS_HEADER_KEY')
  await expect(code).toContainText('key=HALLPASS_API_KEY')
  await page.keyboard.press('Escape')

  const secrets = [secret, asciiSecret]
  expect(await searchFor(secrets, { page, output: launcher.output(), userData: launcher.userData })).toEqual([])
  await app.close()
  expect(await searchFor(secrets, { output: launcher.output(), userData: launcher.userData })).toEqual([])

  const again = await launcher.launch()
  await openTab(again.page, 'Try')
  await again.page.getByRole('button', { name: 'Variables', exact: true }).click()
  await expect(dialog(again.page)).toContainText('Secret, saved')
  await expect(dialog(again.page)).toContainText('a & b')
})
