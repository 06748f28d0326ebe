import { findProvider } from '../../../shared/providers/index.ts'
import { useConnection } from '../../stores/connections.store.ts'
import { TryDesk } from './try-desk.tsx'

type TryPanelProps = { readonly connectionId: string; readonly tabId: string }

/** An open request, sent with a connection's token, and its answer. */
export function TryPanel({ connectionId, tabId }: TryPanelProps) {
  const connection = useConnection(connectionId)
  if (!connection) return null
  const provider = findProvider(connection.providerId)
  return <TryDesk key={`${connectionId} ${tabId}`} {...{ connection, provider, tabId }} />
}
