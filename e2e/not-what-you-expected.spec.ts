/** For an answer nobody hoped for there is one sentence and one next step, and what was really sent can be looked at. */
import type { ServerResponse } from 'node:http'
import type { Page } from '@playwright/test'
import { type AnsweringServer, type Asked, startAnswering } from './fixtures/answering-server.ts'
import { expect, test } from './fixtures/app.ts'
import { connectTo, fieldOf, openTab, send, theAnswer, wayOf } from './fixtures/person.ts'

let server: AnsweringServer
let busy = true

function answer({ url, method }: Asked, response: ServerResponse): void {
  if (url === '/busy') response.writeHead(busy ? 429 : 200, busy ? { 'retry-after': '3' } : {}).end()
  else if (url === '/reads') response.writeHead(method === 'POST' ? 200 : 405, { allow: 'POST' }).end()
  else if (url === '/portal') response.writeHead(200, { 'content-type': 'text/html' }).end('<input type=password>')
  else response.writeHead(404, { 'set-cookie': 'session=planted; HttpOnly; Max-Age=60' }).end()
}

test.beforeEach(async () => {
  busy = true
  server = await startAnswering(answer)
})
test.afterEach(() => server.close())

async function ask(page: Page, path: string): Promise<void> {
  await fieldOf(page, 'Path or full address').fill(`${server.address}${path}`)
  await send(page)
}

test('each kind of refusal is explained, and its next step works', async ({ app, practice }) => {
  const { page } = app
  await connectTo(page, wayOf('infoworks', 'user-password'), practice.systems.infoworks)
  await openTab(page, 'Try')
  await ask(page, '/nothing')
  await page.getByRole('button', { name: /Allow/ }).first().click()
  const advice = theAnswer(page).getByRole('complementary', { name: 'Not what you expected?' })

  await test.step('404 names the path, and leads to it', async () => {
    await ask(page, '/nothing')
    await expect(advice).toContainText('nothing lives at this path')
    await advice.getByRole('button', { name: 'Check the path' }).click()
    await expect(fieldOf(page, 'Path or full address')).toBeFocused()
  })

  await test.step('cookies are shown, and not sent along next time', async () => {
    await theAnswer(page).getByText('Cookies (1)').click()
    await expect(theAnswer(page)).toContainText('kept 1 minute · sent to this server only · hidden from scripts')
    await ask(page, '/nothing')
    expect(server.asked.at(-1)?.headers.cookie).toBeUndefined()
  })

  await test.step('what was sent stands there, its token only when asked for', async () => {
    const token = server.asked.at(-1)?.headers.authorization?.replace('Bearer ', '') ?? 'none'
    await theAnswer(page).getByText('What was sent').click()
    const sent = theAnswer(page).getByRole('region', { name: `GET ${server.address}/nothing` })
    await expect(sent).toContainText('Bearer •••')
    expect(await page.content()).not.toContain(token)
    await page.getByRole('button', { name: 'Show the secrets in it' }).click()
    await expect(sent).toContainText(token)
    await page.getByRole('button', { name: 'Hide' }).click()
    await expect(sent).not.toContainText(token)
  })

  await test.step('a page for people is told from data', async () => {
    await ask(page, '/portal')
    await expect(advice).toContainText('sign-in page for people')
  })

  await test.step('429 counts down, then sends again', async () => {
    await ask(page, '/busy')
    await expect(advice.getByRole('button', { name: /^Send again in 0:0[123]$/ })).toBeVisible()
    busy = false
    await advice.getByRole('button', { name: 'Send again', exact: true }).click()
    await expect(theAnswer(page).getByRole('heading', { name: '200' })).toBeVisible()
  })

  await test.step('405 offers the method the server takes', async () => {
    await ask(page, '/reads')
    await advice.getByRole('button', { name: 'Use POST' }).click()
    await send(page)
    await expect(theAnswer(page).getByRole('heading', { name: '200' })).toBeVisible()
    expect(server.asked.at(-1)?.method).toBe('POST')
  })
})
