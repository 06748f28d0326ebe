/** What two tokens have in common, and what not: value by value, in the order of the first. Judges nothing. */
import type { JwtReading, TokenPart } from '../jwt/token-reading.ts'
import { type Comparable, comparablesOf, isSame, textsOf } from './comparable-values.ts'
import { summarize } from './comparison-words.ts'
import type { ComparedRow } from './verdict.ts'

/**
 * Compares header and payload. A part that cannot be read in one of the two tokens is left out. Nested values are told
 * apart by their path, repeated names by their number; of a list of plain values the order does not count. Takes time in
 * proportion to both tokens.
 */
export function compareTokens(before: JwtReading, after: JwtReading): readonly ComparedRow[] {
  return [
    ...compareParts('header', before.header, after.header),
    ...compareParts('payload', innermost(before).payload, innermost(after).payload),
  ]
}

/** A comparison in one sentence: how much is the same, what is not, and what that means where it is plain. */
export function describeComparison(rows: readonly ComparedRow[]): string {
  return summarize(rows)
}

function compareParts(part: ComparedRow['part'], before: TokenPart, after: TokenPart): readonly ComparedRow[] {
  if (!before.readable || !after.readable) return []
  const olds = comparablesOf(before.rows)
  const news = comparablesOf(after.rows)
  const rows = [...olds].map(([key, old]) => {
    const now = news.get(key)
    return now === undefined ? alone(part, old, 'removed') : both(part, old, now)
  })
  return [...rows, ...[...news].flatMap(([key, now]) => (olds.has(key) ? [] : [alone(part, now, 'added')]))]
}

function both(part: ComparedRow['part'], old: Comparable, now: Comparable): ComparedRow {
  const [before, after] = textsOf(old, now)
  return {
    part,
    path: old.row.path,
    change: isSame(old, now) ? 'same' : 'changed',
    before,
    after,
    beforeInstant: old.row.instant,
    afterInstant: now.row.instant,
    known: old.row.known,
  }
}

function alone(part: ComparedRow['part'], one: Comparable, change: 'added' | 'removed'): ComparedRow {
  const isAdded = change === 'added'
  return {
    part,
    path: one.row.path,
    change,
    before: isAdded ? null : one.text,
    after: isAdded ? one.text : null,
    beforeInstant: isAdded ? null : one.row.instant,
    afterInstant: isAdded ? one.row.instant : null,
    known: one.row.known,
  }
}

/** Of a token inside of a token, the one that holds the claims. */
function innermost(reading: JwtReading): JwtReading {
  let at = reading
  while (at.nested !== null) at = at.nested
  return at
}
