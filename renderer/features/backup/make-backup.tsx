import { type FormEvent, useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import { api } from '../../lib/api.ts'
import { useSecretInputs } from '../../lib/use-secret-inputs.ts'
import { useNotices } from '../../stores/notices.store.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { NewPassphraseFields, readNewPassphrase } from '../../ui/new-passphrase-fields.tsx'
import { Note } from '../../ui/note.tsx'
import styles from './backup-view.module.css'

/** Asks for a passphrase, then where to. */
export function MakeBackup({ onDone }: { readonly onDone: () => void }) {
  const secrets = useSecretInputs()
  const [withHistory, setWithHistory] = useState(false)
  const [busy, setBusy] = useState(false)
  const [differs, setDiffers] = useState(false)
  const [failure, setFailure] = useState<AppError | null>(null)
  const make = async (event: FormEvent) => {
    event.preventDefault()
    const passphrase = readNewPassphrase(secrets)
    setDiffers(passphrase === null)
    setFailure(null)
    if (passphrase === null) secrets.focus('again')
    if (passphrase === null || busy) return
    setBusy(true)
    const result = await api.backups.save({ passphrase, withHistory })
    setBusy(false)
    if (!result.ok) {
      setFailure(result.error)
      if (result.error.code === 'invalid-input') secrets.focus('next')
    }
    if (!result.ok || !result.value.saved) return
    useNotices.getState().say(`The back-up is in ${result.value.fileName}.`)
    onDone()
  }
  const isAtField = failure?.code === 'invalid-input' && failure.field === 'passphrase'
  return (
    <form className={styles.form} onSubmit={(event) => void make(event)}>
      <h1>Make a back-up</h1>
      <p className={styles.soft}>
        Connections with their secrets and tokens, systems you made, saved requests, variables and settings, in one file
        that only its passphrase opens. Practice connections are left out.
      </p>
      <NewPassphraseFields
        secrets={secrets}
        label="Passphrase for this back-up"
        error={isAtField ? failure.reason : undefined}
        differs={differs}
      />
      <CheckField
        label="With the history"
        hint="What was sent and answered, without secrets. It may hold business data."
        checked={withHistory}
        onChange={({ target }) => setWithHistory(target.checked)}
      />
      <Note tone="warning">
        Whoever has the file and the passphrase has all your accounts. Keep them apart. A forgotten passphrase cannot be
        set back.
      </Note>
      {failure && !isAtField && <FailureCallout error={failure} compact />}
      <div>
        <Button type="submit" variant="primary" size="main" busy={busy}>
          {busy ? 'Sealing' : 'Choose where to keep it'}
        </Button>
      </div>
    </form>
  )
}
