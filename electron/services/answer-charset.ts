/** Which charset a body is in, and its text. A byte order mark counts more than the header, the header more than the document. */
import type { CharsetSource, TextReading } from '../../shared/domain/answer-body.ts'

/** A charset by its name in the Encoding Standard, and who named it. */
export type CharsetChoice = Pick<TextReading, 'charset' | 'charsetFrom' | 'unknownCharset'>

type Named = { readonly label: string; readonly from: CharsetSource }

/** How far into a document its own word is looked for: the Encoding Standard's 1,024 bytes. */
const prescanned = 1024

/** The charset to read these bytes in. `chosen` is the person's, and stands above everything else. */
export function charsetOf(body: Uint8Array, contentType: string, chosen: string | null = null): CharsetChoice {
  if (chosen !== null) return { charset: nameOf(chosen) ?? 'utf-8', charsetFrom: 'person', unknownCharset: null }
  const mark = markOf(body)
  if (mark !== null) return { charset: mark, charsetFrom: 'mark', unknownCharset: null }
  let unknownCharset: string | null = null
  for (const { label, from } of named(body, contentType)) {
    const charset = nameOf(label)
    if (charset !== null) return { charset, charsetFrom: from, unknownCharset }
    unknownCharset ??= label
  }
  return { charset: unmarkedUtf16(body) ?? 'utf-8', charsetFrom: 'nobody', unknownCharset }
}

/**
 * The bytes as text, and whether some were no characters. A byte order mark is left out. `isWhole`: nothing comes after
 * them; else they may end within a character. A charset that is not known is read as UTF-8.
 */
export function decodeText(
  body: Uint8Array,
  charset: string,
  isWhole: boolean,
): { text: string; hasUnreadable: boolean } {
  try {
    return { text: decode(body, charset, isWhole, true), hasUnreadable: false }
  } catch {
    return { text: decode(body, charset, isWhole, false), hasUnreadable: true }
  }
}

function decode(body: Uint8Array, charset: string, isWhole: boolean, fatal: boolean): string {
  const decoder = new TextDecoder(nameOf(charset) ?? 'utf-8', { fatal })
  // Node 20 reads windows-1252 in one piece as Latin-1 and so loses its 0x80 to 0x9f (€, “, –); piecewise it does not.
  const inPieces = !isWhole || decoder.encoding === 'windows-1252'
  if (!inPieces) return decoder.decode(body)
  return decoder.decode(body, { stream: true }) + (isWhole ? decoder.decode() : '')
}

/** The Encoding Standard's name for a label; null when there is none. */
function nameOf(label: string): string | null {
  try {
    return new TextDecoder(label).encoding
  } catch {
    return null
  }
}

function markOf([a, b, c]: Uint8Array): string | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : null
}

/** XML 1.0 appendix F: `<?` in UTF-16 without a mark. JSON too begins with two characters of ASCII. */
function unmarkedUtf16([a, b, c, d]: Uint8Array): string | null {
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return 'utf-16le'
  return a === 0 && b !== 0 && c === 0 && d !== 0 ? 'utf-16be' : null
}

function* named(body: Uint8Array, contentType: string): Generator<Named> {
  const declared = /charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType)?.[1]
  if (declared !== undefined) yield { label: declared, from: 'header' }
  const beginning = new TextDecoder('latin1').decode(body.subarray(0, prescanned))
  const xml = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/i.exec(beginning)?.[1]
  const html = /<meta[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(beginning)?.[1]
  const own = xml ?? (/^(\u00ef\u00bb\u00bf)?\s*</.test(beginning) ? html : undefined)
  if (own === undefined) return
  // Could it be read so far, it is not in UTF-16, whatever it says (HTML standard, 13.2.3.2).
  yield { label: /^utf-?16/i.test(own) ? 'utf-8' : own, from: 'document' }
}
