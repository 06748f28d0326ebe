// Start-up and idle memory of Hallpass, as a ratio to a bare Electron window, both measured by turns in one run.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { _electron } from '@playwright/test'

const project = join(import.meta.dirname, '..')
const loader = join(project, 'node_modules/playwright-core/lib/server/electron/loader.js')
const rounds = Number(process.argv[2] ?? 8)
const idleMs = 5000

const apps = [
  { name: 'bare window', folder: join(import.meta.dirname, 'bare-window'), button: 'Ready' },
  { name: 'Hallpass', folder: project, button: 'Connect your own system' },
]

/** @type {Map<string, { start: number[], memory: number[] }>} */
const figures = new Map(apps.map(({ name }) => [name, { start: [], memory: [] }]))
// The first round warms the disk cache and is thrown away.
for (let round = 0; round <= rounds; round++) {
  for (const app of apps) {
    const figure = await measure(app)
    if (round === 0) continue
    figures.get(app.name)?.start.push(figure.start)
    figures.get(app.name)?.memory.push(figure.memory)
  }
}
const [bare, ours] = apps.map(({ name }) => figures.get(name) ?? { start: [], memory: [] })
report('start to first button, ms', bare?.start, ours?.start)
report('working set when idle, MiB', bare?.memory, ours?.memory)

/** @param {{ folder: string, button: string }} app */
async function measure({ folder, button }) {
  const userData = mkdtempSync(join(tmpdir(), 'hallpass-bench-'))
  const from = performance.now()
  const electron = await _electron.launch({
    executablePath: process.env.HALLPASS_ELECTRON ?? '',
    args: ['-r', loader, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), folder, `--user-data-dir=${userData}`],
  })
  const page = await electron.firstWindow()
  await page.getByRole('button', { name: button }).waitFor()
  const start = performance.now() - from
  await sleep(idleMs)
  const memory = await electron.evaluate(({ app }) =>
    app.getAppMetrics().reduce((sum, { memory: used }) => sum + used.workingSetSize / 1024, 0),
  )
  await electron.close()
  rmSync(userData, { recursive: true, force: true })
  return { start, memory }
}

/**
 * @param {string} label
 * @param {number[]} bare
 * @param {number[]} ours
 */
function report(label, bare = [], ours = []) {
  const [one, other] = [median(bare), median(ours)]
  console.log(`${label}: bare ${one.toFixed(0)}, Hallpass ${other.toFixed(0)}, ratio ${(other / one).toFixed(2)}`)
}

/** @param {number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
