/** The window lets nothing foreign in and nothing out: no Node, no foreign code, no connection, and only our own files. */

import type { ElectronApplication, Page } from '@playwright/test'
import { defaultSettings } from '../shared/domain/settings.ts'
import { channels, events } from '../shared/ipc/index.ts'
import type { RunningApp } from './fixtures/app.ts'
import { expect, ourPage, test } from './fixtures/closed-window.ts'
import { launchOpenWindow } from './fixtures/open-window.ts'
import { policyAttempts } from './fixtures/policy-attempts.ts'
import { startStranger } from './fixtures/stranger-server.ts'

test('the window is sandboxed and isolated, and knows no Node', async ({ app }) => {
  const preferences: unknown = await app.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    // Electron has it, its types do not.
    return Reflect.get(contents ?? {}, 'getLastWebPreferences').call(contents)
  })
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
    [
      'process',
      'require',
      'module',
      'exports',
      'Buffer',
      'global',
      'setImmediate',
      'electron',
      'ipcRenderer',
      '__dirname',
    ].filter((name) => name in globalThis),
  )
  expect(known).toEqual([])
})

test('the tools that look into the window open while it is developed, and never in the app that people get', async ({
  launcher,
}) => {
  const opened = ({ electron }: RunningApp) =>
    electron.evaluate(async ({ BrowserWindow, Menu }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      const roles =
        Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items.map(({ role }) => role)) ?? []
      contents?.openDevTools({ mode: 'detach' })
      for (let tries = 0; tries < 20 && !contents?.isDevToolsOpened(); tries += 1)
        await new Promise((resolve) => setTimeout(resolve, 100))
      // Electron writes roles in small letters.
      return {
        isOpen: contents?.isDevToolsOpened(),
        inMenu: roles.some((role) => /^toggledevtools$/i.test(role ?? '')),
      }
    })
  const developed = await launcher.launch()
  expect(await opened(developed)).toEqual({ isOpen: true, inMenu: true })
  await developed.electron.close()
  expect(await opened(await launcher.launch({ asPackaged: true }))).toEqual({ isOpen: false, inMenu: false })
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
    return {
      worked: tries.map((change) => change()),
      same: Reflect.get(window, 'api').calls.tokens.reveal === before,
    }
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
  expect(heard).toEqual({ count: 1, keys: Object.keys(defaultSettings) })
})

test('every way round the content security policy is blocked, and told of', async ({ app, stranger }) => {
  const { page } = app
  await page.evaluate(() => {
    const seen: string[] = []
    Object.assign(window, { seen })
    document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective))
  })
  for (const { name, directive, run } of policyAttempts) {
    await page.evaluate(() => Reflect.get(window, 'seen').splice(0))
    // Some throw as well; what counts is what the policy says.
    await page.evaluate(run, { away: stranger.address, own: ourPage }).catch(() => undefined)
    await expect.poll(() => page.evaluate(() => Reflect.get(window, 'seen')), name).toContain(directive)
  }
  expect(await traces(page)).toEqual({ ran: undefined, styled: '', base: ourPage, address: ourPage })
  expect(stranger.heard).toEqual([])
})

test('where there is no policy, each of these ways is open: what is blocked above would have worked', async ({
  launcher,
  stranger,
}) => {
  const host = await startStranger()
  const open = await launchOpenWindow(launcher.userData, host.address)
  const { page } = open
  try {
    for (const { name, leaves, run } of policyAttempts) {
      await page.goto(host.address)
      const heardOf = () => stranger.heard.length + host.heard.length
      const before = heardOf()
      await page.evaluate(run, { away: stranger.address, own: host.address })
      const found = async () => {
        const { ran, styled, base } = await traces(page)
        return {
          ran: ran === true,
          styled: styled.trim() === '1',
          heard: heardOf() > before,
          base: !base.startsWith(host.address),
        }
      }
      await expect.poll(async () => (await found())[leaves], `${name} leaves a trace`).toBe(true)
    }
    // Not waited for: it would go on asking for long.
    page.evaluate(askForRoutes, host.port).catch(() => undefined)
    await expect.poll(() => host.heard, 'WebRTC reaches it').toContain('datagram')
  } finally {
    await open.close()
    await host.close()
  }
})

test('WebRTC, which no policy covers, reaches nobody', async ({ app, stranger }) => {
  expect(await app.page.evaluate(askForRoutes, stranger.port)).toEqual(['complete', 'complete', 'complete', 'complete'])
  expect(stranger.heard).toEqual([])
})

test('Chromium itself reaches nobody, whoever asks it', async ({ app, stranger }) => {
  const addresses = [stranger.address, stranger.address.replace('http:', 'https:'), 'https://nobody.invalid/']
  const outcomes = await app.electron.evaluate(async ({ net }, all) => {
    const reach = (address: string) =>
      net.fetch(address).then(
        () => 'reached',
        () => 'not reached',
      )
    return Promise.all(all.map(reach))
  }, addresses)
  expect(outcomes).toEqual(['not reached', 'not reached', 'not reached'])
  expect(stranger.heard).toEqual([])
})

test('a wrong certificate is refused whoever asks', async ({ app }) => {
  const answered = await app.electron.evaluate(({ app: main, BrowserWindow }) => {
    const seen: unknown[] = []
    const event = { preventDefault: () => seen.push('stopped') }
    const about = [BrowserWindow.getAllWindows()[0]?.webContents, 'https://nobody.invalid'] as const
    main.emit('certificate-error', event, ...about, 'ERR_CERT', null, (trust: boolean) => seen.push(trust))
    main.emit('select-client-certificate', event, ...about, [{}], (chosen: unknown) => seen.push(chosen ?? 'none'))
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
  const nonces = answers
    .slice(0, 2)
    .map(({ headers }) => /'nonce-([^']+)'/.exec(headers['content-security-policy'] ?? '')?.[1])
  expect(new Set(nonces).size, 'each load has a style nonce of its own').toBe(2)
  const posted = await app.electron.evaluate(async ({ net }, address) => {
    return (await net.fetch(address, { method: 'POST', body: 'x' })).status
  }, ourPage)
  expect(posted).toBe(404)
})

/** Inside the page: asks servers at `port` for ways out over WebRTC; how each asking ended. */
async function askForRoutes(port: number): Promise<readonly RTCIceGatheringState[]> {
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
      const gathered = new Promise<RTCIceGatheringState>((resolve) => {
        connection.onicegatheringstatechange = () => connection.iceGatheringState === 'complete' && resolve('complete')
      })
      await connection.setLocalDescription(await connection.createOffer())
      const end = await gathered
      connection.close()
      return end
    }),
  )
}

/** What foreign code would have left behind. */
async function traces(page: Page) {
  return page.evaluate(() => ({
    ran: Reflect.get(window, 'ran') as unknown,
    styled: getComputedStyle(document.documentElement).getPropertyValue('--ran'),
    base: document.baseURI,
    address: location.href,
  }))
}

/** Asks our scheme from the main process: the page itself may not fetch. */
async function fetchAll(electron: ElectronApplication, addresses: readonly string[]) {
  return electron.evaluate(async ({ net }, all) => {
    const answers = all.map(async (address) => {
      const { status, headers } = await net.fetch(address)
      return { address, status, headers: Object.fromEntries(headers.entries()) }
    })
    return Promise.all(answers)
  }, addresses)
}
