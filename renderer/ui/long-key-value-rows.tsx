import { memo, useMemo, useState } from 'react'
import { Button } from './button.tsx'
import { type KeyValueRow, KeyValueRows } from './key-value-rows.tsx'
import styles from './long-key-value-rows.module.css'

const first = 200
const more = 1_000

// What is there already is not drawn again when more comes.
const Part = memo(KeyValueRows)

type LongKeyValueRowsProps = { readonly rows: readonly KeyValueRow[] }

/** A table that may have thousands of rows: it begins short, and grows by a press. Drawing all at once would freeze the window. */
export function LongKeyValueRows({ rows }: LongKeyValueRowsProps) {
  const [shown, setShown] = useState(first)
  const parts = useMemo(() => partsOf(rows), [rows])
  const left = Math.max(0, rows.length - shown)
  return (
    <div>
      {parts.slice(0, 1 + (shown - first) / more).map((part) => (
        <Part key={part[0]?.key} look="ruled" rows={part} />
      ))}
      {rows.length > first && (
        <div className={styles.foot}>
          {/* It stays when all are there, so that focus does. */}
          <Button aria-disabled={left === 0} onClick={() => setShown((before) => before + more)}>
            {left === 0 ? 'All are shown' : `Show ${Math.min(more, left).toLocaleString('en')} more`}
          </Button>
          {left > 0 && <span className={styles.left}>{left.toLocaleString('en')} are not shown yet.</span>}
        </div>
      )}
    </div>
  )
}

function partsOf(rows: readonly KeyValueRow[]): readonly (readonly KeyValueRow[])[] {
  const parts = [rows.slice(0, first)]
  for (let at = first; at < rows.length; at += more) parts.push(rows.slice(at, at + more))
  return parts
}
