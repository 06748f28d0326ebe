/** One part of a token: decoded, parsed and laid out in rows (RFC 7515 section 2), with what is odd about how it is written. */
import { withHiddenShown } from '../core/hidden-characters.ts'
import { readRows } from './claim-rows.ts'
import { decodeText, reasonOfBytes } from './decode-text.ts'
import { parseJsonExactly } from './parse-json-exactly.ts'
import type { LookUp } from './row-frame.ts'
import type { Json, ReadingRemark, TokenPart } from './token-reading.ts'

/** A part, and what a stricter reader may refuse about it. */
export type DecodedPart = {
  readonly part: TokenPart
  readonly remarks: readonly ReadingRemark[]
  /** What was decoded, JSON or not; null when nothing could be. */
  readonly text: string | null
}

/** Decodes one dotted part, or says in a sentence why it cannot be. `name` is what the sentences call it. */
export function decodePart(encoded: string, name: string, lookUp: LookUp): DecodedPart {
  const { text, isPadded, isStandardBase64 } = decodeText(encoded, name)
  const remarks: ReadingRemark[] = []
  if (isPadded) {
    remarks.push(encoding(`The ${name} ends in “=”, which a token leaves out (RFC 7515). Strict readers refuse that.`))
  }
  if (isStandardBase64) {
    remarks.push(
      encoding(
        `The ${name} is written with “+” or “/”, where a token has “-” and “_” (base64url). Strict readers refuse that.`,
      ),
    )
  }
  if (!text.ok) return { part: { readable: false, reason: text.reason }, remarks, text: null }
  const read = partOfText(text.value, name, lookUp, encoded)
  return { ...read, remarks: [...remarks, ...read.remarks] }
}

/**
 * A part that is text already: of a JSON serialization, or any JSON object from elsewhere that is to be shown in rows.
 * `encoded` is what it was decoded from, if it was.
 */
export function partOfText(written: string, name: string, lookUp: LookUp, encoded: string | null = null): DecodedPart {
  const remarks: ReadingRemark[] = []
  const text = written.startsWith('\ufeff') ? written.slice(1) : written
  if (text !== written) {
    remarks.push({
      kind: 'hidden-characters',
      text: `The ${name} begins with a mark that cannot be seen (U+FEFF, byte order mark). Many readers stumble over it.`,
    })
  }
  const json = parseJsonExactly(text)
  const no = (reason: string): DecodedPart => ({ part: { readable: false, reason }, remarks, text })
  if (!json.ok) {
    if (json.why === 'too-deep') return no(`The ${name} is nested deeper than that of any real token.`)
    return no(encoded === null || isPlainText(text) ? reasonOfText(text, name) : reasonOfBytes(encoded, name))
  }
  const { value } = json
  if (!isNamed(value)) return no(reasonOfValue(value, name))
  const { rows, repeated, hidden } = readRows(text, lookUp)
  if (repeated.length > 0) remarks.push(repeatedRemark(repeated, name))
  if (hidden !== null) {
    remarks.push({
      kind: 'hidden-characters',
      text: `The ${name} holds a character that cannot be seen (${hidden.hidden}, ${hidden.name}) in “${quote(hidden.path)}”. It may read differently than it looks.`,
    })
  }
  return { part: { readable: true, text, value, rows }, remarks, text }
}

function encoding(text: string): ReadingRemark {
  return { kind: 'encoding', text }
}

function repeatedRemark(repeated: readonly string[], name: string): ReadingRemark {
  const [first = '', ...others] = repeated
  const more = others.length === 0 ? '' : ` So do ${others.length} other names.`
  return {
    kind: 'repeated-name',
    text: `“${quote(first)}” stands more than once in the ${name}. Some programs take the first, others the last.${more}`,
  }
}

function reasonOfValue(value: Json, name: string): string {
  const what =
    value === null
      ? 'is the word null'
      : isList(value)
        ? 'is a list'
        : typeof value === 'string'
          ? 'is a text in quotes'
          : typeof value === 'boolean'
            ? `is the word ${value}`
            : 'is a number'
  return `The ${name} can be decoded, but ${what} and does not hold named values as a token does.`
}

function reasonOfText(text: string, name: string): string {
  if (/^\s*[[{]/.test(text)) {
    return `The ${name} begins as it should but cannot be read to its end: a piece of it may be missing.`
  }
  return `The ${name} can be decoded, but is plain text and does not hold named values as a token does. It reads “${quote(text)}”.`
}

/** Text that a person may have written: nothing in it that only a wrongly decoded part has. */
function isPlainText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells the two apart
  return !/[\0-\x08\x0e-\x1f\x7f-\x9f\ufffd]/.test(text)
}

function quote(text: string): string {
  const short = text.length > 80 ? `${text.slice(0, 79).replace(/[\ud800-\udbff]$/, '')}…` : text
  return withHiddenShown(short)
}

function isNamed(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
