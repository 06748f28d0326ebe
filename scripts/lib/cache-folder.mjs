// The folder for things that can be fetched again at any time. Holds no settings and no secrets.
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

/**
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 * @param {string} home
 */
export function cacheFolder(platform = process.platform, env = process.env, home = homedir()) {
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'hallpass', 'Cache')
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'hallpass')
  // The XDG specification says that a relative path is to be ignored.
  const base = env.XDG_CACHE_HOME && isAbsolute(env.XDG_CACHE_HOME) ? env.XDG_CACHE_HOME : join(home, '.cache')
  return join(base, 'hallpass')
}
