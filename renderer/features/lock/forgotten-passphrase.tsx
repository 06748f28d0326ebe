import { useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import { useLock } from '../../stores/lock.store.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import styles from './lock-screen.module.css'

/** The way on for who forgot it, or lost the keychain: without the secrets, which nobody can open then. */
export function ForgottenPassphrase({ lacksKeychain }: { readonly lacksKeychain: boolean }) {
  const startAfresh = useLock((state) => state.startAfresh)
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<AppError | null>(null)
  const start = async () => {
    setBusy(true)
    const result = await startAfresh()
    setBusy(false)
    setAsking(false)
    setFailure(result.ok ? null : result.error)
  }
  return (
    <div className={styles.forgotten}>
      <Button variant="quiet" onClick={() => setAsking(true)}>
        {lacksKeychain ? 'Start without the saved secrets' : 'I forgot the passphrase'}
      </Button>
      {failure && <FailureCallout error={failure} compact />}
      <ConfirmDialog
        open={asking}
        title="Start without the saved secrets?"
        text={
          <>
            <p>
              {lacksKeychain
                ? 'Nobody can open them without this computer’s keychain and the passphrase.'
                : 'Nobody can open them without the passphrase, not even us.'}{' '}
              Your connections stay; each asks for its password or key again. Saved requests and history are sealed with
              them and start empty.
            </p>
            <p>
              The sealed files are kept beside the new ones, should {lacksKeychain ? 'it come back' : 'you remember'}.
            </p>
          </>
        }
        confirmLabel="Start afresh"
        danger
        busy={busy}
        onConfirm={() => void start()}
        onCancel={() => setAsking(false)}
      />
    </div>
  )
}
