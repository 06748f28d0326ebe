import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import type { Connection } from '../../../shared/domain/connection.ts'
import { useConnections } from '../../stores/connections.store.ts'
import { signInOf, useProvider } from '../../stores/providers.store.ts'
import { useTokenState } from '../../stores/tokens.store.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { namesOfWhatGoes } from './names-of-what-goes.ts'
import styles from './set-up-view.module.css'

type DeleteConnectionProps = { readonly connection: Connection; readonly onDeleted: () => void }

/** Deletes the connection, after saying what goes with it. */
export function DeleteConnection({ connection, onDeleted }: DeleteConnectionProps) {
  const remove = useConnections((state) => state.remove)
  const hasToken = Boolean(useTokenState(connection.id)?.token)
  const [asking, setAsking] = useState(false)
  const [failure, setFailure] = useState<AppError | null>(null)
  const confirm = async () => {
    const result = await remove(connection.id)
    setAsking(false)
    if (result.ok) onDeleted()
    else setFailure(result.error)
  }
  const provider = useProvider(connection.providerId)
  const goes = namesOfWhatGoes(connection, signInOf(provider, connection.signInId), hasToken)
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>Deleting this connection</h2>
      <p className={styles.soft}>Deletes {goes} from this computer. Your account at the system stays as it is.</p>
      <Button variant="danger" icon={<Trash2 size={16} />} onClick={() => setAsking(true)}>
        Delete connection
      </Button>
      {failure && <FailureCallout error={failure} compact />}
      <ConfirmDialog
        open={asking}
        danger
        title={`Delete “${connection.name}”?`}
        text={<p>Deletes {goes}. This cannot be undone. Your account at the system stays as it is.</p>}
        confirmLabel="Delete"
        onConfirm={() => void confirm()}
        onCancel={() => setAsking(false)}
      />
    </section>
  )
}
