/** A command out of a documentation becomes a system that works: its form, its token, its first request. */
import { findingsOn } from './fixtures/accessible.ts'
import { type AnsweringServer, startAnswering } from './fixtures/answering-server.ts'
import { expect, test } from './fixtures/app.ts'
import { tabTo, typeInto } from './fixtures/keyboard.ts'
import { fieldOf, openBringIn, openTab, send, theAnswer, theToken } from './fixtures/person.ts'
import { searchFor } from './fixtures/secret-search.ts'

const token = 'canary-token-of-the-library'
const inTheCommand = { label: 'the password in the command', text: 'canary-hunter2-in-the-docs' }
const typed = { label: 'the password that was typed', text: 'canary-password-of-ann' }

const documentation = `First get a token:

    $ curl -sS -X POST https://library.example.com/api/v1/login \\
        -H 'X-Library-Key: <library key>' \\
        -d '{"user": "<your user name>", "password": "${inTheCommand.text}", "site": "north"}' | jq -r .data.token
`
const second = `curl "https://library.example.com/api/v1/loans/<reader number>?open=true" -H "X-Library-Token: $TOKEN"`

let server: AnsweringServer
test.beforeEach(async () => {
  server = await startAnswering(({ url }, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(url.endsWith('/login') ? JSON.stringify({ data: { token } }) : '{"loans":[]}')
  })
})
test.afterEach(() => server.close())

test('a command is pasted, a field named, a token got, and the request of a second command sent', async ({
  app,
  launcher,
}) => {
  const { page } = app
  await openBringIn(page)
  await page.getByLabel('Paste it here').fill(documentation)
  await page.getByRole('button', { name: 'See what it is' }).click()

  await test.step('it is shown as what it becomes, without the password in it', async () => {
    const sends = page.getByRole('region', { name: 'What it sends' })
    await expect(sends).toContainText('POST /api/v1/login')
    await expect(sends).toContainText('"site": "north"')
    await expect(sends).toContainText('"password": "Password"')
    await expect(page.getByRole('region', { name: 'The token' })).toContainText('data.token')
    await expect(page.getByText('“Password”. It is not kept')).toBeVisible()
    await expect(page.getByRole('checkbox', { name: 'Library key is secret' })).not.toBeChecked()
    expect(await searchFor([inTheCommand], { output: launcher.output(), userData: launcher.userData })).toEqual([])
    expect(await page.content()).not.toContain(inTheCommand.text)
  })

  await test.step('a field is named and marked, a second command read while it is pasted', async () => {
    const asked = page.getByRole('region', { name: 'What you will be asked for' })
    await asked.getByLabel('Field 3').fill('Key from the front desk')
    await asked.getByRole('checkbox', { name: 'Key from the front desk is secret' }).check()
    await expect(page.getByRole('region', { name: 'What it sends' })).toContainText(
      'X-Library-Key: Key from the front desk',
    )
    await page.getByLabel('A request that uses the token').fill('Bearer')
    await page.getByRole('button', { name: 'Add this system' }).click()
    await expect(page.getByText('There is no command in this text')).toBeVisible()
    await page.getByLabel('A request that uses the token').fill(second)
    await expect(page.getByText('GET /api/v1/loans/{readerNumber}')).toBeVisible()
    await expect(page.getByText('X-Library-Token: …')).toBeVisible()
    await page.getByLabel('Name in Hallpass').fill('The library')
    expect(await findingsOn('a command', app)).toEqual([])
    await page.getByRole('button', { name: 'Add this system' }).click()
  })

  await test.step('the form of the new system signs in as the command does', async () => {
    await expect(page.getByRole('heading', { name: 'Connect to The library' })).toBeVisible()
    await fieldOf(page, 'Sign-in address').fill(server.address)
    await fieldOf(page, 'User name').fill('ann')
    await fieldOf(page, 'Password').fill(typed.text)
    await fieldOf(page, 'Key from the front desk').fill('canary-key-of-the-desk')
    await page.keyboard.press('Enter')
    await expect(theToken(page)).toBeVisible()
    expect(server.asked).toMatchObject([
      { method: 'POST', url: '/api/v1/login', headers: { 'x-library-key': 'canary-key-of-the-desk' } },
    ])
  })

  await test.step('the request of the second command carries the token', async () => {
    await openTab(page, 'Try')
    await fieldOf(page, 'Reader number').fill('42')
    await send(page)
    await expect(theAnswer(page).getByRole('heading', { name: '200' })).toBeVisible()
    expect(server.asked.at(-1)).toMatchObject({
      method: 'GET',
      url: '/api/v1/loans/42?open=true',
      headers: { 'x-library-token': token },
    })
  })

  const secrets = [inTheCommand, typed, { label: 'the token', text: token }]
  expect(await searchFor(secrets, { page, output: launcher.output(), userData: launcher.userData })).toEqual([])
})

test('a command that lost its address is given one, by keyboard alone', async ({ app }) => {
  const { page } = app
  await openBringIn(page)
  await page
    .getByLabel('Paste it here')
    .fill(`curl --location --request POST '' --data-urlencode 'grant_type=password' \\
 --data-urlencode 'username=<username>' --data-urlencode 'password=<password>' --data-urlencode 'scope=sync'`)
  await tabTo(page, page.getByRole('button', { name: 'See what it is' }))
  await page.keyboard.press('Enter')
  await typeInto(page, page.getByLabel('Address of the sign-in'), 'http://[')
  await page.keyboard.press('Enter')
  await expect(page.getByText('This does not read as the address of a server')).toBeVisible()
  await typeInto(page, page.getByLabel('Address of the sign-in'), `${server.address}/oauth/token/login`)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /^Connect to/ })).toBeVisible()
  await expect(fieldOf(page, 'Sign-in address')).toHaveValue(server.address)
})

test('what is no sign-in is said where it was pasted, and stays there', async ({ app }) => {
  const { page } = app
  await openBringIn(page)
  const text = 'curl "https://api.example.com/weather?api_key=<key>"'
  await page.getByLabel('Paste it here').fill(text)
  await page.getByRole('button', { name: 'See what it is' }).click()
  await expect(page.getByText('This command has its key in the address.')).toBeVisible()
  await expect(page.getByLabel('Paste it here')).toHaveValue(text)
})
