import { FileArchive } from 'lucide-react'
import { useState } from 'react'
import { formatBytes } from '../../../shared/core/format-time.ts'
import type { AnswerBody } from '../../../shared/domain/answer-body.ts'
import type { AnswerView } from '../../../shared/domain/answer-lines.ts'
import styles from './answer-body-view.module.css'
import { AnswerLinesView } from './answer-lines-view.tsx'

type AnswerBodyViewProps = {
  readonly exchangeId: string
  readonly body: AnswerBody
  readonly size: number
}

/** The body as it can best be read; what cannot be shown is named. */
export function AnswerBodyView({ exchangeId, body, size }: AnswerBodyViewProps) {
  if (body.kind === 'empty') return <p className={styles.quiet}>The answer has no body.</p>
  if (!('text' in body)) {
    return (
      <div className={styles.file}>
        <FileArchive className={styles.mark} size={20} aria-hidden />
        <span className={styles.name}>{body.fileName}</span>
        <span className={styles.quiet}>
          {body.contentType} · {formatBytes(size)}
        </span>
      </div>
    )
  }
  return <AnswerText exchangeId={exchangeId} isJson={body.kind === 'json'} />
}

/** JSON can be seen laid out and as it was written. */
function AnswerText({ exchangeId, isJson }: { readonly exchangeId: string; readonly isJson: boolean }) {
  const [view, setView] = useState<AnswerView>(isJson ? 'json' : 'text')
  return <AnswerLinesView key={view} {...{ exchangeId, view }} label="Body" onView={isJson ? setView : null} />
}
