import { type KeyboardEvent, type RefObject, useId } from 'react'
import type { AnswerLine, AnswerView } from '../../../shared/domain/answer-lines.ts'
import type { RowsInSight } from '../../ui/use-row-scroll.ts'
import { AnswerLineRow } from './answer-line-row.tsx'
import styles from './answer-lines.module.css'
import { isFolded, type LineFolds } from './line-folds.ts'
import type { Marking } from './mark-matches.ts'

type AnswerLinesBoxProps = {
  readonly box: RefObject<HTMLDivElement | null>
  readonly view: AnswerView
  readonly label: string
  /** All rows are drawn, and long lines wrap. */
  readonly isSmall: boolean
  /** The lines to draw. */
  readonly shown: readonly number[]
  readonly sight: RowsInSight
  readonly lineOf: (line: number) => AnswerLine | undefined
  readonly folds: LineFolds
  readonly current: number | null
  readonly marking: Marking | null
  readonly isBusy: boolean
  readonly onToggle: (line: number, end: number) => void
  readonly onChoose: (line: number) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** The box in which lines scroll, of which only those in sight are drawn. JSON is a tree for those who listen. */
export function AnswerLinesBox(props: AnswerLinesBoxProps) {
  const { view, label, isSmall, shown, sight, folds, current, isBusy } = props
  const id = useId()
  const isTree = view === 'json'
  const active = isTree && current !== null && shown.includes(current) ? `${id}${current}` : undefined
  const rows = shown.map((line) => (
    <AnswerLineRow
      key={line}
      id={`${id}${line}`}
      number={line}
      line={props.lineOf(line)}
      isTree={isTree}
      isFolded={isTree && isFolded(folds, line)}
      isCurrent={line === current}
      marking={props.marking}
      onToggle={props.onToggle}
      onChoose={props.onChoose}
    />
  ))
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both of its roles have a name; the rule knows none that is chosen.
    // biome-ignore lint/a11y/noStaticElementInteractions: the same.
    <div
      ref={props.box}
      className={styles.box}
      data-small={isSmall}
      data-view={view}
      aria-label={label}
      aria-busy={isBusy}
      tabIndex={0}
      onScroll={sight.onScroll}
      onKeyDown={props.onKeyDown}
      role={isTree ? 'tree' : 'region'}
      {...(isTree && { 'aria-activedescendant': active })}
    >
      {isSmall ? (
        rows
      ) : (
        <div className={styles.all} role="presentation" style={{ height: sight.height }}>
          <div className={styles.inSight} role="presentation" style={{ transform: `translateY(${sight.offset}px)` }}>
            {rows}
          </div>
        </div>
      )}
    </div>
  )
}
