import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react'
import type { AnswerMatch, AnswerView } from '../../../shared/domain/answer-lines.ts'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { useRowScroll } from '../../ui/use-row-scroll.ts'
import styles from './answer-lines.module.css'
import { AnswerLinesBar } from './answer-lines-bar.tsx'
import { AnswerLinesBox } from './answer-lines-box.tsx'
import { AnswerPlaceBar, type CopiedPart, copyPart } from './answer-place-bar.tsx'
import { AnswerProblemNote } from './answer-problem-note.tsx'
import { AnswerSearchBar } from './answer-search-bar.tsx'
import { lineInRow, noFolds, rowOfLine, rowsOf } from './line-folds.ts'
import { onTreeKey } from './tree-keys.ts'
import { useKnownLines } from './use-known-lines.ts'
import { useLineFolds } from './use-line-folds.ts'
import { useLineSearch } from './use-line-search.ts'
import { useLines } from './use-lines.ts'

/** Up to here all lines are drawn, and long ones wrap. */
const fewLines = 2000

type AnswerLinesViewProps = {
  readonly exchangeId: string
  readonly view: AnswerView
  /** Names the box for screen readers. */
  readonly label: string
}

/** The text of an answer, however long: laid out or as written, with folds, a search, and ways to copy. */
export function AnswerLinesView({ exchangeId, view, label }: AnswerLinesViewProps) {
  const { known, failure } = useKnownLines(exchangeId, view)
  const { folds: allFolds, toggle, reveal, foldAll, unfoldAll } = useLineFolds(exchangeId)
  const [current, setCurrent] = useState<number | null>(null)
  const [isSearching, setIsSearching] = useState(false)
  const [said, setSaid] = useState('')
  const box = useRef<HTMLDivElement>(null)

  const folds = view === 'json' ? allFolds : noFolds
  const lines = known?.lines ?? 0
  const isWhole = known?.isWhole ?? false
  const isSmall = isWhole && lines <= fewLines
  const rows = rowsOf(folds, lines)
  const sight = useRowScroll(box, isSmall ? 0 : rows)
  const first = isSmall ? 0 : sight.first
  const end = isSmall ? rows : Math.min(sight.end, rows)
  const shown = useMemo(
    () => Array.from({ length: Math.max(0, end - first) }, (_none, place) => lineInRow(folds, first + place)),
    [folds, first, end],
  )
  const lineOf = useLines(exchangeId, view, isWhole, shown)

  const choose = useCallback((line: number) => {
    setCurrent(line)
    setSaid('')
  }, [])
  const show = (line: number, within = folds) => {
    choose(line)
    const row = rowOfLine(within, line)
    if (isSmall) box.current?.children[row]?.scrollIntoView({ block: 'nearest' })
    else sight.showRow(row)
  }
  const search = useLineSearch(
    exchangeId,
    view,
    () => current ?? shown[0] ?? 0,
    ({ line }: AnswerMatch) => show(line, view === 'json' ? reveal(line) : noFolds),
  )
  const copy = async (line: number | null, what: CopiedPart) => {
    if (line !== null) setSaid(await copyPart(exchangeId, line, what))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'f') setIsSearching(true)
    else return
    event.preventDefault()
  }
  const onBoxKey = (event: KeyboardEvent) => {
    if (view !== 'json') return
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / 20) - 1)
    onTreeKey(event, { current, folds, rows, page, lineOf, show, toggle, copy: (what) => void copy(current, what) })
  }
  const closeSearch = () => {
    setIsSearching(false)
    search.clear()
    box.current?.focus()
  }

  if (failure && !known) return <FailureCallout error={failure} compact />
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys for all that is inside.
    <div className={styles.view} onKeyDown={onKeyDown}>
      <AnswerLinesBar
        {...{ view, known }}
        onFind={() => setIsSearching(true)}
        onFoldAll={() => void foldAll()}
        onUnfoldAll={unfoldAll}
      />
      {isSearching && (
        <AnswerSearchBar
          search={search}
          isOutOfSight={(lineOf(search.match?.line ?? -1)?.more ?? 0) > 0}
          onClose={closeSearch}
        />
      )}
      <AnswerLinesBox
        {...{ box, view, label, isSmall, shown, sight, lineOf, folds, current }}
        marking={isSearching ? search : null}
        isBusy={!isWhole}
        onToggle={toggle}
        onChoose={choose}
        onKeyDown={onBoxKey}
      />
      {known?.problem && <AnswerProblemNote problem={known.problem} what={view === 'xml' ? 'XML' : 'JSON'} />}
      {view === 'json' && (
        <AnswerPlaceBar {...{ exchangeId, line: current, said }} onCopy={(what) => void copy(current, what)} />
      )}
    </div>
  )
}
