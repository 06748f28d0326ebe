/** Claims of Oracle Identity Cloud Service (identity domains), as iNode and Unifier may use it. Data only. */
import type { ClaimList } from './claim.ts'

/** Claims that Oracle adds. */
export const oracleClaims = {
  tok_type: {
    meaning: 'Kind of token: AT is an access token, IT tells who signed in',
    definedBy: 'Oracle identity domains',
  },
  user_id: { meaning: 'User ID', definedBy: 'Oracle identity domains' },
  user_displayname: { meaning: 'Name shown for the account', definedBy: 'Oracle identity domains' },
  user_tenantname: { meaning: 'Tenant: the organisation the account belongs to', definedBy: 'Oracle identity domains' },
  user_lang: { meaning: 'Language of the account', definedBy: 'Oracle identity domains' },
  user_locale: { meaning: 'Language and region of the account', definedBy: 'Oracle identity domains' },
  user_tz: { meaning: 'Time zone of the account', definedBy: 'Oracle identity domains' },
  'user.tenant.name': {
    meaning: 'Tenant: the organisation the account belongs to',
    definedBy: 'Oracle identity domains',
  },
  client_name: { meaning: 'Name of the program the token was made for', definedBy: 'Oracle identity domains' },
  client_tenantname: {
    meaning: 'Tenant: the organisation the program belongs to',
    definedBy: 'Oracle identity domains',
  },
  client_ocid: { meaning: "Oracle's ID of the program", definedBy: 'Oracle identity domains' },
  user_ocid: { meaning: "Oracle's ID of the account", definedBy: 'Oracle identity domains' },
  domain_id: { meaning: 'ID of the identity domain', definedBy: 'Oracle identity domains' },
  domain_home: { meaning: 'Where in the world the identity domain is kept', definedBy: 'Oracle identity domains' },
  tenant: { meaning: 'Tenant: the organisation the account belongs to', definedBy: 'Oracle identity domains' },
  tenant_iss: { meaning: 'Address of the tenant that made the token', definedBy: 'Oracle identity domains' },
  region_name: { meaning: 'Part of the world it was made in', definedBy: 'Oracle identity domains' },
  sub_type: { meaning: 'Whether the token is about a person or a program', definedBy: 'Oracle identity domains' },
  sub_mappingattr: { meaning: 'By which of its details the account was found', definedBy: 'Oracle identity domains' },
  ca_guid: { meaning: 'ID of the cloud account', definedBy: 'Oracle identity domains' },
  ca_ocid: { meaning: "Oracle's ID of the cloud account", definedBy: 'Oracle identity domains' },
  ca_name: { meaning: 'Name of the cloud account', definedBy: 'Oracle identity domains' },
  clientAppRoles: { meaning: 'Roles of the program', definedBy: 'Oracle identity domains' },
  userAppRoles: { meaning: 'Roles of the account', definedBy: 'Oracle identity domains' },
} as const satisfies ClaimList
