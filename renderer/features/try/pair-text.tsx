import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import type { QueryRow } from '../../../shared/domain/request-form.ts'
import { type RowTextKind, rowsOfText, textOfRows } from '../../../shared/domain/row-text.ts'
import { TextAreaField } from '../../ui/text-area-field.tsx'
import styles from './pair-rows.module.css'
import type { RowRemark } from './row-remarks.ts'

type PairTextProps = {
  readonly kind: RowTextKind
  readonly label: string
  readonly rows: readonly QueryRow[]
  readonly remarks: readonly (RowRemark | null)[]
  readonly onChange: (rows: readonly QueryRow[]) => void
}

/** The rows as lines of text. The text stays as it is typed, for as long as the rows are those it means. */
export function PairText({ kind, label, rows, remarks, onChange }: PairTextProps) {
  const [typed, setTyped] = useState(() => textOfRows(rows))
  const written = textOfRows(rows)
  const text = textOfRows(rowsOfText(typed, rows, kind)) === written ? typed : written
  const problems = rows.flatMap((row, at) => (remarks[at]?.isProblem ? [{ at, row, text: remarks[at].text }] : []))
  return (
    <>
      <TextAreaField
        label={label}
        hint="One “name: value” per line. A line that begins with # is kept, but not sent."
        rows={6}
        value={text}
        onChange={(event) => {
          setTyped(event.target.value)
          onChange(rowsOfText(event.target.value, rows, kind))
        }}
      />
      {problems.map((problem) => (
        <p key={problem.at} className={styles.remark} data-problem="true">
          <CircleAlert size={16} aria-hidden="true" />
          <span>
            <code>{problem.row.name}</code>: {problem.text}
          </span>
        </p>
      ))}
    </>
  )
}
