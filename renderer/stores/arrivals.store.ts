/** What has come so far of answers that are not all there. In memory only, and only of the last few sendings. */
import { create } from 'zustand'
import type { StreamPiece } from '../../shared/domain/answer-body.ts'
import type { Arriving } from '../../shared/domain/arriving.ts'

/** Pieces that stay in the window, and their characters; all of them are in the answer's file. */
const mostPieces = 1000
const mostCharacters = 4_000_000
const mostSendings = 12

type ArrivalsStore = {
  /** By `sendId`, oldest first. `pieces` are the last ones. */
  readonly arrivals: Readonly<Record<string, Arriving>>
  /** Takes over what main pushed. */
  readonly receive: (arriving: Arriving) => void
  /** The answer is there as a whole, or there will be none. */
  readonly forget: (sendId: string) => void
}

export const useArrivals = create<ArrivalsStore>((set) => ({
  arrivals: {},
  receive: (arriving) =>
    set(({ arrivals }) => {
      const before = arrivals[arriving.sendId]?.pieces ?? []
      const others = Object.entries(arrivals).filter(([sendId]) => sendId !== arriving.sendId)
      const pieces = lastOf(before, arriving.pieces)
      return {
        arrivals: Object.fromEntries([...others.slice(1 - mostSendings), [arriving.sendId, { ...arriving, pieces }]]),
      }
    }),
  forget: (sendId) =>
    set(({ arrivals }) => ({ arrivals: Object.fromEntries(Object.entries(arrivals).filter(([id]) => id !== sendId)) })),
}))

function lastOf(before: readonly StreamPiece[], more: readonly StreamPiece[]): readonly StreamPiece[] {
  if (more.length === 0) return before
  const pieces = [...before, ...more].slice(-mostPieces)
  let room = mostCharacters
  let from = pieces.length
  while (from > 0 && room >= (pieces[from - 1]?.data.length ?? 0)) {
    from -= 1
    room -= pieces[from]?.data.length ?? 0
  }
  return from === 0 ? pieces : pieces.slice(from)
}
