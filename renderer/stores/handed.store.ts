/** What was handed to the window, on its way to where it is looked at: a file that was dropped on it, a link that was pressed. */
import { create } from 'zustand'
import type { Result } from '../../shared/core/result.ts'
import { useView } from './view.store.ts'

export type Handed = {
  /** The file's name; empty for a link. */
  readonly from: string
  /** What it holds, or why that is not known; read when it is looked at, for there may be secrets in it. */
  readonly read: () => Promise<Result<string>>
}

type HandedState = {
  readonly handed: Handed | null
  /** Goes to where things are brought in, which shows it. Nothing is kept of it before the person says so. */
  readonly hand: (handed: Handed) => void
  /** It, once. */
  readonly take: () => Handed | null
}

export const useHanded = create<HandedState>((set, get) => ({
  handed: null,
  hand: (handed) => {
    set({ handed })
    useView.getState().show({ kind: 'bring-in' })
  },
  take: () => {
    const { handed } = get()
    set({ handed: null })
    return handed
  },
}))
