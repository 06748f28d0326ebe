// Gets the file of one npm package, exactly as published, from the registry npm is set up for. Unpacks nothing.
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { downloadTo } from './http-download.mjs'
import { hasIntegrity } from './integrity.mjs'
import { askNpm, npmCommand } from './npm-command.mjs'
import { Problem } from './problem.mjs'
import { runCommand } from './run-command.mjs'
import { detail, startProgress } from './say.mjs'

const PACK_LIMIT_MS = 30 * 60_000

/**
 * @typedef {{ name: string, version: string, integrity: string, bytes: number }} PinnedPackage
 */

/**
 * Leaves the checked package at `file`. A file that is already there is used only if it is the right one.
 * @param {PinnedPackage} pinned
 * @param {string} file
 */
export async function fetchTarball(pinned, file) {
  if (existsSync(file)) {
    if (await hasIntegrity(file, pinned.integrity)) return detail('Already downloaded.')
    await rm(file, { force: true })
  }
  await mkdir(dirname(file), { recursive: true })
  const part = `${file}.${process.pid}.part`
  try {
    await downloadWithProgress(pinned, part).catch(async (cause) => {
      detail(`The direct download did not work (${causeText(cause)}). Letting npm do it.`)
      await packWithNpm(pinned, part)
    })
    await acceptTarball(part, file, pinned)
  } finally {
    await rm(part, { force: true })
  }
}

/**
 * Puts a downloaded file in its place, if it is what was asked for; removes and refuses it otherwise.
 * @param {string} part
 * @param {string} file
 * @param {PinnedPackage} pinned
 */
export async function acceptTarball(part, file, pinned) {
  if (!(await hasIntegrity(part, pinned.integrity))) {
    const { size } = await stat(part)
    await rm(part, { force: true })
    throw new Problem(
      `The registry sent a different file than expected for ${pinned.name}@${pinned.version} (${size} bytes). It was not used.`,
      'Run the command again. If it stays so, ask whoever runs your npm registry or proxy why it changes packages.',
    )
  }
  await rename(part, file)
}

/**
 * @param {PinnedPackage} pinned
 * @param {string} part
 */
async function downloadWithProgress({ name, version, bytes }, part) {
  const [url, config] = await Promise.all([
    askNpm(['view', `${name}@${version}`, 'dist.tarball']),
    askNpm(['config', 'list']),
  ])
  if (typeof url !== 'string') throw new Error('npm does not say where it is')
  const npmConfig = /** @type {Record<string, unknown>} */ (config && typeof config === 'object' ? config : {})
  await downloadTo(part, url, { label: 'downloading', expectedBytes: bytes, npmConfig })
}

/**
 * @param {PinnedPackage} pinned
 * @param {string} part
 */
async function packWithNpm({ name, version, bytes }, part) {
  const folder = `${part}.pack`
  await mkdir(folder, { recursive: true })
  const progress = startProgress('downloading', bytes)
  // npm writes the file at the end only, so this shows that it appears, not how it grows.
  const timer = setInterval(() => void sizeIn(folder).then(progress.at), 1000)
  try {
    const args = ['pack', `${name}@${version}`, '--pack-destination', folder, '--loglevel=error']
    const { code, timedOut, output } = await runCommand(...npmCommand(args), { limitMs: PACK_LIMIT_MS, cwd: folder })
    const [packed] = (await readdir(folder)).filter((entry) => entry.endsWith('.tgz'))
    if (code !== 0 || !packed) {
      throw new Problem(
        `${name}@${version} could not be downloaded${timedOut ? ' within 30 minutes' : ''}.${lastLine(output)}`,
        'Check that this machine reaches the npm registry (npm ping), then run the command again.',
      )
    }
    await rename(join(folder, packed), part)
  } finally {
    clearInterval(timer)
    progress.end()
    await rm(folder, { recursive: true, force: true })
  }
}

/** @param {string} folder */
async function sizeIn(folder) {
  const entries = await readdir(folder).catch(() => [])
  const sizes = await Promise.all(
    entries.map((entry) =>
      stat(join(folder, entry)).then(
        (found) => found.size,
        () => 0,
      ),
    ),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** @param {unknown} cause */
const causeText = (cause) => {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause
  return inner instanceof Error ? inner.message || inner.name : String(inner)
}

/** @param {string} output */
const lastLine = (output) => {
  const line = output
    .trim()
    .split('\n')
    .findLast((text) => text.trim())
  return line ? ` npm said: ${line.trim()}` : ''
}
