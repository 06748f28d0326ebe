/** What a request carries: JSON in the code editor, parts with files from disk, a file by itself. */
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect, type RunningApp } from './fixtures/app.ts'
import { type EchoServer, partsOf, startEcho } from './fixtures/echo-server.ts'
import { connectTo, fieldOf, openTab, send, theAnswer, wayOf } from './fixtures/person.ts'

const test = base.extend<{ echo: EchoServer; folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function asks for from its pattern
  echo: async ({}, use) => {
    const echo = await startEcho()
    await use(echo)
    await echo.close()
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function asks for from its pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'hallpass-sent-'))
    await use(folder)
    rmSync(folder, { recursive: true })
  },
})

/** What the system's dialog, which cannot be pressed from here, answers from now on. */
async function willChoose({ electron }: RunningApp, path: string): Promise<void> {
  await electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = (async () => ({ canceled: false, filePaths: [chosen] })) as typeof dialog.showOpenDialog
  }, path)
}

/** A POST to a server that keeps what arrives. */
async function postTo({ page }: RunningApp, echo: EchoServer): Promise<void> {
  await openTab(page, 'Try')
  await page.getByLabel('Path or full address').fill(`${echo.address}/upload`)
  await chooseMethod(page, 'POST')
  await page.getByRole('tab', { name: /^Body/ }).click()
  const allow = page.getByRole('button', { name: `Allow ${echo.host}` })
  await allow.click()
  await expect(allow).toBeHidden()
}

async function chooseMethod(page: RunningApp['page'], method: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Method' }).click()
  await page.getByRole('option', { name: method, exact: true }).click()
}

test('JSON is written in the code editor: it closes brackets, says what is wrong, and Ctrl+Enter sends', async ({
  app,
  practice,
  echo,
}) => {
  const { page } = app
  await page.evaluate(() => {
    Object.assign(window, { violations: [] })
    document.addEventListener('securitypolicyviolation', (event) =>
      Reflect.get(window, 'violations').push(`${event.effectiveDirective} ${event.blockedURI}`),
    )
  })
  await connectTo(page, wayOf('inode', 'api-key'), practice.systems.inode)
  await postTo(app, echo)
  await page.getByRole('radio', { name: 'JSON' }).check()
  const editor = page.getByRole('textbox', { name: 'JSON' })
  // A plain field stands there until the editor is loaded.
  await expect(editor).toHaveClass(/cm-content/)
  await editor.focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('{"name": "grü')
  await expect(editor).toHaveText('{"name": "grü"}')
  await page.keyboard.press('End')
  await page.keyboard.type(',')
  await expect(page.getByText(/^Line 1, column \d+: /)).toBeVisible()
  await expect(editor).toHaveAttribute('aria-invalid', 'true')
  await page.keyboard.press('Backspace')
  await expect(page.getByText(/^Line 1, column /)).toBeHidden()
  await page.getByRole('button', { name: 'Format' }).click()
  await expect(page.locator('.cm-line')).toHaveText(['{', '  "name": "grü"', '}'])
  await expect(page.getByText('Content-Type: application/json')).toBeVisible()

  await editor.focus()
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(theAnswer(page)).toContainText('thanks')
  expect(echo.arrivals.map(({ bytes }) => bytes.toString())).toEqual(['{\n  "name": "grü"\n}'])
  expect(echo.arrivals[0]?.headers['content-type']).toBe('application/json')
  expect(await page.evaluate(() => Reflect.get(window, 'violations'))).toEqual([])
})

test('nobody is caught in the editor by the keyboard', async ({ app, practice, echo }) => {
  const { page } = app
  await connectTo(page, wayOf('inode', 'api-key'), practice.systems.inode)
  await postTo(app, echo)
  await page.getByRole('radio', { name: 'JSON' }).check()
  const editor = page.getByRole('textbox', { name: 'JSON' })
  await expect(editor).toHaveClass(/cm-content/)
  await editor.focus()
  await page.keyboard.press('Tab')
  await expect(editor).toBeFocused()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await expect(editor).not.toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(editor).toBeFocused()
})

test('texts and files go out as parts, byte for byte; the window never learns where a file is', async ({
  app,
  practice,
  echo,
  folder,
}) => {
  const { page } = app
  const photo = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0x0d, 0x0a])
  writeFileSync(join(folder, 'Föto.png'), photo)
  await connectTo(page, wayOf('inode', 'api-key'), practice.systems.inode)
  await postTo(app, echo)
  await page.getByRole('radio', { name: 'Multipart' }).check()
  await page.getByLabel('Name of part 1').fill('title')
  await page.getByLabel('Value of part 1').fill('Grüße')
  await willChoose(app, join(folder, 'Föto.png'))
  await page.getByRole('button', { name: 'Add a file…' }).click()
  await expect(page.getByText('Föto.png')).toBeVisible()
  await page.getByLabel('Name of part 2').fill('photo')
  await page.getByLabel('Name of part 3').fill('left out')
  await page.getByRole('checkbox', { name: 'Send part 3' }).uncheck()
  await send(page)
  await expect(theAnswer(page)).toContainText('thanks')

  const parts = await partsOf(echo.arrivals[0])
  expect(parts.map(([name]) => name)).toEqual(['title', 'photo'])
  expect(parts[0]?.[1]).toBe('Grüße')
  const file = parts[1]?.[1] as File
  expect([file.name, file.type]).toEqual(['Föto.png', 'image/png'])
  expect(Buffer.from(await file.arrayBuffer()).equals(photo)).toBe(true)
  expect(await page.content()).not.toContain(folder)
})

test('a file as the body: edited elsewhere it is known as it is now; gone, it is said, and nothing is sent', async ({
  app,
  practice,
  echo,
  folder,
}) => {
  const { page } = app
  const path = join(folder, 'table.csv')
  writeFileSync(path, 'a,b\n')
  await connectTo(page, wayOf('inode', 'api-key'), practice.systems.inode)
  await postTo(app, echo)
  await page.getByRole('radio', { name: 'File' }).check()
  await send(page)
  await expect(page.getByRole('alert').filter({ hasText: 'No file is chosen yet' })).toBeVisible()
  await willChoose(app, path)
  await page.getByRole('button', { name: 'Choose file… for the body' }).click()
  await expect(page.getByText('table.csv')).toBeVisible()
  appendFileSync(path, '1,2\n')
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await send(page)
  await expect(theAnswer(page)).toContainText('thanks')
  expect(echo.arrivals[0]?.bytes.toString()).toBe('a,b\n1,2\n')
  expect(echo.arrivals[0]?.headers['content-type']).toBe('text/csv')

  rmSync(path)
  await send(page)
  await expect(page.getByRole('alert').filter({ hasText: 'no longer where it was' }).first()).toBeVisible()
  expect(echo.arrivals).toHaveLength(1)
})

test('text goes out as the type that was chosen, and each kind keeps what was typed', async ({
  app,
  practice,
  echo,
}) => {
  const { page } = app
  await connectTo(page, wayOf('inode', 'api-key'), practice.systems.inode)
  await postTo(app, echo)
  await page.getByRole('radio', { name: 'Text' }).check()
  await page.getByRole('combobox', { name: 'Type', exact: true }).click()
  await page.getByRole('option', { name: 'XML' }).click()
  await page.getByRole('textbox', { name: 'Text' }).fill('<a>ü</a>')
  await page.getByRole('radio', { name: 'Multipart' }).check()
  await page.getByRole('radio', { name: 'Text' }).check()
  await expect(page.getByRole('textbox', { name: 'Text' })).toHaveText('<a>ü</a>')
  await send(page)
  await expect(theAnswer(page)).toContainText('thanks')
  await page.getByRole('combobox', { name: 'Type', exact: true }).click()
  await page.getByRole('option', { name: 'Another type' }).click()
  await fieldOf(page, 'Content type').fill('application/x-mine')
  await send(page)
  await expect.poll(() => echo.arrivals.length).toBe(2)
  expect(echo.arrivals.map(({ headers, bytes }) => [headers['content-type'], bytes.toString()])).toEqual([
    ['application/xml', '<a>ü</a>'],
    ['application/x-mine', '<a>ü</a>'],
  ])
})

test('a method of the server’s own goes out with a body; what is no method is said at its field', async ({
  app,
  practice,
  echo,
}) => {
  const { page } = app
  await connectTo(page, wayOf('inode', 'api-key'), practice.systems.inode)
  await postTo(app, echo)
  await page.getByRole('radio', { name: 'Text' }).check()
  await page.getByRole('textbox', { name: 'Text' }).fill('<propfind/>')
  const method = page.getByRole('combobox', { name: 'Method' })
  await method.fill('PROP FIND')
  await expect(page.getByText('A method is one word of letters')).toBeVisible()
  await send(page)
  await expect(page.getByRole('alert').filter({ hasText: 'one word of letters' })).toBeVisible()
  await page.getByRole('button', { name: 'Check the method' }).click()
  await expect(method).toBeFocused()
  await method.fill('PROPFIND')
  await method.press('Enter')
  await expect(theAnswer(page)).toContainText('thanks')
  expect(echo.arrivals.map(({ method: sent, bytes }) => [sent, bytes.toString()])).toEqual([
    ['PROPFIND', '<propfind/>'],
  ])

  await method.fill('get')
  await method.blur()
  await expect(method).toHaveValue('GET')
  await page.getByRole('tab', { name: /^Body/ }).click()
  await expect(page.getByText('A GET request carries no body')).toBeVisible()
})
