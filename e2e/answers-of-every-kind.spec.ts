/** Whatever an answer is, it can be looked at: as what it is, as text, and as bytes. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { AnsweringServer } from './fixtures/answering-server.ts'
import { expect, test } from './fixtures/app.ts'
import { png, startLooks } from './fixtures/looks-server.ts'
import { askFor, connectTo, openTab, theAnswer, wayOf } from './fixtures/person.ts'

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><script>document.title = "ran"</script><circle r="9" fill="teal"/></svg>'

let server: AnsweringServer

test.beforeEach(async ({ app, practice }) => {
  server = await startLooks({
    '/xml': {
      type: 'application/xml',
      body: '<?xml version="1.0"?><list><item id="1">one</item><item>two</item></list>',
    },
    '/broken-xml': { type: 'text/xml', body: '<list>\n  <item>one</list>' },
    '/latin': { type: 'text/plain; charset=iso-8859-15', body: Buffer.from([0xa4, 0x20, 0x75, 0x72, 0x6f]) },
    '/japanese': { type: 'text/plain', body: Buffer.from([0x93, 0xfa, 0x96, 0x7b]) },
    '/klingon': { type: 'text/plain; charset=klingon', body: 'nuqneH' },
    '/picture': { type: 'application/octet-stream', body: png(120, 80) },
    '/bomb': { type: 'image/png', body: png(1, 1, { width: 60_000, height: 60_000 }) },
    '/svg': { type: 'image/svg+xml', body: svg },
    '/zip': {
      type: 'application/json',
      body: Buffer.from('PK\x03\x04rest', 'latin1'),
      headers: { 'content-disposition': 'attachment; filename="../week 1.zip"' },
    },
    '/bytes': { type: 'application/x-own', body: Buffer.alloc(3_000_000, 'abcdefghijklmnop\0') },
    '/nothing': { type: 'text/plain', body: '' },
  })
  const { page } = app
  await connectTo(page, wayOf('infoworks', 'user-password'), practice.systems.infoworks)
  await openTab(page, 'Try')
})
test.afterEach(() => server.close())

async function look(page: Page, name: string): Promise<void> {
  await theAnswer(page).getByRole('tab', { name, exact: true }).click()
}

test('XML is laid out, and says where it breaks', async ({ app: { page } }) => {
  const answer = theAnswer(page)
  await askFor(page, `${server.address}/xml`)
  await expect(answer.getByRole('tab', { name: 'Pretty' })).toHaveAttribute('aria-selected', 'true')
  await expect(answer).toContainText('<item id="1">one</item>')
  await expect(answer.getByText('5 lines')).toBeVisible()
  await look(page, 'Source')
  await expect(answer.getByText('1 line', { exact: true })).toBeVisible()

  await askFor(page, `${server.address}/broken-xml`)
  await expect(answer.getByRole('tab', { name: 'Source' })).toHaveAttribute('aria-selected', 'true')
  await look(page, 'Pretty')
  await expect(answer).toContainText('This closes <list>, but <item> is still open. Line 2, column 12.')
})

test('text is read in the charset it names, in another one by choice, and what cannot be read is said', async ({
  app: { page },
}) => {
  const answer = theAnswer(page)
  const body = answer.getByRole('region', { name: 'Body' })
  await askFor(page, `${server.address}/latin`)
  await expect(body).toContainText('€ uro')
  await expect(answer).toContainText('Read as Western with € (ISO-8859-15), as its Content-Type says.')

  await askFor(page, `${server.address}/japanese`)
  await expect(answer).toContainText('Some characters could not be read')
  await answer.getByRole('combobox', { name: 'Read as' }).click()
  await page.getByRole('option', { name: 'Japanese (Shift_JIS)' }).click()
  await expect(body).toContainText('日本')
  await expect(answer).not.toContainText('Some characters could not be read')
  await answer.getByRole('combobox', { name: 'Read as' }).click()
  await page.getByRole('option', { name: 'What it says itself' }).click()
  await expect(answer).toContainText('Some characters could not be read')

  await askFor(page, `${server.address}/klingon`)
  await expect(answer).toContainText('“klingon”')
  await expect(body).toContainText('nuqneH')
})

test('a picture is drawn by what it is; one that would fill the memory is not', async ({ app: { page } }) => {
  const answer = theAnswer(page)
  await askFor(page, `${server.address}/picture`)
  await expect(answer).toContainText('PNG · 120 × 80 pixels')
  const drawn = answer.getByRole('img')
  await expect.poll(() => drawn.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(120)
  await look(page, 'Hex')
  await expect(answer.getByRole('region', { name: 'Bytes' })).toContainText('89 50 4e 47 0d 0a 1a 0a')

  await askFor(page, `${server.address}/bomb`)
  await look(page, 'Picture')
  await expect(answer).toContainText('To draw 60,000 × 60,000 pixels would take 14 GB of memory.')
  await expect(answer.getByRole('img')).toHaveCount(0)

  await askFor(page, `${server.address}/svg`)
  await expect.poll(() => answer.getByRole('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(40)
  expect(await page.title()).not.toBe('ran')
  await look(page, 'Text')
  await expect(answer.getByRole('region', { name: 'Body' })).toContainText('<circle r="9"')
})

test('a file says what it is, shows its first bytes, and can be dragged out', async ({ app }) => {
  const { page, electron } = app
  const answer = theAnswer(page)
  await askFor(page, `${server.address}/zip`)
  await expect(answer).toContainText('week 1.zip')
  await expect(answer).toContainText('It calls itself application/json; its first bytes are those of a zip archive.')
  await expect(answer.getByRole('region', { name: 'Bytes' })).toContainText('50 4b 03 04')

  // The system takes the file from here on, which cannot be seen from a test: what it is handed can.
  const folder = await electron.evaluate(({ app: running, BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    if (window) window.webContents.startDrag = ({ file }) => void Object.assign(globalThis, { dragged: file })
    return running.getPath('userData')
  })
  await answer.getByText('week 1.zip', { exact: true }).hover()
  await page.mouse.down()
  await page.mouse.move(10, 10, { steps: 5 })
  const dragged = () => electron.evaluate(() => (globalThis as unknown as { dragged?: string }).dragged ?? '')
  await expect.poll(dragged).toMatch(/week 1\.zip$/)
  await page.mouse.up()
  const file = await dragged()
  expect(file.startsWith(join(folder, 'dragged'))).toBe(true)
  expect(readFileSync(file).toString('latin1')).toBe('PK\x03\x04rest')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  await electron.close()
  expect(readdirSync(folder)).not.toContain('dragged')
})

test('bytes are seen to the last one, and copied', async ({ app: { page, electron } }) => {
  const answer = theAnswer(page)
  const bytes = answer.getByRole('region', { name: 'Bytes' })
  await askFor(page, `${server.address}/bytes`)
  await look(page, 'Hex')
  await expect(bytes).toContainText('61 62 63 64 65 66 67 68  69 6a 6b 6c 6d 6e 6f 70')
  await answer.getByRole('textbox', { name: 'Go to byte' }).fill('2999999')
  await page.keyboard.press('Enter')
  await expect(bytes).toContainText('002dc6b0')
  await answer.getByRole('button', { name: 'Copy as hex' }).click()
  await expect(answer).toContainText('Copied 16 bytes from byte 2999984 on.')
  expect(await electron.evaluate(({ clipboard }) => clipboard.readText())).toMatch(/^([\da-f]{2} ){15}[\da-f]{2}$/)
  await answer.getByRole('textbox', { name: 'Go to byte' }).fill('3000000')
  await page.keyboard.press('Enter')
  await expect(answer).toContainText('There is no such byte.')
  await look(page, 'Text')
  await expect(answer).toContainText('These bytes are not text.')
})

test('an answer without a body says so', async ({ app: { page } }) => {
  await askFor(page, `${server.address}/nothing`)
  await expect(theAnswer(page)).toContainText('The answer has no body.')
})
