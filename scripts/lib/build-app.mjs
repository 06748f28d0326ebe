// Builds the app into out/ when its sources changed since the last build.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from './problem.mjs'
import { inProject } from './project-folder.mjs'
import { runCommand } from './run-command.mjs'
import { step } from './say.mjs'

const LIMIT_MINUTES = 5
const SOURCES = [
  'electron',
  'renderer',
  'shared',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
]
const STAMP = join('out', '.hallpass-built')

export async function ensureBuild() {
  const fingerprint = sourcesFingerprint(inProject())
  if (readStamp() === fingerprint && existsSync(inProject('out', 'main'))) return
  step('Building the app')
  rmSync(inProject(STAMP), { force: true })
  const args = [inProject('node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build']
  const { code, timedOut, output } = await runCommand(process.execPath, args, { limitMs: LIMIT_MINUTES * 60_000 })
  if (code !== 0) {
    const reason = timedOut ? `It took more than ${LIMIT_MINUTES} minutes.` : output.trim()
    throw new Problem(
      `The app could not be built.\n${reason}`,
      'Correct what is named above, then run the command again.',
    )
  }
  writeFileSync(inProject(STAMP), fingerprint)
}

/**
 * Changes when a source file appears, disappears or is written. Tests are no part of the app.
 * @param {string} folder
 */
export function sourcesFingerprint(folder) {
  const hash = createHash('sha256')
  for (const source of SOURCES) {
    for (const file of filesUnder(join(folder, source)).sort()) {
      const { size, mtimeMs } = statSync(file)
      hash.update(`${file} ${size} ${mtimeMs}\n`)
    }
  }
  return hash.digest('hex')
}

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return []
  if (!found.isDirectory()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !/\.test\.tsx?$/.test(entry.name))
    .flatMap((entry) => filesUnder(join(path, entry.name)))
}

function readStamp() {
  try {
    return readFileSync(inProject(STAMP), 'utf8')
  } catch {
    return undefined
  }
}
