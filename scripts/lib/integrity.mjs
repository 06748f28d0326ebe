// Says whether a file is exactly the one that was named beforehand (SHA-512, as npm writes it). Downloads nothing.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'

/**
 * @param {string} file
 * @param {string} integrity `sha512-` and the digest in base64
 */
export async function hasIntegrity(file, integrity) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  return `sha512-${hash.digest('base64')}` === integrity
}
