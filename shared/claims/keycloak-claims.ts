/** Claims of Keycloak and Red Hat single sign-on. Data only. */
import type { ClaimList } from './claim.ts'

/** Claims that Keycloak adds. */
export const keycloakClaims = {
  typ: {
    meaning: 'Kind of token: Bearer is an access token, Refresh a refresh token, ID tells who signed in',
    definedBy: 'Keycloak',
  },
  realm_access: { meaning: 'Roles of the account in the whole realm', definedBy: 'Keycloak' },
  resource_access: { meaning: 'Roles of the account, service by service', definedBy: 'Keycloak' },
  session_state: { meaning: 'The sign-in session this token belongs to', definedBy: 'Keycloak' },
  'allowed-origins': { meaning: 'Web sites that may use this token from a browser', definedBy: 'Keycloak' },
  'trusted-certs': { meaning: 'Certificates the service trusts', definedBy: 'Keycloak' },
  clientId: { meaning: 'Client ID of a program that signed in for itself', definedBy: 'Keycloak' },
  clientHost: { meaning: 'The computer a program signed in from', definedBy: 'Keycloak' },
  clientAddress: { meaning: 'The network address a program signed in from', definedBy: 'Keycloak' },
  client_session: { meaning: "The program's part of the sign-in session", definedBy: 'Keycloak' },
  authorization: { meaning: 'What may be done with which resources', definedBy: 'Keycloak' },
  permissions: { meaning: 'What may be done, item by item', definedBy: 'Keycloak' },
  rsid: { meaning: 'ID of the protected resource', definedBy: 'Keycloak' },
  rsname: { meaning: 'Name of the protected resource', definedBy: 'Keycloak' },
  organization: { meaning: 'Organisations the account belongs to', definedBy: 'Keycloak' },
} as const satisfies ClaimList
