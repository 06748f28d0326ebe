/** A body of several parts, `multipart/form-data` (RFC 7578), put together from texts and files without holding a file. */
import { randomBytes } from 'node:crypto'
import type { BodySource } from '../ports/http.ts'

/** One part. A text has a Content-Type only if one was chosen. */
export type PartContent =
  | { readonly name: string; readonly value: string; readonly contentType: string | null }
  | { readonly name: string; readonly file: BodySource; readonly fileName: string; readonly contentType: string }

/** A border between parts that stands in none of them: 144 bits of chance. */
export function newBoundary(): string {
  return `hallpass-${randomBytes(18).toString('hex')}`
}

/** The border named in a Content-Type that the person wrote (RFC 2046 section 5.1.1); null where none that can be used is. */
export function boundaryIn(contentType: string): string | null {
  const [, quoted, bare] = /;\s*boundary\s*=\s*(?:"([^"\\]*)"|([^\s;"]+))/i.exec(contentType) ?? []
  const boundary = quoted ?? bare ?? ''
  return /^[\w'()+,./:=? -]{0,69}[\w'()+,./:=?-]$/.test(boundary) ? boundary : null
}

/** The parts as one body. A file is opened when its turn has come, each time the body goes out. */
export function multipartBody(parts: readonly PartContent[], boundary: string): BodySource {
  const pieces: (Uint8Array | BodySource)[] = []
  let text = ''
  for (const part of parts) {
    text += `--${boundary}\r\nContent-Disposition: form-data; name="${parameter(part.name)}"`
    if ('fileName' in part) text += `; filename="${parameter(part.fileName)}"`
    if (part.contentType !== null) text += `\r\nContent-Type: ${part.contentType}`
    text += '\r\n\r\n'
    if ('fileName' in part) pieces.push(Buffer.from(text), part.file)
    text = 'fileName' in part ? '\r\n' : `${text}${part.value}\r\n`
  }
  pieces.push(Buffer.from(`${text}--${boundary}--\r\n`))
  return {
    length: pieces.reduce((sum, piece) => sum + piece.length, 0),
    async *open() {
      for (const piece of pieces) {
        if (piece instanceof Uint8Array) yield piece
        else yield* piece.open()
      }
    },
  }
}

/** A name as browsers write it (HTML, "multipart/form-data encoding algorithm"): it can neither end its quotes nor its line. */
function parameter(name: string): string {
  return name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}
