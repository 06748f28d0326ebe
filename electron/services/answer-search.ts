/** Searches one answer. What was found is remembered, so that going from match to match costs nothing. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { AnswerMatch } from '../../shared/domain/answer-lines.ts'
import { textOf, wholeCharacters } from '../answer-index/body-text.ts'
import { jsonLineAt, jsonLineStart } from '../answer-index/json-lines-of.ts'
import type { ScanResult } from '../answer-index/scan.ts'
import { textLineAt, textLineStart } from '../answer-index/text-lines-of.ts'
import type { AnswerScanning } from '../ports/answer-scanning.ts'
import type { IndexedAnswer } from './indexed-answer.ts'

/** What is searched for, and from where on: from a match (from 1), or from a line. */
export type SearchQuery = {
  readonly text: string
  readonly caseSensitive: boolean
  readonly from: { readonly match: number } | { readonly line: number }
  readonly direction: 'next' | 'previous'
}

/** Bytes that are shown before and after a match. */
const around = 60

type Search = { readonly key: string; readonly found: Promise<ScanResult>; readonly end: AbortController }

export function createAnswerSearch(scan: AnswerScanning) {
  let last: Search | null = null

  function stop(): void {
    last?.end.abort(new AppFailure({ code: 'cancelled' }))
    last = null
  }

  function begin({ view, index, body }: IndexedAnswer, { text, caseSensitive }: SearchQuery): Search {
    const key = JSON.stringify([view, text, caseSensitive])
    if (last?.key === key) return last
    stop()
    const end = new AbortController()
    const job = { kind: 'search', text, caseSensitive, isJson: view === 'json', hidden: index.hidden.from(0) } as const
    const search = { key, found: scan(job, body, () => {}, end.signal), end }
    last = search
    search.found.catch(() => {
      if (last === search) last = null
    })
    return search
  }

  return {
    stop,

    /** The next match, going on from the other end. Fails with `cancelled` once another search has begun. */
    async find(lines: IndexedAnswer, query: SearchQuery): Promise<{ match: AnswerMatch | null; total: number }> {
      const { pairs, total } = await begin(lines, query).found
      // What stands behind the place where JSON breaks has no line.
      const known = placesBefore(pairs, lines.index.limit)
      const isAll = known === pairs.length / 2
      const place = known === 0 ? -1 : await placeFrom(lines, query, pairs, known)
      return { match: place < 0 ? null : await matchAt(lines, pairs, place), total: isAll ? total : known }
    },
  }
}

async function placeFrom(
  lines: IndexedAnswer,
  query: SearchQuery,
  pairs: Float64Array,
  known: number,
): Promise<number> {
  const { from, direction } = query
  if ('match' in from) return (from.match - 1 + (direction === 'next' ? 1 : -1) + known) % known
  const lineStart = lines.view === 'json' ? jsonLineStart : textLineStart
  const before = placesBefore(pairs, await lineStart(lines.body, lines.index, from.line))
  return direction === 'next' ? before % known : (before - 1 + known) % known
}

async function matchAt(lines: IndexedAnswer, pairs: Float64Array, place: number): Promise<AnswerMatch> {
  const { body, index, view } = lines
  const start = pairs[place * 2] as number
  const end = pairs[place * 2 + 1] as number
  const from = Math.max(0, start - around)
  const bytes = await body.read(from, end + around - from)
  const shown = (a: number, b: number) => textOf(bytes, from, a, b, index.hidden)
  const first = Math.max(
    0,
    bytes.findIndex((byte) => (byte & 0xc0) !== 0x80),
  )
  const lineAt = view === 'json' ? jsonLineAt : textLineAt
  return {
    line: await lineAt(body, index, start),
    place: place + 1,
    before: shown(from + first, start),
    match: shown(start, end),
    after: shown(end, wholeCharacters(bytes, from, from + bytes.length)),
  }
}

/** How many matches begin before this byte. */
function placesBefore(pairs: Float64Array, offset: number): number {
  let [low, high] = [0, pairs.length / 2]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((pairs[middle * 2] as number) < offset) low = middle + 1
    else high = middle
  }
  return low
}
