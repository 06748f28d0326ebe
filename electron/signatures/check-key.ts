/** A key to check signatures with, and what may be told of it. */
import type { KeyObject } from 'node:crypto'
import type { KeyFacts } from '../../shared/jwt/signature-check.ts'
import { thumbprintOf } from './thumbprint.ts'

/** What a JWK says its key is for (RFC 7517 section 4); null where it says nothing. */
export type KeyPurpose = {
  readonly alg: string | null
  readonly use: string | null
  readonly operations: readonly string[] | null
}

/** A key ready to be tried. Secret bytes stay in the main process. */
export type CheckKey = {
  readonly kid: string | null
  readonly purpose: KeyPurpose
} & (
  | { readonly kind: 'secret'; readonly bytes: Buffer }
  | {
      readonly kind: 'public'
      readonly key: KeyObject
      /** What it was made from was a private key. */
      readonly wasPrivate: boolean
      /** The ways in which its text may have been taken for a secret: see `confused-with.ts`. */
      readonly written: string
    }
)

/** Keys to try, and how many others were in the same set that Hallpass cannot use; or why there is none, in a sentence. */
export type KeysReading =
  | { readonly ok: true; readonly keys: readonly CheckKey[]; readonly skipped: number }
  | { readonly ok: false; readonly reason: string }

/** A key that says nothing of its purpose. */
export const anyPurpose: KeyPurpose = { alg: null, use: null, operations: null }

/** The key type as JWKs have it, and its curve; null for a kind of key that signs no tokens. */
export function shapeOf(key: KeyObject): { readonly type: 'RSA' | 'EC' | 'OKP'; readonly detail: string } | null {
  const details = key.asymmetricKeyDetails
  switch (key.asymmetricKeyType) {
    case 'rsa':
    case 'rsa-pss':
      return { type: 'RSA', detail: `RSA, ${details?.modulusLength ?? 'unknown'} bits` }
    case 'ec':
      return { type: 'EC', detail: curveName(details?.namedCurve) }
    case 'ed25519':
      return { type: 'OKP', detail: 'Ed25519' }
    case 'ed448':
      return { type: 'OKP', detail: 'Ed448' }
    default:
      return null
  }
}

/** What may be shown of a key. */
export function factsOf(key: CheckKey, origin: KeyFacts['origin'], host: string | null): KeyFacts {
  if (key.kind === 'secret') {
    const { length } = key.bytes
    const detail = length === 1 ? '1 byte' : `${length} bytes`
    return { origin, type: 'secret', detail, kid: key.kid, thumbprint: null, host }
  }
  const shape = shapeOf(key.key) ?? { type: 'RSA', detail: 'unknown' }
  return { origin, ...shape, kid: key.kid, thumbprint: thumbprintOf(key.key), host }
}

/** OpenSSL's names of curves as JWKs have them. */
function curveName(curve: string | undefined): string {
  return { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' }[curve ?? ''] ?? curve ?? 'an unknown curve'
}
