/** The address of a command, taken apart so that a server people have elsewhere can stand in its place. */
import { isPlaceholder, splitAtPlaceholders } from '../curl-import/placeholders.ts'
import type { CommandReading } from './command-reading.ts'

export type AddressParts = {
  /** `https://api.example.com:8443`; null where it was lost or is still to be filled in. */
  readonly origin: string | null
  /** The beginning as written, placeholders and all; empty where it was lost. */
  readonly written: string
  /** What stands behind it, as written; empty or with a slash in front. */
  readonly path: string
  /** The document itself sends without protection, and not to the person's own computer. */
  readonly isPlainHttp: boolean
}

/** Takes the address of a reading apart. */
export function addressParts({ url, placeholders }: CommandReading): AddressParts {
  const text = url.trim()
  const { written, path } = cut(text, placeholders)
  const isOpen = written === '' || splitAtPlaceholders(written, placeholders).some((piece) => piece.isPlaceholder)
  const origin = isOpen ? null : originOf(written)
  return { origin, written, path, isPlainHttp: /^http:\/\//i.test(text) && !isOwnComputer(written) }
}

function cut(text: string, placeholders: readonly string[]): { written: string; path: string } {
  if (text === '') return { written: '', path: '' }
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0] ?? ''
  // A placeholder may have slashes and spaces in it.
  let length = scheme.length
  for (const piece of splitAtPlaceholders(text.slice(scheme.length), placeholders)) {
    const slash = piece.isPlaceholder ? -1 : piece.text.indexOf('/')
    length += slash < 0 ? piece.text.length : slash
    if (slash >= 0) break
  }
  return { written: text.slice(0, length), path: text.slice(length).replace(/^\/{2,}/, '/') }
}

function originOf(written: string): string | null {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(written) ? written : `https://${written}`
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:'
  return isWeb && !isExampleHost(url.hostname) ? `${url.protocol}//${url.host}` : null
}

/** Names that no server has (RFC 2606), and those that documents use in their place. */
function isExampleHost(host: string): boolean {
  if (isOwnComputer(`//${host}`)) return false
  if (/(?:^|\.)(?:example\.(?:com|net|org)|example|test|invalid)$/.test(host)) return true
  if (!host.includes('.') && !host.includes(':')) return true
  return host.split('.').some((label) => YOURS.test(label))
}

const YOURS = /^your|^my-?(?:company|domain|org|host|server|instance|tenant|site|team|subdomain)$/

function isOwnComputer(written: string): boolean {
  return /^(?:[a-z]+:)?\/\/(?:localhost|127(?:\.\d+){3}|\[::1\])(?:[:/]|$)/i.test(written)
}

const SAYS_NOTHING =
  /^(?:www|apis?|auth|login|sso|id|identity|accounts?|rest|my|app|dev|cloud|oauth2?|iam|gateway|eu|us|portal|services?|co|com|gov|ac|net|org|example|host|hostname|server)$/

/** A name for the system behind an address; null where it says none. */
export function nameOfServer({ written, origin }: AddressParts): string | null {
  const host = (/^(?:[a-z][a-z0-9+.-]*:\/\/)?([^/:]+)/i.exec(written)?.[1] ?? '').toLowerCase()
  if (host === '' || isPlaceholder(host)) return null
  if (/^[\d.]+$|^\[|^localhost$/.test(host)) return origin === null ? null : new URL(origin).host
  const labels = host.split('.').filter((label) => /^[a-z0-9-]+$/.test(label))
  const before = (labels.length === 1 ? labels : labels.slice(0, -1)).filter((label) => !SAYS_NOTHING.test(label))
  const telling = before.findLast((label) => !/^your|^my-/.test(label))
  return telling === undefined ? null : capital(telling)
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
