import { Equal, type LucideIcon, Minus, Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import type { ComparedRow } from '../../../../shared/verdict/verdict.ts'
import { formatExact, formatWhen } from '../../../lib/format-clock.ts'
import { useNow } from '../../../lib/use-now.ts'
import { Button } from '../../../ui/button.tsx'
import { VisibleText } from '../report/visible-text.tsx'
import styles from './compare-tool.module.css'

const marks = {
  added: Plus,
  removed: Minus,
  changed: Pencil,
  same: Equal,
} as const satisfies Record<ComparedRow['change'], LucideIcon>

const words = {
  added: 'only in the second',
  removed: 'only in the first',
  changed: 'differs',
  same: 'the same',
} as const satisfies Record<ComparedRow['change'], string>

/** More of one value nobody compares by eye. */
const charactersShown = 2_000
const rowsAtFirst = 200

/** Value by value, the first token beside the second. */
export function ComparedTable({ rows }: { readonly rows: readonly ComparedRow[] }) {
  const [limit, setLimit] = useState(rowsAtFirst)
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Value</th>
            <th scope="col">First token</th>
            <th scope="col">Second token</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, limit).map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one comparison never change places; a name may stand twice.
            <Row key={`${at} ${row.part} ${row.path}`} row={row} />
          ))}
        </tbody>
      </table>
      {rows.length > limit && (
        <Button onClick={() => setLimit(limit + 1000)}>
          Show more: {(rows.length - limit).toLocaleString('en')} are not shown yet
        </Button>
      )}
    </div>
  )
}

function Row({ row }: { readonly row: ComparedRow }) {
  const Mark = marks[row.change]
  return (
    <tr data-change={row.change}>
      <th scope="row">
        <span className={styles.name}>
          <Mark className={styles.mark} size={16} aria-hidden="true" />
          <span>
            <code>
              <VisibleText text={row.path} />
            </code>
            {row.part === 'header' && <span className={styles.detail}> in the header</span>}
            <span className={styles.detail}>
              {' '}
              {words[row.change]}
              {row.known && ` · ${row.known.meaning}`}
            </span>
          </span>
        </span>
      </th>
      <td>
        <Value text={row.before} instant={row.beforeInstant} />
      </td>
      <td>
        <Value text={row.after} instant={row.afterInstant} />
      </td>
    </tr>
  )
}

function Value({ text, instant }: { readonly text: string | null; readonly instant: number | null }) {
  const now = useNow(null)
  if (text === null) return <span className={styles.detail}>not there</span>
  return (
    <>
      {instant !== null && <span title={formatExact(instant)}>{formatWhen(instant, now)} </span>}
      <code className={instant === null ? styles.value : styles.detail}>
        <VisibleText text={text.slice(0, charactersShown)} />
        {text.length > charactersShown && '…'}
      </code>
    </>
  )
}
