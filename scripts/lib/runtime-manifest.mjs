// The list of files and sizes that says a built runtime is whole. Written last, compared at each start. Hashes nothing: it has to be quick.
import { lstat, readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'

const MANIFEST = 'complete.json'

/** @param {string} folder */
export async function writeManifest(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
  const sized = await Promise.all(files.sort().map(async (file) => [file, (await lstat(join(folder, file))).size]))
  await writeFile(join(folder, MANIFEST), JSON.stringify({ files: sized }, undefined, 1))
}

/** True only if every file that was there when the runtime was finished is still there, in its full size. @param {string} folder */
export async function isComplete(folder) {
  try {
    const { files } = JSON.parse(await readFile(join(folder, MANIFEST), 'utf8'))
    if (!Array.isArray(files) || files.length === 0) return false
    const same = await Promise.all(files.map(async ([file, size]) => (await lstat(join(folder, file))).size === size))
    return same.every(Boolean)
  } catch {
    return false
  }
}
