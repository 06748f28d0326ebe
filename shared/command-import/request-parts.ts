/** Addresses, forms and headers of a request, taken apart in the same way for every language. */
import { decodeFormText } from '../core/decode-form-text.ts'
import { takeLogin } from '../curl-import/address.ts'
import type { NameValue } from '../domain/http-exchange.ts'
import type { CommandBody, CommandLogin } from './command-reading.ts'

const MOST = 200

/** Takes query, fragment and login off an address. */
export function splitUrl(address: string): { url: string; query: readonly NameValue[]; login: CommandLogin | null } {
  const [withoutFragment = ''] = address.trim().split('#', 1)
  const { url, login } = takeLogin(withoutFragment)
  const start = url.indexOf('?')
  if (start < 0) return { url, query: [], login }
  return { url: url.slice(0, start), query: readForm(url.slice(start + 1)), login }
}

/** `a=b&c=d`, decoded where it is encoded. */
export function readForm(text: string): readonly NameValue[] {
  return text.split('&', MOST).flatMap((pair) => {
    if (pair.trim() === '') return []
    const equals = pair.indexOf('=')
    const [name, value] = equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)]
    return [{ name: decode(name).trim(), value: decode(value.replace(/[\r\n]+$/, '')) }]
  })
}

function decode(text: string): string {
  return decodeFormText(text) ?? text
}

/** The body that a text is, by its type or, where none is said, by its looks. */
export function bodyOfText(text: string, contentType: string | null): CommandBody {
  const type = (contentType ?? '').toLowerCase()
  const trimmed = text.trim()
  if (trimmed === '') return { kind: 'none' }
  if (type.includes('json') || (type === '' && /^[[{](?!\{)/.test(trimmed))) return { kind: 'json', text: trimmed }
  if (type.includes('form-urlencoded') || (type === '' && /^[\w.[\]-]{1,60}=/.test(trimmed)))
    return { kind: 'form', fields: readForm(trimmed) }
  return { kind: 'text', text, contentType }
}

/** The value of a header, its name in any case. */
export function headerOf(headers: readonly NameValue[], name: string): string | null {
  return headers.find((header) => header.name.toLowerCase() === name.toLowerCase())?.value ?? null
}

/** The headers without the type, unless it says more than the body does. */
export function withoutType(headers: readonly NameValue[]): readonly NameValue[] {
  return headers.filter(({ name, value }) => name.toLowerCase() !== 'content-type' || isOtherJson(value))
}

/** The header for a type that says more than that the body is JSON, such as `application/json-rpc`; none for others. */
export function ownType(contentType: string | null): readonly NameValue[] {
  return contentType !== null && isOtherJson(contentType) ? [{ name: 'Content-Type', value: contentType }] : []
}

function isOtherJson(contentType: string): boolean {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  return type.includes('json') && type !== 'application/json'
}

/** `Name: value`, or null. */
export function readHeaderLine(line: string): NameValue | null {
  const colon = line.indexOf(':')
  const name = line.slice(0, Math.max(0, colon)).trim()
  return colon < 1 || /[^\w-]/.test(name) ? null : { name, value: line.slice(colon + 1).trim() }
}
