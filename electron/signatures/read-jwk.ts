/** JSON Web Keys (RFC 7517, RFC 7518 section 6, RFC 8037) as keys that can be tried. */
import { createPrivateKey, createPublicKey, type JsonWebKey } from 'node:crypto'
import { isObject } from '../../shared/core/is-object.ts'
import { type EcCurve, hasCurve, type OkpCurve } from './algorithms.ts'
import type { CheckKey, KeyPurpose } from './check-key.ts'

/** The key, or in a whole sentence why it is none. */
export type JwkReading = { readonly ok: true; readonly key: CheckKey } | { readonly ok: false; readonly reason: string }

const no = (reason: string): JwkReading => ({ ok: false, reason })

const curves: readonly string[] = ['P-256', 'P-384', 'P-521', 'secp256k1', 'Ed25519', 'Ed448'] satisfies (
  | EcCurve
  | OkpCurve
)[]

/** Numbers of a key, in base64url: those of 16,384 bits, the most that can be checked with, are shorter. Longer ones only cost time. */
const longestNumber = 4_000
const numbers = ['n', 'e', 'x', 'y', 'd', 'p', 'q', 'dp', 'dq', 'qi']

/** Reads one JWK. A private one gives its public half. */
export function readJwk(jwk: unknown): JwkReading {
  if (!isObject(jwk)) return no('This is JSON, but not a key (JWK): a key is an object with a “kty”.')
  const kid = textOf(jwk.kid)
  const purpose: KeyPurpose = { alg: textOf(jwk.alg), use: textOf(jwk.use), operations: textsOf(jwk.key_ops) }
  if (jwk.kty === 'oct') {
    const bytes = Buffer.from(textOf(jwk.k) ?? '', 'base64url')
    return bytes.length === 0
      ? no('This key (JWK) says it is a shared secret, but has no “k” that could be read.')
      : { ok: true, key: { kind: 'secret', bytes, kid, purpose } }
  }
  const curve = textOf(jwk.crv)
  if (curve !== null && curves.includes(curve) && !hasCurve(curve as EcCurve | OkpCurve)) {
    return no(`This key is on the curve ${curve}, which Hallpass cannot use on this computer.`)
  }
  if (numbers.some((name) => (textOf(jwk[name])?.length ?? 0) > longestNumber)) {
    return no('This key (JWK) is larger than any that can be used.')
  }
  try {
    const wasPrivate = jwk.d !== undefined
    const key = wasPrivate
      ? createPublicKey(createPrivateKey({ key: jwk as JsonWebKey, format: 'jwk' }))
      : createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' })
    return { ok: true, key: { kind: 'public', key, wasPrivate, written: JSON.stringify(jwk), kid, purpose } }
  } catch {
    return no(
      typeof jwk.kty === 'string'
        ? `This key (JWK) says it is of the type “${jwk.kty.slice(0, 20)}”, but its values do not make up such a key.`
        : 'This is JSON, but not a key (JWK): a key is an object with a “kty”.',
    )
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function textsOf(value: unknown): readonly string[] | null {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : null
}
