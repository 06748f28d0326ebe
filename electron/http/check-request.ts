import { AppFailure } from '../../shared/core/app-error.ts'
import type { HttpStreamRequest } from '../ports/http.ts'

// RFC 9110 section 5.6.2: what a method and a field name may consist of.
const tokenCharacters = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/

// Header values travel as Latin-1; control characters (above all CR and LF) would start another header.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const forbiddenInValue = /[\u0000-\u0008\u000a-\u001f\u007f]|[^\u0000-\u00ff]/

/**
 * Refuses a request that must not go out as it stands: header injection, a strange method, a URL that is not http(s)
 * or holds credentials. Throws `request-refused`; the reason never repeats a header's value.
 */
export function checkRequest(request: Pick<HttpStreamRequest, 'method' | 'url' | 'headers'>): URL {
  const refuse = (part: 'url' | 'method' | 'header', reason: string) => {
    throw new AppFailure({ code: 'request-refused', part, reason })
  }
  if (!tokenCharacters.test(request.method)) refuse('method', 'A method is one word of letters, such as GET or POST.')
  // CONNECT asks for a tunnel (RFC 9110 section 9.3.6), which is nothing that has an answer to show.
  if (request.method.toUpperCase() === 'CONNECT') refuse('method', 'The method CONNECT cannot be used here.')
  for (const [name, value] of request.headers) {
    if (!tokenCharacters.test(name)) {
      refuse('header', `“${name.slice(0, 60)}” cannot be the name of a header: use letters, digits and hyphens only.`)
    }
    if (forbiddenInValue.test(value)) {
      refuse(
        'header',
        `The value of the header “${name}” holds a line break or a character that a header cannot carry.`,
      )
    }
  }
  if (!URL.canParse(request.url)) refuse('url', 'This is not a complete web address.')
  const url = new URL(request.url)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    refuse('url', 'Only addresses that begin with https:// or http:// can be called.')
  }
  if (url.username !== '' || url.password !== '') {
    refuse('url', 'An address cannot hold a user name or password here.')
  }
  return url
}
