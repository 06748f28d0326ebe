/**
 * The canary: after everything that can be done with nine connections, no secret is anywhere but in the vault. The other
 * stories here show that the search would find one: in an input, on the page, in memory, in the output, in a file.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { PracticeSystem } from '../electron/practice/practice-system.ts'
import { encodePart } from '../shared/jwt/test-token.ts'
import { expect, test } from './fixtures/app.ts'
import { choose, openReader, pasteToken, theRows, theSignature } from './fixtures/inspector.ts'
import { listenToPractice } from './fixtures/listened-practice.ts'
import {
  chooseConnection,
  connectTo,
  credentialsOf,
  fieldOf,
  fillForm,
  openForm,
  openTab,
  sendExample,
  theAnswer,
  theToken,
  wayOf,
} from './fixtures/person.ts'
import { credentialSecrets } from './fixtures/practice-secrets.ts'
import { practisedSystems } from './fixtures/practised-systems.ts'
import { encodings, type Secret, written } from './fixtures/secret-needles.ts'
import { searchDom, searchFor } from './fixtures/secret-search.ts'
import { catchOpened, connectSignedIn, signedInApp, startSignedInServer } from './fixtures/signed-in-server.ts'
import {
  copyInEveryWay,
  editWithoutRetyping,
  revealAndHide,
  sendInEveryWay,
  theRevealed,
} from './fixtures/whole-use.ts'

const ways = practisedSystems.flatMap(({ id, signIns }) => signIns.map((signIn) => wayOf(id, signIn.id)))
const wrongPassword: Secret = { label: 'the wrong password', text: 'wrong-canary: 7% "no" & ölüm' }
const variable: Secret = { label: 'the secret variable', text: 'variable-canary: 7% "no" & ölüm' }
const pasted: Secret = {
  label: 'the pasted token',
  text: `${encodePart('{"alg":"HS256"}')}.${encodePart('{"sub":"pasted"}')}.cGFzdGVkLWNhbmFyeS1zaWduYXR1cmUtNzE5`,
}

/** No secret of the vault, and seen in its form: but nobody may read it in a file. */
const drafted: Secret = { label: 'what stands in a request', text: '/drafted/canary?of=719 "no" & ölüm' }

test('no secret leaves the vault, whatever is done with nine connections', async ({ launcher, practice }) => {
  test.setTimeout(10 * 60_000)
  const listened = await listenToPractice(practice)
  const secrets = () => [...listened.secrets(), wrongPassword, pasted, variable]
  const { userData } = launcher
  try {
    const { page, close } = await launcher.launch()
    for (const way of ways) {
      const system = listened.system(way.provider.id)
      const name = `${way.provider.name}, ${way.signIn.label}`
      await connectTo(page, way, system, name)
      const revealed = await revealAndHide(page)
      expect(
        secrets().some(({ text }) => text === revealed),
        'the token that was shown is among those looked for',
      ).toBe(true)
      await copyInEveryWay(page)
      await openTab(page, 'Inspect')
      await expect(page.getByRole('heading', { name: /^What this (token|key) says$/ })).toBeVisible()
      await sendInEveryWay(page, way, system)
      await editWithoutRetyping(page, `${name}, edited`)
    }
    await sendSecretVariable(page, listened.system('infoworks'))
    await pasteAndLeave(page)
    await draftAndLeave(page)
    await failWithWrongPassword(page, listened.system('infoworks'))
    await lookAtTheRest(page)

    expect(secrets().length).toBeGreaterThan(ways.length * 2)
    expect(await searchFor(secrets(), { page, output: launcher.output(), userData })).toEqual([])
    expect(await searchFor([drafted], { output: launcher.output(), userData })).toEqual([])
    await close()
    expect(await searchFor([...secrets(), drafted], { output: launcher.output(), userData })).toEqual([])

    const again = await launcher.launch()
    for (const way of ways) {
      const system = listened.system(way.provider.id)
      await chooseConnection(again.page, `${way.provider.name}, ${way.signIn.label}, edited`)
      const answer = await sendExample(again.page, way, system.placeholders)
      await expect(answer.getByRole('heading', { name: '200' })).toBeVisible()
    }
    await lookAtTheRest(again.page)
    expect(await searchFor(secrets(), { page: again.page, output: launcher.output(), userData })).toEqual([])
    await again.close()
    expect(await searchFor(secrets(), { output: launcher.output(), userData })).toEqual([])
  } finally {
    await listened.close()
  }
})

test('a typed password is in its input while the form is open, and nowhere once it is closed', async ({
  app,
  practice,
}) => {
  const { page } = app
  const way = wayOf('infoworks', 'user-password')
  const system = practice.systems.infoworks
  const secrets = credentialSecrets(system)
  await openForm(page, way)
  await fillForm(page, way, credentialsOf(system))

  expect(await searchDom(secrets, page)).toEqual([
    { secret: 'password of infoworks', place: 'input values', encoding: 'plain' },
  ])
  await page.getByRole('button', { name: 'Show Password' }).click()
  expect(await searchDom(secrets, page)).toEqual([
    { secret: 'password of infoworks', place: 'input values', encoding: 'plain' },
  ])

  await page.getByRole('button', { name: 'Back' }).click()
  await expect(page.getByRole('heading', { name: 'Which system?' })).toBeVisible()
  expect(await searchFor(secrets, { page })).toEqual([])
})

test('a secret or key that was typed for the inspector is nowhere once its place is left', async ({ launcher }) => {
  const { page } = await launcher.launch()
  const secret: Secret = { label: 'the shared secret', text: 'shared-canary: 7% "no" & ölüm' }
  const key: Secret = { label: 'the private key', text: 'private-canary-MIIEvQIBADANBgkqhkiG9w0BAQEFAASC' }
  await openReader(page)
  await pasteToken(page, pasted.text)
  await page.getByLabel('Shared secret', { exact: true }).fill(secret.text)
  expect((await searchDom([secret], page)).map(({ place }) => place)).toEqual(['input values'])
  await page.keyboard.press('Enter')
  await expect(theSignature(page).locator('[data-tone=bad]')).toBeVisible()
  // Another token takes its place: the secret was for the one before.
  await pasteToken(page, `${encodePart('{"alg":"HS256"}')}.${encodePart('{"sub":"another"}')}.c2ln`)
  await expect(theRows(page, 'Claims')).toHaveText(/another/)
  await expect(page.getByLabel('Shared secret', { exact: true })).toHaveValue('')
  expect(await searchFor([secret], { page })).toEqual([])
  await page.getByRole('button', { name: 'Clear' }).click()

  await page.getByRole('tab', { name: 'Build one' }).click()
  await choose(page, 'Sign it with', 'A private key of mine')
  await page.getByRole('textbox', { name: 'Private key' }).fill(key.text)
  await page.getByRole('button', { name: 'Make the token' }).click()
  await expect(page.getByText('no private key that Hallpass knows')).toBeVisible()
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  const all = [secret, key, pasted]
  expect(await searchFor(all, { page, output: launcher.output(), userData: launcher.userData })).toEqual([])
})

test('a token is on the page and in its memory while it is revealed, and nowhere once it is hidden', async ({
  app,
  practice,
}) => {
  const { page } = app
  for (const id of ['infoworks', 'infolink'] as const) {
    const [signIn] = wayOf(id, id === 'infoworks' ? 'user-password' : 'client-credentials').provider.signIns
    await connectTo(page, wayOf(id, signIn?.id ?? ''), practice.systems[id], id)
    await theToken(page).getByRole('button', { name: 'Reveal' }).click()
    await expect(theRevealed(page)).toBeVisible()
    const token = [{ label: 'the token', text: (await theRevealed(page).textContent()) ?? '' }]

    const places = (await searchFor(token, { page })).map(({ place }) => place)
    expect(places).toEqual(expect.arrayContaining(['DOM', 'heap']))

    await theToken(page).getByRole('button', { name: 'Hide' }).click()
    await expect(theRevealed(page)).toHaveCount(0)
    expect(await searchFor(token, { page })).toEqual([])
  }
})

test('a server can be asked about a token that it repeats in each answer, and told to end it: the token stays inside', async ({
  launcher,
}) => {
  const given = new Map<string, string>()
  const newest = new Map<string, string>()
  const server = await startSignedInServer({
    rotates: true,
    amend(path, body) {
      for (const name of ['access_token', 'refresh_token', 'id_token']) {
        const text = body[name]
        if (path !== '/token' || typeof text !== 'string') continue
        given.set(text, `${name} ${given.size}`)
        newest.set(name, text)
      }
      return path === '/token' ? body : { ...body, repeated: [...newest.values()].join(' ') }
    },
  })
  const secrets = (): readonly Secret[] => [
    { label: 'the client secret', text: signedInApp.client_secret },
    { label: 'the refresh token that was given', text: server.refreshToken },
    ...[...given].map(([text, label]) => ({ label, text })),
  ]
  const app = await launcher.launch()
  const { page } = app
  await catchOpened(app)
  await connectSignedIn(page, server, 'Desk', { bearer: 'access-token' })
  await page.getByRole('button', { name: 'Renew' }).click()
  await expect.poll(() => given.size).toBeGreaterThan(4)
  await expect(theToken(page)).toHaveAttribute('data-state', 'fresh')
  await page.getByText('Ask the server', { exact: true }).click()
  await page.getByRole('button', { name: `Ask ${server.host} who this is` }).click()
  await expect(theToken(page)).toContainText('repeated')
  expect(await searchFor(secrets(), { page })).toEqual([])
  await page.getByRole('checkbox', { name: 'Send the ID token along' }).check()
  await page.getByRole('button', { name: 'Sign out in the browser' }).click()
  await expect(theToken(page)).toContainText('is open in your browser')
  await openTab(page, 'Inspect')
  await page.getByRole('button', { name: `Ask ${server.host} about this token` }).click()
  await expect(page.getByRole('region', { name: 'Its answer', exact: true })).toContainText('repeated')
  expect(await searchFor(secrets(), { page })).toEqual([])
  await page.getByRole('button', { name: 'Read the ID token' }).click()
  await expect(theSignature(page)).toContainText('the issuer’s published keys')

  const places = () => ({ page, output: launcher.output(), userData: launcher.userData })
  expect(await searchFor(secrets(), places())).toEqual([])
  await openTab(page, 'Token')
  await page.getByRole('button', { name: 'Forget this token' }).click()
  await page.getByRole('button', { name: 'Forget the token' }).click()
  await expect(page.getByText('ended it.')).toBeVisible()
  expect(await searchFor(secrets(), places())).toEqual([])
  await server.close()
})

test('the search finds what is planted in the memory of the page, until it is let go', async ({ app }) => {
  const { page } = app
  const short: Secret = { label: 'short', text: 'planted-in-memory: "ä" & 100%' }
  const long: Secret = { label: 'long', text: `eyJ.${'planted'.repeat(100)}.${'signed'.repeat(60)}` }
  // Put together inside the page, as the app would: nothing of the test's own call can be what is found.
  await page.evaluate(() => {
    const kept = [
      ['planted-in-', 'memory: "ä" & 100%'].join(''),
      `Bearer ${['eyJ', 'planted'.repeat(100), 'signed'.repeat(60)].join('.')}`,
    ]
    Object.assign(window, { planted: kept.map((text) => ({ text, length: new TextEncoder().encode(text).length })) })
  })
  const found = await searchFor([short, long], { page })
  expect(found).toContainEqual({ secret: 'short', place: 'heap', encoding: 'plain' })
  expect(found).toContainEqual({ secret: 'long', place: 'heap', encoding: 'plain' })

  await page.evaluate(() => Object.assign(window, { planted: undefined }))
  await expect.poll(() => searchFor([long], { page })).toEqual([])
})

test('the search finds what is planted in files and in the output, in every encoding', async ({ launcher }) => {
  const { electron, close } = await launcher.launch()
  const secret: Secret = { label: 'planted', text: 'planted in a file: "ä" <b> & 100%?' }
  const folder = join(launcher.userData, 'Local Storage', 'deep')
  mkdirSync(folder, { recursive: true })
  for (const encoding of encodings) {
    for (const [index, bytes] of written(secret.text, encoding).entries()) {
      const name = `${encoding} ${index}`.replaceAll(/[^\w]/g, '-')
      writeFileSync(join(folder, name), Buffer.concat([Buffer.alloc(index + 1, 0x80), bytes, Buffer.from([0, 1])]))
      const found = await searchFor([secret], { userData: launcher.userData })
      expect(found.map(({ place }) => place)).toContain(`user data: ${join('Local Storage', 'deep', name)}`)
    }
  }
  await electron.evaluate((_modules, text) => {
    process.stderr.write(`${Buffer.from(`a:${text}`).toString('base64')}\n`)
    process.stdout.write(`${text}\n`)
  }, secret.text)
  await expect
    .poll(async () => (await searchFor([secret], { output: launcher.output() })).map(({ encoding }) => encoding))
    .toEqual(expect.arrayContaining(['plain', 'base64']))
  await close()
})

/** Sends a secret variable in the address and in the body, to a server that repeats it. */
async function sendSecretVariable(page: Page, system: PracticeSystem): Promise<void> {
  await chooseConnection(page, 'Infoworks, User name and password, edited')
  await openTab(page, 'Try')
  await page.getByRole('button', { name: 'Variables', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Variables' })
  await dialog.getByRole('button', { name: 'Add a variable' }).click()
  await dialog.getByLabel('Name').fill('canary')
  await dialog.getByRole('checkbox', { name: 'Secret' }).check()
  await dialog.getByRole('textbox', { name: 'Value' }).fill(variable.text)
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('Secret, saved')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  const before = system.requests.length
  await fieldOf(page, 'Path or full address').fill('/v3/sources?key={{canary}}')
  await fieldOf(page, 'Path or full address').press('Control+Enter')
  await expect.poll(() => system.requests.length).toBeGreaterThan(before)
  await expect(theAnswer(page)).toHaveAttribute('aria-busy', 'false')
}

async function pasteAndLeave(page: Page): Promise<void> {
  await openReader(page)
  await pasteToken(page, pasted.text)
  await expect(theRows(page, 'Claims')).toHaveText(/pasted/)
  await page.getByRole('button', { name: 'Clear' }).click()
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /edited/ })
    .first()
    .click()
}

async function draftAndLeave(page: Page): Promise<void> {
  await openTab(page, 'Try')
  await fieldOf(page, 'Path or full address').fill(drafted.text)
  await page.keyboard.press('ControlOrMeta+s')
  await page.getByRole('dialog').getByLabel('Name').fill(drafted.text)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByRole('button', { name: 'New request' }).click()
  await openTab(page, 'Token')
}

async function failWithWrongPassword(page: Page, system: PracticeSystem): Promise<void> {
  const way = wayOf('infoworks', 'user-password')
  await openForm(page, way)
  await fillForm(page, way, { ...credentialsOf(system), password: wrongPassword.text })
  await page.getByRole('button', { name: 'Show Password' }).click()
  await page.keyboard.press('Escape')
  await fieldOf(page, 'Password').press('Enter')
  await expect(page.getByRole('alert')).toBeVisible()
  await page.getByRole('button', { name: 'Back' }).click()
}

async function lookAtTheRest(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Which system?' })).toBeVisible()
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  for (const [button, heading] of [
    ['Make a back-up', 'Make a back-up'],
    ['Take from a back-up', 'Take from a back-up'],
  ] as const) {
    await page.getByRole('button', { name: button }).click()
    await expect(page.getByRole('heading', { name: heading })).toBeVisible()
    await page.getByRole('button', { name: 'Settings', exact: true }).first().click()
  }
  await page.getByRole('button', { name: 'Details for support' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
  await page.getByRole('button', { name: 'Read a token' }).click()
  await expect(page.getByRole('tab', { name: 'Build one' })).toBeVisible()
}
