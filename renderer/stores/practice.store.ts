/** The practice servers: whether they run, how long their tokens live, what was made to go wrong. */
import { create } from 'zustand'
import type { Result } from '../../shared/core/result.ts'
import { api, type PracticeStatus } from '../lib/api.ts'
import { useConnections } from './connections.store.ts'

type PracticeState = {
  readonly status: PracticeStatus
  readonly load: () => Promise<Result<PracticeStatus>>
  readonly receive: (status: PracticeStatus) => void
  /** Starts the servers and makes one ready connection for each system. */
  readonly start: () => Promise<Result<PracticeStatus>>
  /** Stops the servers and deletes the practice connections. */
  readonly stop: () => Promise<Result<PracticeStatus>>
  readonly setFault: (providerId: string, faultId: string, on: boolean) => Promise<Result<PracticeStatus>>
  readonly setLifetime: (providerId: string, lifetimeSeconds: number | null) => Promise<Result<PracticeStatus>>
}

export const usePractice = create<PracticeState>((set, get) => {
  const keep = (result: Result<PracticeStatus>): Result<PracticeStatus> => {
    if (result.ok) get().receive(result.value)
    return result
  }
  /** Answers and pushed events come by different ways, and an answer may overtake: so the list is asked for before going on. */
  const keepWithConnections = async (result: Result<PracticeStatus>): Promise<Result<PracticeStatus>> => {
    if (result.ok) await useConnections.getState().load()
    return keep(result)
  }
  return {
    status: { running: false, systems: [] },
    load: async () => keep(await api.practice.status()),
    receive: (status) => set({ status }),
    start: async () => keepWithConnections(await api.practice.start()),
    stop: async () => keepWithConnections(await api.practice.stop()),
    setFault: async (providerId, faultId, on) => keep(await api.practice.setFault({ providerId, faultId, on })),
    setLifetime: async (providerId, lifetimeSeconds) =>
      keep(await api.practice.setLifetime({ providerId, lifetimeSeconds })),
  }
})
