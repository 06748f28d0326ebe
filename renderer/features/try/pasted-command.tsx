import type { Connection } from '../../../shared/domain/connection.ts'
import { PastedNote } from './pasted-note.tsx'
import { SecretsQuestion } from './secrets-question.tsx'
import type { PastingCommand } from './use-paste-command.ts'

type PastedCommandProps = { readonly connection: Connection; readonly pasting: PastingCommand }

/** What a pasted command asks, and then what became of it. */
export function PastedCommand({ connection, pasting }: PastedCommandProps) {
  const { asking, decide, cancel, remarks, undo, close } = pasting
  return (
    <>
      {remarks && <PastedNote remarks={remarks} onUndo={undo} onClose={close} />}
      {asking && (
        <SecretsQuestion connection={connection} secrets={asking.secrets} onDecide={decide} onCancel={cancel} />
      )}
    </>
  )
}
