// `npm test`: checks, unit tests in Node and in Electron's Node, end-to-end tests; the last line holds the totals.
// `npm test -- check|unit|e2e [arguments for that runner]` runs one part.
import { BROWSER_TOOLS, SESSION_TOOLS, SNIPPET_TOOLS } from './lib/apt-packages.mjs'
import { electronVersions, ensureElectron } from './lib/electron-runtime.mjs'
import { ensureDependencies } from './lib/npm-dependencies.mjs'
import { Problem } from './lib/problem.mjs'
import { runScript, sayProblem } from './lib/run-script.mjs'
import { saySummary } from './lib/say-summary.mjs'
import { couldNotRun, totalsOf } from './lib/sum-reports.mjs'
import { ensureSystemLibraries, wishForTools } from './lib/system-libraries.mjs'
import { runChecks, runEndToEndTests, runUnitTests, runUnitTestsInElectron, timed } from './lib/test-parts.mjs'

const PARTS = ['check', 'unit', 'e2e']

runScript(async () => {
  const [wanted, ...extra] = process.argv.slice(2)
  if (wanted !== undefined && !PARTS.includes(wanted)) {
    throw new Problem(
      `There is no part called ${wanted}.`,
      `Choose one: ${PARTS.join(', ')}. Or none, for all of them.`,
    )
  }
  const wants = (/** @type {string} */ part) => wanted === undefined || wanted === part
  const parts = []
  try {
    await ensureDependencies()
  } catch (cause) {
    sayProblem(cause)
    saySummary([couldNotRun('installing npm packages', 'see above')], 'Nothing could be run.')
    return 1
  }
  // Code in other languages is run with their own tools. Where they cannot be installed, those tests skip, by name.
  const canInstall = process.getuid?.() === 0
  const tools = [...(wants('e2e') ? SESSION_TOOLS : []), ...(wants('unit') && canInstall ? SNIPPET_TOOLS : [])]
  const electron = wants('unit') || wants('e2e') ? await readyElectron(tools) : undefined
  if (wants('e2e') && electron) await wishForTools(BROWSER_TOOLS)
  if (wants('check')) parts.push(await timed('checks', runChecks))
  if (wants('unit')) parts.push(await timed('unit tests in Node', () => runUnitTests(extra)))
  if (wants('unit'))
    parts.push(await timed("unit tests in Electron's Node", async () => runUnitTestsInElectron(found(electron), extra)))
  if (wants('e2e')) parts.push(await timed('end-to-end tests', async () => runEndToEndTests(found(electron), extra)))
  saySummary(parts, electron?.about ?? `Node ${process.versions.node}, without Electron`)
  return totalsOf(parts).failed > 0 ? 1 : 0
})

/** Without an Electron the parts that need none still run; the others say why they did not. @param {readonly string[]} tools */
async function readyElectron(tools) {
  try {
    const electron = await ensureElectron()
    await ensureSystemLibraries(electron.path, tools)
    const versions = await electronVersions(electron)
    const about = `Electron ${versions.electron} (Chrome ${versions.chrome}, Node ${versions.node}; ${electron.origin}), Node ${process.versions.node}, ${process.platform}-${process.arch}`
    return { path: electron.path, about }
  } catch (cause) {
    sayProblem(cause)
    return undefined
  }
}

/** @param {{ path: string } | undefined} electron */
function found(electron) {
  if (electron) return electron.path
  throw new Problem('There is no Electron to run on; the reason stands at the top.', '')
}
