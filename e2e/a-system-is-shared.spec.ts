/** A system goes from one Hallpass to another: all that it needs goes along, no secret does, and it works there. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { findingsOn, resize } from './fixtures/accessible.ts'
import { type AnsweringServer, startAnswering } from './fixtures/answering-server.ts'
import { appArguments, electronPath, expect, test } from './fixtures/app.ts'
import { drop, holdOver } from './fixtures/dropping.ts'
import { tabTo } from './fixtures/keyboard.ts'
import { libraryAccount, libraryCard, libraryToken } from './fixtures/library-card.ts'
import { fieldOf, openTab, send, theAnswer, theToken } from './fixtures/person.ts'
import { needlesOf } from './fixtures/secret-needles.ts'
import { searchFor } from './fixtures/secret-search.ts'

test.setTimeout(3 * 60_000)

const key = 'canary-key-of-the-desk-5521'
const secrets = [
  { label: 'the password', text: libraryAccount.password },
  { label: 'the token', text: libraryToken },
  { label: 'a key in a request', text: key },
]

let library: AnsweringServer
let folder: string

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hallpass-card-'))
  library = await startAnswering(({ url, headers }, response) => {
    response.setHeader('content-type', 'application/json')
    if (url.endsWith('/login')) response.end(JSON.stringify({ access_token: libraryToken, expires_in: 3600 }))
    else if (headers.authorization === `Bearer ${libraryToken}`) response.end('{"loans":["Faust"]}')
    else response.writeHead(401).end('{}')
  })
})

test.afterEach(async () => {
  await library.close()
  rmSync(folder, { recursive: true })
})

const file = () => ({ name: 'library.hallpass.json', text: JSON.stringify(libraryCard(library.address)) })
const theCard = (page: Page) => page.getByRole('heading', { name: 'Library', level: 2 })

/** Takes the card that is dropped, and connects. */
async function takeAndConnect(page: Page): Promise<void> {
  await drop(page, file())
  await page.getByRole('button', { name: 'Add this system' }).click()
  await connect(page)
}

async function connect(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Connect to Library' })).toBeVisible()
  await expect(fieldOf(page, 'Server address')).toHaveValue(library.address)
  await expect(page.getByRole('note').filter({ hasText: 'On this computer' })).toBeVisible()
  await fieldOf(page, 'User name').fill(libraryAccount.username)
  await fieldOf(page, 'Password').fill(libraryAccount.password)
  await page.keyboard.press('Enter')
  await expect(theToken(page)).toBeVisible()
}

/** Saves a request that a key stands in. */
async function saveWithKey(page: Page): Promise<void> {
  await openTab(page, 'Try')
  await fieldOf(page, 'Path or full address').fill(`/desk?password=${libraryAccount.password}`)
  await page.getByRole('tab', { name: 'Headers' }).click()
  await page.getByLabel('Name of header 1').fill('X-Api-Key')
  await page.getByLabel('Value of header 1').fill(key)
  await page.keyboard.press('ControlOrMeta+s')
  await page.getByRole('dialog').getByLabel('Name').fill('The desk')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

test('what is shared holds no secret, and is all that another Hallpass needs for a token', async ({ launcher }) => {
  const first = await launcher.launch()
  const { page } = first
  await takeAndConnect(page)
  await saveWithKey(page)

  const dialog = page.getByRole('dialog', { name: 'Share this system' })
  await test.step('it is listed what goes along, and what does not', async () => {
    await openTab(page, 'Set-up')
    await tabTo(page, page.getByRole('button', { name: 'Share this system' }))
    await page.keyboard.press('Enter')
    await expect(dialog).toContainText(library.address)
    await expect(dialog).toContainText('Saved requests: 2 of 2')
    await expect(dialog).toContainText('the header X-Api-Key of “The desk”')
    await expect(dialog).toContainText('the query parameter password of “The desk”')
    await dialog.getByLabel('What whoever gets it should know').fill('Ring twice.')
    expect(await findingsOn('share this system', first)).toEqual([])
  })

  const path = join(folder, 'shared.hallpass.json')
  const link = await test.step('it becomes a file and a link, and no secret is in either', async () => {
    await first.electron.evaluate(({ dialog: system }, filePath) => {
      system.showSaveDialog = (async () => ({ canceled: false, filePath })) as typeof system.showSaveDialog
    }, path)
    await dialog.getByRole('button', { name: 'Save as a file' }).click()
    await expect(dialog).toContainText('Saved as shared.hallpass.json.')
    await dialog.getByRole('button', { name: 'Copy as a link' }).click()
    await expect(dialog).toContainText('The link is copied.')
    const copied = await first.electron.evaluate(({ clipboard }) => clipboard.readText())
    const unpacked = inflateRawSync(Buffer.from(new URL(copied).searchParams.get('c') ?? '', 'base64url'))
    const saved = readFileSync(path)
    expect(JSON.parse(unpacked.toString())).toEqual(JSON.parse(saved.toString()))
    const found = needlesOf(secrets).filter(({ bytes }) => saved.includes(bytes) || unpacked.includes(bytes))
    expect(found.map(({ label, encoding }) => [label, encoding])).toEqual([])
    expect(saved.toString()).toContain('Ring twice.')
    return copied
  })
  await first.close()

  const other = mkdtempSync(join(tmpdir(), 'hallpass-other-'))
  const askedBefore = library.asked.length
  const second = await launcher.launch({ arguments: [`--user-data-dir=${other}`] })
  await test.step('another Hallpass shows what it is, and asks nobody', async () => {
    const release = await holdOver(second.page, { name: 'shared.hallpass.json', text: readFileSync(path, 'utf8') })
    await expect(second.page.getByText('Drop it to see what it is')).toBeVisible()
    await release()
    await expect(theCard(second.page)).toBeVisible()
    const main = second.page.getByRole('main')
    await expect(main).toContainText('From shared.hallpass.json')
    await expect(main).toContainText(new URL(library.address).host)
    await expect(main.getByRole('note')).toContainText(`On this computer: ${new URL(library.address).host}.`)
    await expect(main).toContainText('Ring twice.')
    await expect(main).toContainText('2 saved requests')
    expect(await findingsOn('a card', second)).toEqual([])
    expect(library.asked).toHaveLength(askedBefore)
    await resize(second.electron, second.page, 1280, 800)
  })

  await test.step('it is added; the person types their own password, and a request that came along is answered', async () => {
    await tabTo(second.page, second.page.getByRole('button', { name: 'Add this system' }))
    await second.page.keyboard.press('Enter')
    await connect(second.page)
    await openTab(second.page, 'Try')
    await second.page.getByRole('navigation', { name: 'Saved requests' }).getByText('My loans').click()
    await send(second.page)
    await expect(theAnswer(second.page)).toContainText('Faust')
  })

  await test.step('the link, pressed elsewhere, shows the same system as one that is here already', async () => {
    const pressed = spawn(electronPath(), [...appArguments(other), link], { stdio: 'ignore' })
    await once(pressed, 'exit')
    await expect(second.page.getByText('You have a system called “Library” already')).toBeVisible()
    expect(await findingsOn('a card of what is here', second)).toEqual([])
    await second.page.getByRole('button', { name: 'Leave it' }).click()
    await expect(second.page.getByLabel('Paste it here')).toBeVisible()
  })
  expect(await searchFor(secrets, { page: second.page, output: launcher.output(), userData: other })).toEqual([])
  await second.close()
  rmSync(other, { recursive: true, force: true, maxRetries: 3 })
})

test('a card that is none, a newer one, and several at a time are said in a sentence; nothing changes', async ({
  app,
}) => {
  const { page } = app
  const main = page.getByRole('main')
  await drop(page, { name: 'broken.hallpass.json', text: file().text.slice(0, 200) })
  await expect(main.getByRole('alert')).toContainText('This is no provider card: it is not JSON, or only a part of it.')
  await drop(page, { name: 'newer.hallpass.json', text: file().text.replace('"hallpass":1', '"hallpass":2') })
  await expect(main.getByRole('alert')).toContainText('This card was made by a newer Hallpass.')
  expect(await findingsOn('a card that cannot be read', app)).toEqual([])
  await drop(page, file(), file())
  await expect(main.getByRole('alert')).toContainText('These are several files. Drop them one at a time.')
  await page.getByLabel('Paste it here').fill('{"hallpass": 1}')
  await page.getByRole('button', { name: 'See what it is' }).click()
  await expect(page.getByLabel('Paste it here')).toHaveAccessibleDescription(/This card cannot be used/)
  await page.getByRole('button', { name: 'Back to the systems' }).click()
  await expect(main).not.toContainText('Library')
  expect(library.asked).toEqual([])
})

test('a card of a system that is here is compared with it, and takes its place', async ({ app }) => {
  const { page } = app
  await takeAndConnect(page)
  const card = libraryCard(library.address)
  const changed = JSON.stringify({
    ...card,
    requests: [{ name: 'Elsewhere', form: { method: 'GET', url: 'http://files.example:8080/x' } }],
  }).replace('"/login"', '"/v2/login"')
  await drop(page, { name: 'newer-library.hallpass.json', text: changed })
  const main = page.getByRole('main')
  await expect(main.getByRole('row', { name: /\/v2\/login \/login/ })).toBeVisible()
  await expect(main.getByRole('note').filter({ hasText: 'Unprotected: files.example:8080.' })).toBeVisible()
  expect(await findingsOn('a card that differs', app)).toEqual([])
  await main.getByRole('radio', { name: /Replace the one you have/ }).check()
  await main.getByRole('button', { name: 'Replace it' }).click()
  await expect(theToken(page)).toBeVisible()
  expect(library.asked.map(({ url }) => url)).toEqual(['/login'])
  await page.getByRole('button', { name: 'Renew' }).click()
  await expect.poll(() => library.asked.at(-1)?.url).toBe('/v2/login')
})

test('a link that starts Hallpass is the first thing shown', async ({ launcher }) => {
  const packed = deflateRawSync(file().text).toString('base64url')
  const { page } = await launcher.launch({ arguments: [`hallpass://card?c=${packed}`] })
  await expect(theCard(page)).toBeVisible()
  await page.getByRole('button', { name: 'Leave it' }).click()
  await expect(page.getByLabel('Paste it here')).toHaveValue('')
  expect(library.asked).toEqual([])
})

test('a pressed link does not take a form away', async ({ app }) => {
  const { page, electron } = app
  await drop(page, file())
  await page.getByRole('button', { name: 'Add this system' }).click()
  await fieldOf(page, 'User name').fill('ann')
  await electron.evaluate(({ app: program }) =>
    program.emit('open-url', { preventDefault() {} }, 'hallpass://card?c=AAAA'),
  )
  await expect(page.getByText('A link with a provider card was opened.')).toBeVisible()
  await expect(fieldOf(page, 'User name')).toHaveValue('ann')
  await page.getByRole('button', { name: 'Look at it' }).click()
  await expect(page.getByRole('alert')).toContainText('This link does not hold a whole provider card.')
})
