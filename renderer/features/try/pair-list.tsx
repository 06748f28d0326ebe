import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react'
import { type QueryRow, rowsOf } from '../../../shared/domain/request-form.ts'
import { focusWhenThere } from './focus-when-there.ts'
import { headerNames, headerValues } from './known-headers.ts'
import { PairRow } from './pair-row.tsx'
import styles from './pair-rows.module.css'
import { readPairs } from './read-pairs.ts'
import type { RowRemark } from './row-remarks.ts'

type PairListProps = {
  readonly kind: 'headers' | 'fields'
  readonly what: string
  readonly rows: readonly QueryRow[]
  readonly remarks: readonly (RowRemark | null)[]
  readonly onChange: (rows: readonly QueryRow[]) => void
}

const none: readonly string[] = []

/** The rows as a table, with an empty one always at the end. Pasting several lines makes several rows; Alt with the arrows moves one. */
export function PairList({ kind, what, rows, remarks, onChange }: PairListProps) {
  const box = useRef<HTMLDivElement>(null)
  const all = [...rows, { on: true, name: '', value: '' }]

  const replace = (index: number, ...pairs: readonly QueryRow[]) =>
    onChange([...rows.slice(0, index), ...pairs, ...rows.slice(index + 1)])
  const remove = (index: number) => {
    replace(index)
    const inputs = box.current?.querySelectorAll<HTMLInputElement>('input[data-part="name"]')
    inputs?.[index]?.focus()
  }
  const onPaste = (event: ClipboardEvent, index: number) => {
    const pairs = readPairs(event.clipboardData.getData('text/plain'), kind)
    if (!pairs) return
    event.preventDefault()
    replace(index, ...rowsOf(pairs))
  }
  const move = (index: number, to: number, part: string) => {
    const moved = rows[index]
    if (moved === undefined || to < 0 || to >= rows.length) return
    const others = rows.filter((_, at) => at !== index)
    onChange([...others.slice(0, to), moved, ...others.slice(to)])
    focusWhenThere(box.current, `[data-place="${to}"] [data-part="${part}"]`)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>, index: number) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (event.altKey && step !== undefined) {
      event.preventDefault()
      move(index, index + step, event.currentTarget.dataset.part ?? 'name')
    }
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const inputs = [...(box.current?.querySelectorAll('input[data-part]') ?? [])] as HTMLInputElement[]
    inputs[inputs.indexOf(event.currentTarget) + 1]?.focus()
  }

  return (
    <div ref={box} className={styles.rows}>
      {all.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; the last, empty one becomes real while it is typed in.
        <div key={index} className={styles.place} data-place={index}>
          <PairRow
            row={row}
            label={`${what} ${index + 1}`}
            isNew={index === rows.length}
            remark={remarks[index] ?? null}
            suggestions={
              kind === 'headers'
                ? { names: headerNames, values: headerValues(row.name) }
                : { names: none, values: none }
            }
            onChange={(changed) => replace(index, changed)}
            onRemove={() => remove(index)}
            onPaste={(event) => onPaste(event, index)}
            onKeyDown={(event) => onKeyDown(event, index)}
          />
        </div>
      ))}
    </div>
  )
}
