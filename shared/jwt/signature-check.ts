/** What came of checking a token's signature: the shapes that the main process fills in and the window words. Types only. */

/** Where a key came from. Only what the person brought or named counts as trusted; `inside` is what the token carries. */
export type KeyOrigin = 'secret' | 'pasted' | 'file' | 'key-set-address' | 'issuer' | 'made-here' | 'inside'

/** A key as it may be shown. Never the key itself. */
export type KeyFacts = {
  readonly origin: KeyOrigin
  readonly type: 'secret' | 'RSA' | 'EC' | 'OKP'
  /** `RSA, 2048 bits`, `P-256`, `Ed25519`, `32 bytes`. */
  readonly detail: string
  readonly kid: string | null
  /** RFC 7638, SHA-256, base64url; null for a shared secret. */
  readonly thumbprint: string | null
  /** The host it was fetched from, with its port if it has one. */
  readonly host: string | null
}

/** Why a signature could not be checked at all. */
export type NotCheckedWhy =
  | { readonly kind: 'unsigned' }
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'opaque' }
  | { readonly kind: 'header-unreadable' }
  /** The payload travels separately (RFC 7515 appendix F), so that there is nothing here that was signed. */
  | { readonly kind: 'detached' }
  /** `alg` is no algorithm for signatures that Hallpass knows. */
  | { readonly kind: 'unknown-algorithm'; readonly alg: string }
  /** A real algorithm that this runtime cannot do (Electron's BoringSSL has no Ed448 and no secp256k1). */
  | { readonly kind: 'algorithm-not-here'; readonly alg: string }
  /** `crit` names something a checker has to understand, and Hallpass does not (RFC 7515 section 4.1.11). */
  | { readonly kind: 'critical'; readonly names: readonly string[] }
  /** The set has keys, but none with the token's `kid`. */
  | { readonly kind: 'kid-not-found'; readonly kid: string; readonly kids: readonly string[] }
  | { readonly kind: 'no-key-fits'; readonly alg: string; readonly keys: number }
  | { readonly kind: 'wrong-key-type'; readonly alg: string; readonly needs: string; readonly got: string }
  | { readonly kind: 'wrong-curve'; readonly alg: string; readonly needs: string; readonly got: string }
  /** What was given as a key is none. `reason` is a whole sentence. */
  | { readonly kind: 'key-unreadable'; readonly reason: string }
  /** A server was asked for keys, and none came that could be used. `reason` is a whole sentence. */
  | { readonly kind: 'no-keys-came'; readonly reason: string }
  /** The token carries no key (`inside` was asked for). */
  | { readonly kind: 'no-key-inside' }

/** What is wrong with the key, or with trusting it, although it matches. */
export type KeyWarning =
  /** The key came from the token itself: a match proves nothing. */
  | { readonly kind: 'carried-by-token' }
  /** Shorter than the algorithm asks (RFC 7518 section 3.2); lengths in bytes. */
  | { readonly kind: 'short-secret'; readonly bytes: number; readonly needs: number }
  /** In a small list of secrets that everybody tries first. */
  | { readonly kind: 'well-known-secret' }
  /** Less than 2048 bits (RFC 7518 section 3.3). */
  | { readonly kind: 'small-rsa'; readonly bits: number }
  /** The key says it is for another algorithm or use. */
  | { readonly kind: 'not-meant-for-this'; readonly says: string }
  /** What was pasted holds a private key, which nobody but its owner should have. */
  | { readonly kind: 'private-key' }

/** The outcome of one check. `checkedAt` is an instant in ms. */
export type SignatureCheck = { readonly checkedAt: number } & (
  | {
      readonly outcome: 'matches'
      readonly alg: string
      readonly key: KeyFacts
      readonly warnings: readonly KeyWarning[]
    }
  /** Not signed by any of the keys, or changed since. `keys` are those tried. */
  | { readonly outcome: 'differs'; readonly alg: string; readonly keys: readonly KeyFacts[] }
  /**
   * The token says HMAC, and its signature was made with the text of the public key as the secret (algorithm
   * confusion): a forgery that a careless server accepts.
   */
  | { readonly outcome: 'confused'; readonly alg: string; readonly key: KeyFacts }
  | { readonly outcome: 'not-checked'; readonly why: NotCheckedWhy }
)
