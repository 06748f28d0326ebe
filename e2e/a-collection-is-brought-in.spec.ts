/** A Postman collection and an OpenAPI file become systems that work; no secret of a file is ever in the window. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { petstore } from '../shared/open-api/test-documents.ts'
import { shop, staging } from '../shared/postman/test-collections.ts'
import { findingsOn, resize } from './fixtures/accessible.ts'
import { type AnsweringServer, startAnswering } from './fixtures/answering-server.ts'
import { expect, type RunningApp, test } from './fixtures/app.ts'
import { drop } from './fixtures/dropping.ts'
import { chooseConnection, fieldOf, openBringIn, openTab, send, theAnswer, theToken } from './fixtures/person.ts'
import type { Secret } from './fixtures/secret-needles.ts'
import { searchFor } from './fixtures/secret-search.ts'

const token = 'canary-token-of-the-shop'
const secrets: readonly Secret[] = [...new Set(JSON.stringify([shop, staging]).match(/canary-[\w-]+/g))].map(
  (text) => ({ label: text.replace('canary-', 'the '), text }),
)

let server: AnsweringServer
let folder: string

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hallpass-brought-'))
  server = await startAnswering(({ url }, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(
      url.endsWith('/token')
        ? JSON.stringify({ access_token: token, token_type: 'Bearer', expires_in: 900 })
        : '{"fine":true}',
    )
  })
})

test.afterEach(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

/** Brings in a file, as chosen in the dialog. */
async function bringIn({ electron, page }: RunningApp, name: string, text: string): Promise<void> {
  const path = join(folder, name)
  writeFileSync(path, text)
  await electron.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = (async () => ({ canceled: false, filePaths: [chosen] })) as typeof dialog.showOpenDialog
  }, path)
  await openBringIn(page)
  await page.getByRole('button', { name: 'Choose a file' }).click()
}

const shopText = () =>
  JSON.stringify(shop).replaceAll('https://shop.example.com', server.address).replace('{{$randomFirstName}}', 'Ann')

test('a collection becomes connections and requests; its secrets go from the file to the vault', async ({
  app,
  launcher,
}) => {
  const { page } = app
  await bringIn(app, 'shop.postman_collection.json', shopText())
  const places = { page, output: launcher.output(), userData: launcher.userData }

  await test.step('it is shown, without its secrets', async () => {
    await expect(page.getByRole('heading', { name: 'Shop API' })).toBeVisible()
    await expect(page.getByText('A Postman collection, from shop.postman_collection.json')).toBeVisible()
    await expect(page.getByRole('note').filter({ hasText: 'On this computer: 127.0.0.1' })).toBeVisible()
    const signIns = page.getByRole('group', { name: 'Sign-ins it has set up' })
    await expect(signIns).toContainText('Client secretgoes to the vault')
    await expect(signIns).toContainText('root')
    await expect(page.getByRole('region', { name: 'What is left out' })).toContainText(
      'Scripts are not run by Hallpass.',
    )
    expect(await findingsOn('a collection', app)).toEqual([])
    expect(await searchFor(secrets, places)).toEqual([])
    expect(server.asked).toEqual([])
  })

  await test.step('requests are found, and one is left', async () => {
    const requests = page.getByRole('region', { name: 'Requests' })
    await requests.getByRole('checkbox', { name: /Signed by AWS/ }).uncheck()
    await expect(requests).toContainText('7 of 8 are taken')
    await page.getByRole('button', { name: 'Take it' }).click()
  })

  await test.step('the connection has no token yet; a request gets one', async () => {
    await resize(app.electron, page, 1280, 800)
    await openTab(page, 'Try')
    await page.getByRole('navigation', { name: 'Saved requests' }).getByText('Make an order').click()
    await send(page)
    await expect(theAnswer(page).getByRole('heading', { name: '200' })).toBeVisible()
    const [asked, sent] = server.asked
    expect(asked).toMatchObject({ method: 'POST', url: '/v1/oauth/token' })
    expect(sent).toMatchObject({ method: 'POST', url: '/v1/orders', headers: { authorization: `Bearer ${token}` } })
    await expect(page.getByRole('navigation', { name: 'Saved requests' })).not.toContainText('Signed by AWS')
  })

  await test.step('a request of the folder goes by the sign-in of that folder', async () => {
    await page.getByRole('navigation', { name: 'Saved requests' }).getByText('Ask the graph').click()
    await send(page)
    await expect.poll(() => server.asked.at(-1)?.headers['x-api-key']).toBe('canary-api-key-01')
  })

  const all = [...secrets, { label: 'the token', text: token }]
  expect(await searchFor(all, places)).toEqual([])
  await app.close()
  expect(await searchFor(all, { output: launcher.output(), userData: launcher.userData })).toEqual([])

  await test.step('sealed on disk, they work after a restart', async () => {
    const again = await launcher.launch()
    await resize(again.electron, again.page, 1280, 800)
    await chooseConnection(again.page, 'Shop API')
    await openTab(again.page, 'Try')
    await again.page.getByRole('navigation', { name: 'Saved requests' }).getByText('Ask the graph').click()
    const before = server.asked.length
    await send(again.page)
    await expect.poll(() => server.asked.length).toBeGreaterThan(before)
    expect(server.asked.at(-1)?.headers['x-api-key']).toBe('canary-api-key-01')
  })
})

test('a collection that is dropped on the window leaves none of its secrets there', async ({ app, launcher }) => {
  const { page } = app
  await drop(page, { name: 'shop.postman_collection.json', text: shopText() })
  await expect(page.getByRole('heading', { name: 'Shop API' })).toBeVisible()
  expect(await searchFor(secrets, { page, output: launcher.output(), userData: launcher.userData })).toEqual([])
})

test('an environment becomes variables', async ({ app, launcher }) => {
  const { page } = app
  await bringIn(app, 'staging.postman_environment.json', JSON.stringify(staging))
  await expect(page.getByRole('heading', { name: 'Staging' })).toBeVisible()
  await expect(page.getByRole('group', { name: 'Variables' })).toContainText('A secret: its value goes to the vault')
  expect(await findingsOn('an environment', app)).toEqual([])
  await page.getByRole('button', { name: 'Take the variables' }).click()
  await expect(page.getByText('5 variables are there now.')).toBeVisible()
  expect(await searchFor(secrets, { page, output: launcher.output(), userData: launcher.userData })).toEqual([])
})

test('an OpenAPI file becomes a system whose connections begin with its requests', async ({ app }) => {
  const { page } = app
  const text = JSON.stringify(petstore).replace(
    /https:\/\/login\.petstore\.example\.com|https:\/\/\{region\}\.petstore\.example\.com/g,
    server.address,
  )
  await bringIn(app, 'openapi.json', text)

  await expect(page.getByRole('heading', { name: 'Swagger Petstore - OpenAPI 3.0' })).toBeVisible()
  await expect(page.getByText('OpenAPI 3.0, from openapi.json')).toBeVisible()
  await expect(page.getByRole('note').filter({ hasText: 'On this computer: 127.0.0.1' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'What is left out' })).toContainText('the HTTP scheme “digest”')
  expect(await findingsOn('an OpenAPI file', app)).toEqual([])

  await page.getByLabel('Name in Hallpass').fill('Pets')
  await page.getByRole('checkbox', { name: 'User name and password' }).uncheck()
  await page.getByRole('button', { name: 'Add this system' }).click()

  await expect(page.getByRole('heading', { name: 'Connect to Pets' })).toBeVisible()
  await expect(page.getByRole('radio', { name: 'User name and password' })).toBeHidden()
  await page.getByRole('radio', { name: 'As a program' }).check()
  await fieldOf(page, 'Client ID').fill('pets-cli')
  await fieldOf(page, 'Client secret').fill('canary-pets')
  await expect(page.getByText('read your pets')).toBeVisible()
  await page.getByRole('button', { name: 'Connect', exact: true }).last().click()
  await expect(theToken(page)).toBeVisible()

  await resize(app.electron, page, 1280, 800)
  await openTab(page, 'Try')
  const saved = page.getByRole('navigation', { name: 'Saved requests' })
  await saved.getByText('getPetById').click()
  await send(page)
  await expect(theAnswer(page).getByRole('heading', { name: '200' })).toBeVisible()
  expect(server.asked.at(-1)).toMatchObject({ url: '/api/v3/pet/7', headers: { authorization: `Bearer ${token}` } })
})

test('hundreds of requests come out of YAML, and are found at once', async ({ app }) => {
  const { page } = app
  const paths = Array.from(
    { length: 500 },
    (_, at) =>
      `  /things/${at}:\n    get:\n      summary: Thing ${at}\n      tags: [Group ${at % 20}]\n      responses: {"200": {description: Here it is}}\n`,
  )
  const head = `openapi: "3.0.0"\ninfo: {title: Large}\nservers: [{url: "${server.address}"}]\npaths:\n`
  // Long enough for the thread that reads long files.
  await bringIn(app, 'large.yaml', head + paths.join(''))
  const requests = page.getByRole('region', { name: 'Requests' })
  await expect(requests).toContainText('all 500 are taken')
  await requests.getByRole('searchbox', { name: 'Find a request' }).fill('group 7 thing 147')
  await expect(requests.getByRole('checkbox')).toHaveCount(2)
  await page.getByRole('button', { name: 'Add this system' }).click()
  await fieldOf(page, 'Token').fill('canary-own-token')
  await page.getByRole('button', { name: 'Save key' }).last().click()

  await resize(app.electron, page, 1280, 800)
  await openTab(page, 'Try')
  const saved = page.getByRole('navigation', { name: 'Saved requests' })
  await saved.getByRole('searchbox', { name: 'Find a request' }).fill('thing 499')
  await saved.getByText('Thing 499').click()
  await send(page)
  await expect.poll(() => server.asked.at(-1)?.url).toBe('/things/499')
})

test('a long text that is pasted is read at once, and said to be unsound at its field', async ({ app }) => {
  const { page } = app
  const paste = async (text: string) => {
    await app.electron.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text)
    await page.getByLabel('Paste it here').focus()
    await page.keyboard.press('ControlOrMeta+v')
  }
  const text = JSON.stringify({ ...petstore, 'x-pad': 'x'.repeat(60_000) })
  await openBringIn(page)

  await paste(text.slice(0, -1))
  await expect(page.getByText(/This is not sound JSON\. Line 1, column \d+/)).toBeVisible()
  await expect(page.getByLabel('Paste it here')).toHaveValue('')
  await paste(text)
  await expect(page.getByRole('heading', { name: 'Swagger Petstore - OpenAPI 3.0' })).toBeVisible()
})
