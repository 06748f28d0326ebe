/** The members of a JSON object and the items of a list as they stand in the text: no digit and no space gets lost. */
import { endOfText, endOfValue, skipBlank, unquote } from './json-scan.ts'

/** Name → value as written, of a well-formed JSON object. Of a name that stands twice the last one, as with `JSON.parse`. */
export function membersOf(object: string): ReadonlyMap<string, string> {
  const members = new Map<string, string>()
  eachValue(object, (name, value) => void members.set(name ?? '', value), true)
  return members
}

/** The items of a well-formed JSON list, as written. */
export function itemsOf(list: string): readonly string[] {
  const items: string[] = []
  eachValue(list, (_, value) => void items.push(value), false)
  return items
}

/** What a member reads that is a text; null for anything else, nothing included. */
export function textIn(members: ReadonlyMap<string, string>, name: string): string | null {
  const value = members.get(name)
  return value?.startsWith('"') === true ? unquote(value) : null
}

function eachValue(text: string, take: (name: string | null, value: string) => void, isNamed: boolean): void {
  let at = skipBlank(text, skipBlank(text, 0) + 1)
  while (at < text.length && !'}]'.includes(text.charAt(at))) {
    let name: string | null = null
    if (isNamed) {
      const end = endOfText(text, at)
      name = unquote(text.slice(at, end))
      at = skipBlank(text, skipBlank(text, end) + 1)
    }
    const end = endOfValue(text, at)
    take(name, text.slice(at, end))
    at = skipBlank(text, end)
    if (text.charAt(at) === ',') at = skipBlank(text, at + 1)
  }
}
