// Writes an asar archive, the form in which Electron finds a packaged app: a table of files as JSON, then their bytes.
// Only for trying the packaged app here; what people get is packed by electron-builder, with a hash of every file.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const WORD = 4

/** @typedef {{ size: number, offset: string } | { files: Record<string, any> }} Entry */

/**
 * @param {string} archive the file to write
 * @param {string} folder the paths are in
 * @param {readonly string[]} paths files and folders, relative
 */
export function writeAsar(archive, folder, paths) {
  /** @type {Buffer[]} */
  const contents = []
  let offset = 0
  /** @type {(path: string) => Entry} */
  const entryFor = (path) => {
    if (statSync(path).isDirectory()) {
      return { files: Object.fromEntries(readdirSync(path).map((name) => [name, entryFor(join(path, name))])) }
    }
    const bytes = readFileSync(path)
    contents.push(bytes)
    offset += bytes.length
    return { size: bytes.length, offset: String(offset - bytes.length) }
  }
  /** @type {Record<string, any>} */
  const files = {}
  for (const path of paths) {
    const steps = path.split('/')
    const name = steps.pop() ?? path
    let shelf = files
    for (const step of steps) {
      shelf[step] ??= { files: {} }
      shelf = shelf[step].files
    }
    shelf[name] = entryFor(join(folder, path))
  }
  writeFileSync(archive, Buffer.concat([table(JSON.stringify({ files })), ...contents]))
}

/** The table in Chromium's "pickle": the length of the table's pickle, then the pickle: its length, the text's, the text. @param {string} json */
function table(json) {
  const text = Buffer.from(json, 'utf8')
  const padded = Math.ceil(text.length / WORD) * WORD
  const buffer = Buffer.alloc(4 * WORD + padded)
  buffer.writeUInt32LE(WORD, 0)
  buffer.writeUInt32LE(2 * WORD + padded, WORD)
  buffer.writeUInt32LE(WORD + padded, 2 * WORD)
  buffer.writeUInt32LE(text.length, 3 * WORD)
  text.copy(buffer, 4 * WORD)
  return buffer
}
