import { type FormEvent, useId, useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import { api } from '../../lib/api.ts'
import { useSecretInputs } from '../../lib/use-secret-inputs.ts'
import { useAppInfo } from '../../stores/app-info.store.ts'
import { useNotices } from '../../stores/notices.store.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { NewPassphraseFields, readNewPassphrase } from '../../ui/new-passphrase-fields.tsx'
import { Note } from '../../ui/note.tsx'
import { SecretField } from '../../ui/secret-field.tsx'
import styles from './passphrase.module.css'

type SetPassphraseDialogProps = { readonly isChange: boolean; readonly onClose: () => void }

/** Chooses a passphrase, or another one. What is typed lives in the inputs only. */
export function SetPassphraseDialog({ isChange, onClose }: SetPassphraseDialogProps) {
  const formId = useId()
  const secrets = useSecretInputs()
  const [busy, setBusy] = useState(false)
  const [differs, setDiffers] = useState(false)
  const [failure, setFailure] = useState<AppError | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const next = readNewPassphrase(secrets)
    setDiffers(next === null)
    setFailure(null)
    if (next === null) secrets.focus('again')
    if (next === null || busy) return
    setBusy(true)
    const result = await api.lock.setPassphrase({ current: isChange ? (secrets.readOne('current') ?? '') : null, next })
    setBusy(false)
    if (!result.ok) {
      setFailure(result.error)
      if (result.error.code === 'invalid-input') secrets.focus(result.error.field ?? 'next')
      return
    }
    useAppInfo.getState().receiveVault(result.value)
    useNotices.getState().say(isChange ? 'The passphrase was changed.' : 'The passphrase is set.')
    onClose()
  }
  const errorAt = (field: string) =>
    failure?.code === 'invalid-input' && failure.field === field ? failure.reason : undefined
  return (
    <Dialog
      open
      onClose={onClose}
      takeFocus={() => void secrets.focus(isChange ? 'current' : 'next')}
      title={isChange ? 'Change the passphrase' : 'Set a passphrase'}
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" form={formId} variant="primary" busy={busy}>
            {isChange ? 'Change passphrase' : 'Set passphrase'}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.form} onSubmit={(event) => void submit(event)}>
        <p className={styles.soft}>
          It is asked for whenever Hallpass starts or was locked. Four or five words that do not belong together are
          easy to remember and hard to guess.
        </p>
        {isChange && (
          <SecretField
            label="Present passphrase"
            answers
            ref={(input) => secrets.attach('current', input)}
            error={errorAt('current')}
          />
        )}
        <NewPassphraseFields secrets={secrets} label="New passphrase" error={errorAt('next')} differs={differs} />
        <Note tone="warning">
          Nobody can open your secrets without it, and it cannot be found out or set back. Keep it somewhere safe.
        </Note>
        {failure && failure.code !== 'invalid-input' && <FailureCallout error={failure} compact />}
      </form>
    </Dialog>
  )
}
