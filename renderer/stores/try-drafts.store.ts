/** What is being tried at each connection: the request as written and its last answer. Kept while the app runs, in memory only. */
import { create } from 'zustand'
import type { AppError } from '../../shared/core/app-error.ts'
import type { Exchange } from '../../shared/domain/http-exchange.ts'
import type { RequestForm } from '../../shared/domain/request-form.ts'
import { useConnections } from './connections.store.ts'

/** Where the last try stands. An older answer stays until the next one has come. */
export type TryOutcome = {
  readonly sendId: string | null
  /** When it went out, ms; null when nothing is under way. */
  readonly startedAt: number | null
  readonly exchange: Exchange | null
  readonly failure: AppError | null
}

/** The outcome of a connection that has not been tried. */
export const nothingTried: TryOutcome = { sendId: null, startedAt: null, exchange: null, failure: null }

type TryDraftsStore = {
  readonly drafts: Readonly<Record<string, RequestForm>>
  readonly outcomes: Readonly<Record<string, TryOutcome>>
  /** Writes the whole draft of a connection. */
  readonly write: (connectionId: string, draft: RequestForm) => void
  /** A try went out. */
  readonly started: (connectionId: string, sendId: string, startedAt: number) => void
  /** A try ended; ignored when a newer one has started since. */
  readonly ended: (connectionId: string, sendId: string, end: { exchange: Exchange } | { failure: AppError }) => void
}

export const useTryDrafts = create<TryDraftsStore>()((set) => ({
  drafts: {},
  outcomes: {},
  write: (connectionId, draft) => set((state) => ({ drafts: { ...state.drafts, [connectionId]: draft } })),
  started: (connectionId, sendId, startedAt) =>
    set((state) => ({
      outcomes: {
        ...state.outcomes,
        [connectionId]: { sendId, startedAt, failure: null, exchange: state.outcomes[connectionId]?.exchange ?? null },
      },
    })),
  ended: (connectionId, sendId, end) =>
    set((state) =>
      state.outcomes[connectionId]?.sendId === sendId
        ? { outcomes: { ...state.outcomes, [connectionId]: { ...nothingTried, ...end } } }
        : state,
    ),
}))

/** What was tried at a deleted connection goes with it. */
useConnections.subscribe(({ connections, loaded }) => {
  if (!loaded) return
  const ids = new Set(connections.map((connection) => connection.id))
  useTryDrafts.setState((state) => ({ drafts: only(state.drafts, ids), outcomes: only(state.outcomes, ids) }))
})

function only<T>(record: Readonly<Record<string, T>>, keys: ReadonlySet<string>): Readonly<Record<string, T>> {
  const entries = Object.entries(record)
  const kept = entries.filter(([key]) => keys.has(key))
  return kept.length === entries.length ? record : Object.fromEntries(kept)
}
