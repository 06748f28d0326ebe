/**
 * Characters that nobody sees or that change the order of others (Unicode UTS #39, UTR #36): with them a text can look like
 * another. Spaces of all widths count as seen; joiners and tags inside of emoji are part of these.
 */

/** A piece of a text: one that can be shown as it is, or one character to be shown by its number and name. */
export type TextPiece =
  | { readonly text: string; readonly hidden: null }
  /** `hidden` is the number as it is written everywhere, `U+202E`; `name` says in plain words what it is. */
  | { readonly text: ''; readonly hidden: string; readonly name: string }

/** Which control characters are welcome. By default none: in a name or a value they have no business. */
export type HiddenOptions = { readonly allowLines: boolean }

/**
 * Cuts a text at its hidden characters. The pieces in order are the whole text; one without any is one piece, an empty one
 * none. With `allowLines` line ends and tabs count as text.
 */
export function hiddenPieces(text: string, options: HiddenOptions = { allowLines: false }): readonly TextPiece[] {
  const pieces: TextPiece[] = []
  let shown = 0
  for (const match of text.matchAll(HIDDEN)) {
    const found = match[0]
    if (isWelcome(found, options)) continue
    if (match.index > shown) pieces.push({ text: text.slice(shown, match.index), hidden: null })
    pieces.push({ text: '', ...describeHidden(found) })
    shown = match.index + found.length
  }
  if (shown < text.length) pieces.push({ text: text.slice(shown), hidden: null })
  return pieces
}

/** The first hidden character of a text, by number and name; null when there is none. */
export function firstHidden(
  text: string,
  options: HiddenOptions = { allowLines: false },
): { readonly hidden: string; readonly name: string } | null {
  if (!MAY_HIDE.test(text)) return null
  for (const match of text.matchAll(HIDDEN)) {
    if (!isWelcome(match[0], options)) return describeHidden(match[0])
  }
  return null
}

/** A text with its hidden characters written as ⟨U+202E⟩, for a sentence that quotes it. */
export function withHiddenShown(text: string): string {
  return hiddenPieces(text)
    .map((piece) => (piece.hidden === null ? piece.text : `⟨${piece.hidden}⟩`))
    .join('')
}

/** Emoji first, so that what belongs to them is taken along and left in peace: families, flags of countries' parts. */
const EMOJI =
  '\\p{Extended_Pictographic}[\\ufe0f\\p{Emoji_Modifier}]?(?:\\u200d\\p{Extended_Pictographic}[\\ufe0f\\p{Emoji_Modifier}]?)+|\\u{1f3f4}[\\u{e0030}-\\u{e0039}\\u{e0061}-\\u{e007a}]+\\u{e007f}'

const INVISIBLE =
  '\\0-\\x1f\\x7f-\\x9f\\xad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180e\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb'

const INVISIBLE_FAR = '\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e007f}\\p{Surrogate}'

const HIDDEN = new RegExp(`${EMOJI}|[${INVISIBLE}${INVISIBLE_FAR}]`, 'gu')

/** Rules out, at the speed of one look at each character, the many texts without any. */
const MAY_HIDE = new RegExp(`[${INVISIBLE}\\ud800-\\udfff]`)

function isWelcome(found: string, { allowLines }: HiddenOptions): boolean {
  const code = found.codePointAt(0) ?? 0
  if (found.length > String.fromCodePoint(code).length) return true
  return allowLines && (found === '\n' || found === '\r' || found === '\t')
}

function describeHidden(found: string): { readonly hidden: string; readonly name: string } {
  const code = found.codePointAt(0) ?? 0
  const hidden = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  return { hidden, name: NAMES.get(code) ?? familyOf(code) }
}

function familyOf(code: number): string {
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return 'control character'
  if (code >= 0xd800 && code <= 0xdfff) return 'half of a character'
  if (code >= 0xe0000) return 'tag character'
  return 'invisible character'
}

/** In plain words after the names of the Unicode standard. */
const NAMES: ReadonlyMap<number, string> = new Map([
  [0x00, 'null character'],
  [0x08, 'backspace'],
  [0x09, 'tab'],
  [0x0a, 'line end'],
  [0x0d, 'carriage return'],
  [0x1b, 'escape'],
  [0x7f, 'delete'],
  [0xad, 'soft hyphen'],
  [0x061c, 'Arabic letter mark'],
  [0x200b, 'zero width space'],
  [0x200c, 'zero width non-joiner'],
  [0x200d, 'zero width joiner'],
  [0x200e, 'left-to-right mark'],
  [0x200f, 'right-to-left mark'],
  [0x2028, 'line separator'],
  [0x2029, 'paragraph separator'],
  [0x202a, 'left-to-right embedding'],
  [0x202b, 'right-to-left embedding'],
  [0x202c, 'end of a change of direction'],
  [0x202d, 'left-to-right override'],
  [0x202e, 'right-to-left override'],
  [0x2060, 'word joiner'],
  [0x2066, 'left-to-right isolate'],
  [0x2067, 'right-to-left isolate'],
  [0x2068, 'first strong isolate'],
  [0x2069, 'end of an isolate'],
  [0xfeff, 'byte order mark'],
])
