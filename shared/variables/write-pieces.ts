/** How a value is written depends on where it stands: in an address, in JSON, or just in a text. */
import { percentEncoded } from '../core/percent-encoded.ts'
import type { Piece } from './expand.ts'

/** Values as they are: headers, texts, and fields whose form does the encoding. */
export function inText(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('')
}

/**
 * Values inside a JSON string are written as JSON strings are (quotes, backslashes and line breaks escaped), so that they
 * arrive as they are; outside of one they stand as they are, so that they can be numbers, lists or objects.
 */
export function inJson(pieces: readonly Piece[]): string {
  let out = ''
  // How deep the piece lies that opened the string we are in; what lies deeper was put into that string.
  let openedAt: number | null = null
  let isEscaped = false
  for (const { text, depth } of pieces) {
    if (openedAt !== null && depth > openedAt) {
      out += JSON.stringify(text).slice(1, -1)
      continue
    }
    out += text
    for (const character of text) {
      if (isEscaped) isEscaped = false
      else if (character === '"') openedAt = openedAt === null ? depth : null
      else if (character === '\\') isEscaped = openedAt !== null
    }
  }
  return out
}

/** An address, and whether something secret stands in it before its path, where it could name the server. */
export type AddressText = { readonly text: string; readonly isSecretInHost: boolean }

/**
 * Values in an address: one that begins it may be a whole address or a path (`https://…`, `/…`), and stands as it is, as
 * do those in the name of the server. In the path a value cannot begin a query, in the query it cannot begin another
 * parameter: there it is percent-encoded (RFC 3986), but for the slashes of a path. Something secret never stands as it is.
 */
export function inAddress(pieces: readonly Piece[]): AddressText {
  let text = ''
  let isSecretInHost = false
  for (const piece of pieces) {
    const place = placeAfter(text)
    const isSecret = piece.from === 'secret'
    if (isSecret && (place === 'server' || (place === 'start' && isAddress(piece.text)))) isSecretInHost = true
    const isRaw = piece.from === 'written' || (!isSecret && standsAsItIs(place, piece.text))
    text += isRaw ? piece.text : encode(place, piece.text)
  }
  return { text, isSecretInHost }
}

/** The part of a filled-in address that names its server, as it is written; empty for a path. */
export function serverPart(address: string): string {
  return /^\s*[a-z][a-z0-9+.-]*:[/\\]*[^/\\?#]*/i.exec(address.replace(/[\t\n\r]/g, ''))?.[0] ?? ''
}

type Place = 'start' | 'server' | 'path' | 'query' | 'fragment'

function placeAfter(written: string): Place {
  // A URL is read without these (WHATWG URL, 4.4), wherever they stand.
  const text = written.replace(/[\t\n\r]/g, '')
  if (text.includes('#')) return 'fragment'
  if (text.includes('?')) return 'query'
  if (text.trim() === '') return 'start'
  const scheme = /^\s*[a-z][a-z0-9+.-]*:[/\\]*/i.exec(text)?.[0]
  if (scheme === undefined) return 'path'
  return /[/\\]/.test(text.slice(scheme.length)) ? 'path' : 'server'
}

function standsAsItIs(place: Place, value: string): boolean {
  return place === 'server' || (place === 'start' && (value.startsWith('/') || isAddress(value)))
}

function isAddress(value: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(value)
}

function encode(place: Place, value: string): string {
  const encoded = percentEncoded(value)
  return place === 'path' || place === 'start' ? encoded.replaceAll('%2F', '/') : encoded
}
