import { AppFailure } from '../../shared/core/app-error.ts'
import type { Connection } from '../../shared/domain/connection.ts'
import type { ConnectionChange } from '../../shared/ipc/connections.contract.ts'
import type { RecordStore } from '../ports/record-store.ts'

/** The saved connections. Every change outlives the app once the call returns (ADR 22), and is announced by itself. No secret is among them. */
export type ConnectionStore = {
  readonly list: () => readonly Connection[]
  /** Fails with `not-found`. */
  readonly get: (id: string) => Connection
  readonly put: (connection: Connection) => Connection
  readonly remove: (id: string) => void
}

export function createConnectionStore(
  records: RecordStore<Connection>,
  announce: (change: ConnectionChange) => void,
): ConnectionStore {
  return {
    list: () => [...records.all().values()],
    get(id) {
      const connection = records.get(id)
      if (connection === undefined) throw new AppFailure({ code: 'not-found', what: 'connection' })
      return connection
    },
    put(connection) {
      records.put(connection.id, connection)
      announce({ kind: 'put', connection })
      return connection
    },
    remove(id) {
      records.remove(id)
      announce({ kind: 'removed', id })
    },
  }
}
