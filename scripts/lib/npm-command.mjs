// How to call the npm that this machine uses, and what it is configured to do. Installs nothing.
import { runCommand } from './run-command.mjs'

const ASK_LIMIT_MS = 60_000

/**
 * The npm that started us when there is one (its JavaScript file, run by this Node), otherwise the npm on the path.
 * @param {readonly string[]} args
 * @returns {[string, string[]]}
 */
export function npmCommand(args) {
  const file = process.env.npm_execpath
  if (file && /npm-cli\.[cm]?js$/.test(file)) return [process.execPath, [file, ...args]]
  if (process.platform === 'win32') return ['cmd.exe', ['/d', '/s', '/c', 'npm.cmd', ...args]]
  return ['npm', [...args]]
}

/**
 * npm's answer as JSON, or undefined when it has none.
 * @param {readonly string[]} args
 * @returns {Promise<unknown>}
 */
export async function askNpm(args) {
  const { code, output } = await runCommand(...npmCommand([...args, '--json', '--loglevel=silent']), {
    limitMs: ASK_LIMIT_MS,
  })
  if (code !== 0) return undefined
  try {
    return JSON.parse(output)
  } catch {
    return undefined
  }
}
