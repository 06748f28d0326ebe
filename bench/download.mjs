// A large download into an encrypted answer file, as a ratio to a bare undici stream into a file (and curl, where there is one).
// All by turns in one run, each in a process of its own on Electron's Node; the server is a process of its own too.
import { fork, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'

const project = join(import.meta.dirname, '..')
const built = join(project, 'out', 'bench')
const rounds = Number(process.argv[2] ?? 5)
const bytes = Number(process.argv[3] ?? 1e9)

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
        'undici-http': join(project, 'electron/http/undici-http.ts'),
        'answer-files': join(project, 'electron/adapters/answer-files.ts'),
      },
      output: { entryFileNames: '[name].mjs' },
    },
  },
})
const server = fork(join(import.meta.dirname, 'download', 'server.mjs'))
const port = await new Promise((resolve) => server.once('message', resolve))
const url = `http://127.0.0.1:${port}/${bytes}`
const hasCurl = spawnSync('curl', ['--version']).status === 0
const ways = ['bare', 'ours', ...(hasCurl ? ['curl'] : [])]

/** @typedef {{ seconds: number, cpuSeconds: number, grownMiB: number }} Figure */
/** @type {Map<string, Figure[]>} */
const figures = new Map(ways.map((way) => [way, []]))
// The first round warms everything up and is thrown away.
for (let round = 0; round <= rounds; round++) {
  // Every other round goes the other way round, so that none always comes first.
  for (const way of round % 2 === 0 ? ways : ways.toReversed()) {
    const folder = mkdtempSync(join(tmpdir(), 'hallpass-bench-'))
    const figure = way === 'curl' ? curl(folder) : await download(way, folder)
    rmSync(folder, { recursive: true, force: true })
    if (round > 0) figures.get(way)?.push(figure)
  }
}
server.kill()

const typical = (/** @type {string} */ way, /** @type {keyof Figure} */ what) =>
  median((figures.get(way) ?? []).map((figure) => figure[what]))
for (const way of ways) {
  const seconds = typical(way, 'seconds')
  const inside =
    way === 'curl'
      ? ''
      : `, ${typical(way, 'cpuSeconds').toFixed(2)} s of processor, memory grew by ${typical(way, 'grownMiB').toFixed(0)} MiB`
  console.log(`${way}: ${seconds.toFixed(2)} s, ${(bytes / 1e6 / seconds).toFixed(0)} MB/s${inside}`)
}
// Each round is compared within itself, as the machine may be slower at one time than at another.
const ratio = (/** @type {string} */ way, /** @type {keyof Figure} */ what) =>
  median((figures.get(way) ?? []).map((figure, at) => figure[what] / (figures.get('ours')?.[at]?.[what] ?? Number.NaN)))
console.log(
  `ours is ${ratio('bare', 'seconds').toFixed(2)} × as fast as the bare stream (wanted: 0.90), median of ${rounds} rounds; by processor time ${ratio('bare', 'cpuSeconds').toFixed(2)}`,
)
if (hasCurl) console.log(`ours is ${ratio('curl', 'seconds').toFixed(2)} × as fast as curl`)

/**
 * @param {string} way
 * @param {string} folder
 * @returns {Promise<Figure>}
 */
function download(way, folder) {
  const child = fork(join(import.meta.dirname, 'download', 'measured.mjs'), [way, url, folder, built], {
    execPath: process.env.HALLPASS_ELECTRON ?? process.execPath,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  })
  return new Promise((resolve, reject) => {
    child.once('message', (figure) => resolve(/** @type {Figure} */ (figure)))
    child.once('exit', (code) => reject(new Error(`The download (${way}) ended with ${code}`)))
  })
}

/** @param {string} folder */
function curl(folder) {
  const from = performance.now()
  const { status } = spawnSync('curl', ['--silent', '--output', join(folder, 'curl'), url])
  if (status !== 0) throw new Error(`curl ended with ${status}`)
  return { seconds: (performance.now() - from) / 1000, cpuSeconds: Number.NaN, grownMiB: Number.NaN }
}

/** @param {number[]} values */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
