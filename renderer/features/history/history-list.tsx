import type { HistoryLine } from '../../../shared/domain/history.ts'
import { formatExact, formatWhen } from '../../lib/format-clock.ts'
import { useNow } from '../../lib/use-now.ts'
import { describeOutcome, shortAddress } from './describe-line.ts'
import styles from './history-list.module.css'

type HistoryListProps = {
  readonly lines: readonly HistoryLine[]
  /** The one being looked at. */
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}

/** What was sent, newest first. */
export function HistoryList({ lines, chosen, onChoose }: HistoryListProps) {
  const now = useNow(null)
  return (
    <ul className={styles.list} aria-label="What was sent">
      {lines.map((line) => (
        <li key={line.id} className={styles.item}>
          <button
            type="button"
            className={styles.line}
            aria-current={line.id === chosen || undefined}
            onClick={() => onChoose(line.id)}
          >
            <span className={styles.what}>
              <b>{line.method}</b> {shortAddress(line.url)}
            </span>
            <span className={styles.outcome} data-good={line.status !== null && line.status < 400}>
              {describeOutcome(line)}
            </span>
            <time className={styles.when} title={formatExact(line.at)}>
              {formatWhen(line.at, now)}
            </time>
          </button>
        </li>
      ))}
    </ul>
  )
}
