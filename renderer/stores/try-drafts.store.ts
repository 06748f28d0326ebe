/** What is being tried at each connection: the request as written and its last answer. Kept while the app runs, in memory only. */
import { create } from 'zustand'
import type { AppError } from '../../shared/core/app-error.ts'
import type { Exchange, NameValue } from '../../shared/domain/http-exchange.ts'
import { useConnections } from './connections.store.ts'

/** A request as it stands in the form. Holds what the person typed, never a secret of the vault. */
export type TryDraft = {
  readonly method: string
  /** As typed; `{NAME}` parts are filled from `pathValues`. */
  readonly url: string
  readonly pathValues: Readonly<Record<string, string>>
  readonly query: readonly NameValue[]
  readonly headers: readonly NameValue[]
  readonly bodyKind: 'none' | 'json' | 'form'
  readonly json: string
  readonly form: readonly NameValue[]
}

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
  readonly drafts: Readonly<Record<string, TryDraft>>
  readonly outcomes: Readonly<Record<string, TryOutcome>>
  /** Writes the whole draft of a connection. */
  readonly write: (connectionId: string, draft: TryDraft) => void
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
