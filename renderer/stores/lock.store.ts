/** Whether Hallpass is locked, as main says. Null until it has: then nothing is shown yet. */
import { create } from 'zustand'
import type { Result } from '../../shared/core/result.ts'
import type { LockState } from '../../shared/domain/lock-state.ts'
import { api } from '../lib/api.ts'

type LockStore = {
  readonly lock: LockState | null
  readonly receive: (lock: LockState) => void
  readonly load: () => Promise<void>
  /** The passphrase goes through, and is kept nowhere here. */
  readonly unlock: (passphrase: string | null) => Promise<Result<LockState>>
  readonly startAfresh: () => Promise<Result<{ kept: string }>>
}

export const useLock = create<LockStore>((set) => ({
  lock: null,
  receive: (lock) => set({ lock }),
  load: async () => {
    const result = await api.lock.state()
    if (result.ok) set({ lock: result.value })
  },
  unlock: async (passphrase) => {
    const result = await api.lock.unlock({ passphrase })
    if (result.ok) set({ lock: result.value })
    else void useLock.getState().load()
    return result
  },
  startAfresh: () => api.lock.startAfresh(),
}))

/** Locks at once: this window is emptied. */
export async function lockNow(): Promise<void> {
  await api.lock.lock()
}
