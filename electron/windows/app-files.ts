/**
 * What the `app://` scheme may hand out: files below one folder, of types we know, under a strict policy.
 * Plain functions; the wiring to Electron is in `app-protocol.ts`.
 */
import { extname, join, sep } from 'node:path'
import { answerOrigin } from './answer-addresses.ts'

/** Where our own page lives. */
export const appOrigin = 'app://hallpass'

/** An origin with nothing on it: a page of ours that goes there leaves its process, and so its memory, behind. */
export const emptyOrigin = 'app://nothing'

/** Stands in index.html where the style nonce of the load goes: `<meta property="csp-nonce" nonce="__CSP_NONCE__">`. */
export const noncePlaceholder = '__CSP_NONCE__'

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** A file to serve. */
export type AppFile = { readonly path: string; readonly contentType: string }

/** The file that a URL names, or null when it names none below `root`. */
export function appFileFor(root: string, address: string): AppFile | null {
  // URL parsing has taken out `.` and `..`, also where they were written with %2e.
  const url = URL.canParse(address) ? new URL(address) : null
  if (url === null || `${url.protocol}//${url.host}` !== appOrigin) return null
  const pathname = decoded(url.pathname === '/' ? '/index.html' : url.pathname)
  if (pathname === null || /[\\\0:]|%/.test(pathname) || pathname.split('/').includes('..')) return null
  const path = join(root, pathname)
  const contentType = contentTypes[extname(path)]
  return path.startsWith(root + sep) && contentType !== undefined ? { path, contentType } : null
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null
  }
}

/** The headers of every answer. `nonce` is given for pages: styles that the page makes itself carry it. */
export function appHeaders(contentType: string, nonce?: string): Readonly<Record<string, string>> {
  return {
    'content-type': contentType,
    'content-security-policy': contentSecurityPolicy(nonce),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  }
}

function contentSecurityPolicy(nonce: string | undefined): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${nonce === undefined ? '' : ` 'nonce-${nonce}'`}`,
    `img-src 'self' data: ${answerOrigin}`,
    `frame-src ${answerOrigin}`,
    "font-src 'self'",
    "connect-src 'none'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
