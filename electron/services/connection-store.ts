import { AppFailure } from '../../shared/core/app-error.ts'
import type { Connection } from '../../shared/domain/connection.ts'
import type { DocumentStore } from '../ports/document-store.ts'

/** What is on disk of connections: no secret. */
export type ConnectionsDocument = { readonly connections: readonly Connection[] }

/** The saved connections. Every change is on disk when the call returns, and is announced. */
export type ConnectionStore = {
  readonly list: () => readonly Connection[]
  /** Fails with `not-found`. */
  readonly get: (id: string) => Connection
  readonly put: (connection: Connection) => Connection
  readonly remove: (id: string) => void
}

export function createConnectionStore(
  document: DocumentStore<ConnectionsDocument>,
  announce: (connections: readonly Connection[]) => void,
): ConnectionStore {
  const list = () => document.read().connections
  const replace = (connections: readonly Connection[]) => {
    document.write({ connections })
    announce(connections)
  }
  return {
    list,
    get(id) {
      const connection = list().find((one) => one.id === id)
      if (connection === undefined) throw new AppFailure({ code: 'not-found', what: 'connection' })
      return connection
    },
    put(connection) {
      const known = list().some((one) => one.id === connection.id)
      replace(known ? list().map((one) => (one.id === connection.id ? connection : one)) : [...list(), connection])
      return connection
    },
    remove(id) {
      replace(list().filter((one) => one.id !== id))
    },
  }
}
