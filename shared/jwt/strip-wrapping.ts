import { QUOTES, stripAround } from '../core/strip-around.ts'

/** Everything taken off that comes along when a token is copied out of a request, a config file or a mail. */
export function stripWrapping(text: string): string {
  const bare = stripAround(text, WRAPPING).replace(HEADER_NAME, '').replace(SCHEME, '')
  return stripAround(bare, WRAPPING)
}

const WRAPPING = `${QUOTES},;`

/** `Authorization:`, `X-Auth-Token:`, `"access_token":`: names that headers and answers give tokens. */
const HEADER_NAME =
  /^[a-z_-]{0,40}(?:authorization|auth|token|jwt|api[_-]?key|assertion)[a-z_-]{0,20}["']?\s{0,9}:\s{0,99}/i

const SCHEME = /^["'`]?(?:bearer|token|dpop|jwt)\s+/i
