/** What came of trying: the last answer of each open request. Kept while the app runs, in memory only. */
import { create } from 'zustand'
import type { AppError } from '../../shared/core/app-error.ts'
import type { Exchange } from '../../shared/domain/http-exchange.ts'
import { useWorkbench } from './workbench.store.ts'

/** Where the last try stands. An older answer stays until the next one has come. */
export type TryOutcome = {
  readonly sendId: string | null
  /** When it went out, ms; null when nothing is under way. */
  readonly startedAt: number | null
  readonly exchange: Exchange | null
  readonly failure: AppError | null
}

/** The outcome of a request that has not been tried. */
export const nothingTried: TryOutcome = { sendId: null, startedAt: null, exchange: null, failure: null }

type TryOutcomesStore = {
  /** By the id of the open request. */
  readonly outcomes: Readonly<Record<string, TryOutcome>>
  /** A try went out. */
  readonly started: (tabId: string, sendId: string, startedAt: number) => void
  /** A try ended; ignored when a newer one has started since. */
  readonly ended: (tabId: string, sendId: string, end: { exchange: Exchange } | { failure: AppError }) => void
}

export const useTryOutcomes = create<TryOutcomesStore>()((set) => ({
  outcomes: {},
  started: (tabId, sendId, startedAt) =>
    set(({ outcomes }) => ({
      outcomes: {
        ...outcomes,
        [tabId]: { sendId, startedAt, failure: null, exchange: outcomes[tabId]?.exchange ?? null },
      },
    })),
  ended: (tabId, sendId, end) =>
    set((state) =>
      state.outcomes[tabId]?.sendId === sendId
        ? { outcomes: { ...state.outcomes, [tabId]: { ...nothingTried, ...end } } }
        : state,
    ),
}))

/** What was tried goes with the request it was tried with, once that cannot be opened again. */
useWorkbench.subscribe(({ desks }) => {
  const open = Object.values(desks).flatMap(({ tabs, closed }) => [...tabs, ...closed.map(({ tab }) => tab)])
  const ids = new Set(open.map(({ id }) => id))
  const { outcomes } = useTryOutcomes.getState()
  if (Object.keys(outcomes).every((id) => ids.has(id))) return
  useTryOutcomes.setState({ outcomes: Object.fromEntries(Object.entries(outcomes).filter(([id]) => ids.has(id))) })
})
