/**
 * The grants of OAuth 2.0 that people can sign in with: the id of the flow, and the name on the wire (`grant_type`, RFC 6749
 * section 4 and its extensions). A new one begins with a line here: docs/adding-a-grant.md.
 */
export const oauthGrantTypes = {
  'authorization-code': 'authorization_code',
  'client-credentials': 'client_credentials',
  password: 'password',
  'device-code': 'urn:ietf:params:oauth:grant-type:device_code',
  'refresh-token': 'refresh_token',
  'token-exchange': 'urn:ietf:params:oauth:grant-type:token-exchange',
  'jwt-bearer': 'urn:ietf:params:oauth:grant-type:jwt-bearer',
} as const

/** A flow that is a grant of OAuth 2.0. */
export type OAuthGrant = keyof typeof oauthGrantTypes

/** The name of a flow's grant on the wire; null for a flow that is no grant. */
export function grantTypeOf(flow: string): string | null {
  const type = Object.entries(oauthGrantTypes).find(([id]) => id === flow)
  return type === undefined ? null : type[1]
}
