/** Claims that standards of the IETF define. Data only. */
import type { ClaimList } from './claim.ts'

/** Claims of RFC 7519 and of the standards that build on it. */
export const registeredClaims = {
  // RFC 7519 section 4.1
  iss: { meaning: 'Issuer: who made this token', definedBy: 'RFC 7519, 4.1.1' },
  sub: {
    meaning: 'Subject: whom this token is about, usually the account that signed in',
    definedBy: 'RFC 7519, 4.1.2',
  },
  aud: { meaning: 'Audience: which services this token is meant for', definedBy: 'RFC 7519, 4.1.3' },
  exp: { meaning: 'Expires: from this time on the token is not accepted', definedBy: 'RFC 7519, 4.1.4', isTime: true },
  nbf: {
    meaning: 'Not before: the token is not accepted earlier than this',
    definedBy: 'RFC 7519, 4.1.5',
    isTime: true,
  },
  iat: { meaning: 'Issued at: when the token was made', definedBy: 'RFC 7519, 4.1.6', isTime: true },
  jti: {
    meaning: 'Token ID: one of a kind, so that this very token can be recognised or blocked',
    definedBy: 'RFC 7519, 4.1.7',
  },
  // RFC 8693 section 4, RFC 9068 section 2.2
  act: { meaning: 'Actor: who is acting for the account this token is about', definedBy: 'RFC 8693, 4.1' },
  scope: { meaning: 'Scope: what may be done with this token', definedBy: 'RFC 8693, 4.2' },
  client_id: { meaning: 'Client ID: the program the token was made for', definedBy: 'RFC 8693, 4.3' },
  may_act: { meaning: 'Who is allowed to act for the account this token is about', definedBy: 'RFC 8693, 4.4' },
  groups: { meaning: 'Groups the account belongs to', definedBy: 'RFC 9068, 2.2.3.1' },
  roles: { meaning: 'Roles of the account', definedBy: 'RFC 9068, 2.2.3.1' },
  entitlements: { meaning: 'What the account is entitled to', definedBy: 'RFC 9068, 2.2.3.1' },
  // RFC 7800 section 3, and the ways to name a key that came later; all inside of cnf
  cnf: { meaning: 'Confirmation: the key that whoever uses this token must hold', definedBy: 'RFC 7800, 3.1' },
  jwk: { meaning: 'The public key that must be held', definedBy: 'RFC 7800, 3.2' },
  jwe: { meaning: 'The secret key that must be held, encrypted for the server', definedBy: 'RFC 7800, 3.3' },
  kid: { meaning: 'Which key must be held, by its name', definedBy: 'RFC 7800, 3.4' },
  jku: { meaning: 'Address of the key that must be held; Hallpass does not fetch it', definedBy: 'RFC 7800, 3.5' },
  jkt: {
    meaning: 'Fingerprint of the key that must be held: every request carries a proof made with it',
    definedBy: 'RFC 9449, 6.1',
  },
  'x5t#S256': {
    meaning: 'Fingerprint of the certificate that must be shown when connecting',
    definedBy: 'RFC 8705, 3.1',
  },
  // Proofs that go along with a token (DPoP), RFC 9449 section 4.2
  htm: { meaning: 'Method of the one request that this proof is for', definedBy: 'RFC 9449, 4.2' },
  htu: { meaning: 'Address of the one request that this proof is for', definedBy: 'RFC 9449, 4.2' },
  ath: { meaning: 'Fingerprint of the token that this proof goes along with', definedBy: 'RFC 9449, 4.2' },
  // RFC 9396, RFC 8485, RFC 8417, RFC 9701
  authorization_details: { meaning: 'What exactly was allowed, item by item', definedBy: 'RFC 9396, 9.1' },
  vot: { meaning: 'How far the sign-in can be trusted, point by point', definedBy: 'RFC 8485, 3.1' },
  vtm: { meaning: 'Where it is written what the trust points mean', definedBy: 'RFC 8485, 3.2' },
  events: { meaning: 'What happened: the news that this message carries', definedBy: 'RFC 8417, 2.2' },
  toe: { meaning: 'When the reported thing happened', definedBy: 'RFC 8417, 2.2', isTime: true },
  txn: { meaning: 'Transaction ID: what belongs together across several services', definedBy: 'RFC 8417, 2.2' },
  token_introspection: { meaning: 'What the issuer answers when asked about another token', definedBy: 'RFC 9701, 5' },
  // Documents shown in part (SD-JWT) and lists of withdrawn ones
  _sd: { meaning: 'Fingerprints of values that are left out here and can be shown on their own', definedBy: 'SD-JWT' },
  _sd_alg: { meaning: 'How the fingerprints of left-out values are made', definedBy: 'SD-JWT' },
  sd_hash: { meaning: 'Fingerprint of the document this proof goes along with', definedBy: 'SD-JWT' },
  vct: { meaning: 'What kind of proof document this is', definedBy: 'SD-JWT' },
  status: { meaning: 'Where to look up whether this has been withdrawn', definedBy: 'Token Status List' },
  status_list: { meaning: 'The list in which it is marked as withdrawn or not', definedBy: 'Token Status List' },
  ttl: { meaning: 'How many seconds this may be kept before it is asked for again', definedBy: 'Token Status List' },
  vc: { meaning: 'The proof document itself', definedBy: 'W3C Verifiable Credentials' },
  vp: { meaning: 'The proof documents that are shown', definedBy: 'W3C Verifiable Credentials' },
} as const satisfies ClaimList
