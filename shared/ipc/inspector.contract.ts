import type { SignatureCheck } from '../jwt/signature-check.ts'
import type { ClaimRow, TokenReading } from '../jwt/token-reading.ts'
import type { Channels } from './contract.ts'

/** Which token of a connection: left out, the one that requests carry. */
export type WhichToken = 'access-token' | 'id-token'

/** Which token is meant. A stored one is named, never handed over; a pasted one is the person's own. */
export type TokenSource =
  | { readonly kind: 'stored'; readonly connectionId: string; readonly which?: WhichToken }
  | { readonly kind: 'pasted'; readonly text: string }

/** How the characters of a shared secret are to be taken. */
export type SecretEncoding = 'text' | 'base64' | 'base64url' | 'hex'

/** What to check a signature with. */
export type KeyChoice =
  | { readonly kind: 'secret'; readonly text: string; readonly encoding: SecretEncoding }
  /** PEM (public key, PKCS #1, certificate), a JWK or a JWK set: it is told apart by itself. */
  | { readonly kind: 'pasted'; readonly text: string }
  /** A file chosen with `chooseKeyFile`. */
  | { readonly kind: 'file'; readonly fileId: string }
  /** Fetches a JWK set from this address: only ever after the person pressed a button that names its host. */
  | { readonly kind: 'key-set-address'; readonly url: string }
  /** Fetches the issuer's metadata (OpenID Connect Discovery, RFC 8414), then its keys; as above. */
  | { readonly kind: 'issuer'; readonly issuer: string }
  /** The key the token carries in its header (`jwk`, `x5c`). Proves nothing, and is said to. */
  | { readonly kind: 'inside' }
  /** A key made here by `build`. */
  | { readonly kind: 'made-here'; readonly keyId: string }

/** A stored token, as far as the window may know it. */
export type StoredReading = {
  readonly reading: TokenReading
  /** The last check of this very token since Hallpass started. */
  readonly check: SignatureCheck | null
  /** The token this one took the place of, if that happened since Hallpass started: claims, not the token. */
  readonly before: { readonly obtainedAt: number; readonly reading: TokenReading } | null
}

/** What the issuer's own metadata says that helps here. */
export type IssuerFacts = {
  readonly issuer: string
  readonly keySetAddress: string
  /** RFC 7662; null where the issuer names none. */
  readonly introspectionAddress: string | null
}

/** A check, and what was learned of the issuer on the way. */
export type CheckOutcome = { readonly check: SignatureCheck; readonly issuer: IssuerFacts | null }

/** What a server says of a token (RFC 7662 section 2.2). */
export type Introspection = {
  readonly active: boolean
  readonly host: string
  /** The answer as it came, and its values as rows. */
  readonly text: string
  readonly rows: readonly ClaimRow[]
}

/** Algorithms that tokens can be signed with here. */
export type SigningAlgorithm =
  | 'HS256'
  | 'HS384'
  | 'HS512'
  | 'RS256'
  | 'RS384'
  | 'RS512'
  | 'PS256'
  | 'PS384'
  | 'PS512'
  | 'ES256'
  | 'ES384'
  | 'ES512'
  | 'EdDSA'

/** What a self-made token is signed with. */
export type SigningKeyChoice =
  /** A throw-away key of this run; made when `keyId` is null or no longer there. */
  | { readonly kind: 'made-here'; readonly alg: SigningAlgorithm; readonly keyId: string | null }
  | {
      readonly kind: 'secret'
      readonly alg: SigningAlgorithm
      readonly text: string
      readonly encoding: SecretEncoding
    }
  /** A private key of the person's own: PEM or JWK. */
  | { readonly kind: 'pasted'; readonly alg: SigningAlgorithm; readonly text: string }
  /** `alg: none`, to see whether a server falls for it. */
  | { readonly kind: 'none' }

/** A token made here. */
export type BuiltToken = {
  readonly token: string
  /** The public half as a JWK set, to be given to the server under test; null for a shared secret, or none. */
  readonly keySet: string | null
  /** Of a throw-away key, to use it again. */
  readonly keyId: string | null
}

export type InspectorContract = {
  /** What can be read in the stored token. The token itself, its signature included, is left out. */
  readStored: (input: { connectionId: string; which?: WhichToken }) => StoredReading
  /** Checks a signature. Asks a server only for `key-set-address` and `issuer`. */
  check: (input: { token: TokenSource; key: KeyChoice }) => CheckOutcome
  /** Which signature algorithms this runtime can check, and which it knows but lacks; by name, as tokens have them. */
  algorithms: () => { readonly here: readonly string[]; readonly missing: readonly string[] }
  /** Lets the person choose a file with a key; null when they chose none. Its contents stay in the main process. */
  chooseKeyFile: () => { readonly fileId: string; readonly name: string } | null
  /**
   * Asks a server what it says of the token (RFC 7662). A stored token goes only to hosts of its connection; fails with
   * `host-not-allowed` for any other.
   */
  introspect: (input: { token: TokenSource; address: string; clientId: string; clientSecret: string }) => Introspection
  /** The same at the connection's own address, in the name of its client, with the secrets that are saved for it. */
  introspectOwn: (input: { connectionId: string; which?: WhichToken }) => Introspection
  /**
   * Puts a text on the clipboard that the window holds already: a value or a path of a token, a token made here. A secret
   * one leaves it by itself; `clearsAfterSeconds` is 0 when it stays.
   */
  copy: (input: { text: string; isSecret: boolean }) => { readonly clearsAfterSeconds: number }
  /** Signs header and payload, given as JSON text. `alg` and `kid` in the header are filled in where they are missing. */
  build: (input: { header: string; payload: string; key: SigningKeyChoice }) => BuiltToken
}

export const inspectorChannels = {
  readStored: 'inspector:readStored',
  check: 'inspector:check',
  algorithms: 'inspector:algorithms',
  chooseKeyFile: 'inspector:chooseKeyFile',
  introspect: 'inspector:introspect',
  introspectOwn: 'inspector:introspectOwn',
  copy: 'inspector:copy',
  build: 'inspector:build',
} as const satisfies Channels<InspectorContract, 'inspector'>
