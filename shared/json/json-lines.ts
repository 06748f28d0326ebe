/**
 * Lays JSON text out in lines, value for value as written (big numbers keep every digit), and says in words where it
 * stops being JSON. Never recursive: an answer nested ten thousand deep is only long.
 */
import { complain, type Expect, unfinishedWords } from './json-problem.ts'
import { nextJsonToken, placeInText } from './json-tokens.ts'

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
  return { ...placeInText(text, text.length), message: unfinishedWords(close) }
}
