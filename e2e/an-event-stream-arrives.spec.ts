/** Event streams and JSON lines are read as they come, and can be ended with what came. */
import type { ServerResponse } from 'node:http'
import type { Locator } from '@playwright/test'
import { type AnsweringServer, startAnswering } from './fixtures/answering-server.ts'
import { expect, test } from './fixtures/app.ts'
import { askFor, connectTo, openTab, theAnswer, wayOf } from './fixtures/person.ts'

let server: AnsweringServer
let open: ServerResponse | null
let authorization: string

test.beforeEach(async ({ app, practice }) => {
  open = null
  server = await startAnswering(({ url, headers }, response) => {
    if (url === '/ready') return void response.end('ready')
    const type = url === '/lines' ? 'application/x-ndjson' : url === '/file' ? 'application/zip' : 'text/event-stream'
    response.writeHead(200, { 'content-type': type, ...(url === '/file' && { 'content-length': '2000000' }) })
    response.flushHeaders()
    open = response
    authorization = headers.authorization ?? ''
  })
  await connectTo(app.page, wayOf('infoworks', 'user-password'), practice.systems.infoworks)
  await openTab(app.page, 'Try')
  // So that its host is allowed, and nothing stands between a person and the stream.
  await askFor(app.page, `${server.address}/ready`)
  await expect(theAnswer(app.page)).toContainText('ready')
})
test.afterEach(() => server.close())

/** How far a box is scrolled from its end, pixels. */
const fromEnd = (box: Locator) =>
  box.evaluate(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight)

const write = (text: string | Uint8Array) => void open?.write(text)

test('events are there as they come; ending the stream keeps them', async ({ app: { page } }) => {
  const arriving = page.getByRole('region', { name: 'Answer under way' })
  await askFor(page, `${server.address}/events`)
  await expect(arriving).toContainText('No event yet.')
  write('retry: 3000\nid: 41\nevent: price\ndata: {"eur":1.1}\n\n')
  await expect(arriving).toContainText('{"eur":1.1}')
  await expect(arriving).toContainText('price')
  await expect(arriving).toContainText('id 41')
  write('data: half of')
  write(' it\n\n')
  await expect(arriving).toContainText('half of it')
  await expect(arriving).toContainText('2 events')

  // A secret that comes in pieces.
  const [, token = ''] = authorization.split(' ')
  write(`data: ${token.slice(0, 10)}`)
  await page.waitForTimeout(300)
  write(`${token.slice(10)}\n\n`)
  await expect(arriving).toContainText('•••')
  await expect(arriving).not.toContainText(token.slice(-10))

  await arriving.getByRole('button', { name: 'Stop' }).click()
  const answer = theAnswer(page)
  await expect(answer).toContainText('You ended the stream. This is what came until then.')
  await expect(answer.getByRole('tab', { name: 'Events' })).toHaveAttribute('aria-selected', 'true')
  await expect(answer.getByRole('region', { name: 'Events' })).toContainText('half of it')
  await expect(answer).toContainText('the server asks to come back after 3 seconds')
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeFocused()
  await answer.getByRole('tab', { name: 'Raw' }).click()
  await expect(answer.getByRole('region', { name: 'Body' })).toContainText('event: price')
  await expect(answer).not.toContainText(token.slice(-10))
})

test('Escape ends a stream too; one whose connection breaks keeps what came', async ({ app: { page } }) => {
  const arriving = page.getByRole('region', { name: 'Answer under way' })
  await askFor(page, `${server.address}/events`)
  write('data: one\n\n')
  await expect(arriving).toContainText('one')
  await page.keyboard.press('Escape')
  await expect(theAnswer(page)).toContainText('You ended the stream.')

  await askFor(page, `${server.address}/events`)
  write('data: two\n\n')
  await expect(arriving).toContainText('two')
  open?.destroy()
  await expect(theAnswer(page)).toContainText('The connection broke while the stream was open.')
  await expect(theAnswer(page).getByRole('region', { name: 'Events' })).toContainText('two')
})

test('a flood of lines stays bounded and keeps its end in sight, unless somebody looks further up', async ({
  app: { page },
}) => {
  const arriving = page.getByRole('region', { name: 'Answer under way' })
  const lines = arriving.getByRole('region', { name: 'Lines' })
  await askFor(page, `${server.address}/lines`)
  write(Array.from({ length: 5000 }, (_, at) => `{"n":${at + 1}}\n`).join(''))
  write('{"broken":\n')
  await expect(lines.getByRole('listitem').last()).toContainText('not JSON')
  await expect.poll(() => fromEnd(lines)).toBeLessThan(24)
  await expect(arriving).toContainText('5,001 lines')
  await expect(lines).toContainText('4,001 earlier lines')
  expect(await lines.getByRole('listitem').count()).toBe(1000)

  await lines.evaluate((box) => box.scrollTo({ top: 0 }))
  await expect(arriving.getByRole('button', { name: 'Follow the latest' })).toBeVisible()
  write('{"n":"later"}\n')
  await expect(arriving).toContainText('5,002 lines')
  expect(await lines.evaluate((box) => box.scrollTop)).toBeLessThan(2000)
  await arriving.getByRole('button', { name: 'Follow the latest' }).click()
  await expect.poll(() => fromEnd(lines)).toBeLessThan(24)
  open?.end()
  await expect(theAnswer(page).getByRole('region', { name: 'Lines' })).toContainText('"later"')
})

test('a long download says how much of it is there', async ({ app: { page } }) => {
  const arriving = page.getByRole('region', { name: 'Answer under way' })
  await askFor(page, `${server.address}/file`)
  write(Buffer.alloc(500_000))
  await expect(arriving).toContainText('500 KB of 2 MB')
  await expect(arriving.getByRole('progressbar')).toHaveAttribute('value', '500000')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(arriving).toBeHidden()
})
