import { File } from 'lucide-react'
import { type DragEvent, useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import { formatBytes } from '../../../shared/core/format-time.ts'
import type { AnswerBody } from '../../../shared/domain/answer-body.ts'
import { api } from '../../lib/api.ts'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import styles from './file-card.module.css'
import { HexView } from './hex-view.tsx'

type FileCardProps = {
  readonly exchangeId: string
  readonly body: Extract<AnswerBody, { kind: 'binary' }>
  readonly size: number
}

/** Rows of bytes that are shown below. */
const fewRows = 8

/** What cannot be shown, by name, kind and size. It can be dragged to where files go; "Save to a file…" is the way without a mouse. */
export function FileCard({ exchangeId, body, size }: FileCardProps) {
  const [failure, setFailure] = useState<AppError | null>(null)
  const [isTooLarge, setIsTooLarge] = useState(false)
  const drag = async (event: DragEvent) => {
    // The window's own drag would carry a picture of the card.
    event.preventDefault()
    const result = await api.answers.drag({ exchangeId })
    setFailure(result.ok ? null : result.error)
    setIsTooLarge(result.ok && !result.value.dragged)
  }
  const says = body.contentType === '' ? 'It does not say what it is' : `It calls itself ${body.contentType}`
  return (
    <div className={styles.view}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dragging is for mice; saving does the same. */}
      <div className={styles.card} draggable onDragStart={(event) => void drag(event)}>
        <File className={styles.mark} size={20} aria-hidden />
        <div className={styles.words}>
          <p className={styles.name}>{body.fileName}</p>
          <p className={styles.facts}>
            {formatBytes(size)} · {body.found ? `${says}; its first bytes are those of ${body.found}.` : `${says}.`}
          </p>
          <p className={styles.facts}>Drag it to a folder or another program, or save it to a file.</p>
        </div>
      </div>
      {isTooLarge && <p role="status">It is too large to be dragged. Save it to a file instead.</p>}
      {failure && <FailureCallout error={failure} compact />}
      <HexView exchangeId={exchangeId} size={size} fewRows={fewRows} />
    </div>
  )
}
