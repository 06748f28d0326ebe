/**
 * JSON as it stands in a token: like `JSON.parse`, except that numbers which a JavaScript number cannot hold exactly keep
 * their digits, as text. An ID of 19 digits would otherwise be shown as another ID.
 */
import type { Json } from './read-token.ts'

/** What came of reading a text as JSON. `too-deep`: proper JSON, but nested beyond anything a token holds. */
export type JsonReading =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly why: 'not-json' | 'too-deep' }

const DEEPEST = 64

/** Reads JSON (RFC 8259). Never throws; a key `__proto__` becomes an ordinary key. */
export function parseJsonExactly(text: string): JsonReading {
  try {
    JSON.parse(text)
    let depth = 0
    let deepest = 0
    const exact = text.replace(TOKENS, (found) => {
      if (found === '[' || found === '{') deepest = Math.max(deepest, ++depth)
      else if (found === ']' || found === '}') depth -= 1
      else if (!found.startsWith('"') && !isExact(found)) return `"${found}"`
      return found
    })
    if (deepest > DEEPEST) return { ok: false, why: 'too-deep' }
    return { ok: true, value: JSON.parse(exact) as Json }
  } catch {
    return { ok: false, why: 'not-json' }
  }
}

/** Strings whole (so that digits and brackets in them are left alone), numbers, brackets. */
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*|[[\]{}]/g

function isExact(digits: string): boolean {
  const value = Number(digits)
  if (!/^-?\d+$/.test(digits)) return Number.isFinite(value)
  return Number.isSafeInteger(value) || String(value) === digits
}
