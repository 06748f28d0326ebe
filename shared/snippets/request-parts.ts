/** Questions that several targets ask of a request. */
import type { NameValue } from '../domain/http-exchange.ts'
import type { SnippetBody, SnippetHeader, SnippetRequest, SnippetText } from './snippet-request.ts'

export const formType = 'application/x-www-form-urlencoded'

/** Whether a header of that name stands in the request. `name` in lower case. */
export function hasHeader(request: SnippetRequest, name: string): boolean {
  return request.headers.some((header) => header.name.toLowerCase() === name)
}

/** Whether a value is empty for certain. What a variable holds is not known. */
export function isEmpty(value: SnippetText): boolean {
  return value.every((part) => 'text' in part && part.text === '')
}

/** A header of text only. */
export function plainHeader(name: string, value: string): SnippetHeader {
  return { name, value: [{ text: value }] }
}

/** The headers, with the Content-Type of a form unless one is named. */
export function headersWithType(request: SnippetRequest): readonly SnippetHeader[] {
  if (request.body.kind !== 'form' || hasHeader(request, 'content-type')) return request.headers
  return [...request.headers, plainHeader('Content-Type', formType)]
}

/** A text or a file whose type nobody named. Many tools call such a body a form unless they are told not to. */
export function hasUntypedBody(request: SnippetRequest): boolean {
  return (request.body.kind === 'text' || request.body.kind === 'file') && !hasHeader(request, 'content-type')
}

/** Names that stand more than once, in lower case. */
export function repeatedNames(request: SnippetRequest): ReadonlySet<string> {
  const names = request.headers.map((header) => header.name.toLowerCase())
  return new Set(names.filter((name, index) => names.indexOf(name) !== index))
}

/** The body where it is text; null for no body and for what is read from files. */
export function bodyText(body: SnippetBody): string | null {
  if (body.kind === 'text') return body.text
  return body.kind === 'form' ? encodeForm(body.fields) : null
}

/** `application/x-www-form-urlencoded` as browsers and the app's engine write it. */
export function encodeForm(fields: readonly NameValue[]): string {
  return fields.map(({ name, value }) => `${encodeField(name)}=${encodeField(value)}`).join('&')
}

function encodeField(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
}

/** Repeated headers as one each, their values joined by a comma (RFC 9110 section 5.3), those of cookies by a semicolon. */
export function joinedHeaders(headers: readonly SnippetHeader[]): readonly SnippetHeader[] {
  const joined = new Map<string, SnippetHeader>()
  for (const header of headers) {
    const key = header.name.toLowerCase()
    const earlier = joined.get(key)
    const glue = { text: key === 'cookie' ? '; ' : ', ' }
    joined.set(key, earlier === undefined ? header : { ...earlier, value: [...earlier.value, glue, ...header.value] })
  }
  return [...joined.values()]
}

/** Where the path starts, and the path with its query. */
export function splitUrl(url: string): { readonly origin: string; readonly target: string } {
  const [, origin = url, target = '/'] = /^([^:]+:\/\/[^/?]+)(.*)$/.exec(url) ?? []
  return { origin, target }
}

/** `.` or `..` as a step of the path, which many tools would walk before they send. */
export function hasDotSteps(url: string): boolean {
  return /\/(\.|%2e){1,2}(\/|\?|$)/i.test(splitUrl(url).target.replace(/\?.*$/, '/'))
}

/** A `?` with nothing behind it. Some tools drop it. */
export function endsInLoneMark(url: string): boolean {
  return /^[^?]*\?$/.test(url)
}
