/** The saved connections as main keeps them. No secret ever passes through here: drafts go straight to main. */
import { create } from 'zustand'
import type { AppError } from '../../shared/core/app-error.ts'
import type { Result } from '../../shared/core/result.ts'
import type { Connection, ConnectionDraft } from '../../shared/domain/connection.ts'
import { api, type ConnectionChange } from '../lib/api.ts'

type ConnectionsState = {
  readonly connections: readonly Connection[]
  /** False until main has answered the first time. */
  readonly loaded: boolean
  /** Why they could not be had, if so. */
  readonly failure: AppError | null
  readonly load: () => Promise<Result<readonly Connection[]>>
  /** Takes over what main pushed. */
  readonly receive: (change: ConnectionChange) => void
  readonly connect: (input: { id?: string; draft: ConnectionDraft; attemptId: string }) => Promise<Result<Connection>>
  readonly save: (input: { id?: string; draft: ConnectionDraft }) => Promise<Result<Connection>>
  readonly cancel: (attemptId: string) => Promise<Result<void>>
  readonly remove: (id: string) => Promise<Result<void>>
  readonly setKeepFresh: (id: string, keepFresh: boolean) => Promise<Result<Connection>>
  readonly allowHost: (id: string, host: string) => Promise<Result<Connection>>
}

export const useConnections = create<ConnectionsState>((set, get) => {
  const keep = (result: Result<Connection>): Result<Connection> => {
    if (result.ok) get().receive({ kind: 'put', connection: result.value })
    return result
  }
  return {
    connections: [],
    loaded: false,
    failure: null,
    load: async () => {
      const result = await api.connections.list()
      if (result.ok) set({ connections: result.value, loaded: true, failure: null })
      else set({ failure: result.error })
      return result
    },
    // What is told before the first answer came is in that answer.
    receive: (change) =>
      set(({ connections }) => ({
        connections:
          change.kind === 'put'
            ? withOne(connections, change.connection)
            : connections.filter(({ id }) => id !== change.id),
      })),
    connect: async (input) => keep(await api.connections.connect(input)),
    save: async (input) => keep(await api.connections.save(input)),
    cancel: (attemptId) => api.connections.cancel({ attemptId }),
    remove: async (id) => {
      const result = await api.connections.remove({ id })
      if (result.ok) get().receive({ kind: 'removed', id })
      return result
    },
    setKeepFresh: async (id, keepFresh) => keep(await api.connections.setKeepFresh({ id, keepFresh })),
    allowHost: async (id, host) => keep(await api.connections.allowHost({ id, host })),
  }
})

/** One connection, or undefined. */
export function useConnection(id: string): Connection | undefined {
  return useConnections((state) => state.connections.find((connection) => connection.id === id))
}

function withOne(connections: readonly Connection[], one: Connection): readonly Connection[] {
  const known = connections.some((connection) => connection.id === one.id)
  return known ? connections.map((connection) => (connection.id === one.id ? one : connection)) : [...connections, one]
}
