/**
 * Bytes sealed under a 256-bit key with AES-256-GCM (NIST SP 800-38D): `HPS` and one byte for the version of this format,
 * a random nonce of 12 bytes, what was sealed, and the tag of 16. `context` says what it is and is part of the seal: a
 * file put in another's place does not open.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const cipherName = 'aes-256-gcm'
const mark = Buffer.from('HPS')
const format = 1
const headBytes = mark.byteLength + 1
const nonceBytes = 12
const tagBytes = 16
const startBytes = headBytes + nonceBytes

/** Length of a key, bytes. */
export const sealKeyBytes = 32

/** `key` has `sealKeyBytes`; a random nonce is safe for some four thousand million seals under one key. */
export function sealBytes(key: Uint8Array, plain: Uint8Array, context: string): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(cipherName, key, nonce)
  cipher.setAAD(contextOf(context))
  const parts = [mark, Buffer.of(format), nonce, cipher.update(plain), cipher.final()]
  return Buffer.concat([...parts, cipher.getAuthTag()])
}

/** What was sealed; `damaged` when it is not whole, of another key or another context. `newer`: a format of a later Hallpass. Whoever asked wipes it. */
export function openSealed(key: Uint8Array, sealed: Uint8Array, context: string): Buffer | 'damaged' | 'newer' {
  if (sealed.byteLength < startBytes + tagBytes || !isSealed(sealed)) return 'damaged'
  const written = sealed[mark.byteLength] ?? 0
  if (written > format) return 'newer'
  const decipher = createDecipheriv(cipherName, key, sealed.subarray(headBytes, startBytes), {
    authTagLength: tagBytes,
  })
  decipher.setAAD(contextOf(context))
  decipher.setAuthTag(sealed.subarray(-tagBytes))
  const plain = decipher.update(sealed.subarray(startBytes, -tagBytes))
  try {
    return Buffer.concat([plain, decipher.final()])
  } catch {
    return 'damaged'
  } finally {
    wipe(plain)
  }
}

/** Overwrites keys and what was sealed, once they are no longer needed: memory that is given back keeps what was in it. */
export function wipe(...all: readonly (Uint8Array | null)[]): void {
  for (const bytes of all) bytes?.fill(0)
}

/** Whether these bytes begin as sealed ones do; says nothing about whether they open. */
export function isSealed(bytes: Uint8Array): boolean {
  return bytes.byteLength >= mark.byteLength && mark.compare(bytes, 0, mark.byteLength) === 0
}

function contextOf(context: string): Buffer {
  return Buffer.from(`hallpass ${format} ${context}`)
}
