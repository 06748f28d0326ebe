import { createHash, type KeyObject } from 'node:crypto'

/** The members that make up a key, by its type, in the order of RFC 7638 section 3.2. */
const members: Readonly<Record<string, readonly string[]>> = {
  RSA: ['e', 'kty', 'n'],
  EC: ['crv', 'kty', 'x', 'y'],
  OKP: ['crv', 'kty', 'x'],
}

/** The JWK thumbprint of a public key (RFC 7638, SHA-256, base64url); null for a key that no JWK can hold. */
export function thumbprintOf(key: KeyObject): string | null {
  try {
    const jwk: Readonly<Record<string, unknown>> = { ...key.export({ format: 'jwk' }) }
    const names = members[String(jwk.kty)]
    if (names === undefined) return null
    const canonical = JSON.stringify(Object.fromEntries(names.map((name) => [name, jwk[name]])))
    return createHash('sha256').update(canonical).digest('base64url')
  } catch {
    return null
  }
}
