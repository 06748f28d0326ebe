import { findInJson } from './find-in-json.ts'
import { findInText } from './find-in-text.ts'
import { gatherFound } from './found-list.ts'
import { jwtRuns } from './jwt-runs.ts'
import { readSerialized } from './read-serialized.ts'
import { stripWrapping } from './strip-wrapping.ts'
import type { FoundToken } from './token-reading.ts'

/**
 * The tokens in whatever a person pastes: the token itself, also broken into lines by a mail; headers, a whole answer or
 * request, a command or program, an address, settings. In order of appearance, those that calls are made with first, each
 * once, at most 50. A text in which none is found is given back as the one token, with an empty `where`. Never throws;
 * takes time in proportion to the text.
 */
export function findTokens(text: string): readonly FoundToken[] {
  const bare = stripWrapping(text)
  if (isTokenAsAWhole(bare)) return [{ where: '', token: bare, beside: [] }]
  const [only] = /^e[wy]/.test(bare) ? jwtRuns(bare) : []
  if (only !== undefined && only.from === 0 && only.to === bare.length) {
    return [{ where: '', token: only.token, beside: [] }]
  }
  const found = gatherFound()
  const json = jsonIn(text)
  if (json !== null) findInJson(json.value, 'the answer', json.from, found)
  findInText(json === null ? text : text.slice(0, json.from), 0, found)
  if (json !== null) findInText(text.slice(json.to), json.to, found)
  const list = found.list()
  return list.length > 0 ? list : [{ where: '', token: text.trim(), beside: [] }]
}

/** One word without a name before it, or a token in JSON serialization. */
function isTokenAsAWhole(bare: string): boolean {
  if (bare.startsWith('{')) return readSerialized(bare) !== null
  return !/[\s"'`&=:?#;,<>(){}[\]\\]/.test(bare.replace(/={1,2}$/, ''))
}

/** The JSON that the text is, or that is the body of what it is: from the first line that opens one to the last bracket. */
function jsonIn(text: string): { readonly value: unknown; readonly from: number; readonly to: number } | null {
  const from = /(?:^|\n)[ \t\r\ufeff]*(?=[[{])/.exec(text)
  if (from === null) return null
  const start = from.index + from[0].length
  const to = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']')) + 1
  if (to <= start) return null
  try {
    return { value: JSON.parse(text.slice(start, to)), from: start, to }
  } catch {
    return null
  }
}
