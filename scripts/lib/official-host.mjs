// Says within seconds whether the place of Electron's official binaries can be reached, so that nobody waits for a timeout.
import { lookup } from 'node:dns/promises'

const LIMIT_MS = 6000
const MIRROR_NAMES = [
  'ELECTRON_MIRROR',
  'npm_config_electron_mirror',
  'NPM_CONFIG_ELECTRON_MIRROR',
  'npm_package_config_electron_mirror',
]
const OFFICIAL = 'https://github.com/electron/electron/releases/'

/** @param {NodeJS.ProcessEnv} env */
export async function officialHostAnswers(env = process.env) {
  // Behind a proxy the name need not resolve here: only the installer itself can tell.
  if (env.ELECTRON_GET_USE_PROXY) return true
  const address = MIRROR_NAMES.map((name) => env[name]).find(Boolean) ?? OFFICIAL
  try {
    await within(LIMIT_MS, lookup(new URL(address).hostname))
    // Any answer will do; a mirror need not have a page here.
    await fetch(address, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(LIMIT_MS) })
    return true
  } catch {
    return false
  }
}

/**
 * @template T
 * @param {number} limitMs
 * @param {Promise<T>} work
 */
function within(limitMs, work) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('too late')), limitMs)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
