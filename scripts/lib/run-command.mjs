// Runs one command to its end, within a time limit (none only for the app itself). Ends the whole process group when it is over.
import { endChild } from './children.mjs'
import { projectFolder } from './project-folder.mjs'
import { startChild } from './start-child.mjs'

const KEEP_CHARACTERS = 200_000

/**
 * @typedef {object} Outcome
 * @property {number | undefined} code undefined when it could not start or was ended by a signal
 * @property {boolean} timedOut
 * @property {string} output what it printed on both streams (empty when `show` is on)
 */

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ limitMs?: number, show?: boolean, env?: NodeJS.ProcessEnv, cwd?: string, onText?: (text: string) => void }} options
 * @returns {Promise<Outcome>}
 */
export function runCommand(command, args, { limitMs, show = false, env = process.env, cwd = projectFolder, onText }) {
  return new Promise((resolve) => {
    /** @type {import('node:child_process').StdioOptions} */
    const stdio = show ? 'inherit' : ['ignore', 'pipe', 'pipe']
    const child = startChild(command, args, { cwd, env, stdio })
    let output = ''
    let timedOut = false
    /** @param {Buffer | string} chunk */
    const take = (chunk) => {
      output = (output + chunk).slice(-KEEP_CHARACTERS)
      onText?.(String(chunk))
    }
    child.stdout?.on('data', take)
    child.stderr?.on('data', take)
    const timer = limitMs
      ? setTimeout(() => {
          timedOut = true
          void endChild(child)
        }, limitMs)
      : undefined
    child.once('error', (cause) => {
      clearTimeout(timer)
      resolve({ code: undefined, timedOut, output: output || cause.message })
    })
    child.once(show ? 'exit' : 'close', (code) => {
      clearTimeout(timer)
      resolve({ code: code ?? undefined, timedOut, output })
    })
  })
}
