/** Tokens in text that is no JSON: headers, commands, programs, addresses, settings, cookies. */
import type { FoundList } from './found-list.ts'
import { jwtRuns } from './jwt-runs.ts'
import { isAuthorization, isBesideName, isTokenName } from './token-names.ts'

/**
 * Adds the tokens in a text to `found`; `offset` is where the text stands in what was pasted. Every pattern begins at the
 * start of a word and is bounded or taken along whole: linear.
 */
export function findInText(text: string, offset: number, found: FoundList): void {
  for (const { token, from } of jwtRuns(text)) {
    const before = text.slice(Math.max(0, from - 200), from)
    const name = NAME_BEFORE.exec(before)?.[1] ?? ''
    found.add({ where: whereOf(name, before), token, beside: [] }, name, offset + from)
  }
  for (const pairs of pairsIn(text)) {
    const beside = pairs.filter(({ name }) => isBesideName(name)).map(({ name, value }) => ({ name, value }))
    for (const { name, value, at, to, written } of pairs) {
      if (!isTokenName(name) || !isLikely(value)) continue
      const where = whereOf(name, text.slice(Math.max(0, at - 200), at))
      found.add({ where, token: value, beside }, name, offset + to - written)
    }
  }
  for (const match of text.matchAll(BEARER)) {
    const token = match[1] ?? ''
    const at = offset + match.index + match[0].length - token.length
    if (isLikely(token)) found.add({ where: 'behind the word Bearer', token, beside: [] }, '', at)
  }
}

/** `at` is where the name stands, `to` behind the value, `written` how long that is before it is decoded. */
type Pair = {
  readonly name: string
  readonly value: string
  readonly at: number
  readonly to: number
  readonly written: number
}

/** A name, as programs, headers and addresses write it, and `:` or `=`. */
const NAME = /(?<![\w.-])([A-Za-z_][\w.-]{0,60})["'`]?[ \t]{0,9}(?:=>|[:=])[ \t]{0,9}["'`]?/g

/** What follows, up to where it can only end. */
const VALUE = /(?:(?:bearer|token|dpop|jwt)[ \t]{1,9})?([^\s"'`&;,<>(){}[\]\\|^]+)/iy

/** What stands right before a value: its name. */
const NAME_BEFORE =
  /(?<![\w.-])([A-Za-z_][\w.-]{0,60})["'`]?[ \t]{0,9}(?:=>|[:=])[ \t]{0,9}["'`]?(?:[a-z]{1,9}[ \t]{1,9})?$/i

const BEARER = /\bbearer[ \t]{1,9}["'`]?([\w.~+/-]{8,}={0,2})/gi

/** Pairs of names that matter, those joined by `&` together: they are of one address or one form. */
function pairsIn(text: string): readonly (readonly Pair[])[] {
  const groups: Pair[][] = []
  let end = -1
  NAME.lastIndex = 0
  for (let match = NAME.exec(text); match !== null; match = NAME.exec(text)) {
    const [, name = ''] = match
    // Of any other name only the name is passed over: `Set-Cookie: access_token=…`.
    if (!isTokenName(name) && !isBesideName(name)) continue
    VALUE.lastIndex = NAME.lastIndex
    const value = VALUE.exec(text)?.[1]
    if (value === undefined) continue
    const to = VALUE.lastIndex
    const pair = { name, value: percentDecoded(value), at: match.index, to, written: value.length }
    const group = match.index <= end + 40 && isJoined(text.slice(end, match.index)) ? groups.at(-1) : undefined
    if (group === undefined) groups.push([pair])
    else group.push(pair)
    end = to
    NAME.lastIndex = to
  }
  return groups
}

/** Nothing between them but `&` and at most another pair, of a name that does not matter. */
function isJoined(between: string): boolean {
  return /^&(?:[\w.-]*=[^\s&"'<>]*&)?$/.test(between)
}

/** Long enough, with a digit as every random text has one, and none of the placeholders of documents and programs. */
function isLikely(value: string): boolean {
  return value.length >= 8 && /\d/.test(value) && !/[$%]|^(?:https?:|urn:|process\.|os\.|env[.:])/i.test(value)
}

function whereOf(name: string, before: string): string {
  const line = before.slice(before.lastIndexOf('\n') + 1)
  if (isAuthorization(name)) return 'Authorization header'
  if (/cookie["']?[ \t]{0,3}[:=]/i.test(line)) return name === '' ? 'in a cookie' : `${name} cookie`
  if (/[?#&][\w.-]{0,60}=?$/.test(line)) return name === '' ? 'in the address' : `${name} in the address`
  return name === '' ? 'in the text' : name
}

function percentDecoded(value: string): string {
  if (!value.includes('%')) return value
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
