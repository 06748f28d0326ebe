/** What kind of token it is, by every sign that servers give: the header's `typ`, and the claims they mark it with. */
import { assertNever } from '../core/assert-never.ts'
import type { JwtReading } from '../jwt/token-reading.ts'
import { type Claims, has, headerOf, objectIn, textIn } from './claim-values.ts'

/** `unknown`: nothing says what it is, which with most servers means an access token. */
export type TokenKind =
  | 'access'
  | 'id'
  | 'refresh'
  | 'logout'
  | 'event'
  | 'proof'
  | 'sign-in-request'
  | 'introspection'
  | 'unknown'

/** Media types of RFC 9068, 9449, 9101, 9701, 8417 and OpenID Connect Back-Channel Logout, without `application/`. */
const TYPES: Readonly<Record<string, TokenKind>> = {
  'at+jwt': 'access',
  'rt+jwt': 'refresh',
  'logout+jwt': 'logout',
  'secevent+jwt': 'event',
  'dpop+jwt': 'proof',
  'oauth-authz-req+jwt': 'sign-in-request',
  'token-introspection+jwt': 'introspection',
}

/** How Keycloak (`typ`), Cognito (`token_use`), Oracle (`tok_type`) and others (`token_type`) mark the kind, in lower case. */
const MARKS: Readonly<Record<string, TokenKind>> = {
  bearer: 'access',
  access: 'access',
  access_token: 'access',
  at: 'access',
  id: 'id',
  id_token: 'id',
  it: 'id',
  refresh: 'refresh',
  refresh_token: 'refresh',
  offline: 'refresh',
  rt: 'refresh',
  logout: 'logout',
}

const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout'

/** The media type of the token as its header has it, in lower case and without `application/`; null when there is none. */
export function typeOf(reading: JwtReading): string | null {
  return (
    textIn(headerOf(reading), 'typ')
      ?.toLowerCase()
      .replace(/^application\//, '') ?? null
  )
}

/** The kind of a token. */
export function kindOf(reading: JwtReading, claims: Claims): TokenKind {
  const type = typeOf(reading)
  const byType = type !== null && Object.hasOwn(TYPES, type) ? TYPES[type] : undefined
  if (byType !== undefined) return byType
  const events = objectIn(claims, 'events')
  if (events !== null) return Object.hasOwn(events, LOGOUT_EVENT) ? 'logout' : 'event'
  for (const name of ['token_use', 'typ', 'tok_type', 'token_type']) {
    const mark = textIn(claims, name)?.toLowerCase() ?? ''
    const kind = Object.hasOwn(MARKS, mark) ? MARKS[mark] : undefined
    if (kind !== undefined) return kind
  }
  if (has(claims, 'ati')) return 'refresh'
  return ['nonce', 'at_hash', 'c_hash'].some((name) => has(claims, name)) ? 'id' : 'unknown'
}

/** The kind as a sentence; null where there is nothing to say. */
export function describeKind(kind: TokenKind): string | null {
  switch (kind) {
    case 'access':
      return 'It is an access token, made to be sent to an API.'
    case 'id':
      return 'It is an ID token: it says who signed in and is not made to be sent to an API.'
    case 'refresh':
      return 'It is a refresh token: it only serves to get new tokens and is not made to be sent to an API.'
    case 'logout':
      return 'It is a logout token: it tells a service that somebody signed out.'
    case 'event':
      return 'It is a message that something happened, not a token to sign in with.'
    case 'proof':
      return 'It is the proof that goes along with a token for one single request (DPoP), not a token by itself.'
    case 'sign-in-request':
      return "It is a program's request to let somebody sign in, not a token to sign in with."
    case 'introspection':
      return "It is a server's answer about another token, not a token to sign in with."
    case 'unknown':
      return null
    default:
      return assertNever(kind)
  }
}
