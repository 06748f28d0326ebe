/** Says in words why a text is not JSON. */
import type { JsonToken } from './json-tokens.ts'

/** What JSON allows at a place. */
export type Expect = 'value' | 'item' | 'value-or-close' | 'key' | 'key-or-close' | 'colon' | 'comma-or-close' | 'end'

const nameNeeded = 'A name in double quotes belongs here, like "name".'

/** What is wrong with a text that ends before its JSON does; `close` is the bracket that is still to come. */
export function unfinishedWords(close: string | undefined): string {
  return close ? `It ends too early: a closing ${close} is missing.` : 'There is nothing here yet.'
}

/** Why this token cannot stand here, as a sentence; null when it can. */
export function complain(token: JsonToken, expect: Expect, close: string | undefined): string | null {
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
