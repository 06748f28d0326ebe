import { FileArchive } from 'lucide-react'
import { formatBytes } from '../../../shared/core/format-time.ts'
import type { AnswerBody } from '../../../shared/domain/answer-body.ts'
import { CodeBlock } from '../../ui/code-block.tsx'
import { JsonView } from '../../ui/json-view.tsx'
import styles from './answer-body-view.module.css'

type AnswerBodyViewProps = { readonly body: AnswerBody; readonly size: number }

/** The body as it can best be read; what cannot be shown is named. */
export function AnswerBodyView({ body, size }: AnswerBodyViewProps) {
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
  return (
    <div className={styles.body}>
      {body.kind === 'json' ? (
        <JsonView text={body.text} label="Body" />
      ) : (
        <CodeBlock text={body.text} label="Body" wrap />
      )}
      {body.cut && (
        <p className={styles.quiet}>
          Only the beginning is shown; the whole is {formatBytes(size)}. Save it to a file to have all of it.
        </p>
      )}
    </div>
  )
}
