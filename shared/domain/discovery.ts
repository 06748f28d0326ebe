/** What an authorization server says of itself (RFC 8414, OpenID Connect Discovery 1.0), as far as a sign-in needs it. */
import type { ClientAuthMethod, OAuthEndpoint } from './oauth-settings.ts'

export type Discovery = {
  /** Where it was found. */
  readonly foundAt: string
  /** Null where the metadata names no issuer that answers could be compared with (Entra's `{tenantid}`). */
  readonly issuer: string | null
  readonly endpoints: Readonly<Partial<Record<OAuthEndpoint, string>>>
  /** What stands in for `endpoints` where the program shows a certificate (RFC 8705 section 5); only those that differ. */
  readonly certificateEndpoints: Readonly<Partial<Record<OAuthEndpoint, string>>>
  /** Grant types, as on the wire; what the server leaves out is as RFC 8414 section 2 has it. */
  readonly grantTypes: readonly string[]
  /** The ways to authenticate that Hallpass knows, in its order. */
  readonly clientAuth: readonly ClientAuthMethod[]
  readonly scopes: readonly string[]
  /** The ways of PKCE it knows (RFC 7636 section 4.3); empty where it does not say. */
  readonly codeChallengeMethods: readonly string[]
  /** Its answers to the browser always say which server they are from (`iss`, RFC 9207). */
  readonly namesItself: boolean
  /** Authorization requests must be pushed first (RFC 9126). */
  readonly requiresPushed: boolean
  /** It takes tokens bound to a key (RFC 9449). */
  readonly offersDpop: boolean
  /** Whole sentences on what was left out or looks odd. */
  readonly notes: readonly string[]
}
