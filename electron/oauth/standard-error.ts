/** What particular servers say where RFC 6749 section 5.2 has a code of its own. Found in their documents and answers. */
const otherNames: Readonly<Record<string, string>> = {
  // GitHub, which says all of it with HTTP 200.
  incorrect_client_credentials: 'invalid_client',
  bad_verification_code: 'invalid_grant',
  bad_refresh_token: 'invalid_grant',
  // Salesforce.
  invalid_client_id: 'invalid_client',
  rate_limit_exceeded: 'temporarily_unavailable',
}

/**
 * The standard's code for what a token endpoint said. Keycloak (`unauthorized_client`) and Auth0 (`access_denied`) answer a wrong
 * client secret with codes that mean something else; the HTTP status 401 tells.
 */
export function standardError(error: string, status: number): string {
  const isClient = status === 401 && (error === 'unauthorized_client' || error === 'access_denied')
  return isClient ? 'invalid_client' : (otherNames[error] ?? error)
}
