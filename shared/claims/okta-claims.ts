/** Claims of Okta. Data only. */
import type { ClaimList } from './claim.ts'

/** Claims that Okta adds. */
export const oktaClaims = {
  cid: { meaning: 'Client ID: the program the token was made for', definedBy: 'Okta' },
  uid: { meaning: 'User ID', definedBy: 'Okta' },
  login: { meaning: 'The name the account signs in with', definedBy: 'Okta' },
} as const satisfies ClaimList
