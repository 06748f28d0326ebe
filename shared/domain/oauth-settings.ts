/** What an OAuth 2.0 grant needs to know about its server, as provider data. */

/** The addresses of an authorization server that a sign-in may need (RFC 8414 section 2 has their metadata names). */
export const oauthEndpoints = [
  'authorization',
  'token',
  'deviceAuthorization',
  'pushedAuthorization',
  'introspection',
  'revocation',
  'userinfo',
  'endSession',
  'jwks',
] as const

export type OAuthEndpoint = (typeof oauthEndpoints)[number]

/**
 * How the client makes itself known at a token endpoint (RFC 6749 section 2.3, OpenID Connect Core section 9, RFC 8705).
 * `none` is a public client that only says its `client_id`; `unidentified` sends not even that (InfoLink's refresh).
 */
export const clientAuthMethods = [
  'none',
  'unidentified',
  'client_secret_basic',
  'client_secret_post',
  'client_secret_jwt',
  'private_key_jwt',
  'tls_client_auth',
  'self_signed_tls_client_auth',
] as const

export type ClientAuthMethod = (typeof clientAuthMethods)[number]

/** Those by which a client proves who it is. */
export const provenMethods = clientAuthMethods.filter((method) => method !== 'none' && method !== 'unidentified')

/** Whether the client shows a certificate of its own, which goes along with the connection to the server (RFC 8705). */
export function showsCertificate(method: string | undefined): boolean {
  return method === 'tls_client_auth' || method === 'self_signed_tls_client_auth'
}

/** What an OAuth 2.0 grant needs to know about the server. */
export type OAuthSettings = {
  /**
   * Where things are: paths under the server address (final slash included where the server minds it), in which `{name}`
   * stands for the form's value of that name. An endpoint that has an address field of its own in `servers` is taken
   * from there. Never a whole address: secrets go only where the connection itself says.
   */
  readonly endpoints: Readonly<Partial<Record<OAuthEndpoint, string>>>
  /**
   * The issuer's own name (RFC 8414), which answers are compared with: a path under the server address, as above; empty for
   * the server address itself. Left out: the address field `issuer`, if there is one, else nothing is compared.
   */
  readonly issuer?: string
  /** The ways the server takes, the usual one first; where there are several, the person chooses (value `clientAuth`). */
  readonly clientAuth: readonly ClientAuthMethod[]
  /** Scope that is always asked for, where the form has no field `scope`. */
  readonly scope?: string
  /** Scopes to choose from, most useful first. */
  readonly scopes?: readonly string[]
  /** What each scope is for, in the server's words, as far as that is known. */
  readonly scopeMeanings?: Readonly<Record<string, string>>
  /** True: the form asks for all that the grant and the client authentications can be told, besides `fields`. */
  readonly asksAll?: boolean
}
