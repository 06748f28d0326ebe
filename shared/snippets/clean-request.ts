/** Makes a request sendable: what HTTP has no way to carry is taken out or encoded, the same for every target. */
import { controlsInHeader } from './control-characters.ts'
import type { SnippetBody, SnippetHeader, SnippetPart, SnippetRequest, SnippetText } from './snippet-request.ts'

export function cleanRequest(request: SnippetRequest): SnippetRequest {
  const passedOver = [
    'content-length',
    'transfer-encoding',
    ...(request.body.kind === 'multipart' ? ['content-type'] : []),
  ]
  return {
    ...request,
    url: wireUrl(request.url),
    headers: request.headers.filter(({ name }) => !passedOver.includes(name.toLowerCase())).map(cleanHeader),
    body: cleanBody(request.body),
  }
}

/** The URL as a request line can hold it: no fragment, a path, and no character outside visible ASCII. */
function wireUrl(url: string): string {
  return wellFormed(url)
    .replace(/#.*$/s, '')
    .replace(/^([^:]+:\/\/[^/?]+)(?=\?|$)/, '$1/')
    .replace(/[^\u0021-\u007e]+/gu, (run) => encodeURIComponent(run))
}

function cleanHeader({ name, value }: SnippetHeader): SnippetHeader {
  return {
    name: oneLine(name).trim(),
    value: trimmed(value.map((part) => ('text' in part ? { text: oneLine(part.text) } : part))),
  }
}

/** A line break would begin another header, and what is not Latin-1 has no byte. */
function oneLine(text: string): string {
  return text.replace(controlsInHeader, ' ').replace(/[\u0100-\u{10ffff}]/gu, '?')
}

/** White space around a value is not part of it (RFC 9110 section 5.5). Pieces of text without anything in them go. */
function trimmed(value: SnippetText): SnippetText {
  return value
    .map((part, index) => {
      if ('variable' in part) return part
      const start = index === 0 ? part.text.replace(/^[ \t]+/, '') : part.text
      return { text: index === value.length - 1 ? start.replace(/[ \t]+$/, '') : start }
    })
    .filter((part) => 'variable' in part || part.text !== '')
}

function cleanBody(body: SnippetBody): SnippetBody {
  switch (body.kind) {
    case 'none':
      return body
    case 'text':
      return { kind: 'text', text: wellFormed(body.text) }
    case 'form':
      return {
        kind: 'form',
        fields: body.fields.map(({ name, value }) => ({ name: wellFormed(name), value: wellFormed(value) })),
      }
    case 'multipart':
      return { kind: 'multipart', parts: body.parts.map(cleanPart) }
    case 'file':
      return { kind: 'file', filePath: wellFormed(body.filePath) }
  }
}

function cleanPart(part: SnippetPart): SnippetPart {
  const name = wellFormed(part.name)
  if ('value' in part) {
    const value = wellFormed(part.value)
    return part.contentType === undefined
      ? { name, value }
      : { name, value, contentType: oneLine(part.contentType).trim() }
  }
  const { filePath, fileName, contentType } = part
  return {
    name,
    filePath: wellFormed(filePath),
    fileName: wellFormed(fileName),
    contentType: oneLine(contentType).trim(),
  }
}

/** Halves of a surrogate pair have no UTF-8. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd')
}
