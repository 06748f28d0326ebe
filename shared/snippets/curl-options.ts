/** Which options curl needs for a request, before any shell's quoting. */
import { bodyText, hasUntypedBody, isEmpty } from './request-parts.ts'
import type { SnippetHeader, SnippetPart, SnippetRequest, SnippetText } from './snippet-request.ts'

/** An option, and what stands behind it. */
export type CurlOption =
  | { readonly flag: string; readonly value?: string }
  | { readonly flag: string; readonly header: SnippetText }

/** How the body is handed over: in options, or to curl's standard input, where an option cannot hold it. */
export type CurlBody = 'in-options' | 'on-standard-input'

export function curlOptions(request: SnippetRequest, body: CurlBody): readonly CurlOption[] {
  const { url, headers, verifyTls, followRedirects } = request
  return [
    ...methodOptions(request),
    ...(followRedirects ? [{ flag: '--location' }] : []),
    // Otherwise curl takes brackets and braces in an address for a pattern of many addresses.
    ...(/[[\]{}]/.test(url) ? [{ flag: '--globoff' }] : []),
    ...(hasDots(url) ? [{ flag: '--path-as-is' }] : []),
    ...(verifyTls ? [] : [{ flag: '--insecure' }]),
    ...headers.map((header) => ({ flag: '-H', header: headerOption(header) })),
    // Without a type of its own curl would call any body a form.
    ...(hasUntypedBody(request) ? [{ flag: '-H', value: 'Content-Type:' }] : []),
    ...(body === 'on-standard-input' ? [{ flag: '--data-binary', value: '@-' }] : bodyOptions(request)),
  ]
}

function hasDots(url: string): boolean {
  return /\/\.{1,2}(\/|\?|$)/.test(url)
}

function methodOptions({ method, body, followRedirects }: SnippetRequest): readonly CurlOption[] {
  const hasBody = body.kind !== 'none'
  // curl waits for the body of an answer to `-X HEAD`, which never comes.
  if (method === 'HEAD' && !hasBody) return [{ flag: '--head' }]
  if (method === 'GET' && !hasBody) return []
  // With -X curl would go on with POST where a redirect asks for GET.
  if (method === 'POST' && hasBody && followRedirects) return []
  return [/^[A-Za-z]+$/.test(method) ? { flag: `-X ${method}` } : { flag: '-X', value: method }]
}

/** For curl, `Name:` means "leave this header out", and `Name;` is a header with an empty value. */
function headerOption({ name, value }: SnippetHeader): SnippetText {
  return isEmpty(value) ? [{ text: `${name};` }] : [{ text: `${name}: ` }, ...value]
}

function bodyOptions({ body }: SnippetRequest): readonly CurlOption[] {
  if (body.kind === 'file') return [{ flag: '--data-binary', value: `@${body.filePath}` }]
  if (body.kind === 'multipart') return body.parts.map(partOption)
  const text = bodyText(body)
  return text === null ? [] : [{ flag: '--data-raw', value: text }]
}

function partOption(part: SnippetPart): CurlOption {
  if ('value' in part) {
    if (part.contentType === undefined) return { flag: '--form-string', value: `${part.name}=${part.value}` }
    return { flag: '-F', value: `${part.name}=${inQuotes(part.value)};type=${part.contentType}` }
  }
  const { name, filePath, fileName, contentType } = part
  return { flag: '-F', value: `${name}=@${inQuotes(filePath)};filename=${inQuotes(fileName)};type=${contentType}` }
}

function inQuotes(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}

/** Whether curl can be told of a part: its name ends at the first `=`, its type at the first character that is in none. */
export function isPartForCurl(part: SnippetPart): boolean {
  if (part.name === '' || part.name.includes('=')) return false
  const type = part.contentType ?? 'text/plain'
  return ('value' in part || part.fileName !== '') && /^[\w.+-]+\/[\w.+-]+(; ?[\w-]+=[\w.+-]+)*$/.test(type)
}
