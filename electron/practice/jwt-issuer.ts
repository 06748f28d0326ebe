/**
 * Issues and judges the JWTs of a practice server (RFC 7519, compact JWS of RFC 7515). The token carries its own
 * expiry, so one from before a restart still works with the same seed. For practice only: the app itself never
 * trusts this code with anything.
 */

import { createHmac, randomUUID, sign, timingSafeEqual, verify } from 'node:crypto'
import type { PracticeWorld } from './practice-world.ts'
import type { SigningKeyPair } from './seeded-rsa-key.ts'
import { shownLifetime } from './shown-lifetime.ts'

/** What the API thinks of a token. */
export type TokenVerdict = 'good' | 'expired' | 'unknown'

/** Signs and verifies the first two parts of a JWT. */
export type JwtSigner = {
  sign(content: string): Buffer
  verify(content: string, signature: Buffer): boolean
}

/** What the claims of a new token are made of: times in whole seconds, `exp` absent when no lifetime is to be told. */
export type ClaimParts = { readonly iat: number; readonly jti: string; readonly exp?: number }

/** Issues tokens and judges those that come back. */
export type JwtIssuer = {
  /** `lifetime` is in seconds; the claims are written in the order in which `claims` gives them. */
  issue(lifetime: number, claims: (parts: ClaimParts) => object): string
  judge(token: string): TokenVerdict
}

/** HS256: HMAC with SHA-256. */
export function hmacSigner(key: Buffer): JwtSigner {
  const mac = (content: string): Buffer => createHmac('sha256', key).update(content).digest()
  return {
    sign: mac,
    verify: (content, signature) => signature.length === 32 && timingSafeEqual(mac(content), signature),
  }
}

/** RS256: RSASSA-PKCS1-v1_5 with SHA-256. */
export function rsaSigner(keys: SigningKeyPair): JwtSigner {
  return {
    sign: (content) => sign('sha256', Buffer.from(content), keys.privateKey),
    verify: (content, signature) => verify('sha256', Buffer.from(content), keys.publicKey, signature),
  }
}

/** Makes the issuer of one system. Tokens that do not tell their real expiry are remembered until the restart. */
export function createJwtIssuer(world: PracticeWorld, header: object, signer: JwtSigner): JwtIssuer {
  const untold = new Map<string, number>()

  return {
    issue(lifetime, claims) {
      const iat = Math.floor(world.now() / 1000)
      const jti = randomUUID()
      const shown = shownLifetime(world, lifetime)
      if (shown !== lifetime) untold.set(jti, iat + lifetime)
      const parts = { iat, jti, ...(shown === undefined ? {} : { exp: iat + shown }) }
      const content = `${part(header)}.${part(claims(parts))}`
      const token = `${content}.${signer.sign(content).toString('base64url')}`
      world.noteIssued(token)
      return token
    },
    judge(token) {
      const claims = verifiedClaims(token, signer)
      if (!claims) return 'unknown'
      const expires = untold.get(String(claims.jti)) ?? claims.exp
      if (typeof expires !== 'number' || world.now() >= expires * 1000) return 'expired'
      return world.callsExpired(token) ? 'expired' : 'good'
    },
  }
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function verifiedClaims(token: string, signer: JwtSigner): Record<string, unknown> | undefined {
  const [header, claims, signature, ...rest] = token.split('.')
  if (header === undefined || claims === undefined || signature === undefined || rest.length > 0) return undefined
  if (!signer.verify(`${header}.${claims}`, Buffer.from(signature, 'base64url'))) return undefined
  return JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>
}
