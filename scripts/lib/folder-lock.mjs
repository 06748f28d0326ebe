// Lets one process at a time do long work, and the others wait for it. Only saves double work: nothing breaks if it fails.
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { onEnd } from './children.mjs'

const HEARTBEAT_MS = 5000
const DEAD_AFTER_MS = 60_000
const LOOK_EVERY_MS = 500

/**
 * @template T
 * @param {string} file
 * @param {{ limitMs: number, onWait: () => void }} options
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, { limitMs, onWait }, work) {
  const deadline = Date.now() + limitMs
  let told = false
  while (!take(file)) {
    if (isDead(file) || Date.now() > deadline) {
      rmSync(file, { force: true })
      continue
    }
    if (!told) onWait()
    told = true
    await sleep(LOOK_EVERY_MS)
  }
  const release = () => rmSync(file, { force: true })
  const forget = onEnd(release)
  const heartbeat = setInterval(() => touch(file), HEARTBEAT_MS)
  try {
    return await work()
  } finally {
    clearInterval(heartbeat)
    forget()
    release()
  }
}

/** @param {string} file */
function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (cause) {
    if (/** @type {NodeJS.ErrnoException} */ (cause).code === 'EEXIST') return false
    throw cause
  }
}

/** Its owner was ended, or has not shown itself for a minute. @param {string} file */
function isDead(file) {
  try {
    if (Date.now() - statSync(file).mtimeMs > DEAD_AFTER_MS) return true
    const owner = Number(readFileSync(file, 'utf8'))
    // An empty file is one being written at this moment.
    if (!Number.isInteger(owner) || owner <= 0) return false
    process.kill(owner, 0)
    return false
  } catch (cause) {
    return /** @type {NodeJS.ErrnoException} */ (cause).code === 'ESRCH'
  }
}

/** @param {string} file */
function touch(file) {
  try {
    const now = new Date()
    utimesSync(file, now, now)
  } catch {
    // Somebody removed it; the work goes on, at worst twice.
  }
}
