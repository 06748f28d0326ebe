// A large JSON answer in the real app, opened as a person does: how long until its first lines stand there and until all
// of them are known, how long the window's and the main process's threads were held up at most, and what memory it took.
// Sizes in MB can be given: `npm run bench -- json-view 10,100`.
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { _electron } from '@playwright/test'
import { build } from 'vite'

const project = join(import.meta.dirname, '..')
const built = join(project, 'out', 'bench')
const loader = join(project, 'node_modules/playwright-core/lib/server/electron/loader.js')
const sizes = (process.argv[2] ?? '10,50,100,200').split(',').map(Number)

await build({
  configFile: false,
  root: project,
  logLevel: 'error',
  build: {
    ssr: true,
    outDir: built,
    emptyOutDir: true,
    rollupOptions: {
      input: {
        person: join(project, 'e2e/fixtures/person.ts'),
        'large-json': join(project, 'e2e/fixtures/large-json.ts'),
        'practice-servers': join(project, 'electron/practice/practice-servers.ts'),
      },
      output: { entryFileNames: '[name].mjs' },
    },
  },
})
/** @param {string} name */
const load = (name) => import(pathToFileURL(join(built, `${name}.mjs`)).href)
const { largeJson } = await load('large-json')
const { connectTo, fieldOf, openTab, send, theAnswer, wayOf } = await load('person')
const { startPracticeServers } = await load('practice-servers')

const practice = await startPracticeServers()
let body = Buffer.from('[]')
let sentAt = 0
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
  response.end(body, () => {
    sentAt = Date.now()
  })
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)))
const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())

const rows = []
for (const size of sizes) rows.push(await measure(size))
console.table(rows)
await practice.stop()
server.close()

/** @param {number} megabytes */
async function measure(megabytes) {
  body = largeJson(megabytes * 1e6)
  const userData = mkdtempSync(join(tmpdir(), 'hallpass-bench-'))
  const electron = await _electron.launch({
    executablePath: process.env.HALLPASS_ELECTRON ?? '',
    args: ['-r', loader, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), project, `--user-data-dir=${userData}`],
  })
  try {
    const page = await electron.firstWindow()
    await connectTo(page, wayOf('infoworks', 'user-password'), practice.systems.infoworks)
    await openTab(page, 'Try')
    await fieldOf(page, 'Path or full address').fill(`http://127.0.0.1:${port}/small`)
    // A small one first: it allows the host, and warms what any answer needs.
    const whole = body
    body = Buffer.from('{"warm":true}')
    await send(page)
    await page.getByRole('button', { name: /Allow/ }).first().click()
    await theAnswer(page).getByText('"warm"').waitFor()
    body = whole
    await electron.evaluate(watchMain)
    const before = await memoryOf(electron)
    await page.evaluate(watchWindow)
    await send(page)
    await page.waitForFunction(() => /** @type {any} */ (globalThis).seen.whole > 0, null, { timeout: 120_000 })
    const opened = await page.evaluate(() => ({ .../** @type {any} */ (globalThis).seen }))
    const mainBlocked = await electron.evaluate(() => /** @type {any} */ (globalThis).longestGap)
    const after = await memoryOf(electron)

    const tree = theAnswer(page).getByRole('tree', { name: 'Body' })
    await tree.evaluate(async (/** @type {HTMLElement} */ box) => {
      for (let step = 0; step <= 60; step += 1) {
        box.scrollTop = (((step * 37) % 61) / 60) * box.scrollHeight
        await new Promise((resolve) => requestAnimationFrame(resolve))
      }
    })
    await tree.focus()
    await page.keyboard.press('ControlOrMeta+f')
    const searched = await page.evaluate(() => performance.now())
    await page.keyboard.insertText('last of all')
    await page.waitForFunction(() => /1 of 1/.test(document.querySelector('[aria-label=Answer]')?.textContent ?? ''))
    const found = await page.evaluate(() => performance.now())
    const end = await page.evaluate(() => ({ .../** @type {any} */ (globalThis).seen }))
    return {
      MB: megabytes,
      'first lines, ms': opened.first - sentAt,
      'all lines, ms': opened.whole - sentAt,
      'window held up, ms': Math.round(opened.longest),
      'while scrolling and searching, ms': Math.round(end.longest),
      'main held up, ms': Math.round(mainBlocked),
      'search, ms': Math.round(found - searched - 250),
      'main grew, MiB': Math.round(after.main - before.main),
      'window grew, MiB': Math.round(after.window - before.window),
    }
  } finally {
    await electron.close()
    rmSync(userData, { recursive: true, force: true })
  }
}

/** Notes, in the window, the longest time between two frames and when lines came to stand there. */
function watchWindow() {
  const seen = { first: 0, whole: 0, longest: 0, tasks: 0 }
  Object.assign(globalThis, { seen })
  let last = performance.now()
  const onFrame = (/** @type {number} */ now) => {
    seen.longest = Math.max(seen.longest, now - last)
    last = now
    const said = document.querySelector('[aria-label=Answer]')?.textContent ?? ''
    const isNew = !said.includes('"warm"')
    if (seen.first === 0 && isNew && document.querySelector('[role=treeitem]')?.textContent) seen.first = Date.now()
    if (seen.first > 0 && seen.whole === 0 && /[\d,]+ lines(?! so far)/.test(said)) seen.whole = Date.now()
    requestAnimationFrame(onFrame)
  }
  requestAnimationFrame(onFrame)
}

/** Notes, in the main process, the longest time between two turns of its loop. */
function watchMain() {
  Object.assign(globalThis, { longestGap: 0 })
  let last = performance.now()
  setInterval(() => {
    const now = performance.now()
    const known = /** @type {any} */ (globalThis)
    known.longestGap = Math.max(known.longestGap, now - last - 5)
    last = now
  }, 5)
}

/** @param {import('@playwright/test').ElectronApplication} electron */
async function memoryOf(electron) {
  return electron.evaluate(({ app }) => {
    const of = (/** @type {string} */ type) =>
      app
        .getAppMetrics()
        .reduce((sum, { type: one, memory }) => sum + (one === type ? memory.workingSetSize / 1024 : 0), 0)
    return { main: of('Browser'), window: of('Tab') }
  })
}
