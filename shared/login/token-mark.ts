/** How much a value looks like the token of a login, and why. */
import { isJwtShaped } from '../jwt/jwt-runs.ts'
import { isTokenName } from '../jwt/token-names.ts'
import { looksRandom } from './secret-looks.ts'

/** The likelihood, in points, and the reason as a whole sentence. `isGuess`: only its looks speak for it. */
export type TokenMark = { readonly score: number; readonly reason: string; readonly isGuess: boolean }

/** Names without anything but letters and figures; the first that fits counts. */
const names: readonly (readonly [name: RegExp, score: number, reason: string])[] = [
  [
    /refresh|renew|csrf|xsrf|device|registration|page|cursor|sync|continuation|reset|verification|invite|push|fcm|mfa/,
    0,
    '',
  ],
  [/(type|expir\w*|expires(in|at)|ttl|scope|kind|format|name|scheme|status|uri|url|endpoint|count)$/, 0, ''],
  [/^accesstoken(value|string)?$/, 100, 'It is called what OAuth calls the token.'],
  [
    /^(x)?(auth|authentication|authorization|bearer|session|api|jwt|user|login|plaintext|subject|access|security)token$|^tokenvalue$/,
    92,
    'Its name says that requests are made with it.',
  ],
  [/^(token|jwt|bearer|authorization|jwtaccess)$/, 90, 'It is called a token.'],
  [
    /^(clienttoken|accessjwt|jwttoken|apikey|encodedtoken|rawtoken)$/,
    88,
    'Its name says that requests are made with it.',
  ],
  [/^idtoken$/, 60, 'It says who signed in. Most servers want another token with requests; some want this one.'],
  [
    /^(sessionid|sessionkey|sid|ticket|sessionticket|securityticket|session)$/,
    72,
    'It stands for the session that was just begun.',
  ],
  [/^(access|key|hash|secret|credential)$/, 66, 'Some logins call their token so.'],
]

/** Null where it is surely no token. */
export function tokenMark(name: string, given: string): TokenMark | null {
  const value = given.trim().replace(/^bearer\s+/i, '')
  if (!/^[\u0021-\u007e]{6,64000}$/.test(value) || /^https?:\/\//i.test(value)) return null
  const bare = name.length > 80 ? '' : name.toLowerCase().replace(/[^a-z0-9]/g, '')
  const isJwt = isJwtShaped(value)
  const [, score, reason] = names.find(([known]) => known.test(bare)) ?? []
  if (score === 0) return null
  if (score !== undefined && reason !== undefined && isOfAKind(bare, value, isJwt)) {
    return {
      score: score + (isJwt ? 6 : 0),
      reason: isJwt ? `${reason} It can be read (JWT).` : reason,
      isGuess: false,
    }
  }
  if (isTokenName(name)) {
    return { score: isJwt ? 84 : 78, reason: 'Its name says that it is a token of some kind.', isGuess: false }
  }
  if (isJwt)
    return { score: 70, reason: 'It is a token that can be read (JWT), whatever it is called.', isGuess: false }
  if (!looksRandom(value)) return null
  return isIdentifier(bare, value)
    ? {
        score: 10,
        reason: 'It is drawn by lot, as tokens are; its name says that it is the number of something.',
        isGuess: true,
      }
    : { score: 20, reason: 'It looks as if it was drawn by lot, as tokens are.', isGuess: true }
}

/** Words that are names of many things count only for values that could be a token. */
function isOfAKind(bare: string, value: string, isJwt: boolean): boolean {
  if (!/^(access|key|hash|secret|credential|session|ticket|sid)$/.test(bare)) return true
  return isJwt || value.length >= 16
}

/** What is drawn by lot, too, and seldom opens anything: numbers of things. */
function isIdentifier(bare: string, value: string): boolean {
  return /(^|[^s])id$|uuid$|guid$|email|digest|etag|fingerprint/.test(bare) || /^\d{1,15}$/.test(value)
}
