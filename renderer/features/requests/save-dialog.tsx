import { type FormEvent, useId, useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import { maxNameLength } from '../../../shared/domain/saved-request.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { FolderField } from './folder-field.tsx'
import styles from './requests-frame.module.css'

type SaveDialogProps = {
  readonly suggestedName: string
  readonly suggestedFolder: string | null
  readonly folders: readonly string[]
  /** Tells why it was not saved; null when it was. */
  readonly onSave: (name: string, folder: string | null) => Promise<AppError | null>
  readonly onClose: () => void
}

/** Asks under which name a request is saved. */
export function SaveDialog({ suggestedName, suggestedFolder, folders, onSave, onClose }: SaveDialogProps) {
  const formId = useId()
  const [name, setName] = useState(suggestedName)
  const [folder, setFolder] = useState(suggestedFolder ?? '')
  const [busy, setBusy] = useState(false)
  const [asksForName, setAsksForName] = useState(false)
  const [failure, setFailure] = useState<AppError | null>(null)
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault()
    setAsksForName(name.trim() === '')
    if (busy || name.trim() === '') return
    setBusy(true)
    const failed = await onSave(name.trim(), folder.trim() === '' ? null : folder.trim())
    setBusy(false)
    setFailure(failed)
    if (failed === null) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Save this request"
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" form={formId} variant="primary" busy={busy}>
            Save
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.form} onSubmit={(event) => void onSubmit(event)}>
        <TextField
          label="Name"
          value={name}
          maxLength={maxNameLength}
          error={asksForName && name.trim() === '' ? 'A request needs a name.' : undefined}
          onChange={(event) => setName(event.target.value)}
          onFocus={(event) => event.target.select()}
        />
        <FolderField value={folder} folders={folders} onChange={setFolder} />
        {failure && <FailureCallout error={failure} compact />}
      </form>
    </Dialog>
  )
}
