/** Assertions: short-lived JWTs with which a program says who it is, or for whom it acts (RFC 7523 section 3). */
import { createHash, type KeyObject, randomUUID } from 'node:crypto'
import { algorithmOf, keyNeededFor, runsHere } from './algorithms.ts'
import { shapeOf } from './check-key.ts'
import type { PrivateKey } from './read-private-key.ts'
import { signToken } from './sign-token.ts'
import { fits } from './signing-keys.ts'

/** What an assertion says. Instants in ms. */
export type AssertionFacts = {
  readonly issuer: string
  /** Left out where nobody is named. */
  readonly subject?: string
  readonly audience: string
  readonly now: number
  readonly seconds: number
  /** Others; those above win. */
  readonly claims?: Readonly<Record<string, unknown>>
}

/** The assertion; or in a sentence why the key or the algorithm cannot make one. */
export type SignedAssertion =
  | { readonly ok: true; readonly assertion: string }
  | { readonly ok: false; readonly at: 'key' | 'algorithm'; readonly reason: string }

/** Signs with a private key. `alg` empty: what the key says, else the usual one of its kind. `kid` empty: the key's own. */
export function signAssertion(
  facts: AssertionFacts,
  { key, kid: ownKid, alg: ownAlg, certificate }: PrivateKey,
  { alg, kid }: { readonly alg: string; readonly kid: string },
): SignedAssertion {
  const name = alg || ownAlg || usualAlgorithm(key)
  const algorithm = name === null ? null : algorithmOf(name)
  const shape = shapeOf(key)
  if (name === null || algorithm === null || algorithm.kind === 'hmac' || shape === null) {
    return { ok: false, at: alg === '' ? 'key' : 'algorithm', reason: 'This key is of a kind that signs no tokens.' }
  }
  if (!runsHere(algorithm) || !fits(algorithm, shape)) {
    const reason = `${name} needs ${keyNeededFor(algorithm)}, and the key is one of another kind (${shape.detail}).`
    return { ok: false, at: alg === '' ? 'key' : 'algorithm', reason }
  }
  // Microsoft Entra ID finds the key by the certificate it belongs to (RFC 7515 section 4.1.8).
  const header =
    certificate === null ? {} : { 'x5t#S256': createHash('sha256').update(certificate.raw).digest('base64url') }
  const signed = signToken(JSON.stringify(header), claimsText(facts), { alg: name, key, kid: kid || ownKid })
  return signed.ok ? { ok: true, assertion: signed.token } : { ok: false, at: 'key', reason: signed.reason }
}

/** Signs with a shared secret. `alg` is an HMAC. */
export function signAssertionBySecret(facts: AssertionFacts, secret: string, alg: string): string {
  const signed = signToken('{}', claimsText(facts), { alg, key: Buffer.from(secret, 'utf8'), kid: null })
  if (!signed.ok) throw new Error('A secret signs whatever it is')
  return signed.token
}

/** Without `nbf`: a server whose clock is a little behind would refuse it, and `exp` says all that is needed. */
function claimsText({ issuer, subject, audience, now, seconds, claims }: AssertionFacts): string {
  const issuedAt = Math.floor(now / 1000)
  return JSON.stringify({
    jti: randomUUID(),
    ...claims,
    iss: issuer,
    ...(subject === undefined ? {} : { sub: subject }),
    aud: audience,
    iat: issuedAt,
    exp: issuedAt + seconds,
  })
}

function usualAlgorithm(key: KeyObject): string | null {
  if (key.asymmetricKeyType === 'rsa-pss') return 'PS256'
  const shape = shapeOf(key)
  if (shape === null) return null
  if (shape.type === 'RSA') return 'RS256'
  if (shape.type === 'OKP') return 'EdDSA'
  return { 'P-256': 'ES256', 'P-384': 'ES384', 'P-521': 'ES512', secp256k1: 'ES256K' }[shape.detail] ?? null
}
