/** Claims of OpenID Connect: who signed in, and how. Data only. */
import type { ClaimList } from './claim.ts'

/** OpenID Connect Core, its logout and federation standards, and its list for checked identities. */
export const openidClaims = {
  // Core, section 2
  auth_time: { meaning: 'When the person last signed in', definedBy: 'OpenID Connect Core, 2', isTime: true },
  nonce: {
    meaning: 'Nonce: ties the token to one sign-in, so that it cannot be played again',
    definedBy: 'OpenID Connect Core, 2',
  },
  acr: { meaning: 'How strongly the person proved who they are', definedBy: 'OpenID Connect Core, 2' },
  amr: { meaning: 'How the person signed in (password, one-time code, …)', definedBy: 'OpenID Connect Core, 2' },
  azp: { meaning: 'Authorized party: the program the token was issued to', definedBy: 'OpenID Connect Core, 2' },
  // Core, sections 3.1.3.6, 3.3.2.11 and 7.4
  at_hash: {
    meaning: 'Fingerprint of the access token issued together with this one',
    definedBy: 'OpenID Connect Core, 3.1.3.6',
  },
  c_hash: {
    meaning: 'Fingerprint of the code this token was exchanged for',
    definedBy: 'OpenID Connect Core, 3.3.2.11',
  },
  s_hash: { meaning: 'Fingerprint of the state that the program sent with the sign-in', definedBy: 'FAPI 1.0, part 2' },
  sub_jwk: { meaning: 'The key of a person who vouches for themselves', definedBy: 'OpenID Connect Core, 7.4' },
  _claim_names: { meaning: 'Values that another service tells', definedBy: 'OpenID Connect Core, 5.6.2' },
  _claim_sources: { meaning: 'Where those values can be had', definedBy: 'OpenID Connect Core, 5.6.2' },
  // Core, section 5.1
  name: { meaning: 'Full name', definedBy: 'OpenID Connect Core, 5.1' },
  given_name: { meaning: 'Given name', definedBy: 'OpenID Connect Core, 5.1' },
  family_name: { meaning: 'Family name', definedBy: 'OpenID Connect Core, 5.1' },
  middle_name: { meaning: 'Middle name', definedBy: 'OpenID Connect Core, 5.1' },
  nickname: { meaning: 'Nickname', definedBy: 'OpenID Connect Core, 5.1' },
  preferred_username: { meaning: 'User name the person goes by', definedBy: 'OpenID Connect Core, 5.1' },
  profile: { meaning: 'Profile page', definedBy: 'OpenID Connect Core, 5.1' },
  picture: { meaning: 'Picture of the person', definedBy: 'OpenID Connect Core, 5.1' },
  website: { meaning: 'Web page of the person', definedBy: 'OpenID Connect Core, 5.1' },
  email: { meaning: 'E-mail address', definedBy: 'OpenID Connect Core, 5.1' },
  email_verified: { meaning: 'Whether the e-mail address was checked', definedBy: 'OpenID Connect Core, 5.1' },
  gender: { meaning: 'Gender', definedBy: 'OpenID Connect Core, 5.1' },
  birthdate: { meaning: 'Date of birth', definedBy: 'OpenID Connect Core, 5.1' },
  zoneinfo: { meaning: 'Time zone of the person', definedBy: 'OpenID Connect Core, 5.1' },
  locale: { meaning: 'Language and region of the person', definedBy: 'OpenID Connect Core, 5.1' },
  phone_number: { meaning: 'Phone number', definedBy: 'OpenID Connect Core, 5.1' },
  phone_number_verified: { meaning: 'Whether the phone number was checked', definedBy: 'OpenID Connect Core, 5.1' },
  address: { meaning: 'Postal address', definedBy: 'OpenID Connect Core, 5.1' },
  updated_at: { meaning: 'When these details were last changed', definedBy: 'OpenID Connect Core, 5.1', isTime: true },
  // Core, section 5.1.1: inside of address
  formatted: { meaning: 'The whole address as it stands on a letter', definedBy: 'OpenID Connect Core, 5.1.1' },
  street_address: { meaning: 'Street and house number', definedBy: 'OpenID Connect Core, 5.1.1' },
  locality: { meaning: 'City or town', definedBy: 'OpenID Connect Core, 5.1.1' },
  region: { meaning: 'State, province or region', definedBy: 'OpenID Connect Core, 5.1.1' },
  postal_code: { meaning: 'Postal code', definedBy: 'OpenID Connect Core, 5.1.1' },
  country: { meaning: 'Country', definedBy: 'OpenID Connect Core, 5.1.1' },
  // Logout, CIBA, identity assurance
  sid: {
    meaning: 'Session ID: the sign-in session this token belongs to',
    definedBy: 'OpenID Connect Front-Channel Logout, 3',
  },
  'urn:openid:params:jwt:claim:auth_req_id': {
    meaning: 'The sign-in request that this answers',
    definedBy: 'OpenID Connect CIBA, 10.3.1',
  },
  'urn:openid:params:jwt:claim:rt_hash': {
    meaning: 'Fingerprint of the refresh token issued together with this one',
    definedBy: 'OpenID Connect CIBA, 10.3.1',
  },
  verified_claims: {
    meaning: 'Details of the person that somebody checked, and how',
    definedBy: 'OpenID Identity Assurance',
  },
  place_of_birth: { meaning: 'Place of birth', definedBy: 'OpenID Identity Assurance' },
  nationalities: { meaning: 'Nationalities', definedBy: 'OpenID Identity Assurance' },
  birth_family_name: { meaning: 'Family name at birth', definedBy: 'OpenID Identity Assurance' },
  birth_given_name: { meaning: 'Given name at birth', definedBy: 'OpenID Identity Assurance' },
  birth_middle_name: { meaning: 'Middle name at birth', definedBy: 'OpenID Identity Assurance' },
  salutation: { meaning: 'How the person is addressed', definedBy: 'OpenID Identity Assurance' },
  title: { meaning: 'Title of the person', definedBy: 'OpenID Identity Assurance' },
  msisdn: { meaning: 'Mobile phone number', definedBy: 'OpenID Identity Assurance' },
  also_known_as: { meaning: 'Other name the person is known by', definedBy: 'OpenID Identity Assurance' },
  // Sign-in requests that are themselves signed, Core section 6 and RFC 9101
  response_type: { meaning: 'What the program asks for at sign-in', definedBy: 'RFC 9101, 4' },
  redirect_uri: { meaning: 'Where the person is sent after the sign-in', definedBy: 'RFC 9101, 4' },
  state: { meaning: "Ties the answer to the program's request", definedBy: 'RFC 9101, 4' },
  claims: { meaning: 'Which details of the person the program asks for', definedBy: 'RFC 9101, 4' },
  code_challenge: { meaning: 'Fingerprint of a secret the program proves later', definedBy: 'RFC 7636, 4.3' },
  code_challenge_method: { meaning: 'How that fingerprint is made', definedBy: 'RFC 7636, 4.3' },
  login_hint: { meaning: 'Who is expected to sign in', definedBy: 'RFC 9101, 4' },
  max_age: { meaning: 'How many seconds ago the person may have signed in at most', definedBy: 'RFC 9101, 4' },
  prompt: { meaning: 'Whether the person must be asked again', definedBy: 'RFC 9101, 4' },
} as const satisfies ClaimList
