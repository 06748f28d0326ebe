/** Gathers what is found: the same token once, those that calls are made with first. */
import { isSecondary } from './token-names.ts'
import type { FoundToken } from './token-reading.ts'

/** Where a token goes that was found; see `gatherFound`. */
export type FoundList = {
  /** `name` is what it stands under, `at` where in the text. */
  readonly add: (found: FoundToken, name: string, at: number) => void
  readonly has: (token: string) => boolean
  /** In order of appearance, but first those to make calls with; at most 50. */
  readonly list: () => readonly FoundToken[]
}

const MOST = 50

/** An empty list. */
export function gatherFound(): FoundList {
  const known = new Map<string, { readonly found: FoundToken; readonly at: number; readonly rank: number }>()
  return {
    add(found, name, at) {
      const before = known.get(found.token)
      const beside = before === undefined || before.found.beside.length === 0 ? found.beside : before.found.beside
      const isFirst = before === undefined || at < before.at
      const rank = Math.min(before?.rank ?? 1, isSecondary(name) ? 1 : 0)
      known.set(found.token, {
        found: { ...(isFirst ? found : before.found), beside },
        at: isFirst ? at : before.at,
        rank,
      })
    },
    has: (token) => known.has(token),
    list: () =>
      [...known.values()]
        .sort((one, other) => one.rank - other.rank || one.at - other.at)
        .slice(0, MOST)
        .map(({ found }) => found),
  }
}
