import { Rows3, Text } from 'lucide-react'
import { useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import type { QueryRow } from '../../../shared/domain/request-form.ts'
import { Button } from '../../ui/button.tsx'
import { PairList } from './pair-list.tsx'
import styles from './pair-rows.module.css'
import { PairText } from './pair-text.tsx'
import { remarksOnHeaders } from './row-remarks.ts'

type PairRowsProps = {
  /** How text is understood: header lines, or `a=1&b=2`. Headers are checked as they are typed. */
  readonly kind: 'headers' | 'fields'
  /** What one row is, for screen readers: "header". */
  readonly what: string
  readonly rows: readonly QueryRow[]
  /** Why the last try was refused, to be told at its row. */
  readonly refused?: AppError | null
  readonly onChange: (rows: readonly QueryRow[]) => void
}

/** Names and values: as a table, or as text. */
export function PairRows({ kind, what, rows, refused = null, onChange }: PairRowsProps) {
  const [isText, setIsText] = useState(false)
  const remarks = kind === 'headers' ? remarksOnHeaders(rows, refused) : []
  const plural = `${what}s`
  const words = isText ? 'Edit as table' : 'Edit as text'
  return (
    <div className={styles.pairs}>
      <Button
        variant="quiet"
        className={styles.mode}
        icon={isText ? <Rows3 size={16} /> : <Text size={16} />}
        aria-label={`${words}: ${plural}`}
        onClick={() => setIsText(!isText)}
      >
        {words}
      </Button>
      {isText ? (
        <PairText
          {...{ kind, rows, remarks, onChange }}
          label={`${plural.charAt(0).toUpperCase()}${plural.slice(1)}`}
        />
      ) : (
        <PairList {...{ kind, what, rows, remarks, onChange }} />
      )}
    </div>
  )
}
