import { findProvider } from '../../../shared/providers/index.ts'
import { useConnection } from '../../stores/connections.store.ts'
import { TryDesk } from './try-desk.tsx'

/** A first request with a connection's token, and its answer. */
export function TryPanel({ connectionId }: { readonly connectionId: string }) {
  const connection = useConnection(connectionId)
  if (!connection) return null
  return <TryDesk key={connectionId} connection={connection} provider={findProvider(connection.providerId)} />
}
