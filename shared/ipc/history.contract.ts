import type { HistoryEntry, HistoryLine } from '../domain/history.ts'
import type { Channels } from './contract.ts'

export type HistoryContract = {
  /** The connection's exchanges, newest first; those in which `search` occurs anywhere, or all for an empty one. */
  list: (input: { connectionId: string; search: string }) => {
    lines: readonly HistoryLine[]
    /** Bodies of answers are kept as well, by the person's choice. */
    keepsBodies: boolean
  }
  /** All that was kept of one. Fails with `not-found`. */
  entry: (input: { connectionId: string; id: string }) => HistoryEntry
  remove: (input: { connectionId: string; id: string }) => void
  clear: (input: { connectionId: string }) => void
  /** Whether bodies of answers are kept from now on. Bodies that are there stay until they are cleared. */
  keepBodies: (input: { connectionId: string; keep: boolean }) => void
}

export const historyChannels = {
  list: 'history:list',
  entry: 'history:entry',
  remove: 'history:remove',
  clear: 'history:clear',
  keepBodies: 'history:keepBodies',
} as const satisfies Channels<HistoryContract, 'history'>
