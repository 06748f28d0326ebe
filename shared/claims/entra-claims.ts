/** Claims of Microsoft Entra ID, formerly Azure Active Directory; both versions of its tokens. Data only. */
import type { ClaimList } from './claim.ts'

/** Claims that Microsoft Entra ID adds. */
export const entraClaims = {
  // Who
  oid: { meaning: 'Object ID of the account: the same in every program', definedBy: 'Microsoft Entra ID' },
  tid: { meaning: 'Tenant: the organisation the account belongs to', definedBy: 'Microsoft Entra ID' },
  upn: { meaning: 'User principal name: the name the account signs in with', definedBy: 'Microsoft Entra ID' },
  unique_name: {
    meaning: 'A readable name of the account, for people, not for decisions',
    definedBy: 'Microsoft Entra ID',
  },
  puid: { meaning: 'Older ID of the account', definedBy: 'Microsoft Entra ID' },
  altsecid: { meaning: "The account's ID where it came from", definedBy: 'Microsoft Entra ID' },
  idp: { meaning: 'Where the account signed in, if not in its own tenant', definedBy: 'Microsoft Entra ID' },
  acct: { meaning: 'Whether the account is a member of the tenant or a guest', definedBy: 'Microsoft Entra ID' },
  onprem_sid: { meaning: "The account's ID in the company's own directory", definedBy: 'Microsoft Entra ID' },
  in_corp: { meaning: "The person signed in from the company's network", definedBy: 'Microsoft Entra ID' },
  ipaddr: { meaning: 'The network address the person signed in from', definedBy: 'Microsoft Entra ID' },
  fwd: { meaning: 'The network address the sign-in was passed on from', definedBy: 'Microsoft Entra ID' },
  verified_primary_email: { meaning: 'Main e-mail address, checked', definedBy: 'Microsoft Entra ID' },
  verified_secondary_email: { meaning: 'Further e-mail addresses, checked', definedBy: 'Microsoft Entra ID' },
  xms_pdl: { meaning: "Where in the world the account's data is kept", definedBy: 'Microsoft Entra ID' },
  ctry: { meaning: 'Country of the account', definedBy: 'Microsoft Entra ID' },
  tenant_ctry: { meaning: 'Country of the tenant', definedBy: 'Microsoft Entra ID' },
  tenant_region_scope: { meaning: 'Part of the world the tenant is kept in', definedBy: 'Microsoft Entra ID' },
  xms_pl: { meaning: 'Preferred language of the account', definedBy: 'Microsoft Entra ID' },
  xms_tpl: { meaning: 'Preferred language of the tenant', definedBy: 'Microsoft Entra ID' },
  xms_edov: {
    meaning: "Whether the owner of the e-mail address's domain was checked",
    definedBy: 'Microsoft Entra ID',
  },
  // What for
  appid: { meaning: 'ID of the program the token was made for', definedBy: 'Microsoft Entra ID' },
  app_displayname: { meaning: 'Name of the program the token was made for', definedBy: 'Microsoft Entra ID' },
  appidacr: {
    meaning: 'How the program proved itself: 0 not at all, 1 by a secret, 2 by a certificate',
    definedBy: 'Microsoft Entra ID',
  },
  azpacr: {
    meaning: 'How the program proved itself: 0 not at all, 1 by a secret, 2 by a certificate',
    definedBy: 'Microsoft Entra ID',
  },
  scp: { meaning: "Scope: what the program may do in the person's name", definedBy: 'Microsoft Entra ID' },
  wids: { meaning: 'Roles of the account in the whole tenant, by their IDs', definedBy: 'Microsoft Entra ID' },
  hasgroups: { meaning: 'The account is in more groups than fit into the token', definedBy: 'Microsoft Entra ID' },
  idtyp: { meaning: 'Whether the token is for a person or for a program alone', definedBy: 'Microsoft Entra ID' },
  acrs: { meaning: 'Extra sign-in steps that were passed', definedBy: 'Microsoft Entra ID' },
  xms_cc: { meaning: "What the program understands of the server's demands", definedBy: 'Microsoft Entra ID' },
  xms_mirid: { meaning: 'The Azure resource that the token was made for', definedBy: 'Microsoft Entra ID' },
  xms_az_rid: { meaning: 'The Azure resource that the token was made for', definedBy: 'Microsoft Entra ID' },
  xms_idrel: { meaning: 'How the account is related to the tenant', definedBy: 'Microsoft Entra ID' },
  signin_state: { meaning: 'What is known of the device at sign-in', definedBy: 'Microsoft Entra ID' },
  deviceid: { meaning: 'ID of the device that was used', definedBy: 'Microsoft Entra ID' },
  platf: { meaning: 'Kind of system the device runs', definedBy: 'Microsoft Entra ID' },
  pwd_exp: { meaning: 'In how many seconds the password ends', definedBy: 'Microsoft Entra ID' },
  pwd_url: { meaning: 'Where the password can be changed', definedBy: 'Microsoft Entra ID' },
  // For Microsoft's own use
  ver: { meaning: 'Version of the token format', definedBy: 'Microsoft Entra ID' },
  aio: { meaning: "For Microsoft's own use", definedBy: 'Microsoft Entra ID' },
  rh: { meaning: "For Microsoft's own use", definedBy: 'Microsoft Entra ID' },
  uti: { meaning: "Token ID, for Microsoft's own use", definedBy: 'Microsoft Entra ID' },
  xms_tcdt: { meaning: 'When the tenant was made', definedBy: 'Microsoft Entra ID', isTime: true },
  xms_tdbr: { meaning: "Part of the world the tenant's data is kept in", definedBy: 'Microsoft Entra ID' },
  xms_ftd: { meaning: "For Microsoft's own use", definedBy: 'Microsoft Entra ID' },
  // Microsoft Entra External ID and Azure AD B2C
  tfp: { meaning: 'The sign-in steps that were used', definedBy: 'Azure AD B2C' },
  newUser: { meaning: 'The account was made with this sign-in', definedBy: 'Azure AD B2C' },
  emails: { meaning: 'E-mail addresses of the account', definedBy: 'Azure AD B2C' },
  jobTitle: { meaning: 'Job title', definedBy: 'Azure AD B2C' },
} as const satisfies ClaimList
