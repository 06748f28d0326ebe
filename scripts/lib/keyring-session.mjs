// A real, unlocked keychain in a throw-away home, so that tests use the system's own encryption and never the person's keyring.
// Linux only; everything in it is gone afterwards.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { endChild, onEnd } from './children.mjs'
import { Problem } from './problem.mjs'
import { runCommand } from './run-command.mjs'
import { startChild } from './start-child.mjs'

const START_LIMIT_MS = 20_000
const ASK_LIMIT_MS = 5000
const LOOK_EVERY_MS = 100
const KEYRING = 'org.freedesktop.secrets'
// It protects nothing: the keyring lives for one test run, in a folder only this user can read.
const PASSWORD = 'throw-away'

/** @returns {Promise<{ env: NodeJS.ProcessEnv, close: () => Promise<void> }>} what a command needs in its environment to use it */
export async function openKeyringSession() {
  const home = mkdtempSync(join(tmpdir(), 'hallpass-home-'))
  const remove = () => rmSync(home, { recursive: true, force: true, maxRetries: 3 })
  const forget = onEnd(remove)
  /** @type {import('node:child_process').ChildProcess[]} */
  const started = []
  const close = async () => {
    for (const child of started.reverse()) await endChild(child)
    forget()
    remove()
  }
  try {
    const env = throwAwayHome(home)
    const bus = start('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=3'], env, [
      'ignore',
      'ignore',
      'ignore',
      'pipe',
    ])
    started.push(bus)
    env.DBUS_SESSION_BUS_ADDRESS = await busAddress(bus)
    const keyring = start('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], env, [
      'pipe',
      'ignore',
      'ignore',
    ])
    started.push(keyring)
    keyring.stdin?.end(PASSWORD)
    await unlocked(env)
    return { env, close }
  } catch (cause) {
    await close()
    throw cause
  }
}

/**
 * @param {string} home
 * @returns {NodeJS.ProcessEnv}
 */
function throwAwayHome(home) {
  const runtime = join(home, 'run')
  mkdirSync(runtime, { mode: 0o700 })
  const { XAUTHORITY, WAYLAND_DISPLAY, XDG_RUNTIME_DIR } = process.env
  return {
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_DATA_HOME: join(home, '.local', 'share'),
    XDG_STATE_HOME: join(home, '.local', 'state'),
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_RUNTIME_DIR: runtime,
    XDG_CURRENT_DESKTOP: 'GNOME',
    // The person's own screen is found through their home and runtime folders; keep it found.
    XAUTHORITY: XAUTHORITY ?? join(homedir(), '.Xauthority'),
    ...(WAYLAND_DISPLAY && XDG_RUNTIME_DIR && !isAbsolute(WAYLAND_DISPLAY)
      ? { WAYLAND_DISPLAY: join(XDG_RUNTIME_DIR, WAYLAND_DISPLAY) }
      : {}),
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {import('node:child_process').StdioOptions} stdio
 */
function start(command, args, env, stdio) {
  const child = startChild(command, args, { env: { ...process.env, ...env }, stdio })
  // Not being there shows as a time limit below.
  child.once('error', () => {})
  return child
}

/** @param {import('node:child_process').ChildProcess} bus @returns {Promise<string>} */
function busAddress(bus) {
  return new Promise((resolve, reject) => {
    const fail = () => reject(notStarted('the message bus (dbus-daemon)', 'dbus'))
    const timer = setTimeout(fail, START_LIMIT_MS)
    bus.once('exit', fail)
    bus.once('error', fail)
    let address = ''
    bus.stdio[3]?.on('data', (chunk) => {
      address += chunk
      if (!address.includes('\n')) return
      clearTimeout(timer)
      resolve(address.trim())
    })
  })
}

/** Waits until the default keyring is there and open. @param {NodeJS.ProcessEnv} env */
async function unlocked(env) {
  const service = '/org/freedesktop/secrets'
  const deadline = Date.now() + START_LIMIT_MS
  while (Date.now() < deadline) {
    // Asked first: talking to a keyring that is not there would make the bus start a second, locked one.
    const owned = await askFor(
      env,
      'org.freedesktop.DBus',
      '/org/freedesktop/DBus',
      'org.freedesktop.DBus.NameHasOwner',
      `string:${KEYRING}`,
    )
    const alias = owned.includes('boolean true')
      ? await askFor(env, KEYRING, service, 'org.freedesktop.Secret.Service.ReadAlias', 'string:default')
      : ''
    const collection = /object path "(\/[^"]+)"/.exec(alias)?.[1]
    if (collection) {
      const locked = await askFor(
        env,
        KEYRING,
        collection,
        'org.freedesktop.DBus.Properties.Get',
        'string:org.freedesktop.Secret.Collection',
        'string:Locked',
      )
      if (locked.includes('boolean false')) return
    }
    await sleep(LOOK_EVERY_MS)
  }
  throw notStarted('the keyring (gnome-keyring-daemon)', 'gnome-keyring')
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} destination
 * @param {...string} call path, method, arguments
 */
async function askFor(env, destination, ...call) {
  const args = ['--session', '--print-reply', '--reply-timeout=3000', `--dest=${destination}`, ...call]
  return (await runCommand('dbus-send', args, { limitMs: ASK_LIMIT_MS, env: { ...process.env, ...env } })).output
}

/**
 * @param {string} what
 * @param {string} packageName
 */
const notStarted = (what, packageName) =>
  new Problem(
    `For the tests, ${what} did not start.`,
    `Run the command again. If it stays so, reinstall the package ${packageName}.`,
  )
