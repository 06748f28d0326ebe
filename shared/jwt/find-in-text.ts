/** Tokens in text that is no JSON: headers, commands, programs, addresses, settings, cookies. */
import type { FoundList } from './found-list.ts'
import { jwtRuns } from './jwt-runs.ts'
import { isAuthorization, isBesideName, isTokenName } from './token-names.ts'

/** Adds the tokens in a text to `found`. Every pattern begins at the start of a word and is bounded: linear. */
export function findInText(text: string, found: FoundList): void {
  for (const { token, from } of jwtRuns(text)) {
    const before = text.slice(Math.max(0, from - 200), from)
    const name = NAME_BEFORE.exec(before)?.[1] ?? ''
    found.add({ where: whereOf(name, before), token, beside: [] }, name, from)
  }
  for (const pairs of pairsIn(text)) {
    const beside = pairs.filter(({ name }) => isBesideName(name)).map(({ name, value }) => ({ name, value }))
    for (const { name, value, at } of pairs) {
      if (!isTokenName(name) || !isLikely(value)) continue
      const where = whereOf(name, text.slice(Math.max(0, at - 200), at))
      found.add({ where, token: value, beside }, name, at)
    }
  }
  for (const match of text.matchAll(BEARER)) {
    const token = match[1] ?? ''
    if (isLikely(token)) found.add({ where: 'behind the word Bearer', token, beside: [] }, '', match.index)
  }
}

type Pair = { readonly name: string; readonly value: string; readonly at: number; readonly to: number }

/** A name, as programs, headers and addresses write it, `:` or `=`, and a value up to where it can only end. */
const PAIR =
  /(?<![\w.-])([A-Za-z_][\w.-]{0,60})["'`]?[ \t]{0,9}(?:=>|[:=])[ \t]{0,9}["'`]?(?:(?:bearer|token|dpop|jwt)[ \t]{1,9})?([^\s"'`&;,<>(){}[\]\\|^]+)/gi

/** What stands right before a value: its name. */
const NAME_BEFORE =
  /(?<![\w.-])([A-Za-z_][\w.-]{0,60})["'`]?[ \t]{0,9}(?:=>|[:=])[ \t]{0,9}["'`]?(?:[a-z]{1,9}[ \t]{1,9})?$/i

const BEARER = /\bbearer[ \t]{1,9}["'`]?([\w.~+/-]{8,}={0,2})/gi

/** Pairs, those joined by `&` together: they are of one address or one form. */
function pairsIn(text: string): readonly (readonly Pair[])[] {
  const groups: Pair[][] = []
  let end = -1
  for (const match of text.matchAll(PAIR)) {
    const [all, name = '', value = ''] = match
    const pair = { name, value: percentDecoded(value), at: match.index, to: match.index + all.length }
    const group = match.index === end + 1 && text.charAt(end) === '&' ? groups.at(-1) : undefined
    if (group === undefined) groups.push([pair])
    else group.push(pair)
    end = pair.to
  }
  return groups
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
