/**
 * What tells, after a crash, whether a token that was copied is still on the clipboard: a salted hash that is dear to compute
 * (scrypt, RFC 7914), so that it helps nobody to guess what was copied. It is on disk only while a copy is on the clipboard.
 */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { isObject } from '../../shared/core/is-object.ts'

/** Both base64. */
export type CopiedMark = { readonly salt: string; readonly hash: string }

const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }
const hashBytes = 32

/** The mark of a text. */
export async function markOf(text: string): Promise<CopiedMark> {
  const salt = randomBytes(16)
  return { salt: salt.toString('base64'), hash: (await hashOf(text, salt)).toString('base64') }
}

/** Whether this is the text the mark was made of. */
export async function isMarked(text: string, { salt, hash }: CopiedMark): Promise<boolean> {
  const expected = Buffer.from(hash, 'base64')
  const found = await hashOf(text, Buffer.from(salt, 'base64'))
  return expected.byteLength === found.byteLength && timingSafeEqual(expected, found)
}

export function isCopiedMark(value: unknown): value is CopiedMark | null {
  return value === null || (isObject(value) && typeof value.salt === 'string' && typeof value.hash === 'string')
}

function hashOf(text: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(text, salt, hashBytes, cost, (cause, hash) => (cause === null ? resolve(hash) : reject(cause)))
  })
}
