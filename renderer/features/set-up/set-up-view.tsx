import type { ReactNode } from 'react'
import type { Connection } from '../../../shared/domain/connection.ts'
import { AllowedHosts } from './allowed-hosts.tsx'
import { ChangeSystem } from './change-system.tsx'
import { DeleteConnection } from './delete-connection.tsx'
import { KeepFresh } from './keep-fresh.tsx'
import styles from './set-up-view.module.css'
import { ShareSystem } from './share/share-system.tsx'

type SetUpViewProps = {
  readonly connection: Connection
  /** The form to edit the connection; placed here by the app. */
  readonly form: ReactNode
  readonly onDeleted: () => void
  /** For a connection to a system that a person described: to the editor. */
  readonly onChangeSystem?: (() => void) | undefined
}

/** Everything about a connection that is not its token. */
export function SetUpView({ connection, form, onDeleted, onChangeSystem }: SetUpViewProps) {
  return (
    <div className={styles.view}>
      {form}
      <KeepFresh connection={connection} />
      <AllowedHosts connection={connection} />
      {onChangeSystem && <ChangeSystem connection={connection} onChange={onChangeSystem} />}
      <ShareSystem connection={connection} />
      <DeleteConnection connection={connection} onDeleted={onDeleted} />
    </div>
  )
}
