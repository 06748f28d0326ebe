// The runners that make up `npm test`: how each is called and where its report comes from. Adds nothing up.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openAppSession } from './app-session.mjs'
import { ensureBuild } from './build-app.mjs'
import { checkSteps } from './check-steps.mjs'
import { onEnd } from './children.mjs'
import { npmCommand } from './npm-command.mjs'
import { inProject } from './project-folder.mjs'
import { runCommand } from './run-command.mjs'
import { heading, say } from './say.mjs'
import { couldNotRun, readPlaywright, readVitest } from './sum-reports.mjs'

const CHECK_LIMIT_MS = 10 * 60_000
const UNIT_LIMIT_MS = 15 * 60_000
const E2E_LIMIT_MS = 45 * 60_000
/** How many stories run at a time: one more than the smallest machine has cores, since each waits now and then. */
const LANES = 3
const VITEST = inProject('node_modules', 'vitest', 'vitest.mjs')
const PLAYWRIGHT = inProject('node_modules', '@playwright', 'test', 'cli.js')

/** @typedef {import('./sum-reports.mjs').Part} Part */

/** Every step of `npm run check`; one that fails does not keep the others from running. @returns {Promise<Part>} */
export async function runChecks() {
  const { scripts = {} } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'))
  /** @type {Part} */
  const part = { label: 'checks', passed: 0, failed: [], skipped: [] }
  for (const name of checkSteps(scripts)) {
    say(`\n── npm run ${name}`)
    const { code, timedOut } = await runCommand(...npmCommand(['run', '--silent', name]), {
      limitMs: CHECK_LIMIT_MS,
      show: true,
    })
    if (code === 0) part.passed++
    else part.failed.push({ name: `npm run ${name}`, reason: timedOut ? 'it took more than 10 minutes' : 'see above' })
  }
  return part
}

/** @param {readonly string[]} extra @returns {Promise<Part>} */
export const runUnitTests = (extra) => vitest('unit tests in Node', process.execPath, 'node', process.env, extra)

/**
 * @param {string} electron
 * @param {readonly string[]} extra
 * @returns {Promise<Part>}
 */
export const runUnitTestsInElectron = (electron, extra) =>
  vitest(
    "unit tests in Electron's Node",
    electron,
    'electron-node',
    { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    extra,
  )

/**
 * All stories a few at a time, each with a screen, and so a clipboard, of its own: whoever is done takes the next, so none
 * waits long for the others. Chosen ones run one at a time.
 * @param {string} electron
 * @param {readonly string[]} extra
 * @returns {Promise<Part>}
 */
export async function runEndToEndTests(electron, extra) {
  await ensureBuild()
  const lanes = extra.length > 0 || process.platform !== 'linux' ? 1 : LANES
  const sessions = await Promise.all(Array.from({ length: lanes }, () => openAppSession()))
  try {
    return await withReportFile(async (report) => {
      // Of hundreds, one may meet a machine that is too busy: it gets a second try, and the summary names it.
      const tries = extra.length > 0 ? [] : ['--retries=1']
      const args = [PLAYWRIGHT, 'test', '-c', 'e2e/playwright.config.ts', `--workers=${lanes}`, '--reporter=list,json']
      const env = {
        ...process.env,
        HALLPASS_ELECTRON: electron,
        // Each of its workers takes one of them: see e2e/fixtures/session.ts.
        HALLPASS_SESSIONS: JSON.stringify(sessions.map((session) => session.env)),
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      }
      const { code } = await runCommand(process.execPath, [...args, ...tries, ...extra], {
        limitMs: E2E_LIMIT_MS,
        env,
        show: true,
      })
      return readPlaywright('end-to-end tests', readIfThere(report), code)
    })
  } finally {
    await Promise.all(sessions.map(({ close }) => close()))
  }
}

/**
 * Runs one part under its heading and times it. Whatever goes wrong counts, and the next part still runs.
 * @param {string} label
 * @param {() => Promise<Part>} run
 * @returns {Promise<Part>}
 */
export async function timed(label, run) {
  heading(label)
  const start = performance.now()
  const part = await run().catch((cause) => {
    const reason = cause instanceof Error ? cause.message : String(cause)
    say(reason)
    return couldNotRun(label, reason)
  })
  return { ...part, label, seconds: (performance.now() - start) / 1000 }
}

/**
 * @param {string} label
 * @param {string} node
 * @param {string} project
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly string[]} extra
 */
function vitest(label, node, project, env, extra) {
  return withReportFile(async (report) => {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const args = [VITEST, 'run', '--project', project, '--project', `${project}-apart`, ...reporters, ...extra]
    const { code } = await runCommand(node, args, { limitMs: UNIT_LIMIT_MS, env, show: true })
    return readVitest(label, readIfThere(report), code)
  })
}

/**
 * @template T
 * @param {(file: string) => Promise<T>} work
 */
async function withReportFile(work) {
  const folder = mkdtempSync(join(tmpdir(), 'hallpass-report-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  const forget = onEnd(remove)
  try {
    return await work(join(folder, 'report.json'))
  } finally {
    forget()
    remove()
  }
}

/** @param {string} file */
function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
