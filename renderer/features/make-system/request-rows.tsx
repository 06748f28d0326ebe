import { Plus } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button } from '../../ui/button.tsx'
import type { Problems } from './draft-problems.ts'
import { type DraftRow, emptyRow, type RequestDraft, usualPlace } from './login-draft.ts'
import { OpenSecrets } from './open-secrets.tsx'
import { RequestRow } from './request-row.tsx'
import styles from './request-rows.module.css'

type RequestRowsProps = {
  readonly request: RequestDraft
  readonly onChange: (request: RequestDraft) => void
  readonly problems: Problems
  readonly formRows: readonly DraftRow[] | undefined
}

/** The values of a request, a row each. */
export function RequestRows({ request, onChange, problems, formRows }: RequestRowsProps) {
  const { rows, carrier } = request
  const added = useRef<string | null>(null)
  const list = useRef<HTMLFieldSetElement>(null)
  useEffect(() => {
    // A new row is for typing into.
    const row = added.current && list.current?.querySelector(`[data-row="${CSS.escape(added.current)}"]`)
    if (row) row.querySelector('input')?.focus()
    added.current = null
  })
  const add = (given: Partial<DraftRow>) => {
    const row = emptyRow({ place: usualPlace(carrier), ...given })
    added.current = row.id
    onChange({ ...request, rows: [...rows, row] })
  }
  return (
    <fieldset ref={list} className={styles.rows}>
      <legend className={styles.legend}>What it carries</legend>
      {carrier === 'json' && formRows === undefined && (
        <p className={styles.hint}>
          A dot leads into a value within another: <code>user.name</code> is sent as{' '}
          <code>{'{"user": {"name": "…"}}'}</code>.
        </p>
      )}
      {rows.map((row) => (
        <RequestRow
          key={row.id}
          {...{ row, carrier, formRows }}
          problem={problems[`row.${row.id}`]}
          onChange={(part) =>
            onChange({ ...request, rows: rows.map((one) => (one === row ? { ...one, ...part } : one)) })
          }
          onRemove={() => onChange({ ...request, rows: rows.filter((one) => one !== row) })}
        />
      ))}
      <OpenSecrets rows={rows} />
      <div className={styles.acts}>
        {formRows === undefined && (
          <Button variant="quiet" icon={<Plus size={16} />} onClick={() => add({})}>
            Ask for one more value
          </Button>
        )}
        <Button variant="quiet" icon={<Plus size={16} />} onClick={() => add({ kind: 'fixed' })}>
          Add a fixed value
        </Button>
        {usualPlace(carrier) === 'body' && (
          <Button variant="quiet" icon={<Plus size={16} />} onClick={() => add({ kind: 'fixed', place: 'header' })}>
            Add a header
          </Button>
        )}
      </div>
    </fieldset>
  )
}
