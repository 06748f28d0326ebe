/** A curl command pasted anywhere in a request fills it; its secrets go to the vault, or nowhere. */

import { findingsOn } from './fixtures/accessible.ts'
import type { RunningApp } from './fixtures/app.ts'
import { expect, test } from './fixtures/app.ts'
import { connectTo, openTab, send, theAnswer, wayOf } from './fixtures/person.ts'
import type { Secret } from './fixtures/secret-needles.ts'
import { searchFor } from './fixtures/secret-search.ts'

const key: Secret = { label: 'the API key', text: 'canary-pasted-api-key' }
const password: Secret = { label: 'the password', text: 'canary-pasted-password' }
const bearer: Secret = { label: 'the bearer token', text: 'canary-pasted-bearer' }

async function paste({ electron, page }: RunningApp, text: string): Promise<void> {
  await electron.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text)
  await page.keyboard.press('ControlOrMeta+v')
}

test('the secrets of a pasted command are asked about: those kept are variables, the others are gone', async ({
  app,
  launcher,
  practice,
}) => {
  const { page } = app
  const { inode } = practice.systems
  await connectTo(page, wayOf('inode', 'api-key'), inode)
  await openTab(page, 'Try')
  const command = `curl -X POST '${inode.servers.server}/api/v1/links/?a=1' -H 'Authorization: Bearer ${bearer.text}' -H 'X-Api-Key: ${key.text}' -H 'X-Tag: one' --json '{"a":1,"password":"${password.text}"}'`

  await page.getByRole('tab', { name: 'Headers' }).click()
  await page.getByLabel('Name of header 1').focus()
  await paste(app, command)
  const question = page.getByRole('dialog', { name: 'This command holds secrets' })
  await expect(question.getByRole('checkbox', { name: /^The bearer token/ })).not.toBeChecked()
  await expect(question.getByRole('checkbox', { name: /^The X-Api-Key header/ })).toBeChecked()
  expect(await findingsOn('the secrets of a command', app)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(question).toBeHidden()
  await expect(page.getByLabel('Name of header 1')).toHaveValue('')

  await page.getByLabel('Name of header 1').focus()
  await paste(app, command)
  await question.getByLabel('Name of the variable').first().fill('not a name')
  await question.getByRole('button', { name: 'Keep in the vault' }).click()
  await expect(question).toContainText('A name is made of letters')
  await question.getByLabel('Name of the variable').first().fill('links_key')
  await question.getByRole('button', { name: 'Keep in the vault' }).click()
  await expect(question).toBeHidden()
  await expect(page.getByText('Kept in the vault: {{links_key}}, {{password}}.')).toBeVisible()
  await expect(page.getByText(/brought its own sign-in. It was left out/)).toBeVisible()
  const used = page.getByRole('list', { name: 'Variables of this request' })
  await expect(used).toContainText('links_key')
  await app.electron.evaluate(({ clipboard }) => clipboard.clear())

  const secrets = [key, password, bearer]
  await send(page)
  await expect(theAnswer(page)).toBeVisible()
  const arrived = inode.requests.at(-1)
  expect(arrived?.headers['x-api-key']).toBe(key.text)
  expect(JSON.parse(arrived?.body ?? '')).toEqual({ a: 1, password: password.text })
  expect(arrived?.headers.authorization).not.toContain(bearer.text)
  await page.getByRole('button', { name: 'Understood' }).click()
  const places = { page, output: launcher.output(), userData: launcher.userData }
  expect(await searchFor(secrets, places)).toEqual([])
})

test('it is taken where nothing is typed, and left as a text in an editor that holds something', async ({
  app,
  practice,
}) => {
  const { page } = app
  await connectTo(page, wayOf('inode', 'api-key'), practice.systems.inode)
  await openTab(page, 'Try')
  const address = page.getByLabel('Path or full address')
  await page.getByRole('button', { name: 'Variables', exact: true }).focus()
  await paste(app, `curl -X POST https://a.example/pasted --json '{"a":1}'`)
  await expect(address).toHaveValue('https://a.example/pasted')

  await page.getByRole('tab', { name: /^Body/ }).click()
  const editor = page.getByRole('textbox', { name: 'JSON' })
  await editor.click()
  await paste(app, 'curl https://a.example/other')
  await expect(editor).toContainText('curl https://a.example/other')
  await expect(address).toHaveValue('https://a.example/pasted')
})
