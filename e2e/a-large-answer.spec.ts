/** A large answer is there to be read: to its end, searched, folded, and its parts copied. */
import type { ElectronApplication, Page } from '@playwright/test'
import { type AnsweringServer, startAnswering } from './fixtures/answering-server.ts'
import { expect, test } from './fixtures/app.ts'
import { largeJson } from './fixtures/large-json.ts'
import { connectTo, fieldOf, openTab, send, theAnswer, wayOf } from './fixtures/person.ts'

let server: AnsweringServer
let body: Buffer

test.beforeEach(async () => {
  server = await startAnswering(({ url }, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(url === '/large' ? body : '{}')
  })
})
test.afterEach(() => server.close())

async function ask(page: Page): Promise<void> {
  // A small one first: the host has to be allowed before the token goes there.
  await fieldOf(page, 'Path or full address').fill(`${server.address}/small`)
  await send(page)
  await page.getByRole('button', { name: /Allow/ }).first().click()
  await expect(theAnswer(page).getByRole('treeitem')).toHaveCount(1)
  await fieldOf(page, 'Path or full address').fill(`${server.address}/large`)
  await send(page)
}

/** Asked again where main's memory was being tidied at that moment: what carries the answer here can be tidied away, too. */
async function expectCopied(electron: ElectronApplication, text: string | RegExp): Promise<void> {
  await expect(async () => {
    const copied = await electron.evaluate(({ clipboard }) => clipboard.readText())
    if (typeof text === 'string') expect(copied).toBe(text)
    else expect(copied).toMatch(text)
  }).toPass({ timeout: 10_000 })
}

test('30 MB of JSON are read to their end, searched, folded and copied from', async ({ app, practice }) => {
  test.slow()
  body = largeJson(30e6)
  const { page, electron } = app
  await connectTo(page, wayOf('infoworks', 'user-password'), practice.systems.infoworks)
  await openTab(page, 'Try')
  await ask(page)
  const tree = theAnswer(page).getByRole('tree', { name: 'Body' })
  const lines = tree.getByRole('treeitem')
  const current = tree.locator('[aria-selected=true]')
  await expect(lines.nth(1)).toContainText('"kind": "list"')
  await expect(theAnswer(page).getByText(/^[\d,]+ lines$/)).toBeVisible()

  await test.step('to the end', async () => {
    await tree.focus()
    await page.keyboard.press('End')
    await expect(lines.last()).toHaveText('}')
    await expect(tree).toContainText('"id": 9007199254740993,')
    await page.keyboard.press('ArrowUp')
    await expect(current).toContainText('"done": true')
    await page.keyboard.press('Home')
    await expect(current).toHaveText('{')
    await tree.evaluate((box) => box.scrollTo({ top: box.scrollHeight }))
    await expect(tree).toContainText('Last of all')
  })

  await test.step('searched', async () => {
    await page.keyboard.press('ControlOrMeta+f')
    await page.keyboard.type('person number 77777"')
    await expect(theAnswer(page)).toContainText('1 of 1')
    await expect(current).toContainText('Person number 77777')
    await expect(tree.locator('mark')).toHaveText(['Person number 77777"'])
    await page.keyboard.press('Escape')
    await expect(tree).toBeFocused()
  })

  await test.step('path and value copied', async () => {
    await expect(theAnswer(page)).toContainText('$.items[77777].name')
    await page.keyboard.press('ControlOrMeta+Shift+c')
    await expect(theAnswer(page)).toContainText('Path copied.')
    await expectCopied(electron, '$.items[77777].name')
    await page.keyboard.press('ControlOrMeta+c')
    await expect(theAnswer(page)).toContainText('Value copied.')
    await expectCopied(electron, 'Person number 77777')
  })

  await test.step('folded', async () => {
    for (let up = 0; up < 2; up += 1) await page.keyboard.press('ArrowUp')
    await expect(current).toHaveText('{')
    await page.keyboard.press('ArrowLeft')
    await expect(current).toHaveText('{ … 8 entries … }')
    await theAnswer(page).getByRole('button', { name: 'Copy value' }).click()
    await expectCopied(electron, /^\{"id":77777,.*"note":null\}$/)
    await theAnswer(page).getByRole('button', { name: 'Fold all', exact: true }).click()
    await expect(lines).toHaveCount(5)
    await expect(lines.nth(2)).toContainText(/"items": \[ … [\d,]+ entries … \]/)
    await theAnswer(page).getByRole('button', { name: 'Unfold all' }).click()
    await expect(lines.nth(6)).toBeVisible()
  })
})

test('broken JSON is shown up to where it breaks, and as it was written', async ({ app, practice }) => {
  body = Buffer.from('{"name": "ä",\n  "list": [1, 2,, 3]}')
  const { page } = app
  await connectTo(page, wayOf('infoworks', 'user-password'), practice.systems.infoworks)
  await openTab(page, 'Try')
  await ask(page)
  await expect(theAnswer(page)).toContainText('A value is missing before this ,. Line 2, column 17.')
  await expect(theAnswer(page).getByRole('treeitem')).toHaveCount(5)
  await theAnswer(page).getByRole('tab', { name: 'Raw' }).click()
  await expect(theAnswer(page).getByRole('region', { name: 'Body' })).toContainText('"list": [1, 2,, 3]}')
})
