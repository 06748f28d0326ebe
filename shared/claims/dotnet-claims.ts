/** Claims of .NET programs: their short names, and the long ones that are web addresses. Data only. */
import type { ClaimList } from './claim.ts'

/** Claims that .NET adds. */
export const dotnetClaims = {
  nameid: { meaning: 'User ID', definedBy: '.NET' },
  role: { meaning: 'Role of the account', definedBy: '.NET' },
  given_name: { meaning: 'Given name', definedBy: '.NET' },
  primarysid: { meaning: "The account's ID in Windows", definedBy: '.NET' },
  primarygroupsid: { meaning: "The account's main group in Windows", definedBy: '.NET' },
  winaccountname: { meaning: "The account's name in Windows", definedBy: '.NET' },
  commonname: { meaning: 'Name of the account', definedBy: '.NET' },
  'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier': { meaning: 'User ID', definedBy: '.NET' },
  'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name': { meaning: 'User name', definedBy: '.NET' },
  'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress': {
    meaning: 'E-mail address',
    definedBy: '.NET',
  },
  'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname': { meaning: 'Given name', definedBy: '.NET' },
  'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname': { meaning: 'Family name', definedBy: '.NET' },
  'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn': {
    meaning: 'User principal name: the name the account signs in with',
    definedBy: '.NET',
  },
  'http://schemas.microsoft.com/ws/2008/06/identity/claims/role': { meaning: 'Role of the account', definedBy: '.NET' },
  'http://schemas.microsoft.com/identity/claims/objectidentifier': {
    meaning: 'Object ID of the account',
    definedBy: '.NET',
  },
  'http://schemas.microsoft.com/identity/claims/tenantid': {
    meaning: 'Tenant: the organisation the account belongs to',
    definedBy: '.NET',
  },
} as const satisfies ClaimList
