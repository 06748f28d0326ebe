/** A shared secret as typed, as bytes. */
import type { SecretEncoding } from '../../shared/ipc/inspector.contract.ts'
import { anyPurpose, type CheckKey } from './check-key.ts'

/** The key, or why the text is none in this encoding: a whole sentence. */
export type SecretReading =
  | { readonly ok: true; readonly key: Extract<CheckKey, { kind: 'secret' }> }
  | { readonly ok: false; readonly reason: string }

/** Reads a secret. Text is taken byte for byte as UTF-8, spaces included; in the other encodings spaces are passed over. */
export function readSecret(text: string, encoding: SecretEncoding): SecretReading {
  const bytes = decode(text, encoding)
  if (typeof bytes === 'string') return { ok: false, reason: bytes }
  if (bytes.length === 0) return { ok: false, reason: 'The secret is empty.' }
  return { ok: true, key: { kind: 'secret', bytes, kid: null, purpose: anyPurpose } }
}

function decode(text: string, encoding: SecretEncoding): Buffer | string {
  if (encoding === 'text') return Buffer.from(text)
  const dense = text.replace(/\s+/g, '')
  if (encoding === 'hex') {
    if (!/^[0-9a-f]*$/i.test(dense)) return 'This is not hexadecimal: it holds more than the digits 0–9 and a–f.'
    return dense.length % 2 === 0
      ? Buffer.from(dense, 'hex')
      : 'This is not hexadecimal: its number of digits is odd, so one is missing or too many.'
  }
  const name = encoding === 'base64' ? 'base64' : 'base64url'
  const alphabet = encoding === 'base64' ? /^[A-Za-z0-9+/]*={0,2}$/ : /^[A-Za-z0-9_-]*={0,2}$/
  if (!alphabet.test(dense)) return `This is not ${name}: it holds a character that ${name} does not have.`
  if (dense.replaceAll('=', '').length % 4 === 1) return `This is not ${name}: at least one character of it is missing.`
  return Buffer.from(dense, encoding)
}
