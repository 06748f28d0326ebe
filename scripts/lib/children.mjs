// The processes we started, so that all of them end when we do. Ends by process group id, never by name.

/** @type {Set<import('node:child_process').ChildProcess>} */
const living = new Set()
/** @type {Set<() => void>} */
const cleanups = new Set()
let listening = false
let ending = false

const SIGNALS = /** @type {const} */ ({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 })
const GRACE_MS = 4000

/**
 * Keeps a child (started with `detached: true`) until it ends.
 * @param {import('node:child_process').ChildProcess} child
 */
export function keep(child) {
  listenForSignals()
  living.add(child)
  child.once('exit', () => living.delete(child))
  child.once('error', () => living.delete(child))
}

/**
 * Work to do synchronously when this process ends early (a temporary folder to remove). Returns a function that forgets it.
 * @param {() => void} cleanup
 */
export function onEnd(cleanup) {
  listenForSignals()
  cleanups.add(cleanup)
  return () => void cleanups.delete(cleanup)
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
export function signalGroup(child, signal) {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch {
    // It ended by itself in the meantime.
  }
}

/**
 * Asks the child and everything it started to end, then makes sure.
 * @param {import('node:child_process').ChildProcess} child
 */
export async function endChild(child, graceMs = GRACE_MS) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  signalGroup(child, 'SIGTERM')
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs)
  await ended
  clearTimeout(timer)
}

function listenForSignals() {
  if (listening) return
  listening = true
  for (const [signal, code] of Object.entries(SIGNALS)) process.on(signal, () => void endAll(code))
  process.on('exit', () => {
    for (const child of living) signalGroup(child, 'SIGKILL')
    for (const cleanup of cleanups) cleanup()
  })
}

/** @param {number} code */
async function endAll(code) {
  if (ending) process.exit(code)
  ending = true
  // The last started first: a browser before its display.
  for (const child of [...living].reverse()) await endChild(child)
  process.exit(code)
}
