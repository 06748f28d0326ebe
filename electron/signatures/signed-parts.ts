/** A token taken apart for its signature: exactly the characters that were signed (RFC 7515 sections 5.2, 7.1, 7.2; RFC 7797). */
import { isObject } from '../../shared/core/is-object.ts'
import { stripWrapping } from '../../shared/jwt/strip-wrapping.ts'

/** One signature of a token. */
export type SignedPart = {
  /** Protected and unprotected header together; null when it cannot be read. */
  readonly header: Readonly<Record<string, unknown>> | null
  /** What was signed, as it stands; where it is written unusually, also as it would usually be. */
  readonly inputs: readonly string[]
  /** Empty where its text is not base64url: no key makes such a one. */
  readonly signature: Buffer
  /** There is something in its place, whatever that is. */
  readonly isSigned: boolean
  /** It has no payload: that travels separately (RFC 7515 appendix F). */
  readonly isDetached: boolean
}

/** How a token is protected, as far as its outer form tells. */
export type SignedToken =
  | { readonly form: 'signed'; readonly parts: readonly SignedPart[] }
  | { readonly form: 'encrypted' }
  | { readonly form: 'opaque' }

/** No token has more; a hostile one would keep the main process busy. Those after them are not looked at. */
const mostSignatures = 20

/** Takes a token apart, compact or in JSON serialization. Never throws. */
export function signedPartsOf(text: string): SignedToken {
  const token = stripWrapping(text)
  if (token.startsWith('{')) return fromJson(token)
  const dense = token.replace(/\s+/g, '')
  const [header, payload, signature, ...rest] = dense.split('.')
  if (rest.length === 2) return { form: 'encrypted' }
  if (header === undefined || payload === undefined || rest.length > 0) return { form: 'opaque' }
  const read = readHeader(header)
  // Spaces belong to a payload that is not encoded (RFC 7797 section 5.2).
  const asSigned = read?.b64 === false ? (token.split('.')[1] ?? payload) : payload
  return { form: 'signed', parts: [partOf(read, header, asSigned, signature ?? '')] }
}

function fromJson(token: string): SignedToken {
  const whole = parse(token)
  if (!isObject(whole)) return { form: 'opaque' }
  if (typeof whole.ciphertext === 'string') return { form: 'encrypted' }
  const { payload } = whole
  const signatures = Array.isArray(whole.signatures) ? whole.signatures.slice(0, mostSignatures) : [whole]
  const parts = signatures.flatMap((one) =>
    isObject(one) && typeof one.signature === 'string'
      ? [fromMembers(one, typeof payload === 'string' ? payload : '', one.signature)]
      : [],
  )
  return parts.length > 0 ? { form: 'signed', parts } : { form: 'opaque' }
}

function fromMembers(one: Readonly<Record<string, unknown>>, payload: string, signature: string): SignedPart {
  const shielded = typeof one.protected === 'string' ? one.protected : ''
  const own = shielded === '' ? {} : readHeader(shielded)
  const open = isObject(one.header) ? one.header : {}
  // What is protected counts, should a name stand in both.
  return partOf(own === null ? null : { ...open, ...own }, shielded, payload, signature)
}

function partOf(header: SignedPart['header'], shielded: string, payload: string, signature: string): SignedPart {
  const asWritten = `${shielded}.${payload}`
  const usual = `${usualForm(shielded)}.${usualForm(payload)}`
  return {
    header,
    // A payload that is not encoded (RFC 7797) is signed as it stands.
    inputs: header?.b64 === false || usual === asWritten ? [asWritten] : [asWritten, usual],
    signature: bytesOf(signature),
    isSigned: signature !== '',
    isDetached: payload === '' && signature !== '',
  }
}

/** Strictly: `Buffer` passes over what is not base64url, and a signature with something added to it would be taken for good. */
function bytesOf(signature: string): Buffer {
  const isWhole = /^[A-Za-z0-9+/_-]*={0,2}$/.test(signature) && signature.replaceAll('=', '').length % 4 !== 1
  return isWhole ? Buffer.from(signature, 'base64url') : Buffer.alloc(0)
}

/** Base64url without padding, as signers write it. */
function usualForm(part: string): string {
  return part.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function readHeader(encoded: string): SignedPart['header'] {
  const header = parse(Buffer.from(encoded, 'base64url').toString())
  return isObject(header) ? header : null
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
