/** Which field of a connection's form a next step leads to, from another view to the form that is drawn then. */
import { create } from 'zustand'
import type { AppError } from '../../shared/core/app-error.ts'

/** The field, and what it is wanted for. */
export type WantedField = { readonly connectionId: string; readonly field: string; readonly error: AppError }

type WantedFieldState = {
  readonly wanted: WantedField | null
  readonly want: (wanted: WantedField) => void
  /** The field wanted of this connection's form, once. */
  readonly take: (connectionId: string) => WantedField | null
}

export const useWantedField = create<WantedFieldState>((set, get) => ({
  wanted: null,
  want: (wanted) => set({ wanted }),
  take: (connectionId) => {
    const { wanted } = get()
    set({ wanted: null })
    return wanted?.connectionId === connectionId ? wanted : null
  },
}))
