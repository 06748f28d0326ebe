/** Decides how the body of an answer is shown. Reads bytes; trusts no content type. */
import type { AnswerBody, Picture, StreamPieces, TextReading } from '../../shared/domain/answer-body.ts'
import { maskSecrets } from '../../shared/domain/mask.ts'
import { charsetOf, decodeText } from './answer-charset.ts'
import { fileNameOf, headerOf, type NamedAnswer } from './answer-file-name.ts'
import { signatureOf } from './file-signature.ts'
import { pictureSize } from './picture-size.ts'
import { readPieces, streamKindOf } from './stream-pieces.ts'
import { isSvg, svgSize, svgUnfolds, withoutComments } from './svg-picture.ts'

/** How much of a body, from its beginning, is all that is needed to tell what it is. */
export const beginningBytes = 2 * 1024 * 1024

/** Left out of what is looked at of a longer one: a secret that the end would halve could not be told, and so not be masked. */
const margin = 64 * 1024

/** A picture of more bytes, or of more pixels, is not drawn: it takes four bytes of memory for each pixel. */
export const drawnBytes = 25 * 1024 * 1024
const drawnPixels = 50_000_000

/** What an answer's body is told from. */
export type AnswerFacts = NamedAnswer & {
  /** At least the first `beginningBytes`. */
  readonly body: Uint8Array
  /** Bytes of all of it. */
  readonly size: number
  /** The connection's own secrets, masked should the answer repeat them. */
  readonly secrets: readonly string[]
  /** The charset that the person wants it read in. */
  readonly charset?: string | null
  /** What came of a stream, where somebody was there when it came. */
  readonly pieces?: StreamPieces | null
}

/** The body as the window sees it. */
export function showBody(facts: AnswerFacts): AnswerBody {
  const { body, secrets } = facts
  if (facts.size === 0) return { kind: 'empty' }
  const contentType = headerOf(facts, 'content-type') ?? ''
  const [type = ''] = contentType.split(';', 1)
  const file = {
    fileName: maskSecrets(fileNameOf(facts), secrets),
    contentType: maskSecrets(type.trim(), secrets),
  }
  const signature = facts.charset ? null : signatureOf(body)
  if (signature?.kind === 'image') {
    const size = pictureSize(signature.format, body)
    return { kind: 'image', ...file, picture: judged(signature.format, size, facts), source: null }
  }
  if (signature !== null) return { kind: 'binary', ...file, found: signature.name }
  const text = readText(facts, isTextual(contentType))
  if (text === null) return { kind: 'binary', ...file, found: null }
  const { reading } = text
  const stream = streamKindOf(contentType)
  if (stream !== null) return { kind: stream, ...reading, ...(facts.pieces ?? readPieces(stream, text.text)) }
  if (isSvg(text.text)) return { kind: 'image', ...file, picture: judgedSvg(text, facts), source: reading }
  return { kind: kindOfText(text, type.trim()), ...reading }
}

/** Text with its secrets masked; `cut`: it is only the beginning. */
type BodyText = { readonly text: string; readonly cut: boolean; readonly reading: TextReading }

/** The body as text; null when it is no text. `anyway`: even bytes that make no sense are characters. */
function readText(facts: AnswerFacts, anyway: boolean): BodyText | null {
  const isWhole = facts.body.byteLength === facts.size
  const choice = charsetOf(facts.body, headerOf(facts, 'content-type') ?? '', facts.charset)
  const { text, hasUnreadable } = decodeText(facts.body, choice.charset, isWhole)
  const isChosen = choice.charsetFrom === 'person'
  if (hasUnreadable && !anyway && !isChosen) return null
  // Content types lie: no text has NUL in it, whatever it says it is.
  if (text.includes('\u0000') && !isChosen) return null
  const masked = maskSecrets(text, facts.secrets)
  const unknownCharset = choice.unknownCharset === null ? null : maskSecrets(choice.unknownCharset, facts.secrets)
  return {
    text: isWhole ? masked : masked.slice(0, -margin),
    cut: !isWhole,
    reading: { ...choice, unknownCharset, hasUnreadable },
  }
}

function isTextual(contentType: string): boolean {
  return /^(text\/|application\/([\w.+-]*\+)?(json|xml|yaml|javascript|x-ndjson)|application\/(x-www-form-urlencoded|jsonl|sql)|image\/svg)/i.test(
    contentType,
  )
}

function kindOfText({ text, cut }: BodyText, type: string): 'json' | 'xml' | 'html' | 'text' {
  if (beginsAsJson(text, type) || (!cut && isJson(text))) return 'json'
  const beginsAsMarkup = /^\s*</.test(text)
  const isHtml =
    /^text\/html$/i.test(type) || /^\s*<(!doctype\s+html|html)[\s>]/i.test(withoutComments(text.slice(0, 2048)))
  if (isHtml && text.includes('<')) return 'html'
  const isXml = /^(text|application)\/([\w.+-]*\+)?xml/i.test(type) || /^\s*<\?xml\s/.test(text)
  return isXml && beginsAsMarkup ? 'xml' : 'text'
}

function judged(
  format: Picture['format'],
  size: { width: number; height: number } | null,
  facts: AnswerFacts,
): Picture {
  const picture = { format, width: size?.width ?? null, height: size?.height ?? null }
  if (facts.size > drawnBytes) return { ...picture, notDrawn: 'too-large' }
  if (size === null || size.width === 0 || size.height === 0) return { ...picture, notDrawn: 'no-size' }
  return { ...picture, notDrawn: size.width * size.height > drawnPixels ? 'too-many-pixels' : null }
}

/** An SVG without a size of its own takes that of its place. */
function judgedSvg({ text, cut }: BodyText, facts: AnswerFacts): Picture {
  const size = svgSize(text)
  if (size !== null && !cut) {
    const picture = judged('svg', size, facts)
    return svgUnfolds(text) ? { ...picture, notDrawn: 'unfolds' } : picture
  }
  return { format: 'svg', width: null, height: null, notDrawn: cut ? 'too-large' : svgUnfolds(text) ? 'unfolds' : null }
}

/** What is said to be JSON and begins like it is believed, so that it can be shown where it breaks. */
function beginsAsJson(text: string, contentType: string): boolean {
  return /^\s*[[{]/.test(text) && /^application\/([\w.+-]*\+)?json/i.test(contentType)
}

function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
