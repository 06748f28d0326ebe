/** Cuts JSON text (RFC 8259) into tokens exactly as written: no number is rounded, no escape is rewritten. */

/** One token; `at` is its place in the text. `broken` is something JSON does not know, up to where it can be cut. */
export type JsonToken = {
  readonly kind: 'mark' | 'string' | 'number' | 'word' | 'broken'
  readonly text: string
  readonly at: number
}

const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const wordPattern = /[^\s{}[\],:"]+/y
const spacePattern = /[ \t\r\n]*/y

/** The token that starts at or after `from`, or null at the end. */
export function nextJsonToken(text: string, from: number): JsonToken | null {
  const at = from + match(spacePattern, text, from).length
  const first = text[at]
  if (first === undefined) return null
  if ('{}[],:'.includes(first)) return { kind: 'mark', text: first, at }
  if (first === '"') return stringAt(text, at)
  const number = match(numberPattern, text, at)
  const word = match(wordPattern, text, at)
  if (number !== '' && number.length === word.length) return { kind: 'number', text: number, at }
  if (word === 'true' || word === 'false' || word === 'null') return { kind: 'word', text: word, at }
  return { kind: 'broken', text: word === '' ? first : word, at }
}

/** Line and column, both from 1, of a place in the text. */
export function placeInText(text: string, at: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at)
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') }
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}

/** Walked by hand: a pattern would run out of stack on texts of some megabytes. */
function stringAt(text: string, at: number): JsonToken {
  for (let index = at + 1; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code === 0x22) return { kind: 'string', text: text.slice(at, index + 1), at }
    if (code === 0x5c) index += 1
    else if (code < 0x20) return { kind: 'broken', text: text.slice(at, index), at }
  }
  return { kind: 'broken', text: text.slice(at), at }
}
