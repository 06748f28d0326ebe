/** Claims of Auth0. Data only. */
import type { ClaimList } from './claim.ts'

/** Claims that Auth0 adds; what a company adds itself stands there under a web address. */
export const auth0Claims = {
  gty: { meaning: 'How the token was got: by a program alone, with a password, …', definedBy: 'Auth0' },
  permissions: { meaning: 'What may be done with this token', definedBy: 'Auth0' },
  org_id: { meaning: 'The organisation the person signed in for', definedBy: 'Auth0' },
  org_name: { meaning: 'Name of the organisation the person signed in for', definedBy: 'Auth0' },
  user_id: { meaning: 'User ID', definedBy: 'Auth0' },
  user_metadata: { meaning: 'Details that the person may change', definedBy: 'Auth0' },
  app_metadata: { meaning: 'Details that the service keeps about the person', definedBy: 'Auth0' },
  identities: { meaning: 'Accounts elsewhere that belong to this one', definedBy: 'Auth0' },
  created_at: { meaning: 'When the account was made', definedBy: 'Auth0' },
  last_login: { meaning: 'When the person last signed in', definedBy: 'Auth0' },
  last_ip: { meaning: 'The network address of the last sign-in', definedBy: 'Auth0' },
  logins_count: { meaning: 'How often the person signed in', definedBy: 'Auth0' },
} as const satisfies ClaimList
