/** The window lets nothing in and nothing out: no Node, no foreign code, no way elsewhere, and one door with a guard. */
import { readdirSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { homedir } from 'node:os'
import type { ElectronApplication, Page } from '@playwright/test'
import { makeCertificate } from '../electron/http/test-certificate.ts'
import { channels, events } from '../shared/ipc/index.ts'
import { expect, test } from './fixtures/app.ts'
import { badInputsOf, huge, long } from './fixtures/bad-inputs.ts'
import { goodInputs } from './fixtures/good-inputs.ts'
import { policyAttempts } from './fixtures/policy-attempts.ts'
import { type StrangerServer, startStranger } from './fixtures/stranger-server.ts'

const ourPage = 'app://hallpass/index.html'
const allChannels = Object.values(channels).flatMap((names) => Object.values<string>(names))

/** The door's inside: what Electron keeps of the handlers, so that calls can be made that no window of ours can make. */
type Door = { readonly _invokeHandlers: Map<string, (event: unknown, ...inputs: unknown[]) => unknown> }

test.describe('what the page has', () => {
  test('the window is sandboxed and isolated, and knows no Node', async ({ app }) => {
    const preferences = await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getLastWebPreferences(),
    )
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
    })
    const known = await app.page.evaluate(() =>
      ['process', 'require', 'module', 'exports', 'Buffer', 'global', 'setImmediate', 'electron', 'ipcRenderer', '__dirname'].filter(
        (name) => name in globalThis,
      ),
    )
    expect(known).toEqual([])
  })

  test('the bridge is made of functions, one for each channel, and of nothing else', async ({ app }) => {
    const shape = await app.page.evaluate(() => {
      const shapeOf = (value: unknown): unknown =>
        typeof value === 'object' && value !== null
          ? Object.fromEntries(Reflect.ownKeys(value).map((key) => [String(key), shapeOf(Reflect.get(value, key))]))
          : typeof value
      return shapeOf(Reflect.get(window, 'api'))
    })
    const functions = (features: Readonly<Record<string, object>>) =>
      Object.fromEntries(
        Object.entries(features).map(([feature, names]) => [
          feature,
          Object.fromEntries(Object.keys(names).map((name) => [name, 'function'])),
        ]),
      )
    expect(shape).toEqual({ calls: functions(channels), events: functions(events) })

    const changed = await app.page.evaluate(() => {
      const api = Reflect.get(window, 'api')
      const before = api.calls.tokens.reveal
      const tries = [
        () => Reflect.set(window, 'api', {}),
        () => Reflect.set(api, 'calls', {}),
        () => Reflect.set(api.calls.tokens, 'reveal', () => 'mine'),
        () => Reflect.deleteProperty(window, 'api'),
      ]
      return { worked: tries.map((change) => change()), same: Reflect.get(window, 'api').calls.tokens.reveal === before }
    })
    expect(changed).toEqual({ worked: [false, false, false, false], same: true })
  })

  test('a listener of events is handed the payload and never the bridge', async ({ app }) => {
    const heard = await app.page.evaluate(async () => {
      const { calls, events } = Reflect.get(window, 'api')
      const inputs = await new Promise<readonly unknown[]>((resolve) => {
        events.settings.changed((...all: readonly unknown[]) => resolve(all))
        void calls.settings.change({ revealSeconds: 20 })
      })
      return { count: inputs.length, keys: Object.keys(inputs[0] ?? {}) }
    })
    expect(heard).toEqual({ count: 1, keys: ['theme', 'clipboardSeconds', 'revealSeconds'] })
  })
})

test.describe('what the page may load and run', () => {
  test('every way round the content security policy is blocked, and told of', async ({ app, stranger }) => {
    const { page } = app
    await page.evaluate(() => {
      const seen: string[] = []
      Object.assign(window, { seen })
      document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective))
    })
    for (const { name, directive, run } of policyAttempts) {
      await page.evaluate(() => Reflect.get(window, 'seen').splice(0))
      await page.evaluate(run, stranger.address)
      await expect.poll(() => page.evaluate(() => Reflect.get(window, 'seen')), name).toContain(directive)
    }
    expect(await traces(page)).toEqual({ ran: undefined, styled: '', base: ourPage, address: ourPage })
    expect(stranger.heard).toEqual([])
  })

  test('WebRTC, which no policy covers, reaches nobody', async ({ app, stranger }) => {
    const ends = await app.page.evaluate(async (port) => {
      const servers = ['stun:', 'turn:'].flatMap((kind) =>
        ['udp', 'tcp'].map((transport) => ({
          urls: `${kind}127.0.0.1:${port}${kind === 'turn:' ? `?transport=${transport}` : ''}`,
          username: 'stolen',
          credential: 'token',
        })),
      )
      return Promise.all(
        servers.map(async (server) => {
          const connection = new RTCPeerConnection({ iceServers: [server] })
          connection.createDataChannel('out')
          const gathered = new Promise((resolve) => {
            connection.onicegatheringstatechange = () => connection.iceGatheringState === 'complete' && resolve('complete')
          })
          await connection.setLocalDescription(await connection.createOffer())
          const end = await gathered
          connection.close()
          return end
        }),
      )
    }, stranger.port)
    expect(ends).toEqual(['complete', 'complete', 'complete', 'complete'])
    expect(stranger.heard).toEqual([])
  })

  test('Chromium itself reaches nobody, not even where a certificate is wrong', async ({ app, stranger }) => {
    const { cert, key } = makeCertificate({ name: 'nobody', hosts: ['127.0.0.1'] })
    const secure = createServer({ cert, key }, (_request, response) => response.end('reached'))
    await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve))
    const addresses = [stranger.address, `https://127.0.0.1:${(secure.address() as AddressInfo).port}`]
    const outcomes = await app.electron.evaluate(
      async ({ net }, all) =>
        Promise.all(all.map((address) => net.fetch(address).then(() => 'reached', () => 'not reached'))),
      addresses,
    )
    secure.close()
    expect(outcomes).toEqual(['not reached', 'not reached'])
    expect(stranger.heard).toEqual([])
  })

  test('a wrong certificate is refused whoever asks', async ({ app }) => {
    const answered = await app.electron.evaluate(({ app: main }) => {
      const seen: unknown[] = []
      const event = { preventDefault: () => seen.push('stopped') }
      main.emit('certificate-error', event, null, 'https://nobody.invalid', 'ERR_CERT', null, (trust: boolean) =>
        seen.push(trust),
      )
      main.emit('select-client-certificate', event, null, 'https://nobody.invalid', [{}], (chosen: unknown) =>
        seen.push(chosen ?? 'none'),
      )
      return seen
    })
    expect(answered).toEqual(['stopped', false, 'stopped', 'none'])
  })

  test('app:// hands out the page and nothing outside its folder', async ({ app }) => {
    const answers = await fetchAll(app.electron, [
      ourPage,
      'app://hallpass/',
      'app://hallpass/../package.json',
      'app://hallpass/%2e%2e/package.json',
      'app://hallpass/..%2fmain%2fmain.js',
      'app://hallpass/..%2f..%2fpackage.json',
      'app://hallpass/assets/..%5c..%5c..%5cpackage.json',
      'app://hallpass/%252e%252e%252fpackage.json',
      'app://hallpass//etc/passwd',
      'app://hallpass/etc/passwd',
      'app://hallpass/%2fetc%2fpasswd',
      'app://hallpass/index.html%00.js',
      'app://hallpass/C:/Windows/win.ini',
      'app://hallpass/.hallpass-built',
      'app://hallpass/assets',
      'app://elsewhere/index.html',
      'app://hallpass.elsewhere/index.html',
    ])
    expect(answers.filter(({ status }) => status === 200).map(({ address }) => address)).toEqual([
      ourPage,
      'app://hallpass/',
    ])
    expect(answers.filter(({ status }) => status !== 200).every(({ status }) => status === 404)).toBe(true)
    for (const { headers } of answers) {
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/)
      expect(headers['content-security-policy']).not.toMatch(/unsafe|https?:|\*/)
      expect(headers['x-content-type-options']).toBe('nosniff')
    }
    const nonces = answers.slice(0, 2).map(({ headers }) => /'nonce-([^']+)'/.exec(headers['content-security-policy'] ?? '')?.[1])
    expect(new Set(nonces).size, 'each load has a style nonce of its own').toBe(2)
    const posted = await app.electron.evaluate(async ({ net }, address) => {
      return (await net.fetch(address, { method: 'POST', body: 'x' })).status
    }, ourPage)
    expect(posted).toBe(404)
  })
})

test.describe('where the page may go', () => {
  test('no script leads the page away', async ({ app, stranger }) => {
    const { page } = app
    const addresses = [
      stranger.address,
      'data:text/html,<h1>away</h1>',
      'javascript:document.body.textContent="away"',
      'file:///etc/passwd',
      'app://elsewhere/',
      'mailto:nobody@nobody.invalid',
    ]
    for (const address of addresses) {
      await page.evaluate((to) => {
        location.href = to
      }, address)
      await page.evaluate((to) => location.replace(to), address)
      await expectToStay(app.electron, page)
    }
    await page.evaluate(() => {
      const refresh = document.createElement('meta')
      refresh.httpEquiv = 'refresh'
      refresh.content = '0;url=data:text/html,away'
      document.head.append(refresh)
    })
    await expectToStay(app.electron, page)
    expect(stranger.heard).toEqual([])
  })

  test('history leads nowhere else', async ({ app, stranger }) => {
    const { page } = app
    const pushed = await page.evaluate((address) => {
      try {
        history.pushState(null, '', address)
        return 'went'
      } catch (cause) {
        return cause instanceof DOMException ? cause.name : 'other'
      }
    }, stranger.address)
    expect(pushed).toBe('SecurityError')
    await page.evaluate(() => history.back())
    await page.evaluate(() => history.go(-5))
    await expectToStay(app.electron, page)
  })

  test('no link leads the page away or opens a window, however it is clicked', async ({ app, stranger }) => {
    const { page, electron } = app
    await page.evaluate((address) => {
      for (const target of ['_self', '_blank', '_top', 'named']) {
        const link = document.createElement('a')
        Object.assign(link, { href: `${address}/${target}`, target, rel: 'opener', textContent: `to ${target}` })
        document.querySelector('main')?.prepend(link, ' ')
      }
    }, stranger.address)
    for (const target of ['_self', '_blank', '_top', 'named']) {
      const link = page.getByRole('link', { name: `to ${target}`, exact: true })
      await link.click()
      await link.click({ modifiers: ['Control'] })
      await link.click({ modifiers: ['Shift'] })
      await link.click({ button: 'middle' })
    }
    await expectToStay(electron, page)
    expect(stranger.heard).toEqual([])
  })

  test('what is dropped on the window is not opened', async ({ app, stranger }) => {
    const { page, electron } = app
    const session = await page.context().newCDPSession(page)
    const things = [
      { items: [{ mimeType: 'text/uri-list', data: stranger.address }], dragOperationsMask: 1 },
      { items: [], files: ['/etc/hostname'], dragOperationsMask: 1 },
    ]
    for (const data of things) {
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
        await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data })
      }
      await expectToStay(electron, page)
    }
    expect(stranger.heard).toEqual([])
  })

  test('windows and webviews are not opened', async ({ app, stranger }) => {
    const { page, electron } = app
    const opened = await page.evaluate(
      (address) => ['', 'about:blank', 'index.html', address].map((to) => window.open(to, '_blank') === null),
      stranger.address,
    )
    expect(opened).toEqual([true, true, true, true])
    const webview = await page.evaluate((address) => {
      const view = document.createElement('webview')
      view.setAttribute('src', address)
      view.setAttribute('nodeintegration', '')
      document.body.append(view)
      return 'loadURL' in view || 'executeJavaScript' in view
    }, stranger.address)
    expect(webview).toBe(false)
    await expectToStay(electron, page)
    expect(stranger.heard).toEqual([])
  })

  test('nothing is downloaded', async ({ app }) => {
    const { page, electron } = app
    const before = filesIn(homedir())
    await electron.evaluate(({ session }) => {
      const seen: boolean[] = []
      Object.assign(globalThis, { seen })
      session.defaultSession.on('will-download', (event) => seen.push(event.defaultPrevented))
    })
    await page.evaluate(() => {
      for (const href of [URL.createObjectURL(new Blob(['x'])), 'data:application/octet-stream,x', 'index.html']) {
        Object.assign(document.createElement('a'), { href, download: 'downloaded.bin' }).click()
      }
    })
    const seen = () => electron.evaluate(() => Reflect.get(globalThis, 'seen') as boolean[])
    await expect.poll(seen).toContain(true)
    expect(await seen()).not.toContain(false)
    expect(filesIn(homedir())).toEqual(before)
    await expectToStay(electron, page)
  })
})

test('every permission is denied', async ({ app }) => {
  const { page } = app
  const asked = await page.evaluate(async () => {
    const named = async (ask: () => Promise<unknown>) => {
      try {
        const given: unknown = await ask()
        return typeof given === 'string' ? given : 'given'
      } catch (cause) {
        return cause instanceof Error || cause instanceof DOMException ? cause.name : 'refused'
      }
    }
    const { geolocation, mediaDevices, clipboard } = navigator
    return {
      geolocation: await named(() => new Promise((resolve, reject) => geolocation.getCurrentPosition(resolve, reject))),
      notifications: await named(() => Notification.requestPermission()),
      camera: await named(() => mediaDevices.getUserMedia({ video: true })),
      microphone: await named(() => mediaDevices.getUserMedia({ audio: true })),
      screen: await named(() => mediaDevices.getDisplayMedia()),
      'clipboard-read': await named(() => clipboard.readText()),
      midi: await named(() => navigator.requestMIDIAccess({ sysex: true })),
      serviceWorker: await named(() => navigator.serviceWorker.register('index.html')),
    }
  })
  expect(Object.entries(asked).filter(([, answer]) => answer === 'given' || answer === 'granted')).toEqual([])
  expect(asked).toMatchObject({ notifications: 'denied', 'clipboard-read': 'NotAllowedError', camera: 'NotAllowedError' })
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi', 'persistent-storage']
    const all = names.map(async (name) => (await navigator.permissions.query({ name } as PermissionDescriptor)).state)
    return Promise.all(all)
  })
  expect(states).not.toContain('granted')
})

test.describe('who may call', () => {
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
          require('electron').ipcRenderer.invoke(channel).then(() => 'answered', (cause) => cause.message)))`
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

  test('our own window is turned away while it shows another page, and is told nothing', async ({ app }) => {
    const { electron } = app
    const answer = await electron.evaluate(async ({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      await window?.loadURL('data:text/html,<title>away</title>')
      return window?.webContents.executeJavaScript(
        `typeof window.api === 'undefined' ? 'no bridge' : window.api.calls.app.info().then(() => 'answered', (cause) => cause.message)`,
      )
    })
    expect(answer).toContain('This page may not call Hallpass.')
  })
})

test.describe('what may be said', () => {
  for (const [feature, calls] of Object.entries<Readonly<Record<string, unknown>>>(goodInputs)) {
    test(`${feature}: whatever is not an input is refused with a code`, async ({ app, launcher }) => {
      const { page, electron } = app
      for (const [name, good] of Object.entries(calls)) {
        const inputs = badInputsOf(good)
        const answers = await page.evaluate(sayAll, { feature, name, inputs: inputs.map(({ json }) => json), long, huge })
        const accepted = inputs.filter((_input, index) => answers[index] !== 'invalid-input').map(({ what }) => what)
        expect(accepted, `${feature}:${name}`).toEqual([])
        const odd = await page.evaluate(sayOddThings, { feature, name, takesNothing: good === undefined })
        expect(odd, `${feature}:${name}`).not.toContain('taken')
      }
      await expectStillWell(electron, page)
      expect(launcher.output()).not.toMatch(/call-failed|Uncaught|UnhandledPromise/)
    })
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
})
