// Says whether node_modules is what package-lock.json asks for. Looks only; installs nothing.
import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const STAMP = join('node_modules', '.hallpass-lock-sha256')

/** @param {string} folder */
export function isInstalled(folder) {
  const lock = read(join(folder, 'package-lock.json'))
  if (lock === undefined) return false
  return read(join(folder, STAMP)) === sha256(lock) || isInstalledByHand(folder, lock)
}

/** Before an install: from now on, until it succeeds, nothing counts as installed. @param {string} folder */
export const removeStamp = (folder) => rmSync(join(folder, STAMP), { force: true })

/** Only after an install that succeeded. @param {string} folder */
export function writeStamp(folder) {
  writeFileSync(join(folder, STAMP), sha256(readFileSync(join(folder, 'package-lock.json'), 'utf8')))
}

/**
 * A plain `npm ci` leaves no stamp of ours, but npm's own list, which it writes at its end. It is taken when it names every
 * package of the lock file and each of them is really there.
 * @param {string} folder
 * @param {string} lock
 */
function isInstalledByHand(folder, lock) {
  const listed = packagesOf(read(join(folder, 'node_modules', '.package-lock.json')))
  const wanted = packagesOf(lock)
  if (!listed || !wanted) return false
  return Object.entries(wanted).every(([path, about]) => {
    if (path === '' || about.link) return true
    const found = listed[path]
    // Packages for other systems are in the lock file and rightly not on this disk.
    if (!found) return about.optional === true || about.devOptional === true
    if (found.version !== about.version || found.integrity !== about.integrity) return false
    return packageVersion(join(folder, path)) === about.version
  })
}

/**
 * @param {string | undefined} lock
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, link?: boolean }> | undefined}
 */
function packagesOf(lock) {
  try {
    return JSON.parse(lock ?? '').packages
  } catch {
    return undefined
  }
}

/** @param {string} folder */
function packageVersion(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version
  } catch {
    return undefined
  }
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** @param {string} text */
const sha256 = (text) => createHash('sha256').update(text).digest('hex')
