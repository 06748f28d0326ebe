// The surroundings that the app is tested in: a virtual screen and a throw-away keychain (Linux), else the computer as it is.
import { hasDisplay, openVirtualDisplay } from './display.mjs'
import { openKeyringSession } from './keyring-session.mjs'
import { runCommand } from './run-command.mjs'

/**
 * Runs one command in such surroundings.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ limitMs: number, env: NodeJS.ProcessEnv, onOwnDisplay?: boolean }} options `onOwnDisplay`: use the person's screen when there is one
 */
export async function runInAppSession(command, args, { limitMs, env, onOwnDisplay = false }) {
  const session = await openAppSession(onOwnDisplay)
  try {
    return await runCommand(command, args, { limitMs, env: { ...env, ...session.env }, show: true })
  } finally {
    await session.close()
  }
}

/** @returns {Promise<{ env: NodeJS.ProcessEnv, close: () => Promise<void> }>} what a command needs in its environment to be in it */
export async function openAppSession(onOwnDisplay = false) {
  if (process.platform !== 'linux') return { env: {}, close: async () => {} }
  const keyring = await openKeyringSession()
  try {
    const display = onOwnDisplay && hasDisplay() ? undefined : await openVirtualDisplay()
    const close = async () => {
      await display?.close()
      await keyring.close()
    }
    return { env: { ...keyring.env, ...display?.env }, close }
  } catch (cause) {
    await keyring.close()
    throw cause
  }
}
