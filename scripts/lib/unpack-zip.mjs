// Writes the wanted entries of a zip file into a folder, refusing any that would land outside. Knows nothing of Electron.
import { createWriteStream } from 'node:fs'
import { chmod, mkdir } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'

const FILE_TYPE_MASK = 0o170000
const REGULAR_FILE = 0o100000

/**
 * @param {string} zipFile
 * @param {string} folder
 * @param {(entryName: string) => string | undefined} placeFor path inside the folder, or undefined to leave the entry out
 * @param {(done: number, total: number) => void} onProgress in compressed bytes of the whole zip
 */
export async function unpackZip(zipFile, folder, placeFor, onProgress = () => {}) {
  // Imported late: scripts that unpack nothing run without node_modules.
  const { openPromise } = await import('yauzl')
  const zip = await openPromise(zipFile, { lazyEntries: true })
  let done = 0
  try {
    for await (const entry of zip.eachEntry()) {
      const place = entry.fileName.endsWith('/') ? undefined : placeFor(entry.fileName)
      if (place) await writeEntry(zip, entry, inside(folder, place))
      done += entry.compressedSize
      onProgress(done, zip.fileSize)
    }
  } finally {
    zip.close()
  }
}

/**
 * @param {import('yauzl').ZipFile} zip
 * @param {import('yauzl').Entry} entry
 * @param {string} target
 */
async function writeEntry(zip, entry, target) {
  const mode = entry.externalFileAttributes >>> 16
  if ((mode & FILE_TYPE_MASK) !== REGULAR_FILE) throw new Error(`${entry.fileName} is not a plain file`)
  await mkdir(dirname(target), { recursive: true })
  await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target))
  await chmod(target, mode & 0o100 ? 0o755 : 0o644)
}

/**
 * @param {string} folder
 * @param {string} place
 */
function inside(folder, place) {
  const target = join(folder, place)
  if (!target.startsWith(folder + sep)) throw new Error(`${place} points outside its folder`)
  return target
}
