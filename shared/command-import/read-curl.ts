/** cURL, read by `curl-import`, in the common form. */
import type { CurlBody, CurlPart } from '../curl-import/curl-reading.ts'
import { readCurlCommand } from '../curl-import/read-command.ts'
import type { NameValue } from '../domain/http-exchange.ts'
import type { CommandBody, ReadRequest } from './command-reading.ts'
import { bodyOfText, ownType, splitUrl } from './request-parts.ts'

/** Reads the first curl command in a piece of text that begins with its line; null if there is none. */
export function readCurl(piece: string): ReadRequest | null {
  const reading = readCurlCommand(piece)
  if (reading === null) return null
  const { request } = reading
  const { url, query } = splitUrl(request.url)
  return {
    method: request.method.toUpperCase(),
    url,
    query,
    headers: [...request.headers, ...(request.body.kind === 'text' ? ownType(request.body.contentType) : [])],
    body: bodyOf(request.body),
    basic: request.basic,
    verifyTls: request.verifyTls,
    variables: reading.placeholders,
    end: piece.length,
    // That other commands are left out is for all languages together to say.
    notes: reading.notes.filter((note) => !/^The text holds several|^The file [^<]*> is not read/.test(note)),
    notUnderstood: reading.notUnderstood.map(optionName),
  }
}

/** The option without its value, which may be glued to it. What begins with no hyphen is a piece of a form. */
function optionName(written: string): string {
  if (written.startsWith('--')) return written.split(/[\s=]/, 1)[0] ?? ''
  return written.startsWith('-') ? written.slice(0, 2) : '-F'
}

function bodyOf(body: CurlBody): CommandBody {
  switch (body.kind) {
    case 'json':
      return { kind: 'json', text: body.text }
    case 'form':
      return { kind: 'form', fields: body.fields }
    case 'text':
      return bodyOfText(body.text, body.contentType)
    case 'multipart':
      return {
        kind: 'multipart',
        fields: body.parts.flatMap((part) => textOfPart(part)),
      }
    default:
      return { kind: 'none' }
  }
}

/** `-F "user=<name>"` would read the file `name>`, which nobody has: it is a placeholder. */
function textOfPart({ name, value }: CurlPart): readonly NameValue[] {
  if (value.kind === 'text') return [{ name, value: value.text }]
  return value.kind === 'text-of-file' && value.path.endsWith('>') ? [{ name, value: `<${value.path}` }] : []
}
