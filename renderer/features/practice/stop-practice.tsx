import { useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import { usePractice } from '../../stores/practice.store.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import styles from './practice-view.module.css'

/** Ends practising: the servers stop and their connections go. */
export function StopPractice({ onStopped }: { readonly onStopped: () => void }) {
  const stop = usePractice((state) => state.stop)
  const [asking, setAsking] = useState(false)
  const [failure, setFailure] = useState<AppError | null>(null)
  const confirm = async () => {
    const result = await stop()
    setAsking(false)
    if (result.ok) onStopped()
    else setFailure(result.error)
  }
  return (
    <div className={styles.stop}>
      <Button variant="danger" onClick={() => setAsking(true)}>
        Stop practising
      </Button>
      <p className={styles.soft}>Stops the servers and deletes the practice connections. Your own stay.</p>
      {failure && <FailureCallout error={failure} compact />}
      <ConfirmDialog
        open={asking}
        danger
        title="Stop practising?"
        text="The practice servers stop, and the practice connections with their tokens are deleted. Your own connections stay as they are."
        confirmLabel="Stop and delete"
        onConfirm={() => void confirm()}
        onCancel={() => setAsking(false)}
      />
    </div>
  )
}
