// Starts a helper process (a screen, a bus, a keyring) that never outlives this one, even when this one is killed outright.
import { spawn } from 'node:child_process'
import { keep } from './children.mjs'
import { onPath } from './on-path.mjs'

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, stdio: import('node:child_process').StdioOptions }} options
 */
export function startInBackground(command, args, { env = process.env, stdio }) {
  // setpriv (util-linux, on every Debian) asks the kernel to end the child with its parent, then becomes the command.
  const bound = process.platform === 'linux' && onPath('setpriv')
  const [program, programArgs] = bound ? ['setpriv', ['--pdeathsig', 'TERM', '--', command, ...args]] : [command, args]
  const child = spawn(program, programArgs, { env, stdio, detached: true })
  keep(child)
  return child
}
