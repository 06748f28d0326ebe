/** The dictionary of names in a token: what each means and where it is defined. Looks up; judges nothing. */
import type { Claim, ClaimList } from './claim.ts'

/** What is known of a claim of the payload, by its name; null for a name that is in no list. */
export function claimOf(name: string): Claim | null {
  return lookUp(payloadClaims, name)
}

/** What is known of a parameter of the header, by its name; null for a name that is in no list. */
export function headerClaimOf(name: string): Claim | null {
  return lookUp(headerClaims, name)
}

/** hasOwn: a claim may be called "constructor". */
function lookUp(list: ClaimList, name: string): Claim | null {
  return Object.hasOwn(list, name) ? (list[name] ?? null) : null
}

const payloadClaims: ClaimList = {
  iss: { meaning: 'Issuer: who made this token', definedBy: 'RFC 7519' },
  sub: { meaning: 'Subject: whom this token is about, usually the account that signed in', definedBy: 'RFC 7519' },
  aud: { meaning: 'Audience: which services this token is meant for', definedBy: 'RFC 7519' },
  exp: { meaning: 'Expires: from this time on the token is not accepted', definedBy: 'RFC 7519', isTime: true },
  nbf: { meaning: 'Not before: the token is not accepted earlier than this', definedBy: 'RFC 7519', isTime: true },
  iat: { meaning: 'Issued at: when the token was made', definedBy: 'RFC 7519', isTime: true },
  jti: {
    meaning: 'Token ID: one of a kind, so that this very token can be recognised or blocked',
    definedBy: 'RFC 7519',
  },
  scope: { meaning: 'Scope: what may be done with this token', definedBy: 'RFC 7519' },
  client_id: { meaning: 'Client ID: the program the token was made for', definedBy: 'RFC 7519' },
  act: { meaning: 'Actor: who is acting for the subject', definedBy: 'RFC 7519' },
  may_act: { meaning: 'Who may act for the subject', definedBy: 'RFC 7519' },
  entitlements: { meaning: 'What the account is entitled to', definedBy: 'RFC 7519' },
  roles: { meaning: 'Roles of the account', definedBy: 'RFC 7519' },
  groups: { meaning: 'Groups the account belongs to', definedBy: 'RFC 7519' },
  cnf: { meaning: 'Confirmation: the key that whoever uses this token must hold', definedBy: 'RFC 7519' },
  authorization_details: { meaning: 'What exactly was allowed, in detail', definedBy: 'RFC 7519' },
  auth_time: { meaning: 'When the person last signed in', definedBy: 'RFC 7519', isTime: true },
  nonce: { meaning: 'Nonce: ties the token to one sign-in, so that it cannot be played again', definedBy: 'RFC 7519' },
  acr: { meaning: 'How strongly the person proved who they are', definedBy: 'RFC 7519' },
  amr: { meaning: 'How the person signed in (password, one-time code, …)', definedBy: 'RFC 7519' },
  azp: { meaning: 'Authorized party: the program the token was issued to', definedBy: 'RFC 7519' },
  at_hash: { meaning: 'Fingerprint of the access token issued together with this one', definedBy: 'RFC 7519' },
  c_hash: { meaning: 'Fingerprint of the code this token was exchanged for', definedBy: 'RFC 7519' },
  sid: { meaning: 'Session ID: the sign-in session this token belongs to', definedBy: 'RFC 7519' },
  name: { meaning: 'Full name', definedBy: 'RFC 7519' },
  given_name: { meaning: 'Given name', definedBy: 'RFC 7519' },
  family_name: { meaning: 'Family name', definedBy: 'RFC 7519' },
  middle_name: { meaning: 'Middle name', definedBy: 'RFC 7519' },
  nickname: { meaning: 'Nickname', definedBy: 'RFC 7519' },
  preferred_username: { meaning: 'User name the person goes by', definedBy: 'RFC 7519' },
  profile: { meaning: 'Profile page', definedBy: 'RFC 7519' },
  picture: { meaning: 'Picture of the person', definedBy: 'RFC 7519' },
  website: { meaning: 'Web page of the person', definedBy: 'RFC 7519' },
  email: { meaning: 'E-mail address', definedBy: 'RFC 7519' },
  email_verified: { meaning: 'Whether the e-mail address was checked', definedBy: 'RFC 7519' },
  gender: { meaning: 'Gender', definedBy: 'RFC 7519' },
  birthdate: { meaning: 'Date of birth', definedBy: 'RFC 7519' },
  zoneinfo: { meaning: 'Time zone of the person', definedBy: 'RFC 7519' },
  locale: { meaning: 'Language and region of the person', definedBy: 'RFC 7519' },
  phone_number: { meaning: 'Phone number', definedBy: 'RFC 7519' },
  phone_number_verified: { meaning: 'Whether the phone number was checked', definedBy: 'RFC 7519' },
  address: { meaning: 'Postal address', definedBy: 'RFC 7519' },
  updated_at: { meaning: 'When these details were last changed', definedBy: 'RFC 7519', isTime: true },
  user_name: { meaning: 'User name that signed in', definedBy: 'RFC 7519' },
  authorities: { meaning: 'Authorities: the roles the account has', definedBy: 'RFC 7519' },
  ati: { meaning: 'ID of the access token this refresh token belongs to', definedBy: 'RFC 7519' },
  typ: { meaning: 'Kind of token', definedBy: 'RFC 7519' },
  realm_access: { meaning: 'Roles of the account in the whole realm', definedBy: 'RFC 7519' },
  resource_access: { meaning: 'Roles of the account, service by service', definedBy: 'RFC 7519' },
  session_state: { meaning: 'The sign-in session this token belongs to', definedBy: 'RFC 7519' },
  'allowed-origins': { meaning: 'Web sites that may use this token from a browser', definedBy: 'RFC 7519' },
  tid: { meaning: 'Tenant: the organisation the account belongs to', definedBy: 'RFC 7519' },
  oid: { meaning: 'Object ID of the account', definedBy: 'RFC 7519' },
  appid: { meaning: 'ID of the program the token was made for', definedBy: 'RFC 7519' },
  upn: { meaning: 'User principal name: the name the account signs in with', definedBy: 'RFC 7519' },
  scp: { meaning: 'Scope: what may be done with this token', definedBy: 'RFC 7519' },
  uid: { meaning: 'User ID', definedBy: 'RFC 7519' },
  cid: { meaning: 'Client ID: the program the token was made for', definedBy: 'RFC 7519' },
  ver: { meaning: 'Version of the token format', definedBy: 'RFC 7519' },
  tenant: { meaning: 'Tenant: the organisation the account belongs to', definedBy: 'RFC 7519' },
}

const headerClaims: ClaimList = {
  alg: { meaning: 'How the token is signed or its key is wrapped', definedBy: 'RFC 7515' },
  enc: { meaning: 'How the contents are encrypted', definedBy: 'RFC 7515' },
  zip: { meaning: 'How the contents are compressed', definedBy: 'RFC 7515' },
  typ: { meaning: 'Kind of token', definedBy: 'RFC 7515' },
  cty: { meaning: 'Kind of contents', definedBy: 'RFC 7515' },
  kid: { meaning: "Key ID: which of the issuer's keys was used", definedBy: 'RFC 7515' },
  jku: {
    meaning: 'Address where the token says its key can be fetched; Hallpass does not fetch it',
    definedBy: 'RFC 7515',
  },
  jwk: { meaning: 'The key the token brings along; that alone proves nothing', definedBy: 'RFC 7515' },
  x5u: {
    meaning: 'Address where the token says its certificate can be fetched; Hallpass does not fetch it',
    definedBy: 'RFC 7515',
  },
  x5c: { meaning: 'The certificates the token brings along; they alone prove nothing', definedBy: 'RFC 7515' },
  x5t: { meaning: 'Fingerprint of the certificate (SHA-1)', definedBy: 'RFC 7515' },
  'x5t#S256': { meaning: 'Fingerprint of the certificate (SHA-256)', definedBy: 'RFC 7515' },
  crit: { meaning: 'Names in this header that a reader has to understand', definedBy: 'RFC 7515' },
  b64: { meaning: 'Whether the contents are base64url-encoded', definedBy: 'RFC 7515' },
  epk: { meaning: 'One-time public key for this encryption', definedBy: 'RFC 7515' },
  apu: { meaning: 'About the sender of the encryption key', definedBy: 'RFC 7515' },
  apv: { meaning: 'About the receiver of the encryption key', definedBy: 'RFC 7515' },
  p2s: { meaning: 'Salt for the password the key is made from', definedBy: 'RFC 7515' },
  p2c: { meaning: 'How often the password is hashed to make the key', definedBy: 'RFC 7515' },
  iv: { meaning: 'Starting value for wrapping the key', definedBy: 'RFC 7515' },
  tag: { meaning: 'Check value for wrapping the key', definedBy: 'RFC 7515' },
  iss: { meaning: 'Issuer: who made this token', definedBy: 'RFC 7515' },
  sub: { meaning: 'Subject: whom this token is about', definedBy: 'RFC 7515' },
  aud: { meaning: 'Audience: which services this token is meant for', definedBy: 'RFC 7515' },
}
