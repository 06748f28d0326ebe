/** What can go wrong with an answer on its way is said in words, and what was typed stays; a huge one is none of it. */
import type { ServerResponse } from 'node:http'
import { pipeline, Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import type { Page } from '@playwright/test'
import type { PracticeServers } from '../electron/practice/practice-system.ts'
import { type AnsweringServer, type Asked, startAnswering } from './fixtures/answering-server.ts'
import { expect, type RunningApp, test } from './fixtures/app.ts'
import { connectTo, fieldOf, openTab, send, theAnswer, wayOf } from './fixtures/person.ts'

const mebibyte = Buffer.alloc(1024 * 1024)
let server: AnsweringServer
/** Answers that drip just now. */
let dripping = 0

/** Answers that break, by their path. */
const troubles: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/reset': (response) => {
    response.writeHead(200, { 'content-length': 1000 }).write('half of it')
    setTimeout(() => response.socket?.resetAndDestroy(), 20)
  },
  '/cut': (response) => {
    response.writeHead(200).write('half of it')
    setTimeout(() => response.socket?.end(), 20)
  },
  '/rubbish': (response) => response.socket?.end('SSH-2.0-OpenSSH_9.2\r\n'),
  '/not-packed': (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('hello'),
  '/bomb': (response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' })
    const zeros = Readable.from(Array.from({ length: 300 }, () => mebibyte))
    pipeline(zeros, createGzip({ level: 9 }), response, () => {})
  },
  '/headers': (response) => {
    for (let at = 0; at < 10_000; at += 1) response.setHeader(`x-${at}`, `value ${at}`)
    response.end('ok')
  },
  '/drip': (response) => {
    dripping += 1
    const drops = setInterval(() => response.write('x'), 20)
    response.on('close', () => {
      dripping -= 1
      clearInterval(drops)
    })
  },
  '/json': (response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const row = `{"id": 1, "text": "${'x'.repeat(9_980)}"},`
    const rows = Array.from({ length: 20_000 }, () => row)
    pipeline(Readable.from(['[', ...rows, '{}]']), response, () => {})
  },
}

test.beforeEach(async () => {
  server = await startAnswering(({ url }: Asked, response) => (troubles[url] ?? ((one) => one.end('fine')))(response))
})
test.afterEach(() => server.close())

async function ask(page: Page, path: string): Promise<void> {
  await fieldOf(page, 'Path or full address').fill(`${server.address}${path}`)
  await send(page)
}

/** At the Try tab of a connection whose token may go to the story's server. */
async function ready(app: RunningApp, practice: PracticeServers): Promise<Page> {
  const { page } = app
  await connectTo(page, wayOf('infoworks', 'user-password'), practice.systems.infoworks)
  await openTab(page, 'Try')
  await ask(page, '/fine')
  await page.getByRole('button', { name: /Allow/ }).first().click()
  await ask(page, '/fine')
  await expect(theAnswer(page).getByRole('heading', { name: '200' })).toBeVisible()
  return page
}

test('what breaks an answer is said, what was typed stays, and the next request works', async ({ app, practice }) => {
  const page = await ready(app, practice)
  for (const [path, sentence] of [
    ['/reset', 'broke before the answer was complete'],
    ['/cut', 'broke before the answer was complete'],
    ['/rubbish', 'is no answer in HTTP'],
    ['/not-packed', 'does not unpack'],
    ['/bomb', 'more than a thousand times larger when unpacked'],
  ] as const) {
    await test.step(path, async () => {
      await ask(page, path)
      await expect(page.getByRole('alert').filter({ hasText: sentence })).toBeVisible()
      await expect(fieldOf(page, 'Path or full address')).toHaveValue(`${server.address}${path}`)
    })
  }
  await ask(page, '/fine')
  await expect(theAnswer(page)).toContainText('fine')
  const since = server.asked.slice(server.asked.findIndex(({ url }) => url === '/reset'))
  expect(since.map(({ url }) => url)).toEqual(['/reset', '/cut', '/rubbish', '/not-packed', '/bomb', '/fine'])
})

test('a body that only drips is left with Escape, and the server sees that', async ({ app, practice }) => {
  const page = await ready(app, practice)
  await ask(page, '/drip')
  await expect.poll(() => dripping).toBe(1)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('main').getByRole('button', { name: 'Cancel' })).toBeHidden()
  await expect.poll(() => dripping).toBe(0)
})

test('10,000 headers are all there, a part at a time', async ({ app, practice }) => {
  const page = await ready(app, practice)
  await ask(page, '/headers')
  const rows = theAnswer(page).getByRole('term')
  await theAnswer(page).getByText('Headers of the answer (10,0').click()
  await expect(rows.filter({ hasText: /^x-199$/ })).toBeVisible()
  await expect(rows.filter({ hasText: /^x-200$/ })).toHaveCount(0)
  const more = theAnswer(page).getByRole('button', { name: /^Show [\d,]+ more$/ })
  while (await more.isVisible()) await more.press('Enter')
  await expect(rows.filter({ hasText: /^x-9999$/ })).toBeAttached()
  await expect(theAnswer(page).getByRole('button', { name: 'All are shown' })).toBeFocused()
})

test('200 MB of JSON go to the disk, and never as a whole into memory', async ({ app, practice }) => {
  const page = await ready(app, practice)
  await app.electron.evaluate(() => {
    const before = process.memoryUsage()
    const grown = { most: 0 }
    Object.assign(globalThis, { grown })
    setInterval(() => {
      const { heapUsed, external } = process.memoryUsage()
      grown.most = Math.max(grown.most, heapUsed + external - before.heapUsed - before.external)
    }, 10)
  })
  await ask(page, '/json')
  await expect(theAnswer(page)).toContainText('"text"', { timeout: 30_000 })
  const grown = await app.electron.evaluate(() => (globalThis as unknown as { grown: { most: number } }).grown.most)
  expect(grown).toBeLessThan(150_000_000)
})
