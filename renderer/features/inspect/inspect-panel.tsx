import { useConnection } from '../../stores/connections.store.ts'
import { StoredReport } from './stored-report.tsx'

/** What a connection's own token says of itself, and what to think of it. */
export function InspectPanel({ connectionId }: { readonly connectionId: string }) {
  const connection = useConnection(connectionId)
  return connection ? <StoredReport key={connectionId} connection={connection} /> : null
}
