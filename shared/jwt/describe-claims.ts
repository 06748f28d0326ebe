/** The named values of a token, ready to be shown. Explains what they mean; judges nothing. */
import { claimWords, headerWords, timeClaims } from './claim-words.ts'
import { instantOf } from './numeric-date.ts'
import type { ClaimView, Json } from './read-token.ts'
import { unfoldJson } from './unfold-json.ts'

/** The claims of a payload in the order of the token. A claim with no known meaning is shown all the same. */
export function describeClaims(payload: { readonly [key: string]: Json }): readonly ClaimView[] {
  return Object.entries(payload).map(([name, value]) => ({
    ...view(name, value, claimWords),
    instant: timeClaims.includes(name) ? instantOf(value) : null,
  }))
}

/** The parameters of a header in the order of the token. */
export function describeHeader(header: { readonly [key: string]: Json }): readonly ClaimView[] {
  return Object.entries(header).map(([name, value]) => view(name, value, headerWords))
}

function view(name: string, value: Json, words: Readonly<Record<string, string>>): ClaimView {
  // hasOwn: a claim may be called "constructor".
  const meaning = Object.hasOwn(words, name) ? (words[name] ?? null) : null
  return { name, meaning, text: compact(value), unfolded: unfoldJson(value), instant: null }
}

/** A text as it is, a list of texts and numbers with commas, anything else as JSON on one line. */
function compact(value: Json): string {
  if (typeof value === 'string') return value
  if (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item) => typeof item === 'string' || typeof item === 'number')
  ) {
    return value.join(', ')
  }
  return JSON.stringify(value)
}
