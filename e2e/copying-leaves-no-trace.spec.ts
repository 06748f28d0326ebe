/** Copying goes through main, is confirmed, and the clipboard is cleared, X11's primary selection with it. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
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

test('after a crash the next start clears it, where something else kept it on the clipboard', async ({
  launcher,
  practice,
}) => {
  const app = await launcher.launch()
  await connectTo(app.page, wayOf('infolink', 'client-credentials'), practice.systems.infolink)
  await app.page.getByRole('button', { name: 'Copy token' }).click()
  await expect(theToken(app.page)).toContainText('Copied.')
  const [token = ''] = await held(app)
  const mark = join(launcher.userData, 'copied.json')
  await expect.poll(() => existsSync(mark) && readFileSync(mark, 'utf8').includes('salt')).toBe(true)
  expect(readFileSync(mark, 'utf8')).not.toContain(token)
  app.electron.process().kill('SIGKILL')

  // On X11 the clipboard dies with its program, unless a clipboard manager kept it: here another program puts it back.
  const other = await launcher.launch({ arguments: [`--user-data-dir=${join(launcher.userData, 'other')}`] })
  await other.electron.evaluate(({ clipboard }, text) => clipboard.writeText(text), token)
  const next = await launcher.launch()
  await expect.poll(() => held(next)).toEqual(['', ''])
  await expect.poll(() => readFileSync(mark, 'utf8').includes('salt')).toBe(false)
})
