import type { ClipboardEvent, KeyboardEvent } from 'react'
import { useRef } from 'react'
import { type FormRow, rowsOf } from '../../../shared/domain/request-form.ts'
import { PairRow } from './pair-row.tsx'
import styles from './pair-rows.module.css'
import { readPairs } from './read-pairs.ts'

type PairRowsProps = {
  /** How pasted text is understood: header lines, or `a=1&b=2`. */
  readonly kind: 'headers' | 'fields'
  /** What one row is, for screen readers: "header". */
  readonly what: string
  readonly rows: readonly FormRow[]
  readonly onChange: (rows: readonly FormRow[]) => void
}

/** Names and values, with an empty row always at the end. Pasting several lines makes several rows. */
export function PairRows({ kind, what, rows, onChange }: PairRowsProps) {
  const box = useRef<HTMLDivElement>(null)
  const all = [...rows, { on: true, name: '', value: '' }]

  const replace = (index: number, ...pairs: readonly FormRow[]) =>
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
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const inputs = [...(box.current?.querySelectorAll('input') ?? [])]
    inputs[inputs.indexOf(event.currentTarget) + 1]?.focus()
  }

  return (
    <div ref={box} className={styles.rows}>
      {all.map((row, index) => (
        <PairRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; the last, empty one becomes real while it is typed in.
          key={index}
          row={row}
          label={`${what} ${index + 1}`}
          isNew={index === rows.length}
          onChange={(changed) => replace(index, changed)}
          onRemove={() => remove(index)}
          onPaste={(event) => onPaste(event, index)}
          onKeyDown={onKeyDown}
        />
      ))}
    </div>
  )
}
