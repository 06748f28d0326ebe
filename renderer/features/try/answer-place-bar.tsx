import { Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { formatBytes } from '../../../shared/core/format-time.ts'
import { describeFailure } from '../../../shared/words/describe-failure.ts'
import { api } from '../../lib/api.ts'
import { Button } from '../../ui/button.tsx'
import styles from './answer-lines.module.css'
import { AnswerValueDialog } from './answer-value-dialog.tsx'

type AnswerPlaceBarProps = {
  readonly exchangeId: string
  /** The chosen line; null while none is. */
  readonly line: number | null
  /** What was last done by keyboard, said here. */
  readonly said: string
  readonly onCopy: (what: CopiedPart) => void
}

/** What of a line can be copied. */
export type CopiedPart = 'path' | 'pointer' | 'value'

/** Where the chosen line stands in the answer, and the ways to copy that. */
export function AnswerPlaceBar({ exchangeId, line, said, onCopy }: AnswerPlaceBarProps) {
  const path = usePath(exchangeId, line)
  const [isShown, setIsShown] = useState(false)
  return (
    <div className={styles.place}>
      <code className={styles.path} title={path}>
        {line === null ? 'Choose a line to see where it stands.' : path}
      </code>
      <span role="status">{said}</span>
      <Button variant="quiet" disabled={line === null} onClick={() => setIsShown(true)}>
        Show value
      </Button>
      <Button variant="quiet" icon={<Copy size={16} />} disabled={line === null} onClick={() => onCopy('path')}>
        Copy path
      </Button>
      <Button variant="quiet" icon={<Copy size={16} />} disabled={line === null} onClick={() => onCopy('value')}>
        Copy value
      </Button>
      {line !== null && (
        <AnswerValueDialog
          exchangeId={exchangeId}
          line={line}
          path={path}
          open={isShown}
          onClose={() => setIsShown(false)}
          onCopyPointer={() => onCopy('pointer')}
        />
      )}
    </div>
  )
}

/** Copies a part of a line, and says how that went. */
export async function copyPart(exchangeId: string, line: number, what: CopiedPart): Promise<string> {
  if (what === 'value') {
    const result = await api.answers.copyValue({ exchangeId, line })
    if (!result.ok) return describeFailure(result.error).sentence
    const { copied, size } = result.value
    return copied
      ? 'Value copied.'
      : `This value is ${formatBytes(size)}, more than a clipboard takes well. Save the answer to a file instead.`
  }
  const result = await api.answers.copyPath({ exchangeId, line, form: what })
  return result.ok ? 'Path copied.' : describeFailure(result.error).sentence
}

function usePath(exchangeId: string, line: number | null): string {
  const [path, setPath] = useState('')
  useEffect(() => {
    if (line === null) return
    let isOver = false
    void api.answers.path({ exchangeId, line }).then((result) => {
      if (!isOver) setPath(result.ok ? result.value.path : '')
    })
    return () => {
      isOver = true
    }
  }, [exchangeId, line])
  return path
}
