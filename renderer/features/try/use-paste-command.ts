import { type RefObject, useEffect, useRef, useState } from 'react'
import type { RequestForm } from '../../../shared/domain/request-form.ts'
import type { Variable } from '../../../shared/domain/variable.ts'
import type { CommandSecret } from './command-secrets.ts'
import { draftOfCommand, type PastedCommand, remarksOnSecrets } from './draft-of-command.ts'
import { takesCommand } from './takes-command.ts'
import type { ChangeDraft } from './use-draft.ts'

type Written = (secret: CommandSecret) => string | null

export type PastingCommand = {
  /** A command whose secrets wait for a decision; nothing of it is in the request. */
  readonly asking: PastedCommand | null
  readonly decide: (written: Written) => void
  readonly cancel: () => void
  /** What the last command left to say; null when none was pasted, or it was read. */
  readonly remarks: readonly string[] | null
  readonly undo: () => void
  readonly close: () => void
}

type PasteInto = {
  /** The request's form. */
  readonly place: RefObject<HTMLElement | null>
  readonly draft: RequestForm
  readonly variables: readonly Variable[] | null
  readonly onChange: ChangeDraft
}

/** A curl command pasted anywhere in a request fills all of it. Anything else is pasted as ever. */
export function usePasteCommand({ place, draft, variables, onChange }: PasteInto): PastingCommand {
  const [asking, setAsking] = useState<PastedCommand | null>(null)
  const [pasted, setPasted] = useState<{ readonly remarks: readonly string[]; readonly before: RequestForm } | null>(
    null,
  )
  const take = (command: PastedCommand, written: Written) => {
    // Copies: a piece cut out of the pasted text would keep all of it, with its secrets, in memory.
    const remarks = structuredClone([...remarksOnSecrets(command, written), ...command.remarks])
    setPasted({ remarks, before: draft })
    onChange(structuredClone(command.fill(written)))
  }
  const read = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (!takesCommand(event.target, place.current, text)) return
    const command = draftOfCommand(text, variables?.map(({ name }) => name) ?? [])
    if (command === null) return
    event.preventDefault()
    event.stopPropagation()
    if (command.secrets.length > 0) setAsking(command)
    else take(command, () => null)
  }
  const latest = useRef(read)
  useEffect(() => {
    latest.current = read
  })
  useEffect(() => {
    // Before the field that has the focus sees it.
    const onPaste = (event: ClipboardEvent) => latest.current(event)
    window.addEventListener('paste', onPaste, true)
    return () => window.removeEventListener('paste', onPaste, true)
  }, [])

  const close = () => setPasted(null)
  return {
    asking,
    decide(written) {
      if (asking) take(asking, written)
      setAsking(null)
    },
    cancel: () => setAsking(null),
    remarks: pasted?.remarks ?? null,
    undo() {
      if (pasted) onChange(pasted.before)
      close()
    },
    close,
  }
}
