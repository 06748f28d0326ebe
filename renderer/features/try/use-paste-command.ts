import { type ClipboardEvent, useState } from 'react'
import type { RequestForm } from '../../../shared/domain/request-form.ts'
import { draftOfCommand } from './draft-of-command.ts'
import type { ChangeDraft } from './use-draft.ts'

export type PastingCommand = {
  /** What the last command left to say; null when none was pasted, or it was read. */
  readonly remarks: readonly string[] | null
  readonly onPaste: (event: ClipboardEvent<HTMLInputElement>) => void
  readonly undo: () => void
  readonly close: () => void
}

/** A curl command pasted where an address belongs fills the whole request. Anything else is pasted as ever. */
export function usePasteCommand(draft: RequestForm, onChange: ChangeDraft): PastingCommand {
  const [pasted, setPasted] = useState<{ readonly remarks: readonly string[]; readonly before: RequestForm } | null>(
    null,
  )
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const command = draftOfCommand(event.clipboardData.getData('text/plain'))
    if (command === null) return
    event.preventDefault()
    setPasted({ remarks: command.remarks, before: draft })
    onChange(command.draft)
  }
  const close = () => setPasted(null)
  const undo = () => {
    if (pasted) onChange(pasted.before)
    close()
  }
  return { remarks: pasted?.remarks ?? null, onPaste, undo, close }
}
