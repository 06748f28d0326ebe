import type { Connection } from '../../../shared/domain/connection.ts'
import { useProvider } from '../../stores/providers.store.ts'
import { EnvironmentStripe } from '../../ui/environment-stripe.tsx'
import { ProviderMark } from '../../ui/provider-mark.tsx'
import styles from './connection-row.module.css'
import { ConnectionTime } from './connection-time.tsx'

type ConnectionRowProps = {
  readonly connection: Connection
  readonly isShown: boolean
  readonly isTabStop: boolean
  readonly onShow: (id: string) => void
}

/** One connection: whose it is, what it is called, how long its token lasts. */
export function ConnectionRow({ connection, isShown, isTabStop, onShow }: ConnectionRowProps) {
  const provider = useProvider(connection.providerId)
  return (
    <button
      type="button"
      className={styles.row}
      aria-current={isShown ? 'page' : undefined}
      tabIndex={isTabStop ? 0 : -1}
      title={connection.name}
      onClick={() => onShow(connection.id)}
    >
      <EnvironmentStripe environment={connection.environment} className={styles.stripe} />
      <ProviderMark provider={provider} size={32} />
      <span className={styles.words}>
        <span className={styles.name}>{connection.name}</span>
        <ConnectionTime connectionId={connection.id} />
      </span>
    </button>
  )
}
