/** A multipart/form-data body put together from text and files, for tools whose own would differ or that have none. */
import { plainHeader } from './request-parts.ts'
import type { SnippetHeader, SnippetPart } from './snippet-request.ts'

/** What the body is made of, in order: text, or a file to be read. */
export type BodySegment = { readonly text: string } | { readonly filePath: string }

export function multipartByHand(parts: readonly SnippetPart[]): {
  readonly header: SnippetHeader
  readonly segments: readonly BodySegment[]
} {
  const boundary = unusedBoundary(parts)
  const segments: BodySegment[] = []
  let text = ''
  for (const part of parts) {
    text += `--${boundary}\r\nContent-Disposition: form-data; name="${parameter(part.name)}"`
    if ('value' in part) {
      const type = part.contentType === undefined ? '' : `\r\nContent-Type: ${part.contentType}`
      text += `${type}\r\n\r\n${part.value}\r\n`
    } else {
      text += `; filename="${parameter(part.fileName)}"\r\nContent-Type: ${part.contentType}\r\n\r\n`
      segments.push({ text }, { filePath: part.filePath })
      text = '\r\n'
    }
  }
  segments.push({ text: `${text}--${boundary}--\r\n` })
  return { header: plainHeader('Content-Type', `multipart/form-data; boundary=${boundary}`), segments }
}

/** A name as a parameter, escaped as browsers do it (HTML, "multipart/form-data encoding algorithm"). */
function parameter(name: string): string {
  return name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

/** What the files hold is not known; that the border stands in one of them is as likely as with any other border. */
function unusedBoundary(parts: readonly SnippetPart[]): string {
  const texts = parts.map((part) => ('value' in part ? part.value : ''))
  let boundary = 'hallpass-8f2c61d4e07b'
  while (texts.some((text) => text.includes(boundary))) boundary += '0'
  return boundary
}
