/**
 * JSON as it stands in a token: like `JSON.parse`, except that numbers which a JavaScript number cannot hold exactly keep
 * their digits, as text. An ID of 19 digits would otherwise be shown as another ID.
 */
import { endOfText, endOfWord } from './json-scan.ts'
import type { Json } from './token-reading.ts'

/** What came of reading a text as JSON. `too-deep`: proper JSON, but nested beyond anything a token holds. */
export type JsonReading =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly why: 'not-json' | 'too-deep' }

/** How deep objects and lists may be nested. Whoever walks a value without care would run out of stack beyond it. */
export const DEEPEST = 2_000

/** Reads JSON (RFC 8259). Never throws; a key `__proto__` becomes an ordinary key. Takes time in proportion to the text. */
export function parseJsonExactly(text: string): JsonReading {
  let value: Json
  try {
    value = JSON.parse(text) as Json
  } catch {
    return { ok: false, why: 'not-json' }
  }
  const { deepest, exact } = look(text)
  if (deepest > DEEPEST) return { ok: false, why: 'too-deep' }
  return { ok: true, value: exact === null ? value : (JSON.parse(exact) as Json) }
}

/** How deep it is nested, and the text with inexact numbers in quotes; null when there are none. */
function look(text: string): { readonly deepest: number; readonly exact: string | null } {
  const pieces: string[] = []
  let depth = 0
  let deepest = 0
  let taken = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0x22) at = endOfText(text, at) - 1
    else if (code === 0x7b || code === 0x5b) deepest = Math.max(deepest, ++depth)
    else if (code === 0x7d || code === 0x5d) depth -= 1
    else if (code === 0x2d || (code >= 0x30 && code <= 0x39)) {
      const end = endOfWord(text, at)
      const digits = text.slice(at, end)
      if (!isExact(digits)) {
        pieces.push(text.slice(taken, at), '"', digits, '"')
        taken = end
      }
      at = end - 1
    }
  }
  return { deepest, exact: pieces.length === 0 ? null : pieces.join('') + text.slice(taken) }
}

function isExact(digits: string): boolean {
  if (digits.length < 4) return true
  const value = Number(digits)
  if (!/^-?\d+$/.test(digits)) return Number.isFinite(value)
  return Number.isSafeInteger(value) || String(value) === digits
}
