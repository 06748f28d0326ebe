/** Values of PowerShell and Python as far as examples use them. A name that nobody gave a value stands as `{{name}}`. */
import type { NameValue } from '../domain/http-exchange.ts'

export type Value =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'literal'; readonly value: number | boolean | null }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [string, Value])[] }
  | { readonly kind: 'login'; readonly user: string; readonly password: string }

/** The variables known at a place in the text. */
export type Names = ReadonlyMap<string, Value>

/** Longer texts are no example of anything; a variable put into itself again and again would fill the memory. */
const LONGEST = 50_000
const DEEPEST = 30

export function text(content: string): Value {
  return { kind: 'text', text: content.slice(0, LONGEST) }
}

/** A value that only running would tell. */
export function unknown(name: string): Value {
  return text(
    `{{${name
      .replace(/[{}\s]+/g, ' ')
      .trim()
      .slice(0, 60)}}}`,
  )
}

/** The Base64 form of a text that may hold placeholders: written so that a header's reader finds what is inside. */
export function base64Of(inner: string): Value {
  return text(`{{base64(${inner})}}`)
}

/** What stands inside a text made by `base64Of`, or null. */
export function insideBase64(written: string): string | null {
  return written.startsWith('{{base64(') && written.endsWith(')}}') ? written.slice(9, -3) : null
}

/** A value where a text is wanted. */
export function textOf(value: Value): string {
  switch (value.kind) {
    case 'text':
      return value.text
    case 'literal':
      return String(value.value ?? '')
    case 'login':
      return `${value.user}:${value.password}`
    default:
      return jsonOf(value)
  }
}

/** A value as JSON. Cut off where it gets long, so that it then is none. */
export function jsonOf(value: Value): string {
  const pieces: string[] = []
  let length = 0
  const put = (piece: string): void => {
    length += piece.length
    if (length <= LONGEST) pieces.push(piece)
  }
  const write = (one: Value, depth: number): void => {
    if (length > LONGEST || depth > DEEPEST) return
    if (one.kind === 'literal') put(JSON.stringify(one.value))
    else if (one.kind === 'list') {
      put('[')
      one.items.forEach((item, index) => {
        if (index > 0) put(',')
        write(item, depth + 1)
      })
      put(']')
    } else if (one.kind === 'map') {
      put('{')
      one.entries.forEach(([name, item], index) => {
        put(`${index > 0 ? ',' : ''}${JSON.stringify(name)}:`)
        write(item, depth + 1)
      })
      put('}')
    } else put(JSON.stringify(textOf(one)))
  }
  write(value, 0)
  return pieces.join('')
}

/** The entries of a map as names and values; of a list of pairs too, which Python takes for one. */
export function pairsOf(value: Value): readonly NameValue[] {
  if (value.kind === 'map') return value.entries.map(([name, one]) => ({ name, value: textOf(one) }))
  if (value.kind !== 'list') return []
  return value.items.flatMap((item) => {
    if (item.kind !== 'list') return []
    const [name, one] = item.items
    return name === undefined || one === undefined ? [] : [{ name: textOf(name), value: textOf(one) }]
  })
}

/** One member of a map, its name in any case; undefined for none. */
export function memberOf(value: Value, name: string): Value | undefined {
  if (value.kind !== 'map') return undefined
  return value.entries.findLast(([one]) => one.toLowerCase() === name.toLowerCase())?.[1]
}
