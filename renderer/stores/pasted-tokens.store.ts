/**
 * Tokens that were pasted or made here, in memory only: dropped ten minutes after they were last touched, and when Hallpass
 * is locked. They are the person's own; nothing of them is sent or stored by being here.
 */
import { create } from 'zustand'

/** Where a token stands: in the reader, on either side of the comparison, or fresh from the workbench. */
export type TokenPlace = 'read' | 'first' | 'second' | 'built'

type PastedTokensState = {
  readonly texts: Readonly<Record<TokenPlace, string>>
  /** Why a place is empty that was not: told until something is put there. */
  readonly dropped: Readonly<Partial<Record<TokenPlace, 'time'>>>
  readonly put: (place: TokenPlace, text: string) => void
}

/** Ten minutes, in ms. */
const keptFor = 10 * 60_000
const nothing = { read: '', first: '', second: '', built: '' } as const
const timers = new Map<TokenPlace, ReturnType<typeof setTimeout>>()

export const usePastedTokens = create<PastedTokensState>()((set, get) => {
  const drop = (place: TokenPlace) =>
    set(({ texts, dropped }) => ({ texts: { ...texts, [place]: '' }, dropped: { ...dropped, [place]: 'time' } }))
  return {
    texts: nothing,
    dropped: {},
    put(place, text) {
      clearTimeout(timers.get(place))
      if (text !== '')
        timers.set(
          place,
          setTimeout(() => drop(place), keptFor),
        )
      const { [place]: _, ...dropped } = get().dropped
      set({ texts: { ...get().texts, [place]: text }, dropped })
    },
  }
})
