/** Adds to the end of a file that must be as it was left. */
import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs'

/**
 * Writes `line` behind the first `size` bytes: from then on it outlives the app, though not yet a power cut (`sync-file.ts`).
 * Returns how many bytes it took. Null, and nothing
 * written, when the file is gone or is not `size` bytes long: somebody else was at it. Throws when the disk does not take
 * the line, and whatever of it got there is cut off again.
 */
export function appendLine(path: string, size: number, line: string): number | null {
  const bytes = Buffer.from(line)
  const file = openIfThere(path)
  if (file === null) return null
  try {
    if (fstatSync(file).size !== size) return null
    try {
      for (let at = 0; at < bytes.byteLength; ) at += writeSync(file, bytes, at, bytes.byteLength - at, size + at)
    } catch (cause) {
      cutOff(file, size)
      throw cause
    }
    return bytes.byteLength
  } finally {
    closeSync(file)
  }
}

function openIfThere(path: string): number | null {
  try {
    return openSync(path, 'r+')
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null
    throw cause
  }
}

/** When even this fails, the file is longer than it was left, and so is written as a whole at the next change. */
function cutOff(file: number, size: number): void {
  try {
    ftruncateSync(file, size)
  } catch {}
}
