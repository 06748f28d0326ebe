/** Claims of Spring Security OAuth, which ImmPort uses. Data only. */
import type { ClaimList } from './claim.ts'

/** Claims that Spring Security OAuth adds. */
export const springClaims = {
  user_name: { meaning: 'User name that signed in', definedBy: 'Spring Security OAuth' },
  authorities: { meaning: 'Authorities: the roles the account has', definedBy: 'Spring Security OAuth' },
  ati: { meaning: 'ID of the access token this refresh token belongs to', definedBy: 'Spring Security OAuth' },
} as const satisfies ClaimList
