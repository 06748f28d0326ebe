import { AppFailure } from '../../shared/core/app-error.ts'
import type { NameValue } from '../../shared/domain/http-exchange.ts'
import { valueAt } from './lenient-json.ts'

// Headers a server may not ask us to send along: they would change where a request goes, who it is from, or its framing.
const forbiddenNames = new Set([
  'authorization',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'cookie',
  'cookie2',
  'expect',
  'forwarded',
  'host',
  'http2-settings',
  'keep-alive',
  'origin',
  'referer',
  'set-cookie',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
  'x-http-method',
  'x-http-method-override',
  'x-method-override',
  'x-original-url',
  'x-real-ip',
  'x-rewrite-url',
])

const forbiddenStart = /^(proxy|sec|x-forwarded)-/

const mostHeaders = 20
const headerName = /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/
const headerValue = /^[\u0020-\u007e]{0,4096}$/
const plainPath = /^\/?[A-Za-z0-9._~-]+(\/[A-Za-z0-9._~-]+)*\/?$/

/**
 * The headers that a sign-in's answer asks later requests to carry. Everything in it is hostile until checked:
 * throws `unsafe-answer` for a forbidden name, a value with a line break, or anything that is not a map of texts.
 */
export function readCarryHeaders(document: unknown, paths: readonly string[], host: string): readonly NameValue[] {
  const found = paths.map((path) => valueAt(document, path)).find((value) => value !== undefined && value !== null)
  if (found === undefined) return []
  if (typeof found !== 'object' || found === null || Array.isArray(found)) throw unsafe(host, 'header-name')
  const entries = Object.entries(found)
  if (entries.length > mostHeaders) throw unsafe(host, 'header-name')
  return entries.map(([name, value]) => carried(name, value, host))
}

/**
 * Headers that the provider names itself (name → where the answer has the value); one whose value is not there is left
 * out. A number is written as one. Throws `unsafe-answer` as `readCarryHeaders` does.
 */
export function readSingleCarry(
  document: unknown,
  single: Readonly<Record<string, string>>,
  host: string,
): readonly NameValue[] {
  return Object.entries(single).flatMap(([name, path]) => {
    const value = valueAt(document, path)
    if (value === undefined || value === null || value === '') return []
    return [carried(name, typeof value === 'number' ? String(value) : value, host)]
  })
}

/** Whether later requests may carry a header of this name: it changes neither where they go, nor who they are from, nor their framing. */
export function isCarryName(name: string): boolean {
  const known = name.toLowerCase()
  return headerName.test(name) && !forbiddenNames.has(known) && !forbiddenStart.test(known)
}

function carried(name: string, value: unknown, host: string): NameValue {
  if (!isCarryName(name)) throw unsafe(host, 'header-name')
  if (typeof value !== 'string' || !headerValue.test(value)) throw unsafe(host, 'header-value')
  return { name, value }
}

function unsafe(host: string, what: 'header-name' | 'header-value'): AppFailure {
  return new AppFailure({ code: 'unsafe-answer', host, what })
}

/**
 * The path that later requests go under, as `/rest1` (given with or without slashes); null when there is none.
 * Throws `unsafe-answer` for anything that is not a plain path, so that no answer can send a token elsewhere.
 */
export function readBasePath(document: unknown, paths: readonly string[], host: string): string | null {
  const found = paths.map((path) => valueAt(document, path)).find((value) => value !== undefined && value !== null)
  if (found === undefined || found === '' || found === '/') return null
  const refused = () => new AppFailure({ code: 'unsafe-answer', host, what: 'base-path' })
  if (typeof found !== 'string' || found.length > 200 || !plainPath.test(found)) throw refused()
  const segments = found.split('/').filter((segment) => segment !== '')
  if (segments.some((segment) => segment === '.' || segment === '..')) throw refused()
  return `/${segments.join('/')}`
}

/** Whether a header can carry this token: RFC 6750 allows visible ASCII only. */
export function isTokenUsable(token: string): boolean {
  return token.length <= 64_000 && /^[\u0021-\u007e]+$/.test(token)
}

/** Refuses a token out of an answer that a header cannot carry. Throws `unsafe-answer`. */
export function assertTokenUsable(token: string, host: string): void {
  if (isTokenUsable(token)) return
  throw new AppFailure({ code: 'unsafe-answer', host, what: 'token-characters' })
}
