/** Options about the way to the server: proxy, client certificate, numbers. */

import { takeLogin } from './address.ts'
import type { CurlClientCertificate, CurlLogin, CurlProxy } from './curl-reading.ts'

/** `-x`, with the credentials of `-U`, which win. Null for a kind of proxy we do not have. */
export function readProxy(text: string, login: string | null): CurlProxy | null {
  if (text === '') return { kind: 'none' }
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text.slice(0, 60)) ? text : `http://${text}`
  if (!/^https?:/i.test(whole)) return null
  const taken = takeLogin(whole)
  const bare = taken.url.replace(/\/$/, '')
  // curl's own port for a proxy, which nobody expects.
  const port = /:\d+$/.test(bare) ? '' : /^https:/i.test(bare) ? ':443' : ':1080'
  return { kind: 'server', url: bare + port, login: login === null ? taken.login : splitLogin(login) }
}

/** `user:password`, as it stands. */
export function splitLogin(text: string): CurlLogin {
  const colon = text.indexOf(':')
  return colon < 0 ? { user: text, password: '' } : { user: text.slice(0, colon), password: text.slice(colon + 1) }
}

/** `-E file:passphrase`; a backslash before a colon makes it part of the name, and a drive letter has one anyway. */
export function readCertificate(
  text: string,
  key: string | null,
  type: string | null,
  passphrase: string | null,
): CurlClientCertificate {
  const whole = { certificate: text, key, type, passphrase }
  if (/^pkcs11:/i.test(text.slice(0, 7))) return whole
  let certificate = ''
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at)
    const next = text.charAt(at + 1)
    if (character === '\\' && (next === ':' || next === '\\')) {
      certificate += next
      at += 1
    } else if (character === ':' && !(at === 1 && /^[a-z]:[\\/]/i.test(text.slice(0, 3)))) {
      return { ...whole, certificate, passphrase: passphrase ?? text.slice(at + 1) }
    } else {
      certificate += character
    }
  }
  return { ...whole, certificate }
}

/** A number of seconds or of redirects; null if it is none. */
export function readNumber(text: string): number | null {
  return /^-?\d{1,9}(?:\.\d{0,9})?$|^\.\d{1,9}$/.test(text) ? Number(text) : null
}
