import type { NameValue } from '../../shared/domain/http-exchange.ts'
import type { IdTokenSummary } from '../../shared/domain/id-token.ts'
import type { TokenNote, TokenSummary } from '../../shared/domain/token.ts'
import type { Lifetime } from './lifetime.ts'

/** What a flow brings home: the token with all that is known of it. Holds secrets; stays in the main process. */
export type IssuedToken = {
  readonly kind: TokenSummary['kind']
  readonly accessToken: string
  readonly refreshToken: string | null
  readonly refreshExpiresAt: number | null
  /** Instant in ms. */
  readonly obtainedAt: number
  readonly lifetime: Omit<Lifetime, 'notes'>
  readonly scope: string | null
  /** The ID token that came along (OpenID Connect Core section 3.1.3.3). */
  readonly idToken?: string
  /** What it says, checked. */
  readonly idTokenSummary?: IdTokenSummary
  /** The access token that came along, where `accessToken` is the ID token because the person wants that one used. */
  readonly accessTokenBeside?: string
  /** The private key (JWK, as JSON) that the token, or the refresh token alone, is bound to (RFC 9449). */
  readonly dpopKey?: string
  /** `accessToken` is bound to that key: it goes nowhere without a proof made with it. */
  readonly isDpopBound?: boolean
  /** The same of `accessTokenBeside`. */
  readonly isBesideDpopBound?: boolean
  readonly carryHeaders: readonly NameValue[]
  readonly basePath: string | null
  readonly notes: readonly TokenNote[]
  /** How the last call went, for "what happened"; absent for a key, which takes no call. */
  readonly call?: { readonly status: number; readonly durationMs: number }
}
