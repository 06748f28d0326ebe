import { useEffect, useState } from 'react'
import { formatBytes } from '../../../shared/core/format-time.ts'
import { describeFailure } from '../../../shared/words/describe-failure.ts'
import { api } from '../../lib/api.ts'
import { Button } from '../../ui/button.tsx'
import { CodeBlock } from '../../ui/code-block.tsx'
import { Dialog } from '../../ui/dialog.tsx'

type AnswerValueDialogProps = {
  readonly exchangeId: string
  readonly line: number
  readonly path: string
  readonly open: boolean
  readonly onClose: () => void
  readonly onCopyPointer: () => void
}

/** One value to read: a text as it is meant, without quotes and escapes. */
export function AnswerValueDialog({ exchangeId, line, path, open, onClose, onCopyPointer }: AnswerValueDialogProps) {
  const [text, setText] = useState('')
  const [more, setMore] = useState(0)
  useEffect(() => {
    if (!open) return
    let isOver = false
    void api.answers.value({ exchangeId, line }).then((result) => {
      if (isOver) return
      setText(result.ok ? result.value.text : describeFailure(result.error).sentence)
      setMore(result.ok ? result.value.more : 0)
    })
    return () => {
      isOver = true
    }
  }, [exchangeId, line, open])
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Value"
      wide
      footer={<Button onClick={onCopyPointer}>Copy as JSON Pointer</Button>}
    >
      <p>
        <code>{path}</code>
      </p>
      <CodeBlock text={text} label="Value" wrap />
      {more > 0 && <p>This is its beginning; {formatBytes(more)} more are there. “Copy value” takes all of it.</p>}
    </Dialog>
  )
}
