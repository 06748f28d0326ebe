/** Where the answer of a login that was read from a command probably has what. */
import type { HttpLoginAnswer } from '../domain/http-login.ts'
import { wholeDocument } from '../domain/json-path.ts'
import type { TokenPlace } from './command-reading.ts'

/** At most this many places are looked at. */
const MOST = 20

/** Where logins have their token, the likeliest first. */
const USUAL = [
  ...['access_token', 'accessToken', 'token', 'jwt', 'authToken', 'auth_token', 'authentication_token'],
  ...['data.token', 'data.access_token', 'data.accessToken', 'result.token', 'result.authentication_token'],
  ...['auth.client_token', 'sessionId', 'session_id', 'sessionKey', 'sessionToken', 'id_token', 'result'],
]

/** The answer, from where the commands behind the login look for its token. */
export function answerOfLogin({ paths, header }: TokenPlace): HttpLoginAnswer {
  // A token may also be the whole answer, as a text.
  const known = paths.length > 0 ? paths : header === null ? [...USUAL, wholeDocument] : []
  return {
    token: known.slice(0, MOST),
    ...(header === null ? {} : { tokenHeader: header }),
    lifetimeSeconds: [
      'expires_in',
      'expiresIn',
      'expire',
      'lease_duration',
      'auth.lease_duration',
      'data.expires_in',
      'data.expiresIn',
      'result.expires_in',
    ],
    expiresAt: ['expires_at', 'expiresAt', 'expirationTime', 'validUntil', 'data.expires_at', 'data.expiresAt'],
    message: [
      'message',
      'error_description',
      'error.message',
      'error.data',
      'errors',
      'error',
      'detail',
      'msg',
      'data.message',
    ],
  }
}
