import type { ReactNode } from 'react'
import type { Connection } from '../../../shared/domain/connection.ts'
import { AllowedHosts } from './allowed-hosts.tsx'
import { DeleteConnection } from './delete-connection.tsx'
import { KeepFresh } from './keep-fresh.tsx'
import styles from './set-up-view.module.css'

type SetUpViewProps = {
  readonly connection: Connection
  /** The form to edit the connection; placed here by the app. */
  readonly form: ReactNode
  readonly onDeleted: () => void
}

/** Everything about a connection that is not its token. */
export function SetUpView({ connection, form, onDeleted }: SetUpViewProps) {
  return (
    <div className={styles.view}>
      {form}
      <KeepFresh connection={connection} />
      <AllowedHosts connection={connection} />
      <DeleteConnection connection={connection} onDeleted={onDeleted} />
    </div>
  )
}
