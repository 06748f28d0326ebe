/** Signs tokens for tests (RFC 7515 section 5.1). Judges nothing of what they say. */
import { constants, createHmac, type KeyObject, sign } from 'node:crypto'
import { isObject } from '../../shared/core/is-object.ts'
import { layOutJson } from '../../shared/json/json-lines.ts'
import { type Algorithm, algorithmOf } from './algorithms.ts'

/** What a token is signed with: `key` is the bytes of a shared secret, a private key, or null for `alg: none`. */
export type SignWith = {
  readonly alg: string
  readonly key: Buffer | KeyObject | null
  readonly kid: string | null
}

/** The token; or which part is no JSON object, and where it breaks, or why the key cannot sign, in a sentence. */
export type Signed =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly part: 'header' | 'payload' | 'key'; readonly reason: string }

/**
 * Signs header and payload, given as JSON text. Both are taken character for character, so that a server can be tried with
 * odd JSON as well. The header gets `alg`, `typ` and `kid` where it has none, before all else; an `alg` that contradicts the
 * key is put right, for which the header is written anew.
 */
export function signToken(header: string, payload: string, { alg, key, kid }: SignWith): Signed {
  const claims = readObject(payload)
  if (!claims.ok) return { ok: false, part: 'payload', reason: claims.reason }
  const own = readObject(header.trim() === '' ? '{}' : header)
  if (!own.ok) return { ok: false, part: 'header', reason: own.reason }
  const filled = fillHeader(header, own.value, { alg, typ: 'JWT', ...(kid === null ? {} : { kid }) })
  const input = `${encode(filled)}.${encode(payload)}`
  const signature = key === null ? Buffer.alloc(0) : signatureOf(alg, key, input)
  if (signature === null) {
    const reason = `This key cannot make a signature with ${alg}: it is too small for it, or restricted to something else.`
    return { ok: false, part: 'key', reason }
  }
  return { ok: true, token: `${input}.${signature.toString('base64url')}` }
}

type Members = Readonly<Record<string, unknown>>

function fillHeader(text: string, own: Members, needed: Members & { readonly alg: string }): string {
  if (Object.hasOwn(own, 'alg') && own.alg !== needed.alg) {
    return JSON.stringify({ ...needed, ...own, alg: needed.alg })
  }
  const missing = Object.entries(needed).filter(([name]) => !Object.hasOwn(own, name))
  if (missing.length === 0) return text
  const members = JSON.stringify(Object.fromEntries(missing)).slice(1, -1)
  const rest = text.trim().slice(1) || '}'
  return `{${members}${Object.keys(own).length === 0 ? '' : ','}${rest}`
}

/** Null when a key of the right kind cannot do it all the same. */
function signatureOf(alg: string, key: Buffer | KeyObject, input: string): Buffer | null {
  const algorithm = algorithmOf(alg)
  if (algorithm === null) throw new Error('No such algorithm')
  if (algorithm.kind === 'hmac') return createHmac(algorithm.hash, key).update(input).digest()
  if (Buffer.isBuffer(key)) throw new Error('A secret is no private key')
  try {
    return asymmetric(algorithm, key, Buffer.from(input))
  } catch {
    return null
  }
}

function asymmetric(algorithm: Exclude<Algorithm, { kind: 'hmac' }>, key: KeyObject, data: Buffer): Buffer {
  switch (algorithm.kind) {
    case 'rsa': {
      const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
      return sign(algorithm.hash, data, { key, ...(algorithm.isPss ? pss : {}) })
    }
    case 'ec':
      return sign(algorithm.hash, data, { key, dsaEncoding: 'ieee-p1363' })
    case 'okp':
      return sign(null, data, key)
  }
}

function encode(text: string): string {
  return Buffer.from(text).toString('base64url')
}

type ObjectReading =
  | { readonly ok: true; readonly value: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly reason: string }

function readObject(text: string): ObjectReading {
  const { problem } = layOutJson(text)
  if (problem) return { ok: false, reason: `Line ${problem.line}, column ${problem.column}: ${problem.message}` }
  const value: unknown = JSON.parse(text)
  return isObject(value) ? { ok: true, value } : { ok: false, reason: 'This has to be a JSON object: { … }.' }
}
