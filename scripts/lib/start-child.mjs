// Starts a process that never outlives this one, even when this one is killed outright.
import { spawn } from 'node:child_process'
import { keep } from './children.mjs'
import { onPath } from './on-path.mjs'

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, stdio: import('node:child_process').StdioOptions }} options
 */
export function startChild(command, args, options) {
  // setpriv (util-linux, on every Debian) asks the kernel to end the child with its parent, then becomes the command.
  const bound = process.platform === 'linux' && onPath('setpriv')
  const [program, programArgs] = bound ? ['setpriv', ['--pdeathsig', 'TERM', '--', command, ...args]] : [command, args]
  // Its own process group, so that it can be ended together with everything it starts.
  const child = spawn(program, programArgs, { ...options, detached: process.platform !== 'win32' })
  keep(child)
  return child
}
