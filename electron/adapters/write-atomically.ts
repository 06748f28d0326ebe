/** Writes a whole file or nothing: beside the place first, then moved there. Whoever looks sees the old one or the new one. */
import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** `mode` is that of the new file; the process's umask still applies. */
export function writeAtomically(path: string, content: string | Uint8Array, mode: number): void {
  const waiting = placeBeside(path)
  try {
    const file = openSync(waiting, 'wx', mode)
    try {
      writeFileSync(file, content)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(waiting, path)
  } catch (cause) {
    rmSync(waiting, { force: true })
    throw cause
  }
}

/** Where a file waits until it is whole. A short name of its own: a long one plus a suffix could be too long for the disk. */
export function placeBeside(path: string): string {
  return join(dirname(path), `.${basename(path).slice(0, 40)}.tmp-${randomBytes(6).toString('hex')}`)
}
