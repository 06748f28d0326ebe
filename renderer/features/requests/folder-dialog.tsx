import { type FormEvent, useId, useState } from 'react'
import type { SavedSummary } from '../../../shared/domain/saved-request.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FolderField } from './folder-field.tsx'

type FolderDialogProps = {
  readonly request: SavedSummary
  readonly folders: readonly string[]
  readonly onMove: (folder: string | null) => void
  readonly onClose: () => void
}

/** Asks into which folder a saved request goes. */
export function FolderDialog({ request, folders, onMove, onClose }: FolderDialogProps) {
  const formId = useId()
  const [folder, setFolder] = useState(request.folder ?? '')
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    onMove(folder.trim() === '' ? null : folder.trim())
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Move “${request.name}”`}
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button type="submit" form={formId} variant="primary">
            Move
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={onSubmit}>
        <FolderField value={folder} folders={folders} onChange={setFolder} />
      </form>
    </Dialog>
  )
}
