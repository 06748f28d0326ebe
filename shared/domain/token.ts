import type { AppError } from '../core/app-error.ts'
import type { IdTokenSummary } from './id-token.ts'

/** Who said when the token ends. */
export type ExpirySource = 'server' | 'jwt' | 'documented-default' | 'person' | 'unknown'

/** Something that had to be guessed, corrected or accepted leniently; said to the person. Worded in `describe-note.ts`. */
export type TokenNote =
  | { readonly kind: 'documented-default'; readonly seconds: number }
  | { readonly kind: 'lifetime-unknown' }
  | { readonly kind: 'lifetime-ignored'; readonly given: string }
  | { readonly kind: 'lenient-json' }
  | { readonly kind: 'written-as-form' }
  | { readonly kind: 'token-type-missing' }
  | { readonly kind: 'lifetime-as-text' }
  | { readonly kind: 'time-zone-assumed' }
  | { readonly kind: 'content-type-lies'; readonly contentType: string }
  | { readonly kind: 'clock-corrected'; readonly offsetMs: number }
  | { readonly kind: 'refresh-token-kept' }
  | { readonly kind: 'refresh-token-rotated' }
  | { readonly kind: 'signed-in-again' }
  | { readonly kind: 'details-under-data' }
  | { readonly kind: 'basic-url-encoded' }
  | { readonly kind: 'scoped-key' }
  | { readonly kind: 'key-without-end' }
  | { readonly kind: 'certificate-not-checked' }
  | { readonly kind: 'dpop-bound' }
  | { readonly kind: 'dpop-not-bound' }
  | { readonly kind: 'id-token-is-bearer' }
  /** What a token exchange brought, where it is no access token (RFC 8693 section 3). */
  | { readonly kind: 'issued-token-type'; readonly type: string }
  /** The server named another address for the API than the connection has (Salesforce: `instance_url`). */
  | { readonly kind: 'api-elsewhere'; readonly address: string }

/** What may be known of a token outside the vault. Never the token, never a carry header's value. */
export type TokenSummary = {
  readonly connectionId: string
  readonly kind: 'access-token' | 'api-key'
  readonly format: 'jwt' | 'opaque'
  /** Instant in ms on our clock. */
  readonly obtainedAt: number
  /** Instant in ms on our clock, corrected by `clockOffsetMs`; null when unknown. */
  readonly expiresAt: number | null
  readonly expirySource: ExpirySource
  /** From obtained to end, ms; null when unknown. */
  readonly lifetimeMs: number | null
  /** Server clock minus our clock, ms; 0 when they agree within 5 s or the server sent no `Date`. */
  readonly clockOffsetMs: number
  readonly scope: string | null
  readonly use: { readonly header: string; readonly scheme: string }
  /** Requests carry a proof beside the token, made anew for each with a key that only the vault has (DPoP, RFC 9449). */
  readonly isDpopBound?: boolean
  /** What later requests carry besides the token: header names only, and a base path. */
  readonly carry: { readonly headerNames: readonly string[]; readonly basePath: string | null }
  /** A refresh token is kept. */
  readonly refreshable: boolean
  /** When the refresh token ends, ms; null when not knowable. */
  readonly refreshExpiresAt: number | null
  /** `…x7Qa`. */
  readonly preview: string
  readonly notes: readonly TokenNote[]
  /** The ID token that is kept with it; left out where none came, and in records of earlier versions. */
  readonly idToken?: IdTokenSummary
}

/** One line of "what happened", newest last. `at` is an instant in ms. */
export type TokenEvent = {
  readonly at: number
  readonly kind: 'signed-in' | 'renewed' | 'failed' | 'refused-by-server' | 'forgotten' | 'key-saved'
  readonly as?: string
  readonly status?: number
  readonly durationMs?: number
  /** When the token that was got ends, as `TokenSummary.expiresAt`; absent where none was got. */
  readonly expiresAt?: number | null
  /** How long the token that was got is good, as `TokenSummary.lifetimeMs`; absent where none was got. */
  readonly lifetimeMs?: number | null
  readonly error?: AppError
}

/** All the window knows of one connection's token. */
export type TokenState = {
  readonly connectionId: string
  readonly token: TokenSummary | null
  /** A sign-in or renewal is under way. */
  readonly working: boolean
  /** The last attempt's failure, until the next attempt. */
  readonly lastError: AppError | null
  /** When "keep fresh" gets the next token, or tries again to; an instant in ms. Null when it will not. */
  readonly renewalAt: number | null
  readonly events: readonly TokenEvent[]
}
