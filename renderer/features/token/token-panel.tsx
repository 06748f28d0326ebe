import { systemName } from '../../../shared/domain/system-name.ts'
import { useConnection } from '../../stores/connections.store.ts'
import { signInOf, useProvider } from '../../stores/providers.store.ts'
import { useTokenState } from '../../stores/tokens.store.ts'
import { StateAnnouncer } from './state-announcer.tsx'
import { TimeLine } from './time-line.tsx'
import styles from './token-panel.module.css'
import { TokenPass } from './token-pass.tsx'

/** One connection's token: what it is worth now, what it is, what happened and what comes. */
export function TokenPanel({ connectionId }: { readonly connectionId: string }) {
  const connection = useConnection(connectionId)
  const state = useTokenState(connectionId)
  const provider = useProvider(connection?.providerId ?? '')
  if (!connection) return null
  const signIn = signInOf(provider, connection.signInId)
  const token = state?.token ?? null
  return (
    <div className={styles.panel}>
      <TokenPass
        key={connectionId}
        connection={connection}
        providerName={provider ? systemName(provider, connection.servers) : connection.name}
        isApiKey={signIn?.flow === 'api-key'}
        needsPerson={signIn?.flow === 'authorization-code' || signIn?.flow === 'device-code'}
        token={token}
        working={state?.working ?? false}
        error={state?.lastError ?? null}
      />
      {state && <TimeLine key={`${connectionId} time line`} state={state} />}
      <StateAnnouncer
        key={`${connectionId} announcer`}
        connectionName={connection.name}
        token={token}
        working={state?.working ?? false}
      />
    </div>
  )
}
