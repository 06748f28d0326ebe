import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react'
import { type JsonLine, layOutJson } from '../../shared/json/json-lines.ts'
import { JsonLineRow } from './json-line.tsx'
import styles from './json-view.module.css'

type JsonViewProps = {
  /** JSON text; it may stop in the middle where it was cut. */
  readonly text: string
  /** Names the box for screen readers. */
  readonly label: string
  /** Takes as much height as the text needs. */
  readonly whole?: boolean
}

const linesPerPage = 1000

/** JSON, laid out and coloured, with parts that fold. Arrow keys go from fold to fold, left and right close and open. */
export function JsonView({ text, label, whole = false }: JsonViewProps) {
  const { lines } = useMemo(() => layOutJson(text), [text])
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set())
  const [limit, setLimit] = useState(linesPerPage)
  const [current, setCurrent] = useState(0)
  const box = useRef<HTMLElement>(null)
  const { shown, rest } = useMemo(() => pick(lines, folded, limit), [lines, folded, limit])

  const toggle = useCallback((index: number) => {
    setCurrent(index)
    setFolded((before) => {
      const next = new Set(before)
      if (!next.delete(index)) next.add(index)
      return next
    })
  }, [])

  const onKeyDown = (event: KeyboardEvent) => {
    const here = event.target instanceof HTMLElement ? event.target.dataset.fold : undefined
    if (here === undefined) return
    const isFolded = folded.has(Number(here))
    if (event.key === 'ArrowLeft' && !isFolded) toggle(Number(here))
    else if (event.key === 'ArrowRight' && isFolded) toggle(Number(here))
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') moveFocus(event.key === 'ArrowDown' ? 1 : -1, here)
    else return
    event.preventDefault()
  }

  const moveFocus = (step: 1 | -1, here: string) => {
    const folds = [...(box.current?.querySelectorAll<HTMLButtonElement>('[data-fold]') ?? [])]
    const next = folds[folds.findIndex((fold) => fold.dataset.fold === here) + step]
    if (!next) return
    setCurrent(Number(next.dataset.fold))
    next.focus()
  }

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1).
    <section ref={box} className={styles.view} data-whole={whole} aria-label={label} tabIndex={0} onKeyDown={onKeyDown}>
      {shown.map((index) => {
        const line = lines[index]
        return (
          line && (
            <JsonLineRow
              key={index}
              line={line}
              index={index}
              closing={folded.has(index) ? (lines[line.end ?? -1] ?? null) : null}
              reachable={index === current}
              onToggle={toggle}
            />
          )
        )
      })}
      {rest > 0 && (
        <button type="button" className={styles.more} onClick={() => setLimit(limit + linesPerPage)}>
          Show more — {rest.toLocaleString()} {rest === 1 ? 'line' : 'lines'} left
        </button>
      )}
    </section>
  )
}

/** The lines to draw, folded ones skipped, and how many are left for later. */
function pick(lines: readonly JsonLine[], folded: ReadonlySet<number>, limit: number) {
  const shown: number[] = []
  let index = 0
  while (index < lines.length && shown.length < limit) {
    shown.push(index)
    const end = folded.has(index) ? lines[index]?.end : null
    index = (end ?? index) + 1
  }
  return { shown, rest: lines.length - index }
}
