import type { ReactNode } from 'react'
import styles from './key-value-rows.module.css'

/** One fact. `detail` is a quieter second line under the value. */
export type KeyValueRow = {
  readonly key: string
  readonly name: ReactNode
  readonly value: ReactNode
  readonly detail?: ReactNode
  /** The value was written by a machine. */
  readonly mono?: boolean
}

type KeyValueRowsProps = {
  readonly rows: readonly KeyValueRow[]
  /** `plain` for facts in our words; `ruled` for longer tables. */
  readonly look?: 'plain' | 'ruled'
}

/** Names on the left, values on the right; under each other where there is no room. */
export function KeyValueRows({ rows, look = 'plain' }: KeyValueRowsProps) {
  return (
    <dl className={styles.rows} data-look={look}>
      {rows.map((row) => (
        <div className={styles.row} key={row.key}>
          <dt className={styles.name}>{row.name}</dt>
          <dd className={styles.value}>
            <div className={row.mono ? styles.mono : undefined}>{row.value}</div>
            {row.detail && <div className={styles.detail}>{row.detail}</div>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
