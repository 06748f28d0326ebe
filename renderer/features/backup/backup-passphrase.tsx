import { type FormEvent, useEffect, useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import { api, type BackupPreview } from '../../lib/api.ts'
import { useSecretInputs } from '../../lib/use-secret-inputs.ts'
import { Button } from '../../ui/button.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { SecretField } from '../../ui/secret-field.tsx'
import styles from './backup-view.module.css'

type BackupPassphraseProps = { readonly id: string; readonly onOpened: (preview: BackupPreview) => void }

/** Opens the chosen file. What was typed stays, so that a slip can be mended. */
export function BackupPassphrase({ id, onOpened }: BackupPassphraseProps) {
  const secrets = useSecretInputs()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<AppError | null>(null)
  useEffect(() => void secrets.focus('passphrase'), [secrets])
  const open = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setFailure(null)
    const result = await api.backups.open({ id, passphrase: secrets.readOne('passphrase') ?? '' })
    setBusy(false)
    if (result.ok) return onOpened(result.value)
    setFailure(result.error)
    secrets.focus('passphrase')
  }
  const isAtField = failure?.code === 'invalid-input'
  return (
    <form className={styles.form} onSubmit={(event) => void open(event)}>
      <SecretField
        label="Passphrase of the back-up"
        answers
        ref={(input) => secrets.attach('passphrase', input)}
        error={isAtField ? failure.reason : undefined}
      />
      {failure && !isAtField && <FailureCallout error={failure} compact />}
      <div>
        <Button type="submit" variant="primary" size="main" busy={busy}>
          {busy ? 'Opening' : 'Open it'}
        </Button>
      </div>
    </form>
  )
}
