import { useEffect, useRef, useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import { api, type BackupPreview } from '../../lib/api.ts'
import { Button } from '../../ui/button.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { BackupPassphrase } from './backup-passphrase.tsx'
import { BackupPreviewForm } from './backup-preview-form.tsx'
import styles from './backup-view.module.css'

type Chosen = { readonly id: string; readonly fileName: string }

/** Three steps: the file, its passphrase, and what of it is taken. */
export function TakeBackup({ onDone }: { readonly onDone: () => void }) {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [preview, setPreview] = useState<BackupPreview | null>(null)
  const [failure, setFailure] = useState<AppError | null>(null)
  const isThere = useRef(false)
  useEffect(() => {
    isThere.current = true
    return () => {
      isThere.current = false
    }
  }, [])
  // Main holds it for as long as it is looked at.
  useEffect(() => () => void (chosen && api.backups.drop({ id: chosen.id })), [chosen])
  const choose = async () => {
    const result = await api.backups.choose()
    // Left while the system's window was open: nobody looks at it any more.
    if (!isThere.current) {
      if (result.ok && result.value !== null) void api.backups.drop({ id: result.value.id })
      return
    }
    setFailure(result.ok ? null : result.error)
    if (!result.ok || result.value === null) return
    setPreview(null)
    setChosen(result.value)
  }
  return (
    <div className={styles.form}>
      <h1>Take from a back-up</h1>
      {preview === null && (
        <p className={styles.soft}>
          You see what is in it before anything is taken. What is here is never replaced unasked.
        </p>
      )}
      <div className={styles.file}>
        {chosen && <code>{chosen.fileName}</code>}
        <Button variant={chosen ? 'quiet' : 'primary'} size={chosen ? 'regular' : 'main'} onClick={() => void choose()}>
          {chosen ? 'Choose another' : 'Choose the file'}
        </Button>
      </div>
      {failure && <FailureCallout error={failure} compact />}
      {chosen && preview === null && <BackupPassphrase key={chosen.id} id={chosen.id} onOpened={setPreview} />}
      {chosen && preview && <BackupPreviewForm id={chosen.id} preview={preview} onDone={onDone} />}
    </div>
  )
}
