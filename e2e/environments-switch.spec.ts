/** One control leads a request from one environment to another: the request stays, its connection changes; answers stay where they came. */
import type { Page } from '@playwright/test'
import { findingsOn, resize } from './fixtures/accessible.ts'
import { type AnsweringServer, startAnswering } from './fixtures/answering-server.ts'
import { expect, test } from './fixtures/app.ts'
import { drop } from './fixtures/dropping.ts'
import { tabTo } from './fixtures/keyboard.ts'
import { libraryAccount, libraryCard } from './fixtures/library-card.ts'
import { fieldOf, openTab, send, theAnswer, theToken } from './fixtures/person.ts'

test.setTimeout(2 * 60_000)

/** A library that says which one it is. */
function startLibrary(name: string): Promise<AnsweringServer> {
  return startAnswering(({ url }, response) => {
    response.setHeader('content-type', 'application/json')
    const document = url === '/login' ? { access_token: `token-of-${name}`, expires_in: 3600 } : { answeredBy: name }
    response.end(JSON.stringify(document))
  })
}

const theSwitch = (page: Page, environment: string) =>
  page.getByRole('button', { name: `Environment: ${environment}. Switch to another one` })
const address = (page: Page) => fieldOf(page, 'Path or full address')

async function connect(page: Page, environment: string, server: AnsweringServer): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Connect to Library' })).toBeVisible()
  await fieldOf(page, 'Server address').fill(server.address)
  await fieldOf(page, 'User name').fill(libraryAccount.username)
  await fieldOf(page, 'Password').fill(libraryAccount.password)
  await fieldOf(page, 'Connection name').fill(`Library ${environment.toLowerCase()}`)
  await page
    .getByRole('group', { name: /^Environment/ })
    .getByText(environment, { exact: true })
    .click()
  await page.keyboard.press('Enter')
  await expect(theToken(page)).toBeVisible()
}

test('a request is sent in Test, then in Production, and back, by mouse and by keyboard', async ({ app }) => {
  const { page } = app
  const [atTest, atProduction] = await Promise.all([startLibrary('test'), startLibrary('production')])
  await drop(page, { name: 'library.hallpass.json', text: JSON.stringify(libraryCard(atTest.address)) })
  await page.getByRole('button', { name: 'Add this system' }).click()
  await connect(page, 'Test', atTest)

  await test.step('with one environment there is nothing to switch', async () => {
    await openTab(page, 'Try')
    await expect(page.getByRole('button', { name: /^Environment:/ })).toHaveCount(0)
  })

  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await page
    .getByRole('main')
    .getByRole('button', { name: /Library/ })
    .click()
  await connect(page, 'Production', atProduction)
  await openTab(page, 'Try')
  await address(page).fill('/loans?late=1')
  await theSwitch(page, 'Production').click()
  await page.getByRole('menuitem', { name: /Library test/ }).click()

  await test.step('the request is there, sent with the other token to the other server', async () => {
    await expect(theSwitch(page, 'Test')).toBeFocused()
    await expect(page.getByRole('heading', { level: 1, name: 'Library test' })).toBeVisible()
    await expect(address(page)).toHaveValue('/loans?late=1')
    await send(page)
    await expect(theAnswer(page)).toContainText('"test"')
    expect(atTest.asked.at(-1)).toMatchObject({
      url: '/loans?late=1',
      headers: { authorization: 'Bearer token-of-test' },
    })
    expect(atProduction.asked.map(({ url }) => url)).toEqual(['/login'])
  })

  await test.step('back again, with what was changed meanwhile', async () => {
    await address(page).fill('/loans?late=2')
    await tabTo(page, theSwitch(page, 'Test'))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('menu')).toBeVisible()
    expect(await findingsOn('the switch, open', app)).toEqual([])
    await resize(app.electron, page, 1280, 800)
    await page.getByRole('menuitem', { name: /Library production/ }).press('Enter')
    await expect(theSwitch(page, 'Production')).toBeFocused()
    await expect(address(page)).toHaveValue('/loans?late=2')
    await expect(theAnswer(page)).toHaveCount(0)
    await page.keyboard.press('ControlOrMeta+Enter')
    await expect(theAnswer(page)).toContainText('"production"')
  })

  await test.step('each environment keeps its own answer and history', async () => {
    await theSwitch(page, 'Production').click()
    await page.getByRole('menuitem', { name: /Library test/ }).click()
    await expect(theAnswer(page)).toContainText('"test"')
    await page.getByRole('button', { name: 'History' }).click()
    await expect(page.getByRole('dialog')).toContainText('/loans?late=1')
    await expect(page.getByRole('dialog')).not.toContainText('/loans?late=2')
  })
  await Promise.all([atTest.close(), atProduction.close()])
})
