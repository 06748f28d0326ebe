import { useConnection } from '../../stores/connections.store.ts'
import { useProvider } from '../../stores/providers.store.ts'
import { TryDesk } from './try-desk.tsx'

type TryPanelProps = { readonly connectionId: string; readonly tabId: string }

/** An open request, sent with a connection's token, and its answer. */
export function TryPanel({ connectionId, tabId }: TryPanelProps) {
  const connection = useConnection(connectionId)
  const provider = useProvider(connection?.providerId ?? '')
  if (!connection) return null
  return <TryDesk key={`${connectionId} ${tabId}`} {...{ connection, provider, tabId }} />
}
