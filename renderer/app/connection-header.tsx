import type { Connection } from '../../shared/domain/connection.ts'
import type { Provider } from '../../shared/domain/provider.ts'
import { EnvironmentBadge } from '../ui/environment-badge.tsx'
import { ProviderMark } from '../ui/provider-mark.tsx'
import styles from './connection-view.module.css'

type ConnectionHeaderProps = { readonly connection: Connection; readonly provider: Provider | undefined }

/** Whose token this is, and in which environment. */
export function ConnectionHeader({ connection, provider }: ConnectionHeaderProps) {
  const { server, issuer, token } = connection.servers
  const address = server ?? issuer ?? token
  // The name often begins with the system's: once is enough.
  const system = provider && !connection.name.startsWith(provider.name) ? provider.name : null
  const signIn = provider?.signIns.find((one) => one.id === connection.signInId)
  return (
    <header className={styles.header}>
      <ProviderMark provider={provider} size={40} />
      <div className={styles.names}>
        <h1 className={styles.name}>{connection.name}</h1>
        <p className={styles.where}>
          {[system, signIn?.label].filter(Boolean).join(', ')}
          {address && <code className={styles.address}>{address.replace(/^https:\/\//, '')}</code>}
        </p>
      </div>
      <EnvironmentBadge environment={connection.environment} />
    </header>
  )
}
