/** Which body goes out, with which type, and what stays of the headers and the address when it is known. */
import type { NameValue } from '../domain/http-exchange.ts'
import { withFileName, withQuery } from './address.ts'
import type { CurlBody, CurlPart } from './curl-reading.ts'
import { type Data, dataBody, FORM_TYPE, type FromShell, queryPiece, readData } from './data-body.ts'
import { readFormPart, readFormString } from './form-part.ts'
import { mentions, type WrittenHeaders } from './headers.ts'
import type { OptionUse } from './read-options.ts'

export type BodyReading = {
  readonly body: CurlBody
  readonly url: string
  /** The method without `-X`. */
  readonly method: string
  readonly headers: readonly NameValue[]
  readonly notUnderstood: readonly string[]
  readonly notes: readonly string[]
}

export function readBody(
  uses: readonly OptionUse[],
  written: WrittenHeaders,
  address: string,
  shell: FromShell,
): BodyReading {
  const queries = uses.filter(({ means }) => means === 'query').map(({ value }) => queryPiece(value, shell))
  const url = withQuery(address, queries.join('&'))
  const data = readData(uses, shell)
  const { parts, notUnderstood } = readParts(uses)
  const upload = uses.findLast(({ means }) => means === 'upload')?.value
  const on = (means: OptionUse['means']) => uses.findLast((use) => use.means === means)?.on ?? false
  const head = on('head')
  const get = on('get')

  const kinds = [parts.length > 0, upload !== undefined, data !== null && !get, head].filter(Boolean).length
  const shared = {
    url: get ? withQuery(url, data?.text ?? '') : url,
    headers: written.headers,
    notUnderstood,
    notes:
      kinds > 1
        ? ['curl refuses a command that asks for several kinds of body at once; one of them is kept here.']
        : [],
  }
  const typed = typeOf(written)
  if (head)
    return {
      ...shared,
      method: 'HEAD',
      body: { kind: 'none' },
      notes: [...shared.notes, ...(get ? fileNotes(data) : [])],
    }
  if (parts.length > 0) {
    const headers = withoutType(written.headers, (type) => /^multipart\/form-data\b/i.test(type))
    return {
      ...shared,
      method: 'POST',
      headers,
      body: { kind: 'multipart', parts },
      notes: [...shared.notes, ...partNotes(parts)],
    }
  }
  if (upload !== undefined) {
    const note =
      upload === '-' || upload === '.' || upload === ''
        ? 'The command takes its body from another program, which is not run here; choose a file under Body.'
        : `The file ${upload} is not read here; choose it under Body.`
    return {
      ...shared,
      url: withFileName(shared.url, upload),
      method: 'PUT',
      headers: withoutType(written.headers, () => true),
      body: { kind: 'file', path: upload, contentType: typed ?? null },
      notes: [...shared.notes, note],
    }
  }
  if (data === null || get)
    return { ...shared, method: 'GET', body: { kind: 'none' }, notes: [...shared.notes, ...fileNotes(data)] }
  return { ...shared, method: 'POST', ...typedData(uses, data, written, shell, shared.notes) }
}

function typedData(
  uses: readonly OptionUse[],
  data: Data,
  written: WrittenHeaders,
  shell: FromShell,
  notesBefore: readonly string[],
): Pick<BodyReading, 'body' | 'headers' | 'notes'> {
  const usual = uses.some(({ means }) => means === 'json') ? 'application/json' : FORM_TYPE
  const typed = typeOf(written)
  const contentType = typed === undefined ? usual : typed
  const { body, notes } = dataBody(data, contentType, shell)
  const said = body.kind === 'json' ? 'application/json' : body.kind === 'form' ? FORM_TYPE : null
  const headers = withoutType(written.headers, (type) => said === null || type.toLowerCase() === said)
  const untyped = typed === undefined && body.kind === 'text' && isJson(body.text)
  const more = untyped
    ? [
        'The body reads as JSON, but the command names no type, so curl calls it a form. Most servers want JSON here; choose it under Body.',
      ]
    : []
  return { body, headers, notes: [...notesBefore, ...notes, ...more] }
}

/** The Content-Type as written; null if it is taken out, undefined if nothing is said. */
function typeOf(written: WrittenHeaders): string | null | undefined {
  const header = written.headers.find(({ name }) => name.toLowerCase() === 'content-type')
  if (header !== undefined) return header.value
  return mentions(written, 'Content-Type') ? null : undefined
}

/** The headers without the first Content-Type, if the body says the same. */
function withoutType(headers: readonly NameValue[], isSaid: (type: string) => boolean): readonly NameValue[] {
  const first = headers.find(({ name }) => name.toLowerCase() === 'content-type')
  return first !== undefined && isSaid(first.value) ? headers.filter((header) => header !== first) : headers
}

function readParts(uses: readonly OptionUse[]): { parts: readonly CurlPart[]; notUnderstood: readonly string[] } {
  const parts: CurlPart[] = []
  const notUnderstood: string[] = []
  for (const { means, value, text } of uses) {
    if (means !== 'form' && means !== 'form-string') continue
    const read = means === 'form' ? readFormPart(value) : readFormString(value)
    if (read === null) notUnderstood.push(text)
    for (const part of read?.parts ?? []) parts.push(part)
    for (const one of read?.dropped ?? []) notUnderstood.push(`;${one}`)
  }
  return { parts, notUnderstood }
}

function partNotes(parts: readonly CurlPart[]): readonly string[] {
  return parts.flatMap(({ value }) =>
    value.kind === 'text' ? [] : [`The file ${value.path} is not read here; choose it under Body.`],
  )
}

function fileNotes(data: Data | null): readonly string[] {
  if (data?.onlyFile != null)
    return [`The file ${data.onlyFile.file ?? ''} is not read here, so it is missing from the address.`]
  return (
    data?.notes.map((note) => note.replace('from the body', 'from the address').replace('under Body', 'as query')) ?? []
  )
}

function isJson(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
