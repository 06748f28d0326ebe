// Runs one command in the surroundings that the app is tested in: a virtual screen and a throw-away keychain (Linux), else as it is.
import { hasDisplay, openVirtualDisplay } from './display.mjs'
import { openKeyringSession } from './keyring-session.mjs'
import { runCommand } from './run-command.mjs'

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ limitMs: number, env: NodeJS.ProcessEnv, onOwnDisplay?: boolean }} options `onOwnDisplay`: use the person's screen when there is one
 */
export async function runInAppSession(command, args, { limitMs, env, onOwnDisplay = false }) {
  if (process.platform !== 'linux') return runCommand(command, args, { limitMs, env, show: true })
  const keyring = await openKeyringSession()
  try {
    const display = onOwnDisplay && hasDisplay() ? undefined : await openVirtualDisplay()
    try {
      return await runCommand(command, args, { limitMs, env: { ...env, ...keyring.env, ...display?.env }, show: true })
    } finally {
      await display?.close()
    }
  } finally {
    await keyring.close()
  }
}
