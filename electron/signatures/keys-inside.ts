/** The key a token carries in its own header (RFC 7515 sections 4.1.3, 4.1.6). Whoever made the token chose it. */
import { X509Certificate } from 'node:crypto'
import { anyPurpose, type CheckKey } from './check-key.ts'
import { readJwk } from './read-jwk.ts'
import { signedPartsOf } from './signed-parts.ts'

/** Base64 of a certificate. Longer ones are none of a signer, and only cost time. */
const longestCertificate = 30_000

/** The keys in the headers of a token, `jwk` before `x5c`. Addresses in it (`jku`, `x5u`) are not looked at. */
export function keysInside(token: string): readonly CheckKey[] {
  const signed = signedPartsOf(token)
  const headers = signed.form === 'signed' ? signed.parts.map(({ header }) => header) : []
  return headers.flatMap((header) => [...carriedJwk(header?.jwk), ...carriedCertificate(header?.x5c)])
}

function carriedJwk(jwk: unknown): readonly CheckKey[] {
  const reading = jwk === undefined ? null : readJwk(jwk)
  return reading?.ok === true ? [reading.key] : []
}

function carriedCertificate(chain: unknown): readonly CheckKey[] {
  const own: unknown = Array.isArray(chain) ? chain[0] : undefined
  if (typeof own !== 'string' || own.length > longestCertificate) return []
  try {
    const key = new X509Certificate(Buffer.from(own, 'base64')).publicKey
    return [{ kind: 'public', key, wasPrivate: false, written: own, kid: null, purpose: anyPurpose }]
  } catch {
    return []
  }
}
