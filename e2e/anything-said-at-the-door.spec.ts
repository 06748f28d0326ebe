/** Whatever a page says on whatever channel there is, main refuses it with a code and lives on: made from a seed, not thought up. */
import { channels } from '../shared/ipc/index.ts'
import { sayAnything } from './fixtures/any-input.ts'
import { type Door, expect, expectStillWell, test } from './fixtures/closed-window.ts'
import { goodInputs } from './fixtures/good-inputs.ts'

const inputsForEach = 6

/** Calls that do take some of it: the name of something that is not there, and a change of nothing. */
const takesAnyName: ReadonlySet<string> = new Set(['imports:drop', 'settings:change'])

test('anything, on every channel: refused with a code, nothing taken, nothing unforeseen', async ({
  app,
  launcher,
}) => {
  const { page, electron } = app
  const settings = await page.evaluate(() => window.api.calls.settings.read())
  const said: Record<string, number> = {}
  const taken: string[] = []
  for (const [feature, names] of Object.entries<Readonly<Record<string, string>>>(channels)) {
    for (const [name, channel] of Object.entries(names)) {
      const keys = keysIn(Reflect.get(Reflect.get(goodInputs, feature), name))
      const answers = await page.evaluate(sayAnything, {
        feature,
        name,
        seed: seedOf(channel),
        count: inputsForEach,
        keys,
      })
      for (const answer of answers) said[answer] = (said[answer] ?? 0) + 1
      expect(answers, channel).not.toContain('unexpected')
      if (answers.includes('taken')) taken.push(channel)
    }
  }
  expect(said['invalid-input'], 'most of it reaches the door').toBeGreaterThan(inputsForEach * 50)
  expect(taken.filter((channel) => !takesAnyName.has(channel))).toEqual([])
  expect(await page.evaluate(() => window.api.calls.settings.read())).toEqual(settings)
  await expectStillWell(electron, page)
  expect(launcher.output()).not.toMatch(/call-failed|Uncaught|UnhandledPromise/)
})

test('a window that closes while its calls are under way hurts nobody, and calls no more', async ({
  app,
  launcher,
}) => {
  const { page, electron } = app
  await expect(page.getByRole('main')).toBeVisible()
  const refused = await electron.evaluate(async ({ BrowserWindow, ipcMain }) => {
    const [ours] = BrowserWindow.getAllWindows()
    if (!ours) return 'no window'
    // Keeps the app from quitting with its last window.
    const other = new BrowserWindow({ show: false })
    const { webContents: sender } = ours
    const senderFrame = sender.mainFrame
    const calls = (ipcMain as unknown as Door)._invokeHandlers
    const everything = `Object.values(window.api.calls).forEach((calls) => Object.values(calls).forEach((call) => call({}).catch(() => {})))`
    sender.executeJavaScript(everything).catch(() => undefined)
    const underWay = calls.get('providers:list')?.({ sender, senderFrame }, undefined)
    const gone = new Promise<void>((resolve) => sender.once('destroyed', () => resolve()))
    ours.destroy()
    await gone
    await Promise.resolve(underWay).catch(() => undefined)
    try {
      await calls.get('app:info')?.({ sender, senderFrame }, undefined)
      return 'answered'
    } catch (cause) {
      return cause instanceof Error ? cause.message : 'other'
    } finally {
      Object.assign(globalThis, { other })
    }
  })
  expect(refused).toBe('This page may not call Hallpass.')
  expect(await electron.evaluate(({ app: main }) => main.getName())).toBe('Hallpass')
  expect(launcher.output()).not.toMatch(/call-failed|Uncaught|UnhandledPromise/)
})

/** A number of its own for each channel, the same in every run. */
function seedOf(text: string): number {
  return [...text].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 7)
}

/** The names of all keys of an input, at all depths, and one that nobody has. */
function keysIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return ['id']
  return [...new Set(Object.entries(value).flatMap(([key, inner]) => [key, ...keysIn(inner)]))]
}
