// The screen the app is shown on: the person's own, or a virtual one (Xvfb) that only this command sees.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endChild, onEnd } from './children.mjs'
import { Problem } from './problem.mjs'
import { startChild } from './start-child.mjs'

const START_LIMIT_MS = 20_000
const SCREEN = '1280x1024x24'
// Xauthority: any host, any display number.
const FAMILY_WILD = 0xffff

export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/**
 * Starts a virtual screen on a free display number.
 * @returns {Promise<{ env: NodeJS.ProcessEnv, close: () => Promise<void> }>} what a command needs in its environment to use it
 */
export async function openVirtualDisplay() {
  const folder = mkdtempSync(join(tmpdir(), 'hallpass-display-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  const forget = onEnd(remove)
  const authority = join(folder, 'xauthority')
  writeFileSync(authority, xauthority(randomBytes(16)), { mode: 0o600 })
  // Xvfb chooses the number itself and writes it to descriptor 3, so two runs never want the same one.
  const args = ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-auth', authority]
  const xvfb = startChild('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] })
  const close = async () => {
    await endChild(xvfb)
    forget()
    remove()
  }
  try {
    const number = await firstLine(xvfb)
    return {
      env: { DISPLAY: `:${number}`, XAUTHORITY: authority, XDG_SESSION_TYPE: 'x11', WAYLAND_DISPLAY: undefined },
      close,
    }
  } catch (cause) {
    await close()
    throw cause
  }
}

/** One entry in the binary form that X programs read. @param {Buffer} cookie */
function xauthority(cookie) {
  const field = (/** @type {Buffer} */ content) => Buffer.concat([uint16(content.length), content])
  const nothing = field(Buffer.alloc(0))
  return Buffer.concat([uint16(FAMILY_WILD), nothing, nothing, field(Buffer.from('MIT-MAGIC-COOKIE-1')), field(cookie)])
}

/** @param {number} value */
function uint16(value) {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(value)
  return bytes
}

/** @param {import('node:child_process').ChildProcess} xvfb @returns {Promise<string>} */
function firstLine(xvfb) {
  return new Promise((resolve, reject) => {
    let said = ''
    let number = ''
    const fail = () =>
      reject(
        new Problem(
          `The virtual screen (Xvfb) did not start. ${said.trim()}`,
          'Run the command again. If it stays so, reinstall the package xvfb.',
        ),
      )
    const timer = setTimeout(fail, START_LIMIT_MS)
    xvfb.stderr?.on('data', (chunk) => {
      said = (said + chunk).slice(-2000)
    })
    xvfb.stdio[3]?.on('data', (chunk) => {
      number += chunk
      if (!number.includes('\n')) return
      clearTimeout(timer)
      resolve(number.trim())
    })
    const ended = () => {
      clearTimeout(timer)
      fail()
    }
    xvfb.once('error', ended)
    xvfb.once('exit', ended)
  })
}
