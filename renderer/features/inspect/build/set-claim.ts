/** Changes one value of a JSON object and leaves every other character of its text as it stands. Pure. */

import { isJson } from '../../../../shared/json/is-json.ts'
import { nextJsonToken } from '../../../../shared/json/json-tokens.ts'

/** The text with `name` set to `value` (JSON text), or taken away (null). Null when the text is no JSON object. */
export function setClaim(text: string, name: string, value: string | null): string | null {
  const opening = nextJsonToken(text, 0)
  if (opening?.text !== '{' || !isJson(text)) return null
  const members = membersOf(text, opening.at + 1)
  const found = members.filter((member) => member.name === name)
  const last = found.at(-1)
  if (value === null) return found.reduceRight((rest, member) => without(rest, member), text)
  if (last) return text.slice(0, last.valueFrom) + value + text.slice(last.to)
  const member = `${JSON.stringify(name)}: ${value}`
  const end = members.at(-1)
  if (!end) return `${text.slice(0, opening.at + 1)}\n  ${member}\n${text.slice(opening.at + 1).trimStart()}`
  const gap = /^,?(\s*)/.exec(text.slice(members[1] ? end.gapFrom : opening.at + 1, end.from))?.[1] ?? ' '
  return `${text.slice(0, end.to)},${gap}${member}${text.slice(end.to)}`
}

type Member = {
  readonly name: string
  /** Where its name begins, and where the comma before it (or, of the first, the bracket) ended the one before. */
  readonly from: number
  readonly gapFrom: number
  readonly valueFrom: number
  readonly to: number
}

function membersOf(text: string, start: number): readonly Member[] {
  const members: Member[] = []
  let gapFrom = start
  let at = start
  for (;;) {
    const name = nextJsonToken(text, at)
    if (name === null || name.kind !== 'string') return members
    const colon = nextJsonToken(text, name.at + name.text.length)
    const value = colon && nextJsonToken(text, colon.at + 1)
    if (!value) return members
    const to = endOfValue(text, value.at)
    members.push({ name: JSON.parse(name.text) as string, from: name.at, gapFrom, valueFrom: value.at, to })
    const comma = nextJsonToken(text, to)
    if (comma?.text !== ',') return members
    gapFrom = comma.at
    at = comma.at + 1
  }
}

function endOfValue(text: string, from: number): number {
  let depth = 0
  for (let token = nextJsonToken(text, from); token; token = nextJsonToken(text, token.at + token.text.length)) {
    if (token.text === '{' || token.text === '[') depth += 1
    else if (token.text === '}' || token.text === ']') depth -= 1
    if (depth === 0) return token.at + token.text.length
  }
  return text.length
}

/** Without the member, and without the comma that parted it from its neighbour. */
function without(text: string, { from, gapFrom, to }: Member): string {
  if (text[gapFrom] === ',') return text.slice(0, gapFrom) + text.slice(to)
  const comma = nextJsonToken(text, to)
  const next = comma?.text === ',' ? nextJsonToken(text, comma.at + 1) : null
  return text.slice(0, from) + text.slice(next ? next.at : to)
}
