/** What the Python library requests (and HTTPie, which stands on it) makes of an address. */
import { endsInLoneMark, hasDotSteps } from './request-parts.ts'

/** Whether requests would write an address differently: illegal characters, needless escapes, a lone `?`, dots. */
export function requestsRewrites(url: string): boolean {
  return rewritesCharacters(url) || hasDotSteps(url)
}

/** The same but for dots, which HTTPie can be told to keep. */
export function rewritesCharacters(url: string): boolean {
  return urllib3Rewrites(url) || /%(2d|2e|5f|7e|3\d|[46][1-9a-f]|[57][0-9a])/i.test(url) || endsInLoneMark(url)
}

/** Whether urllib3 below it would: what RFC 3986 does not allow, and escapes in small letters. */
export function urllib3Rewrites(url: string): boolean {
  return /["<>[\\\]^`{|}]|%(?![0-9a-f]{2})|%([a-f]|.[a-f])/.test(url.replace(/%[0-9A-F]{2}/g, ''))
}
