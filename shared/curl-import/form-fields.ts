/** `application/x-www-form-urlencoded`, written and read. Writing is that of WHATWG URL, which is what goes out for a form. */

import { decodeFormText } from '../core/decode-form-text.ts'
import { percentEncoded } from '../core/percent-encoded.ts'
import type { NameValue } from '../domain/http-exchange.ts'
import { isPlaceholder, variablePattern } from './placeholders.ts'

/**
 * The fields of a form body, or null if they would go out as other bytes than `text`. A placeholder stands for a value still
 * to come and may hold any character: a variable of the shell anywhere, any other kind as a whole value.
 */
export function splitForm(text: string, variables: readonly string[]): readonly NameValue[] | null {
  if (text === '') return []
  const cut = variablePattern(variables)
  const fields: NameValue[] = []
  for (const pair of text.split('&')) {
    const equals = pair.indexOf('=')
    if (equals < 0) return null
    const name = decodeExactly(pair.slice(0, equals), cut)
    const raw = pair.slice(equals + 1)
    const value = isPlaceholder(raw) ? raw : decodeExactly(raw, cut)
    if (name === null || value === null) return null
    fields.push({ name, value })
  }
  return fields
}

function decodeExactly(raw: string, variables: RegExp | null): string | null {
  if (variables === null) return decodeIfExact(raw)
  // Every second piece is a variable.
  const pieces = raw.split(variables).map((piece, index) => (index % 2 === 1 ? piece : decodeIfExact(piece)))
  return pieces.includes(null) ? null : pieces.join('')
}

function decodeIfExact(raw: string): string | null {
  const decoded = decodeFormText(raw)
  return decoded !== null && encodeFormText(decoded) === raw ? decoded : null
}

function encodeFormText(text: string): string {
  return percentEncoded(text)
    .replaceAll('%20', '+')
    .replace(/[!'()~]/g, percentCode)
}

/** The encoding of `--data-urlencode` (curl_easy_escape, then plus signs for spaces). Placeholders stay as they are. */
export function encodeAsCurl(text: string, variables: readonly string[]): string {
  if (isPlaceholder(text)) return text
  const cut = variablePattern(variables)
  if (cut === null) return encode(text)
  return text
    .split(cut)
    .map((piece, index) => (index % 2 === 1 ? piece : encode(piece)))
    .join('')
}

function encode(text: string): string {
  return percentEncoded(text)
    .replaceAll('%20', '+')
    .replace(/[!'()*]/g, percentCode)
}

function percentCode(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}
