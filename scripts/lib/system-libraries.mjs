// Makes sure that Linux has the libraries Electron links to and the tools a command needs. Does nothing on macOS and Windows.
import { existsSync } from 'node:fs'
import { aptInstall, aptUpdate, offeredPackages } from './apt-install.mjs'
import { aptCommandText, missingLibraries, OPENED_WHILE_RUNNING, packagesFor } from './apt-packages.mjs'
import { onPath } from './on-path.mjs'
import { Problem } from './problem.mjs'
import { runCommand } from './run-command.mjs'
import { detail } from './say.mjs'

const ASK_LIMIT_MS = 30_000

/**
 * @param {string | undefined} electronBinary
 * @param {readonly string[]} tools programs that the command at hand needs
 */
export async function ensureSystemLibraries(electronBinary, tools = []) {
  if (process.platform !== 'linux') return
  const missing = await findMissing(electronBinary, tools)
  if (missing.length === 0) return
  if (!onPath('apt-get')) throw unknownSystem(missing)
  const isRoot = process.getuid?.() === 0
  if (isRoot) await aptUpdate()
  const offered = await offeredPackages(
    packagesFor(missing, () => false).packages.flatMap((name) => [name, `${name}t64`]),
  )
  const { packages, unknown } = packagesFor(missing, (name) => offered.has(name))
  if (unknown.length > 0) throw unknownSystem(unknown)
  if (!isRoot)
    throw new Problem(
      `These system packages are missing: ${packages.join(' ')}`,
      `Run this once, then the same command again:\n\n  ${aptCommandText(packages)}\n`,
    )
  await aptInstall(packages)
  const still = await findMissing(electronBinary, tools)
  if (still.length > 0) throw unknownSystem(still)
}

/**
 * Programs that a few tests need, and skip without: installed where this system offers them and nobody has to be asked, else
 * said. Never fails.
 * @param {readonly string[]} tools
 */
export async function wishForTools(tools) {
  const missing = tools.filter((tool) => !onPath(tool))
  if (missing.length === 0 || process.platform !== 'linux') return
  const { packages } = packagesFor(missing, () => true)
  if (process.getuid?.() !== 0 || !onPath('apt-get')) {
    detail(
      `Not here: ${missing.join(', ')}. The tests that need it are skipped. To have it: ${aptCommandText(packages)}`,
    )
    return
  }
  try {
    await aptUpdate()
    const offered = await offeredPackages(packages)
    const wanted = packages.filter((name) => offered.has(name))
    if (wanted.length > 0) await aptInstall(wanted)
    else detail(`This system does not offer ${packages.join(', ')}; the tests that need it are skipped.`)
  } catch (cause) {
    detail(`${missing.join(', ')} could not be installed; the tests that need it are skipped. ${cause}`)
  }
}

/**
 * @param {string | undefined} electronBinary
 * @param {readonly string[]} tools
 */
async function findMissing(electronBinary, tools) {
  const missingTools = tools.filter((tool) => !onPath(tool))
  if (!electronBinary) return missingTools
  const [linked, opened] = await Promise.all([
    runCommand('ldd', [electronBinary], { limitMs: ASK_LIMIT_MS }),
    unopenable(),
  ])
  return [...missingLibraries(linked.output), ...opened, ...missingTools]
}

async function unopenable() {
  const ldconfig = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((path) => existsSync(path))
  if (!ldconfig) return []
  const { output } = await runCommand(ldconfig, ['-p'], { limitMs: ASK_LIMIT_MS })
  return OPENED_WHILE_RUNNING.filter((name) => !output.includes(`\t${name} `))
}

/** @param {readonly string[]} missing */
const unknownSystem = (missing) =>
  new Problem(
    `This system lacks: ${missing.join(', ')}.`,
    'Install what brings them with the package manager of your system, then run the command again.',
  )
