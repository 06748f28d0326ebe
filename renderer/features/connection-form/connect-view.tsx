import type { Connection, ConnectionStart } from '../../../shared/domain/connection.ts'
import type { Provider } from '../../../shared/domain/provider.ts'
import { Button } from '../../ui/button.tsx'
import { ProviderMark } from '../../ui/provider-mark.tsx'
import styles from './connect-view.module.css'
import { ConnectionForm } from './connection-form.tsx'

type ConnectViewProps = {
  readonly provider: Provider
  /** What the form begins with, where something is known beforehand. */
  readonly start?: ConnectionStart | undefined
  readonly onDone: (connection: Connection, tried: boolean) => void
  readonly onLeave: () => void
  /** For a system that a person described: to the editor. */
  readonly onChangeSystem?: (() => void) | undefined
}

/** Making a new connection to one system. */
export function ConnectView({ provider, start, onDone, onLeave, onChangeSystem }: ConnectViewProps) {
  return (
    <div className={styles.view}>
      <header className={styles.header}>
        <ProviderMark provider={provider} size={40} />
        <div>
          <h1>Connect to {provider.name}</h1>
          <p className={styles.summary}>{provider.summary}</p>
        </div>
        {onChangeSystem && (
          <Button className={styles.change} onClick={onChangeSystem}>
            Change this system
          </Button>
        )}
      </header>
      <ConnectionForm provider={provider} start={start} onDone={onDone} onLeave={onLeave} />
    </div>
  )
}
