/** The address of a command: what curl makes of it before it sends (a scheme, patterns, a query, user name and password). */
import type { CurlLogin } from './curl-reading.ts'

/** Adds `http://` where there is no scheme, as curl does. An address that begins with a placeholder or a path is left alone. */
export function withScheme(url: string): { url: string; assumed: boolean } {
  if (url === '' || /^(?:[a-z][a-z0-9+.-]*:\/\/|[/?$<{%])/i.test(url.slice(0, 60))) return { url, assumed: false }
  const guessed = /^(ftp|dict|ldap|imap|smtp|pop3)\./i.exec(url)?.[1]?.toLowerCase()
  return { url: `${guessed ?? 'http'}://${url}`, assumed: true }
}

/** Takes `user:password@` out of an address. */
export function takeLogin(url: string): { url: string; login: CurlLogin | null } {
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(url.slice(0, 60))?.[0] ?? ''
  const authorityEnd = url.slice(scheme.length).search(/[/?#]/)
  const end = authorityEnd < 0 ? url.length : scheme.length + authorityEnd
  const sign = url.slice(0, end).lastIndexOf('@')
  if (scheme === '' || sign < 0) return { url, login: null }
  const [user = '', ...rest] = url.slice(scheme.length, sign).split(':')
  return { url: scheme + url.slice(sign + 1), login: { user: decode(user), password: decode(rest.join(':')) } }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Adds to the query, in front of a fragment. */
export function withQuery(url: string, more: string): string {
  if (more === '') return url
  const [address = '', ...fragment] = url.split('#')
  const start = address.indexOf('?')
  const joint = start < 0 ? '?' : start === address.length - 1 || address.endsWith('&') ? '' : '&'
  return [address + joint + more, ...fragment].join('#')
}

/** `-T` puts the file's name behind an address that ends with a slash, or that has no path. */
export function withFileName(url: string, file: string): string {
  const name = file.split(/[/\\]/).at(-1) ?? ''
  if (/[?#]/.test(url) || name === '' || name === '-' || name === '.') return url
  if (/^[a-z][a-z0-9+.-]*:\/\/[^/]*$/i.test(url))
    return `${url}/${encodeURI(name.replace(/\p{Surrogate}/gu, '\ufffd'))}`
  return url.endsWith('/') ? url + encodeURI(name.replace(/\p{Surrogate}/gu, '\ufffd')) : url
}

const SET = /\{([\w.~%+-]*(?:,[\w.~%+-]*)+)\}/
const RANGE = /\[(?:(\d+)-\d+|([a-z])-[a-z])(?::\d+)?\]/i

/**
 * The first of the addresses that a pattern (`{a,b}`, `[1-9]`) stands for. `{id}` and JSON in a query are left alone: curl
 * takes them for patterns too, but nobody means them so.
 */
export function firstOfPattern(url: string): { url: string; pattern: boolean } {
  const plain = url.replace(/\\([[\]{}])/g, '$1')
  const first = url
    .replace(new RegExp(SET, 'g'), (_, items: string) => items.split(',')[0] ?? '')
    .replace(
      new RegExp(RANGE, 'gi'),
      (_, number: string | undefined, letter: string | undefined) => number ?? letter ?? '',
    )
    .replace(/\\([[\]{}])/g, '$1')
  return { url: first, pattern: first !== plain }
}
