import { CornerUpLeft, Send, Trash2 } from 'lucide-react'
import { formatBytes, formatMilliseconds } from '../../../shared/core/format-time.ts'
import type { HistoryEntry } from '../../../shared/domain/history.ts'
import { describeStatus } from '../../../shared/words/describe-status.ts'
import { formatExact } from '../../lib/format-clock.ts'
import { Button } from '../../ui/button.tsx'
import { CodeBlock } from '../../ui/code-block.tsx'
import { Fold } from '../../ui/fold.tsx'
import { KeyValueRows } from '../../ui/key-value-rows.tsx'
import { Note } from '../../ui/note.tsx'
import { describeOutcome } from './describe-line.ts'
import styles from './history-detail.module.css'

type HistoryDetailProps = {
  readonly entry: HistoryEntry
  readonly onOpen: () => void
  readonly onSend: () => void
  readonly onRemove: () => void
}

/** One exchange of the past, and what can be done with it. */
export function HistoryDetail({ entry, onOpen, onSend, onRemove }: HistoryDetailProps) {
  const { draft, status, leftOut, body, headers } = entry
  const typed = 'text' in draft.body ? draft.body.text : ''
  return (
    <article className={styles.detail} aria-label={`${entry.method} ${entry.url}`}>
      <p className={styles.address}>
        <b>{entry.method}</b> {entry.url}
      </p>
      <p>
        {status === null ? `There was no answer: ${describeOutcome(entry)}.` : `${status} · ${describeStatus(status)}.`}
      </p>
      <p className={styles.figures}>
        {formatExact(entry.at)}
        {status !== null && ` · ${formatMilliseconds(entry.durationMs)} · ${formatBytes(entry.size)}`}
      </p>
      <div className={styles.acts}>
        {leftOut.length === 0 && (
          <Button icon={<Send size={16} />} onClick={onSend}>
            Send again
          </Button>
        )}
        <Button icon={<CornerUpLeft size={16} />} onClick={onOpen}>
          Open it
        </Button>
        <Button variant="quiet" icon={<Trash2 size={16} />} onClick={onRemove}>
          Remove
        </Button>
      </div>
      {leftOut.length > 0 && (
        <Note tone="info">
          Not kept, since it is secret: {leftOut.join(', ')}. Fill it in before you send it again.
        </Note>
      )}
      <Rows title="Headers that were written by hand" rows={draft.headers} />
      {typed !== '' && (
        <Fold summary="Body that was sent">
          <CodeBlock text={typed} label="Body that was sent" wrap />
        </Fold>
      )}
      <Rows title="Headers of the answer" rows={headers} />
      {body && (
        <Fold summary={body.cut ? 'Body of the answer, its beginning' : 'Body of the answer'}>
          <CodeBlock text={body.text} label="Body of the answer" wrap />
        </Fold>
      )}
    </article>
  )
}

function Rows({ title, rows }: { readonly title: string; readonly rows: HistoryEntry['headers'] }) {
  if (rows.length === 0) return null
  return (
    <Fold summary={`${title} (${rows.length})`}>
      <KeyValueRows
        look="ruled"
        rows={rows.map(({ name, value }, index) => ({
          key: `${index} ${name}`,
          name: <code>{name}</code>,
          value,
          mono: true,
        }))}
      />
    </Fold>
  )
}
