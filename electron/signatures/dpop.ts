/**
 * Keys that tokens are bound to, and the proofs made with them (DPoP, RFC 9449). A key is text (JWK, ES256) that only the vault
 * keeps; a proof holds its public half, and is no secret: it is good for one request, and not for long.
 */
import { createHash, randomUUID } from 'node:crypto'
import { signToken } from './sign-token.ts'
import { makeSigningKey, readSigningKey, type SigningKey } from './signing-keys.ts'
import { thumbprintOf } from './thumbprint.ts'

/** What a proof is for. */
export type DpopRequest = {
  readonly method: string
  readonly url: URL
  readonly accessToken: string
  /** What the server wants to find in it (section 9), if it said so. */
  readonly nonce: string | null
  /** Instant on the server's clock, ms. */
  readonly at: number
}

/** Makes a key: the private half as a JWK in JSON. */
export function makeDpopKey(): string {
  const made = makeSigningKey('ES256')
  if (!made.ok) throw new Error(made.reason)
  return JSON.stringify(made.key.privateKey.export({ format: 'jwk' }))
}

/** The public half of such a key. Throws for a text that is none. */
export function publicHalf(dpopKey: string): Readonly<Record<string, unknown>> {
  return publicJwk(keyIn(dpopKey))
}

/** What the key is known by (RFC 9449 section 10): the thumbprint of its public half. Throws for a text that is none. */
export function dpopThumbprint(dpopKey: string): string {
  return thumbprintOf(keyIn(dpopKey).publicKey) ?? ''
}

/** The secret in it: what must not be shown, wherever it may turn up. */
export function secretHalf(dpopKey: string): string {
  const { d } = keyIn(dpopKey).privateKey.export({ format: 'jwk' })
  return d ?? ''
}

/** The proof for one request that carries the token (section 4.2), each with a number of its own. Throws for a text that is no key. */
export function dpopProof(dpopKey: string, { method, url, accessToken, nonce, at }: DpopRequest): string {
  const key = keyIn(dpopKey)
  const header = { typ: 'dpop+jwt', alg: 'ES256', jwk: publicJwk(key) }
  const payload = {
    jti: randomUUID(),
    htm: method,
    // Without query and fragment.
    htu: `${url.origin}${url.pathname}`,
    iat: Math.floor(at / 1000),
    ath: createHash('sha256').update(accessToken).digest('base64url'),
    ...(nonce === null ? {} : { nonce }),
  }
  const signing = { alg: 'ES256', key: key.privateKey, kid: null }
  const signed = signToken(JSON.stringify(header), JSON.stringify(payload), signing)
  if (!signed.ok) throw new Error(signed.reason)
  return signed.token
}

function keyIn(dpopKey: string): SigningKey {
  const read = readSigningKey(dpopKey, 'ES256')
  if (!read.ok) throw new Error('This is no key that a token is bound to')
  return read.key
}

function publicJwk({ publicKey }: SigningKey): Readonly<Record<string, unknown>> {
  const { kty, crv, x, y } = publicKey.export({ format: 'jwk' })
  return { kty, crv, x, y }
}
