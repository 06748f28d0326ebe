/**
 * Lays JSON text out in lines, value for value as written (big numbers keep every digit), and says in words where it
 * stops being JSON. Never recursive: an answer nested ten thousand deep is only long.
 */
import { type JsonToken, nextJsonToken, placeInText } from './json-tokens.ts'

/** A coloured piece of a line. */
export type JsonPart = { readonly kind: 'key' | 'string' | 'number' | 'word' | 'mark'; readonly text: string }

/** One line. Where it opens an object or list, `end` is the line that closes it and `count` how much is inside. */
export type JsonLine = {
  readonly depth: number
  readonly parts: readonly JsonPart[]
  readonly end: number | null
  readonly count: number
}

/** Where the text stops being JSON; `message` is a whole sentence. */
export type JsonProblem = { readonly line: number; readonly column: number; readonly message: string }

type OpenLine = { depth: number; parts: JsonPart[]; end: number | null; count: number }
const nameNeeded = 'A name in double quotes belongs here, like "name".'

type Expect = 'value' | 'item' | 'value-or-close' | 'key' | 'key-or-close' | 'colon' | 'comma-or-close' | 'end'

/** The lines up to the end or the first problem. */
export function layOutJson(text: string): {
  readonly lines: readonly JsonLine[]
  readonly problem: JsonProblem | null
} {
  const lines: OpenLine[] = []
  const open: { readonly line: number; readonly close: '}' | ']' }[] = []
  let expect: Expect = 'value'
  let line: OpenLine = { depth: 0, parts: [], end: null, count: 0 }
  let from = 0

  const startLine = () => {
    line = { depth: open.length, parts: [], end: null, count: 0 }
  }
  const endLine = () => lines.push(line)
  const afterValue = () => {
    expect = open.length === 0 ? 'end' : 'comma-or-close'
  }
  const close = (mark: string) => {
    const opened = open.pop()
    const opening = opened && lines[opened.line]
    if (!opened || !opening) return
    if (line.parts.length > 0) {
      opening.count += 1
      endLine()
    }
    if (opening.count === 0) {
      lines.length = opened.line
      line = { ...opening, parts: [...opening.parts, { kind: 'mark', text: mark }] }
    } else {
      opening.end = lines.length
      startLine()
      line.parts.push({ kind: 'mark', text: mark })
    }
    afterValue()
  }

  for (let token = nextJsonToken(text, from); token; token = nextJsonToken(text, from)) {
    const inside = open.at(-1)
    const message = complain(token, expect, inside?.close)
    if (message) {
      if (line.parts.length > 0) endLine()
      return { lines, problem: { ...placeInText(text, token.at), message } }
    }
    from = token.at + token.text.length
    if (token.text === '{' || token.text === '[') {
      line.parts.push({ kind: 'mark', text: token.text })
      endLine()
      open.push({ line: lines.length - 1, close: token.text === '{' ? '}' : ']' })
      startLine()
      expect = token.text === '{' ? 'key-or-close' : 'value-or-close'
    } else if (token.text === '}' || token.text === ']') {
      close(token.text)
    } else if (token.text === ',') {
      line.parts.push({ kind: 'mark', text: ',' })
      const opening = inside && lines[inside.line]
      if (opening) opening.count += 1
      endLine()
      startLine()
      expect = inside?.close === '}' ? 'key' : 'item'
    } else if (token.text === ':') {
      line.parts.push({ kind: 'mark', text: ': ' })
      expect = 'value'
    } else if (expect === 'key' || expect === 'key-or-close') {
      line.parts.push({ kind: 'key', text: token.text })
      expect = 'colon'
    } else if (token.kind !== 'mark' && token.kind !== 'broken') {
      line.parts.push({ kind: token.kind, text: token.text })
      afterValue()
    }
  }
  if (line.parts.length > 0) endLine()
  return { lines, problem: unfinished(text, expect, open.at(-1)?.close) }
}

/** The text laid out with two spaces, or null where it is not JSON. */
export function formatJson(text: string): string | null {
  const { lines, problem } = layOutJson(text)
  if (problem) return null
  return lines.map((line) => '  '.repeat(line.depth) + line.parts.map((part) => part.text).join('')).join('\n')
}

function unfinished(text: string, expect: Expect, close: string | undefined): JsonProblem | null {
  if (expect === 'end') return null
  const message = close ? `It ends too early: a closing ${close} is missing.` : 'There is nothing here yet.'
  return { ...placeInText(text, text.length), message }
}

/** Why this token cannot stand here, as a sentence; null when it can. */
function complain(token: JsonToken, expect: Expect, close: string | undefined): string | null {
  if (token.kind === 'broken') return brokenWords(token.text, expect)
  const text = token.text
  const isValue = token.kind !== 'mark' || text === '{' || text === '['
  const closes = text === close
  switch (expect) {
    case 'value':
      return isValue ? null : `A value is missing before this ${text}.`
    case 'item':
      if (isValue) return null
      return closes ? `There is a comma too many before this ${text}.` : `A value is missing before this ${text}.`
    case 'value-or-close':
      return isValue || closes ? null : `A value is missing before this ${text}.`
    case 'key':
    case 'key-or-close':
      if (token.kind === 'string' || (closes && expect === 'key-or-close')) return null
      if (closes) return `There is a comma too many before this ${text}.`
      return nameNeeded
    case 'colon':
      return text === ':' ? null : 'A colon is missing after the name.'
    case 'comma-or-close':
      if (text === ',' || closes) return null
      return isValue ? `A comma is missing before ${shorten(text)}.` : `Expected a comma or ${close}, not ${text}.`
    case 'end':
      return `The JSON is complete before this; ${shorten(text)} is too much.`
  }
}

function brokenWords(text: string, expect: Expect): string {
  if (text.startsWith('"')) return 'This text has no closing double quote on its line.'
  if (/^['‘’“”„]/.test(text)) return 'JSON takes straight double quotes (") only.'
  if (/^(True|False|None|undefined|NaN)$/.test(text)) return `JSON has no ${text}; it knows true, false and null.`
  if (expect === 'key' || expect === 'key-or-close') return nameNeeded
  return `${shorten(text)} is not JSON. Text and names go in double quotes.`
}

function shorten(text: string): string {
  return text.length > 24 ? `${text.slice(0, 23)}…` : text
}
