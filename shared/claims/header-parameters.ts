/** Parameters of the header. Data only. */
import type { ClaimList } from './claim.ts'

/** How a token is signed or encrypted, and with which key. */
export const headerParameters = {
  // RFC 7515 section 4.1
  alg: {
    meaning: 'How the token is signed, or how the key of its encryption is wrapped',
    definedBy: 'RFC 7515, 4.1.1',
  },
  jku: {
    meaning: 'Address where the token says its key can be fetched; Hallpass does not fetch it',
    definedBy: 'RFC 7515, 4.1.2',
  },
  jwk: { meaning: 'The key the token brings along; that alone proves nothing', definedBy: 'RFC 7515, 4.1.3' },
  kid: { meaning: "Key ID: which of the issuer's keys was used", definedBy: 'RFC 7515, 4.1.4' },
  x5u: {
    meaning: 'Address where the token says its certificate can be fetched; Hallpass does not fetch it',
    definedBy: 'RFC 7515, 4.1.5',
  },
  x5c: { meaning: 'The certificates the token brings along; they alone prove nothing', definedBy: 'RFC 7515, 4.1.6' },
  x5t: { meaning: 'Fingerprint of the certificate (SHA-1)', definedBy: 'RFC 7515, 4.1.7' },
  'x5t#S256': { meaning: 'Fingerprint of the certificate (SHA-256)', definedBy: 'RFC 7515, 4.1.8' },
  typ: { meaning: 'Kind of token', definedBy: 'RFC 7515, 4.1.9' },
  cty: { meaning: 'Kind of contents; JWT means another token is inside', definedBy: 'RFC 7515, 4.1.10' },
  crit: {
    meaning: 'Names in this header that a server has to understand, or else refuse the token',
    definedBy: 'RFC 7515, 4.1.11',
  },
  // RFC 7516 section 4.1, RFC 7518 section 4
  enc: { meaning: 'How the contents are encrypted', definedBy: 'RFC 7516, 4.1.2' },
  zip: { meaning: 'How the contents are compressed', definedBy: 'RFC 7516, 4.1.3' },
  epk: { meaning: 'One-time public key for this encryption', definedBy: 'RFC 7518, 4.6.1.1' },
  apu: { meaning: 'About the sender of the encryption key', definedBy: 'RFC 7518, 4.6.1.2' },
  apv: { meaning: 'About the receiver of the encryption key', definedBy: 'RFC 7518, 4.6.1.3' },
  iv: { meaning: 'Starting value for wrapping the key', definedBy: 'RFC 7518, 4.7.1.1' },
  tag: { meaning: 'Check value for wrapping the key', definedBy: 'RFC 7518, 4.7.1.2' },
  p2s: { meaning: 'Salt for the password the key is made from', definedBy: 'RFC 7518, 4.8.1.1' },
  p2c: { meaning: 'How often the password is hashed to make the key', definedBy: 'RFC 7518, 4.8.1.2' },
  // Claims repeated for servers that cannot decrypt, RFC 7519 section 5.3
  iss: { meaning: 'Issuer: who made this token', definedBy: 'RFC 7519, 5.3' },
  sub: { meaning: 'Subject: whom this token is about', definedBy: 'RFC 7519, 5.3' },
  aud: { meaning: 'Audience: which services this token is meant for', definedBy: 'RFC 7519, 5.3' },
  // What a key that is brought along consists of, RFC 7517 section 4, RFC 7518 section 6
  kty: { meaning: 'Kind of key', definedBy: 'RFC 7517, 4.1' },
  use: { meaning: 'What the key is for: signing or encrypting', definedBy: 'RFC 7517, 4.2' },
  key_ops: { meaning: 'What may be done with the key', definedBy: 'RFC 7517, 4.3' },
  crv: { meaning: 'The curve of the key', definedBy: 'RFC 7518, 6.2.1.1' },
  x: { meaning: 'First coordinate of the public key', definedBy: 'RFC 7518, 6.2.1.2' },
  y: { meaning: 'Second coordinate of the public key', definedBy: 'RFC 7518, 6.2.1.3' },
  n: { meaning: 'The large number of an RSA key', definedBy: 'RFC 7518, 6.3.1.1' },
  e: { meaning: 'The exponent of an RSA key', definedBy: 'RFC 7518, 6.3.1.2' },
  // Others
  b64: { meaning: 'Whether the contents are base64url-encoded', definedBy: 'RFC 7797, 3' },
  url: { meaning: 'The address this was signed for', definedBy: 'RFC 8555, 6.4.1' },
  nonce: {
    meaning: 'Ties what was signed to one exchange, so that it cannot be played again',
    definedBy: 'RFC 8555, 6.5.2',
  },
  trust_chain: { meaning: 'Who vouches for the key, step by step', definedBy: 'OpenID Federation, 4.3' },
  signer: { meaning: 'The load balancer that signed this', definedBy: 'Amazon load balancer' },
  client: { meaning: 'Client ID: the program the token was made for', definedBy: 'Amazon load balancer' },
  exp: { meaning: 'Expires: from this time on this is not accepted', definedBy: 'Amazon load balancer', isTime: true },
} as const satisfies ClaimList
