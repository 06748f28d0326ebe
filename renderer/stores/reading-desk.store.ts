/** What is compared with what, and the token that is being built: in memory only, as pasted tokens are. */
import { create } from 'zustand'

/** One side of a comparison. `before` is the token that a connection's token took the place of. */
export type ComparedSide =
  | { readonly kind: 'pasted' }
  | { readonly kind: 'stored'; readonly connectionId: string }
  | { readonly kind: 'before'; readonly connectionId: string }

/** A token being built: its parts as JSON text. */
export type BuildDraft = { readonly header: string; readonly payload: string }

type ReadingDeskState = {
  readonly sides: { readonly first: ComparedSide; readonly second: ComparedSide }
  /** Null until something was written or taken over. */
  readonly draft: BuildDraft | null
  readonly compare: (sides: Partial<ReadingDeskState['sides']>) => void
  readonly build: (draft: BuildDraft | null) => void
}

export const useReadingDesk = create<ReadingDeskState>()((set) => ({
  sides: { first: { kind: 'pasted' }, second: { kind: 'pasted' } },
  draft: null,
  compare: (sides) => set((state) => ({ sides: { ...state.sides, ...sides } })),
  build: (draft) => set({ draft }),
}))
