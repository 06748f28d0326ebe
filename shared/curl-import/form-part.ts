/** One `-F` of curl: `name=text`, `name=@file`, `name=<file`, with `;type=` and `;filename=` (curl's src/tool_formparse.c). */
import type { CurlPart } from './curl-reading.ts'

/** The parts (several for `@a,b`), and what of it we cannot keep. */
export type FormPart = { readonly parts: readonly CurlPart[]; readonly dropped: readonly string[] }

/** Null if curl would refuse it, or we cannot keep any of it. */
export function readFormPart(text: string): FormPart | null {
  const equals = text.indexOf('=')
  if (equals < 0) return null
  const name = text.slice(0, equals)
  const content = text.slice(equals + 1)
  // A part made of parts is e-mail, not a form.
  if (content.startsWith('(') && name === '') return null
  if (content.startsWith('@')) return filesOf(name, content.slice(1))
  if (content.startsWith('<')) {
    const { data, type, fileName, dropped } = readParameters(content, 1, '')
    return { parts: [{ name, value: { kind: 'text-of-file', path: data }, contentType: type, fileName }], dropped }
  }
  const { data, type, fileName, dropped } = readParameters(content, 0, '')
  return { parts: [{ name, value: { kind: 'text', text: data }, contentType: type, fileName }], dropped }
}

/** `--form-string`: nothing in the value means anything. */
export function readFormString(text: string): FormPart | null {
  const equals = text.indexOf('=')
  if (equals < 0) return null
  const value = { kind: 'text', text: text.slice(equals + 1) } as const
  return { parts: [{ name: text.slice(0, equals), value, contentType: null, fileName: null }], dropped: [] }
}

function filesOf(name: string, list: string): FormPart {
  const parts: CurlPart[] = []
  const dropped: string[] = []
  let at = 0
  do {
    const { data, type, fileName, end, dropped: more } = readParameters(list, at, ',')
    dropped.push(...more)
    parts.push({ name, value: { kind: 'file', path: data }, contentType: type, fileName })
    at = end + 1
  } while (at <= list.length && list.charAt(at - 1) === ',')
  return { parts, dropped }
}

type Parameters = {
  data: string
  type: string | null
  fileName: string | null
  dropped: readonly string[]
  end: number
}

function readParameters(text: string, start: number, ender: string): Parameters {
  const first = readWord(text, start, ender)
  let at = first.end
  let type: string | null = null
  let fileName: string | null = null
  const dropped: string[] = []
  let inType = false
  while (text.charAt(at) === ';') {
    const begin = at + 1 + (/^\s*/.exec(text.slice(at + 1, at + 100))?.[0].length ?? 0)
    if (!inType && /^type=/i.test(text.slice(begin, begin + 5))) {
      const word = readUntil(text, begin + 5, ender)
      type = word.value.trim()
      inType = true
      at = word.end
    } else if (/^filename=/i.test(text.slice(begin, begin + 9))) {
      const word = readWord(text, begin + 9, ender)
      fileName = word.value
      inType = false
      at = word.end
    } else if (inType && !/^(?:headers|encoder)=/i.test(text.slice(begin, begin + 8))) {
      // `;charset=…` is still the type.
      const word = readUntil(text, begin, ender)
      type = `${type ?? ''};${text.slice(at + 1, word.end).trimEnd()}`
      at = word.end
    } else {
      const { end } = readWord(text, begin, ender)
      if (end > begin) dropped.push(text.slice(begin, end))
      inType = false
      at = end
    }
  }
  return { data: first.value, type, fileName, dropped, end: at }
}

/** A word in double quotes, with `\"` and `\\`, or up to the next semicolon. Spaces around the latter do not count. */
function readWord(text: string, start: number, ender: string): { value: string; end: number } {
  let begin = start
  while (/\s/.test(text.charAt(begin))) begin += 1
  const quoted = text.charAt(begin) === '"' ? readQuoted(text, begin + 1) : null
  // Without its second quote the first one is an ordinary character.
  if (quoted === null) {
    const word = readUntil(text, begin, ender)
    return { value: word.value.trimEnd(), end: word.end }
  }
  return { value: quoted.value, end: readUntil(text, quoted.end, ender).end }
}

function readQuoted(text: string, start: number): { value: string; end: number } | null {
  let value = ''
  for (let at = start; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (character === '"') return { value, end: at + 1 }
    const escaped = character === '\\' && (text.charAt(at + 1) === '"' || text.charAt(at + 1) === '\\')
    if (escaped) at += 1
    value += text.charAt(at)
  }
  return null
}

function readUntil(text: string, start: number, ender: string): { value: string; end: number } {
  let end = start
  while (end < text.length && text.charAt(end) !== ';' && (ender === '' || text.charAt(end) !== ender)) end += 1
  return { value: text.slice(start, end), end }
}
