import { decodePart } from './decode-part.ts'
import { instantOf } from './numeric-date.ts'

/**
 * When a JWT says it was issued and ends (`iat`, `exp`, RFC 7519 section 4.1), as instants in ms on the issuer's clock;
 * null where absent or absurd. For anything but a readable JWT both are null. Verifies nothing.
 */
export function readJwtExpiry(token: string): { exp: number | null; iat: number | null } {
  const parts = token.trim().split('.')
  const payload = parts.length === 3 ? decodePart(parts[1] ?? '', 'payload') : null
  if (payload?.readable !== true) return { exp: null, iat: null }
  return { exp: instantOf(payload.value.exp), iat: instantOf(payload.value.iat) }
}
