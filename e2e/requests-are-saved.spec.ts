/** Requests under names: saved, put in order, copied, deleted and brought back; several open at a time. By keyboard too. */
import type { Page } from '@playwright/test'
import { resize } from './fixtures/accessible.ts'
import { expect, type RunningApp, test } from './fixtures/app.ts'
import { expectFocusKept, tabTo } from './fixtures/keyboard.ts'
import { chooseConnection, connectTo, fieldOf, openTab, send, theAnswer, wayOf } from './fixtures/person.ts'

const way = wayOf('infoworks', 'user-password')
const address = (page: Page) => fieldOf(page, 'Path or full address')
const openOnes = (page: Page) => page.getByRole('list', { name: 'Open requests' })
const savedOnes = (page: Page) => page.getByRole('navigation', { name: 'Saved requests' })
const theDialog = (page: Page) => page.getByRole('dialog')

/** Saves what is in front, under a name. */
async function saveAs(page: Page, name: string, folder = ''): Promise<void> {
  await page.keyboard.press('ControlOrMeta+s')
  await theDialog(page).getByLabel('Name').fill(name)
  if (folder !== '') await theDialog(page).getByLabel('Folder').fill(folder)
  await page.keyboard.press('Enter')
  await expect(theDialog(page)).toHaveCount(0)
}

async function newRequest(page: Page, url: string): Promise<void> {
  // Keys have their meaning from the moment the requests are there.
  await expect(address(page)).toBeVisible()
  await page.keyboard.press('ControlOrMeta+t')
  await expect(address(page)).toHaveValue('')
  await expect(address(page)).toBeFocused()
  await address(page).fill(url)
}

/** The names in the list, from top to bottom. */
async function namesIn(page: Page): Promise<string[]> {
  const names = await savedOnes(page).locator('[data-saved]:visible').allInnerTexts()
  return names.map((text) => text.split('\n').at(-1)?.trim() ?? '')
}

async function openTry({ page }: RunningApp): Promise<void> {
  await chooseConnection(page, 'Saving')
  await openTab(page, 'Try')
}

test('a request is saved under a name, changed, taken back, and is there after a restart', async ({
  launcher,
  practice,
}) => {
  const first = await launcher.launch()
  const { page } = first
  await resize(first.electron, page, 1280, 800)
  await connectTo(page, way, practice.systems.infoworks, 'Saving')
  await openTab(page, 'Try')
  await expect(savedOnes(page)).toHaveCount(0)
  await page.getByRole('button', { name: 'Save request' }).click()
  await expect(theDialog(page).getByLabel('Name')).toHaveValue('List the sources')
  await theDialog(page).getByLabel('Name').fill(' ')
  await theDialog(page).getByRole('button', { name: 'Save' }).click()
  await expect(theDialog(page).getByText('A request needs a name.')).toBeVisible()
  await theDialog(page).getByLabel('Name').fill('All sources')
  await theDialog(page).getByRole('button', { name: 'Save' }).click()
  await expect(savedOnes(page).getByRole('button', { name: 'All sources' }).first()).toBeVisible()
  await expect(openOnes(page)).not.toContainText('not saved')

  await address(page).fill('/v3/elsewhere')
  await expect(openOnes(page)).toContainText('not saved')
  await page.getByRole('button', { name: 'Other ways to save' }).click()
  await page.getByRole('menuitem', { name: 'Back to what was saved' }).click()
  await expect(address(page)).toHaveValue('/v3/sources')
  await address(page).fill('/v3/sources?limit=2')
  await page.keyboard.press('ControlOrMeta+s')
  await expect(openOnes(page)).not.toContainText('not saved')
  await address(page).fill('/v3/sources?limit=3')
  await first.close()

  const again = await launcher.launch()
  await openTry(again)
  await expect(address(again.page)).toHaveValue('/v3/sources?limit=3')
  await expect(openOnes(again.page)).toContainText('not saved')
  await again.page.getByRole('button', { name: 'Other ways to save' }).click()
  await again.page.getByRole('menuitem', { name: 'Back to what was saved' }).click()
  await expect(address(again.page)).toHaveValue('/v3/sources?limit=2')
})

test('several are open, each with its own answer; a closed one comes back with what was in it', async ({
  app,
  practice,
}) => {
  const { page } = app
  await resize(app.electron, page, 1280, 800)
  await connectTo(page, way, practice.systems.infoworks, 'Saving')
  await openTab(page, 'Try')
  await send(page)
  await expect(theAnswer(page).getByRole('heading', { name: '200' })).toBeVisible()
  await newRequest(page, '/v3/nothing/here')
  await expect(theAnswer(page)).toHaveCount(0)
  await send(page)
  await expect(theAnswer(page).getByRole('heading', { name: '404' })).toBeVisible()

  await page.keyboard.press('Control+Tab')
  await expect(address(page)).toHaveValue('/v3/sources')
  await expect(theAnswer(page).getByRole('heading', { name: '200' })).toBeVisible()
  await expectFocusKept(page, 'going to another request')
  await page.keyboard.press('Control+Shift+Tab')
  await expect(theAnswer(page).getByRole('heading', { name: '404' })).toBeVisible()

  await page.keyboard.press('ControlOrMeta+w')
  await expect(openOnes(page).getByRole('listitem')).toHaveCount(1)
  await expectFocusKept(page, 'closing a request')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(address(page)).toHaveValue('/v3/nothing/here')
  await expect(theAnswer(page).getByRole('heading', { name: '404' })).toBeVisible()
  await openOnes(page).getByRole('listitem').nth(1).click({ button: 'middle' })
  await expect(openOnes(page).getByRole('listitem')).toHaveCount(1)
  await page.keyboard.press('ControlOrMeta+Shift+t')
  await expect(address(page)).toHaveValue('/v3/nothing/here')
})

test('saved requests are put in order, into folders, copied and deleted, and come back, by keyboard', async ({
  app,
  practice,
}) => {
  const { page } = app
  await resize(app.electron, page, 1280, 800)
  await connectTo(page, way, practice.systems.infoworks, 'Saving')
  await openTab(page, 'Try')
  for (const name of ['First', 'Second', 'Third']) {
    await newRequest(page, `/${name}`)
    await saveAs(page, name)
  }
  await expect.poll(() => namesIn(page)).toEqual(['First', 'Second', 'Third'])

  await tabTo(page, savedOnes(page).getByRole('button', { name: 'Third' }).first())
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(() => namesIn(page)).toEqual(['First', 'Third', 'Second'])
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(() => namesIn(page)).toEqual(['Third', 'First', 'Second'])
  await expectFocusKept(page, 'moving a request')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('F2')
  await expect(page.getByLabel('New name for First')).toBeFocused()
  await page.keyboard.type('Renamed')
  await page.keyboard.press('Enter')
  await expect.poll(() => namesIn(page)).toEqual(['Third', 'Renamed', 'Second'])
  await expectFocusKept(page, 'renaming a request')

  await savedOnes(page).getByRole('button', { name: 'More for Renamed' }).click()
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await expect.poll(() => namesIn(page)).toEqual(['Third', 'Renamed', 'Renamed (copy)', 'Second'])
  await savedOnes(page).getByRole('button', { name: 'More for Renamed', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Move to folder…' }).click()
  await theDialog(page).getByLabel('Folder').fill('Later')
  await page.keyboard.press('Enter')
  await expect.poll(() => namesIn(page)).toEqual(['Third', 'Renamed (copy)', 'Second', 'Renamed'])

  await savedOnes(page).getByRole('button', { name: 'Second' }).first().focus()
  await page.keyboard.press('Delete')
  await expect.poll(() => namesIn(page)).toEqual(['Third', 'Renamed (copy)', 'Renamed'])
  await expectFocusKept(page, 'deleting a request')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => namesIn(page)).toEqual(['Third', 'Renamed (copy)', 'Second', 'Renamed'])

  await savedOnes(page).getByText('Examples').click()
  await savedOnes(page).getByRole('button', { name: 'Copy List the sources into my requests' }).click()
  await expect.poll(() => namesIn(page)).toContain('List the sources')
  await savedOnes(page).getByRole('button', { name: 'List the sources' }).first().click()
  await expect(address(page)).toHaveValue('/v3/sources')

  await resize(app.electron, page, 900, 600)
  await page.getByRole('button', { name: 'Saved requests' }).click()
  await savedOnes(page).getByRole('button', { name: 'More for Third' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await tabTo(page, page.getByRole('button', { name: 'Undo' }))
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Saved requests' }).click()
  await expect(savedOnes(page).getByRole('button', { name: 'Third' }).first()).toBeVisible()
})

test('what can be undone does not go while it has the focus or is pointed at, and goes afterwards', async ({
  app,
  practice,
}) => {
  const { page } = app
  await resize(app.electron, page, 1280, 800)
  await connectTo(page, way, practice.systems.infoworks, 'Saving')
  await openTab(page, 'Try')
  await newRequest(page, '/First')
  await saveAs(page, 'First')
  await page.clock.install({ time: Date.now() })
  const undo = page.getByRole('button', { name: 'Undo' })
  await savedOnes(page).getByRole('button', { name: 'First' }).first().focus()
  await page.keyboard.press('Delete')
  await undo.focus()
  await undo.hover()
  await page.clock.fastForward('00:20')
  await expect(undo).toBeVisible()
  await page.mouse.move(0, 0)
  await page.clock.fastForward('00:20')
  await expect(undo).toBeFocused()
  await address(page).focus()
  await page.clock.fastForward('00:20')
  await expect(undo).toHaveCount(0)
})
