import { ChevronsDownUp, ChevronsUpDown, Search } from 'lucide-react'
import { formatBytes } from '../../../shared/core/format-time.ts'
import type { AnswerLines, AnswerView } from '../../../shared/domain/answer-lines.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './answer-lines.module.css'

type AnswerLinesBarProps = {
  readonly view: AnswerView
  readonly known: AnswerLines | null
  readonly onFind: () => void
  readonly onFoldAll: () => void
  readonly onUnfoldAll: () => void
}

/** How much there is, and what can be done with all of it. */
export function AnswerLinesBar({ view, known, onFind, onFoldAll, onUnfoldAll }: AnswerLinesBarProps) {
  return (
    <div className={styles.bar}>
      <span className={styles.grow}>{describeLines(known)}</span>
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
