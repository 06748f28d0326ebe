import { type FormEvent, useId, useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import { api } from '../../lib/api.ts'
import { useSecretInputs } from '../../lib/use-secret-inputs.ts'
import { useAppInfo } from '../../stores/app-info.store.ts'
import { useNotices } from '../../stores/notices.store.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { SecretField } from '../../ui/secret-field.tsx'
import styles from './passphrase.module.css'

/** Leaves the secrets to the keychain alone. */
export function RemovePassphraseDialog({ onClose }: { readonly onClose: () => void }) {
  const formId = useId()
  const secrets = useSecretInputs()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<AppError | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setFailure(null)
    const result = await api.lock.removePassphrase({ current: secrets.readOne('current') ?? '' })
    setBusy(false)
    if (!result.ok) {
      setFailure(result.error)
      secrets.focus('current')
      return
    }
    useAppInfo.getState().receiveVault(result.value)
    useNotices.getState().say('The passphrase is gone. The keychain alone keeps your secrets now.')
    onClose()
  }
  const isWrong = failure?.code === 'invalid-input'
  return (
    <Dialog
      open
      onClose={onClose}
      takeFocus={() => void secrets.focus('current')}
      title="Remove the passphrase"
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button type="submit" form={formId} variant="danger" busy={busy}>
            Remove passphrase
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.form} onSubmit={(event) => void submit(event)}>
        <p className={styles.soft}>
          Hallpass then starts without a question. Your secrets stay sealed by this computer’s keychain, which opens
          when you sign in to the computer.
        </p>
        <SecretField
          label="Present passphrase"
          answers
          ref={(input) => secrets.attach('current', input)}
          error={isWrong ? failure.reason : undefined}
        />
        {failure && !isWrong && <FailureCallout error={failure} compact />}
      </form>
    </Dialog>
  )
}
