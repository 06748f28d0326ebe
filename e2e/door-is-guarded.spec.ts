/** The one door into the main process: who may call, and what may be said. */
import type { Page } from '@playwright/test'
import { defaultSettings } from '../shared/domain/settings.ts'
import { badInputsOf, huge, long, prototypeKeys, takenAllTheSame } from './fixtures/bad-inputs.ts'
import { allChannels, type Door, expect, expectStillWell, ourPage, test } from './fixtures/closed-window.ts'
import { goodInputs } from './fixtures/good-inputs.ts'
import { sayAll, sayOddThings } from './fixtures/say-to-main.ts'

test('the door has our channels and no other', async ({ app }) => {
  const doors = await app.electron.evaluate(({ ipcMain }) => ({
    calls: [...(ipcMain as unknown as Door)._invokeHandlers.keys()],
    listeners: ipcMain.eventNames().filter((name) => name !== 'error'),
  }))
  expect(doors.calls.toSorted()).toEqual(allChannels.toSorted())
  expect(doors.listeners).toEqual([])
})

test('another window is turned away, even with our page and our preload in it', async ({ app, launcher }) => {
  const answers = await app.electron.evaluate(
    async ({ BrowserWindow, app: main }, { address, names }) => {
      const preload = `${main.getAppPath()}/out/preload/preload.cjs`
      const ours = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
      await ours.loadURL(address)
      const through = `Promise.all(Object.values(window.api.calls).flatMap((calls) => Object.values(calls)).map((call) =>
        call({}).then(() => 'answered', (cause) => cause.message)))`
      const answersToOurs: readonly string[] = await ours.webContents.executeJavaScript(through)
      ours.destroy()

      const raw = new BrowserWindow({
        show: false,
        webPreferences: { nodeIntegration: true, contextIsolation: false, sandbox: false },
      })
      await raw.loadURL('about:blank')
      const direct = `Promise.all(${JSON.stringify(names)}.map((channel) =>
        require(${JSON.stringify('electron')}).ipcRenderer.invoke(channel).then(() => 'answered', (cause) => cause.message)))`
      const answersToRaw: readonly string[] = await raw.webContents.executeJavaScript(direct)
      raw.destroy()
      return { answersToOurs, answersToRaw }
    },
    { address: ourPage, names: [...allChannels, 'tokens:everything', 'ELECTRON_BROWSER_NOTHING'] },
  )
  expect(answers.answersToOurs).toHaveLength(allChannels.length)
  for (const answer of answers.answersToOurs) expect(answer).toContain('This page may not call Hallpass.')
  for (const answer of answers.answersToRaw.slice(0, allChannels.length)) {
    expect(answer).toContain('This page may not call Hallpass.')
  }
  for (const answer of answers.answersToRaw.slice(allChannels.length)) expect(answer).toContain('No handler registered')
  expect(launcher.output()).toContain('stranger-refused')
})

test('a frame inside our window is turned away, and has no bridge', async ({ app }) => {
  const { page, electron } = app
  const bridge = await page.evaluate(async () => {
    const frame = document.createElement('iframe')
    frame.srcdoc = '<p>inside</p>'
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
    document.body.append(frame)
    await loaded
    return typeof Reflect.get(frame.contentWindow ?? {}, 'api')
  })
  expect(bridge).toBe('undefined')
  const answers = await electron.evaluate(async ({ BrowserWindow, ipcMain }) => {
    const sender = BrowserWindow.getAllWindows()[0]?.webContents
    const frame = sender?.mainFrame.frames[0]
    if (!sender || !frame) return ['no frame']
    const calls = [...(ipcMain as unknown as Door)._invokeHandlers.values()]
    const frames = [frame, null]
    return Promise.all(
      frames.flatMap((senderFrame) =>
        calls.map(async (call) => {
          try {
            await call({ sender, senderFrame }, {})
            return 'answered'
          } catch (cause) {
            return cause instanceof Error ? cause.message : 'other'
          }
        }),
      ),
    )
  })
  expect(new Set(answers)).toEqual(new Set(['This page may not call Hallpass.']))
})

test('our own window is turned away while it shows another page', async ({ app }) => {
  const { electron, page } = app
  // Not while it still loads its own.
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const answer = await electron.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    await window?.loadURL('data:text/html,<title>away</title>')
    return window?.webContents.executeJavaScript(
      `typeof window.api === 'undefined' ? 'no bridge' : window.api.calls.app.info().then(() => 'answered', (cause) => cause.message)`,
    )
  })
  expect(answer).toContain('This page may not call Hallpass.')
})

type Calls = Readonly<Record<string, unknown>>

// A few features in one app: starting it takes longer than all that is said to one of them.
const features = Object.entries<Calls>(goodInputs)
const perApp = 8
for (let first = 0; first < features.length; first += perApp) {
  const group = features.slice(first, first + perApp)
  test(`${group.map(([feature]) => feature).join(', ')}: whatever is not an input is refused with a code`, async ({
    app,
    launcher,
  }) => {
    const { page, electron } = app
    for (const [feature, calls] of group) {
      for (const [name, good] of Object.entries(calls)) await expectRefusals(page, feature, name, good)
    }
    expect(await page.evaluate(() => window.api.calls.settings.read())).toEqual({ ok: true, value: defaultSettings })
    await expectStillWell(electron, page)
    expect(launcher.output()).not.toMatch(/call-failed|Uncaught|UnhandledPromise/)
  })
}

/** Everything that is no input of a call is refused, but for what is written down as taken all the same. */
async function expectRefusals(page: Page, feature: string, name: string, good: unknown): Promise<void> {
  const inputs = badInputsOf(good)
  const answers = await page.evaluate(sayAll, { feature, name, inputs: inputs.map(({ json }) => json), long, huge })
  const accepted = inputs.filter((_input, index) => answers[index] !== 'invalid-input').map(({ what }) => what)
  expect(accepted, `${feature}:${name}`).toEqual(takenAllTheSame[`${feature}:${name}`] ?? [])
  const odd = await page.evaluate(sayOddThings, { feature, name, takesNothing: good === undefined })
  // The bridge makes empty objects of some of these, and settings can be changed in nothing.
  if (`${feature}:${name}` !== 'settings:change') expect(odd, `${feature}:${name}`).not.toContain('taken')
}

test('two inputs at once are refused', async ({ app }) => {
  const { electron, page } = app
  const answers = await electron.evaluate(async ({ BrowserWindow, ipcMain }) => {
    const sender = BrowserWindow.getAllWindows()[0]?.webContents
    const calls = [...(ipcMain as unknown as Door)._invokeHandlers.values()]
    const event = { sender, senderFrame: sender?.mainFrame }
    const said = calls.map(async (call) => {
      try {
        await call(event, undefined, undefined)
        return 'answered'
      } catch (cause) {
        return cause instanceof Error ? cause.message : 'other'
      }
    })
    return Promise.all(said)
  })
  expect(new Set(answers)).toEqual(new Set(['A call takes one input.']))
  await expectStillWell(electron, page)
})

test('keys that reach into prototypes are refused, and reach nothing', async ({ app }) => {
  const { electron, page } = app
  const inputs = Object.entries<Readonly<Record<string, unknown>>>(goodInputs).flatMap(([feature, calls]) =>
    Object.entries(calls).flatMap(([name, good]) =>
      prototypeKeys(good).map(({ json }) => ({ channel: `${feature}:${name}`, json })),
    ),
  )
  const { codes, polluted } = await electron.evaluate(async ({ BrowserWindow, ipcMain }, all) => {
    const sender = BrowserWindow.getAllWindows()[0]?.webContents
    const event = { sender, senderFrame: sender?.mainFrame }
    const handlers = (ipcMain as unknown as Door)._invokeHandlers
    const answers = all.map(async ({ channel, json }) => {
      const result = await handlers.get(channel)?.(event, JSON.parse(json))
      return (result as { readonly error?: { readonly code: string } }).error?.code
    })
    return { codes: await Promise.all(answers), polluted: 'polluted' in {} || 'on' in {} }
  }, inputs)
  expect(codes).toHaveLength(allChannels.length * 3)
  expect(new Set(codes)).toEqual(new Set(['invalid-input']))
  expect(polluted).toBe(false)
  await expectStillWell(electron, page)
})
