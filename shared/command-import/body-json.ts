/**
 * Reads the JSON of a command's body, which need not quite be JSON: single quotes, commas too many, comments, and words without
 * quotes, which is how placeholders stand in documents (`{"id": <id>, "key": $KEY}`).
 */
import type { JsonTemplate } from '../domain/http-login.ts'

const LONGEST = 50_000
const DEEPEST = 40

/** The value, or null where it reads as none. Words without quotes become texts. */
export function readBodyJson(text: string): JsonTemplate | null {
  if (text.length > LONGEST) return null
  try {
    return bounded(JSON.parse(text) as JsonTemplate)
  } catch {
    return readLoosely(text)
  }
}

function bounded(value: JsonTemplate, depth = 0): JsonTemplate | null {
  if (depth > DEEPEST) return null
  if (typeof value === 'object' && value !== null) {
    for (const one of Object.values(value))
      if (one !== null && bounded(one as JsonTemplate, depth + 1) === null) return null
  }
  return value
}

class NotJson extends Error {}

function readLoosely(source: string): JsonTemplate | null {
  let at = 0
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const found = pattern.exec(source)
    if (found !== null) at += found[0].length
    return found
  }
  const skip = () => void match(/(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/|#[^\n]*)*/y)

  const quoted = (): string | null => {
    const found = match(/"((?:[^"\\]|\\[\s\S])*)"|'((?:[^'\\]|\\[\s\S])*)'/y)
    return found === null ? null : unescaped(found[1] ?? found[2] ?? '')
  }
  const value = (depth: number): JsonTemplate => {
    if (depth > DEEPEST) throw new NotJson()
    skip()
    if (match(/\{(?!\{)/y) !== null) return object(depth)
    if (match(/\[/y) !== null) return list(depth)
    return quoted() ?? word()
  }
  const word = (): JsonTemplate => {
    const text = match(/\{\{[^{}\n]*\}\}|<[^<>\n]*>|[^\s,\]}{["']+(?:[^\S\n]+[^\s,\]}{["':]+)*/y)?.[0]
    if (text === undefined) throw new NotJson()
    if (/^(?:true|false|null)$/i.test(text)) return text.toLowerCase() === 'null' ? null : text.toLowerCase() === 'true'
    return /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text) ? Number(text) : text
  }
  const object = (depth: number): JsonTemplate => {
    const members: [string, JsonTemplate][] = []
    for (;;) {
      skip()
      match(/,\s*/y)
      skip()
      if (match(/\}/y) !== null) return Object.fromEntries(members)
      const name = quoted() ?? match(/[A-Za-z_$][\w$-]*/y)?.[0]
      skip()
      if (name === undefined || match(/:/y) === null) throw new NotJson()
      members.push([name, value(depth + 1)])
    }
  }
  const list = (depth: number): JsonTemplate => {
    const items: JsonTemplate[] = []
    for (;;) {
      skip()
      match(/,\s*/y)
      skip()
      if (match(/\]/y) !== null) return items
      items.push(value(depth + 1))
    }
  }

  try {
    skip()
    if (!/^[[{](?!\{)/.test(source.slice(at, at + 2))) return null
    const read = value(0)
    skip()
    return at === source.length ? read : null
  } catch (thrown) {
    if (thrown instanceof NotJson) return null
    throw thrown
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' }

function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9A-Fa-f]{4})|([\s\S]))/g, (_, code: string | undefined, one: string | undefined) =>
    code === undefined ? (ESCAPES[one ?? ''] ?? one ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
  )
}
