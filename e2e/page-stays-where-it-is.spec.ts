/** Nothing in the page leads it elsewhere, opens a window, stores a file or gets a permission. */
import { readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { expect, expectToStay, test } from './fixtures/closed-window.ts'

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
  await expect(page.getByRole('main')).toBeVisible()
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
  await expect(page.getByRole('main')).toBeVisible()
  for (const target of ['_self', '_blank', '_top', 'named']) {
    // By place, not by locator: Playwright's clicks wait for navigations that never come.
    const place = await page.evaluate(
      ([href, name]) => {
        const link = document.createElement('a')
        Object.assign(link, { href, target: name, rel: 'opener', textContent: 'A link away, long enough to be hit' })
        document.querySelector('main')?.prepend(link)
        const { left, top } = link.getBoundingClientRect()
        const [x, y] = [left + 20, top + 5]
        return { x, y, hit: document.elementFromPoint(x, y) === link }
      },
      [stranger.address, target] as const,
    )
    expect(place.hit).toBe(true)
    await page.mouse.click(place.x, place.y)
    await page.mouse.click(place.x, place.y, { button: 'middle' })
    for (const key of ['Control', 'Shift', 'Alt'] as const) {
      await page.keyboard.down(key)
      await page.mouse.click(place.x, place.y)
      await page.keyboard.up(key)
    }
    await expectToStay(electron, page)
  }
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
  // Chromium makes a temporary file before it asks, and takes it away when it is told no.
  await expect.poll(() => filesIn(homedir())).toEqual(before)
  await expectToStay(electron, page)
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
  expect(asked).toMatchObject({ notifications: 'denied', 'clipboard-read': 'NotAllowedError' })
  const states = await page.evaluate(async () => {
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'clipboard-read',
      'midi',
      'persistent-storage',
    ]
    const all = names.map(async (name) => (await navigator.permissions.query({ name } as PermissionDescriptor)).state)
    return Promise.all(all)
  })
  expect(states).not.toContain('granted')
})

/** The names right in a folder, and in its Downloads. What drivers keep in a cache is not ours. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== '.cache')
    .flatMap((entry) =>
      entry.isDirectory() && entry.name === 'Downloads' ? readdirSync(`${folder}/Downloads`) : [entry.name],
    )
}
