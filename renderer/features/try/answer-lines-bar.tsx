import { ChevronsDownUp, ChevronsUpDown, Search } from 'lucide-react'
import { formatBytes } from '../../../shared/core/format-time.ts'
import type { AnswerLines, AnswerView } from '../../../shared/domain/answer-lines.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './answer-lines.module.css'

type AnswerLinesBarProps = {
  readonly view: AnswerView
  readonly known: AnswerLines | null
  /** Changes between laid out and as written; null where there is only one. */
  readonly onView: ((view: AnswerView) => void) | null
  readonly onFind: () => void
  readonly onFoldAll: () => void
  readonly onUnfoldAll: () => void
}

/** How much there is, and what can be done with all of it. */
export function AnswerLinesBar({ view, known, onView, onFind, onFoldAll, onUnfoldAll }: AnswerLinesBarProps) {
  return (
    <div className={styles.bar}>
      <span className={styles.grow}>{describeLines(known)}</span>
      {onView && (
        <Button
          variant="quiet"
          aria-pressed={view === 'text'}
          onClick={() => onView(view === 'json' ? 'text' : 'json')}
        >
          As written
        </Button>
      )}
      {view === 'json' && (
        <>
          <IconButton label="Fold all" icon={<ChevronsDownUp size={16} />} onClick={onFoldAll} />
          <IconButton label="Unfold all" icon={<ChevronsUpDown size={16} />} onClick={onUnfoldAll} />
        </>
      )}
      <IconButton label="Find in the answer" icon={<Search size={16} />} onClick={onFind} />
    </div>
  )
}

function describeLines(known: AnswerLines | null): string {
  if (known === null) return 'Reading…'
  const lines = `${known.lines.toLocaleString()} ${known.lines === 1 ? 'line' : 'lines'}`
  return known.isWhole ? lines : `${lines} so far — read ${formatBytes(known.bytes)} of ${formatBytes(known.size)}`
}
