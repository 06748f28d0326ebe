import { isObject } from '../core/is-object.ts'
import { decodeText } from './decode-text.ts'
import { instantOf } from './numeric-date.ts'

/**
 * When a JWT says it was issued and ends (`iat`, `exp`, RFC 7519 section 4.1), as instants in ms on the issuer's clock;
 * null where absent or absurd. For anything but a readable JWT both are null. Verifies nothing. Lays out no rows: it is
 * asked for every token that arrives.
 */
export function readJwtExpiry(token: string): { exp: number | null; iat: number | null } {
  const parts = token.trim().split('.', 4)
  const payload = parts.length === 3 ? decodeText(parts[1] ?? '', 'payload').text : null
  const claims = payload?.ok === true ? parse(payload.value) : null
  if (!isObject(claims)) return { exp: null, iat: null }
  return { exp: instantOf(claims.exp), iat: instantOf(claims.iat) }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
