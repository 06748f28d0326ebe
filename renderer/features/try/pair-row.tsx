import { X } from 'lucide-react'
import type { ClipboardEvent, KeyboardEvent } from 'react'
import type { FormRow } from '../../../shared/domain/request-form.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './pair-rows.module.css'

type PairRowProps = {
  readonly row: FormRow
  /** "header 2". */
  readonly label: string
  /** The empty row at the end: it cannot be taken away. */
  readonly isNew: boolean
  readonly onChange: (row: FormRow) => void
  readonly onRemove: () => void
  readonly onPaste: (event: ClipboardEvent) => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void
}

/** One name and its value. */
export function PairRow({ row, label, isNew, onChange, onRemove, onPaste, onKeyDown }: PairRowProps) {
  const shared = { className: styles.input, autoComplete: 'off', spellCheck: false, onKeyDown }
  return (
    <div className={styles.row}>
      <input
        {...shared}
        data-part="name"
        aria-label={`Name of ${label}`}
        placeholder={isNew ? 'name' : undefined}
        value={row.name}
        onPaste={onPaste}
        onChange={(event) => onChange({ ...row, name: event.target.value })}
      />
      <input
        {...shared}
        data-part="value"
        aria-label={`Value of ${label}`}
        placeholder={isNew ? 'value' : undefined}
        value={row.value}
        onChange={(event) => onChange({ ...row, value: event.target.value })}
      />
      {isNew ? <span /> : <IconButton label={`Remove ${label}`} icon={<X size={16} />} onClick={onRemove} />}
    </div>
  )
}
