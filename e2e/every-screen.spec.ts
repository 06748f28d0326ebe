/** No screen holds a secret: each one is looked at while it is open, in its DOM, its inputs, its storage and its memory. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/app.ts'
import { openReader } from './fixtures/inspector.ts'
import { listenToPractice } from './fixtures/listened-practice.ts'
import { lockByMenu } from './fixtures/lock.ts'
import { connectTo, fieldOf, openBringIn, openTab, sendExample, theAnswer, theToken, wayOf } from './fixtures/person.ts'
import { type Finding, searchFor } from './fixtures/secret-search.ts'
import { theRevealed } from './fixtures/whole-use.ts'

const variable = { label: 'the secret variable', text: 'screens-canary: 7% "no" & ölüm' }
const way = wayOf('infolink', 'client-credentials')

/** A screen by its name, how to come there, and whether it lies over another one, to be left with Escape. */
type Screen = readonly [name: string, go: (page: Page) => Promise<void>, isOver?: 'over']

const press = (name: string | RegExp) => (page: Page) =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click()
const ofConnection = (tab: 'Token' | 'Inspect' | 'Try' | 'Set-up') => async (page: Page) => {
  await page.getByRole('navigation').getByRole('button', { name: 'Walked' }).first().click()
  await openTab(page, tab)
}

function inTurn(...steps: readonly ((page: Page) => Promise<void>)[]) {
  return async (page: Page) => {
    for (const step of steps) await step(page)
  }
}

/** Where a dialog lies over a screen, both are on the page and in its memory: looking once is enough, and costs seconds. */
const screens: readonly Screen[] = [
  ['Token', ofConnection('Token')],
  ['Inspect', ofConnection('Inspect')],
  ['Set-up, sharing', inTurn(ofConnection('Set-up'), press('Share this system')), 'over'],
  ['Try, variables', inTurn(ofConnection('Try'), press('Variables')), 'over'],
  ['history', press('History'), 'over'],
  ['code', press('As code'), 'over'],
  ['reading tokens', (page) => openReader(page)],
  ['comparing tokens', (page) => openReader(page, 'Compare')],
  ['building a token', (page) => openReader(page, 'Build one')],
  ['choosing a system', press('Connect')],
  ['describing a login', press(/A login that answers with a token/)],
  ['bringing in', openBringIn],
  ['settings, details for support', inTurn(press('Settings'), press('Details for support')), 'over'],
  ['choosing a passphrase', press('Set a passphrase'), 'over'],
  ['making a back-up', press('Make a back-up')],
  ['taking from a back-up', inTurn(press('Settings'), press('Take from a back-up'))],
]

test('no screen of the app holds a secret while it is open, nor do the title, the clipboard or temporary files after', async ({
  launcher,
  practice,
}) => {
  test.setTimeout(5 * 60_000)
  const temporary = join(launcher.userData, 'of the system')
  mkdirSync(temporary)
  const listened = await listenToPractice(practice)
  const secrets = () => [...listened.secrets(), variable]
  try {
    const app = await launcher.launch({ env: { TMPDIR: temporary } })
    const { page, electron } = app
    await connectTo(page, way, listened.system('infolink'), 'Walked')
    await sendExample(page, way, listened.system('infolink').placeholders)
    await expect(theAnswer(page).getByRole('heading', { name: '200' })).toBeVisible()
    await addSecretVariable(page)
    await fieldOf(page, 'Path or full address').fill('/{{canary}}')
    await fieldOf(page, 'Path or full address').press('Control+Enter')
    await expect(theAnswer(page)).toHaveAttribute('aria-busy', 'false')

    const found: (Finding & { readonly screen: string })[] = []
    for (const [screen, go, isOver] of screens) {
      await go(page)
      if (isOver) await expect(page.getByRole('dialog')).toBeVisible()
      const here = await searchFor(secrets(), { page })
      found.push(...here.map((one) => ({ screen, ...one })))
      if (!isOver) continue
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    }
    await lockByMenu(app)
    found.push(...(await searchFor(secrets(), { page })).map((one) => ({ screen: 'the lock', ...one })))
    await page.getByRole('button', { name: 'Open Hallpass' }).click()
    expect(found).toEqual([])
    expect(secrets().length).toBeGreaterThan(2)

    // What is looked for is found where it is.
    await ofConnection('Token')(page)
    await theToken(page).getByRole('button', { name: 'Reveal' }).click()
    await expect(theRevealed(page)).toBeVisible()
    expect((await searchFor(secrets(), { page })).map(({ place }) => place)).toEqual(
      expect.arrayContaining(['DOM', 'heap']),
    )
    await theToken(page).getByRole('button', { name: 'Hide' }).click()

    const told = await electron.evaluate(({ BrowserWindow, clipboard }) => [
      ...BrowserWindow.getAllWindows().map((window) => window.getTitle()),
      clipboard.readText(),
    ])
    // The folder for temporary files is one of those looked through.
    const places = { page, output: `${launcher.output()}\n${told.join('\n')}`, userData: launcher.userData }
    expect(await searchFor(secrets(), places)).toEqual([])
  } finally {
    await listened.close()
  }
})

async function addSecretVariable(page: Page): Promise<void> {
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
}
