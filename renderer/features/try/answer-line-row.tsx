import { ChevronDown, ChevronRight } from 'lucide-react'
import { type CSSProperties, memo } from 'react'
import { formatBytes } from '../../../shared/core/format-time.ts'
import type { AnswerLine } from '../../../shared/domain/answer-lines.ts'
import styles from './answer-lines.module.css'
import { type Marking, markMatches } from './mark-matches.ts'

/** Deeper lines stand no further in. */
const deepest = 60

type AnswerLineRowProps = {
  readonly id: string
  readonly number: number
  /** Undefined while it is on its way. */
  readonly line: AnswerLine | undefined
  readonly isTree: boolean
  readonly isFolded: boolean
  readonly isCurrent: boolean
  readonly marking: Marking | null
  readonly onToggle: (line: number, end: number) => void
  readonly onChoose: (line: number) => void
}

/** One line of an answer, with its fold button where it opens something. */
export const AnswerLineRow = memo(function AnswerLineRow(props: AnswerLineRowProps) {
  const { id, number, line, isTree, isFolded, isCurrent, marking, onToggle, onChoose } = props
  const depth = Math.min(deepest, line?.depth ?? 0)
  const end = line?.end ?? null
  const Chevron = isFolded ? ChevronRight : ChevronDown
  const choose = () => {
    // Whoever selects text with the mouse wants that text and nothing else.
    if (isTree && window.getSelection()?.isCollapsed !== false) onChoose(number)
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the box handles the keys for all of its lines.
    // biome-ignore lint/a11y/noStaticElementInteractions: a line of a tree has a role; other lines do nothing.
    <div
      id={id}
      className={styles.line}
      style={{ '--depth': depth } as CSSProperties}
      data-current={isCurrent}
      onClick={choose}
      {...(isTree && {
        role: 'treeitem',
        'aria-level': (line?.depth ?? 0) + 1,
        'aria-selected': isCurrent,
        'aria-busy': line === undefined,
        ...(end !== null && { 'aria-expanded': !isFolded }),
      })}
    >
      {line && !isTree && (
        <span className={styles.number} aria-hidden>
          {line.number ?? ''}
        </span>
      )}
      {end !== null && (
        <button
          type="button"
          className={styles.fold}
          tabIndex={-1}
          aria-hidden
          onClick={() => onToggle(number, end)}
          title={isFolded ? 'Unfold' : 'Fold'}
        >
          <Chevron size={14} />
        </button>
      )}
      {'  '.repeat(depth)}
      {line?.parts.map((part, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a line never change their order.
        <span key={place} data-kind={part.kind}>
          {markMatches(part.text, marking).map(({ text, isMatch, at }) =>
            isMatch ? <mark key={at}>{text}</mark> : text,
          )}
        </span>
      ))}
      {line && line.more > 0 && <span className={styles.quiet}> … {formatBytes(line.more)} more</span>}
      {line && isFolded && <FoldedRest line={line} />}
    </div>
  )
})

function FoldedRest({ line }: { readonly line: AnswerLine }) {
  const entries = `${line.count.toLocaleString()} ${line.count === 1 ? 'entry' : 'entries'}`
  return (
    <>
      <span className={styles.quiet}> … {entries} … </span>
      <span data-kind="mark">{line.parts.at(-1)?.text === '{' ? '}' : ']'}</span>
    </>
  )
}
