/** Copying goes through main, is confirmed, and the clipboard is cleared, X11's primary selection with it. */
import type { RunningApp } from './fixtures/app.ts'
import { expect, test } from './fixtures/app.ts'
import { connectTo, theToken, wayOf } from './fixtures/person.ts'

const selections = ['clipboard', 'selection'] as const

/** What each selection holds: the clipboard, and on X11 what a middle click would paste. */
function held({ electron }: RunningApp): Promise<string[]> {
  return electron.evaluate(({ clipboard }, names) => {
    // Electron 33 answers at once and takes the selection's name; the types are those of 45, which promises.
    const readText = clipboard.readText.bind(clipboard) as (selection: string) => string | Promise<string>
    return Promise.all(names.map((name) => readText(name)))
  }, selections)
}

async function setSeconds({ page }: RunningApp, clipboardSeconds: number): Promise<void> {
  await page.evaluate((seconds) => window.api.calls.settings.change({ clipboardSeconds: seconds }), clipboardSeconds)
}

test('a copied token leaves the clipboard after its time', async ({ app, practice }) => {
  await connectTo(app.page, wayOf('infolink', 'client-credentials'), practice.systems.infolink)
  await setSeconds(app, 2)
  await app.page.getByRole('button', { name: 'Copy token' }).click()

  await expect(theToken(app.page)).toContainText('Copied.')
  expect((await held(app))[0]).toMatch(/^[0-9a-f-]{36}$/)
  await expect.poll(() => held(app), { timeout: 6_000 }).toEqual(['', ''])
})

test('what a person copied meanwhile stays', async ({ app, practice }) => {
  await connectTo(app.page, wayOf('infolink', 'client-credentials'), practice.systems.infolink)
  await setSeconds(app, 2)
  await app.page.getByRole('button', { name: 'Copy token' }).click()
  await expect(theToken(app.page)).toContainText('Copied.')
  await app.electron.evaluate(({ clipboard }) => clipboard.writeText('my own words'))

  await app.page.waitForTimeout(3_000)
  expect((await held(app))[0]).toBe('my own words')
})

test('closing the app clears it at once', async ({ launcher, practice }) => {
  const app = await launcher.launch()
  await connectTo(app.page, wayOf('infolink', 'client-credentials'), practice.systems.infolink)
  await app.page.getByRole('button', { name: 'Copy token' }).click()
  await expect(theToken(app.page)).toContainText('Copied.')
  const [token] = await held(app)
  expect(token).not.toBe('')
  await app.close()

  const next = await launcher.launch()
  expect(await held(next)).not.toContain(token)
})

test('header lines bring along what the sign-in said to carry', async ({ app, practice }) => {
  await connectTo(app.page, wayOf('unifier', 'integration-user'), practice.systems.unifier)
  await app.page.getByRole('button', { name: 'Other ways to copy' }).click()
  await app.page.getByRole('menuitem', { name: 'As header lines' }).click()

  await expect(theToken(app.page)).toContainText('Copied as header lines.')
  const [text = ''] = await held(app)
  expect(text.split('\n').map((line) => line.split(':')[0])).toEqual([
    'Authorization',
    'x-unifier-tenant',
    'x-unifier-tenant-code',
  ])
})

test('a token that has run out is made fresh before it is copied', async ({ app, practice }) => {
  const { immport } = practice.systems
  immport.setLifetime(1)
  await connectTo(app.page, wayOf('immport', 'user-password'), immport)
  await expect(theToken(app.page)).toHaveAttribute('data-state', 'over')
  immport.setLifetime(60)
  await app.page.getByRole('button', { name: 'Copy token' }).click()

  await expect(theToken(app.page)).toContainText('Copied.')
  expect(immport.requests.filter(({ path }) => path === '/auth/token')).toHaveLength(2)
})
