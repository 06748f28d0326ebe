import { X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import type { PartRow as Row } from '../../../shared/domain/request-form.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { FileChoice } from './file-choice.tsx'
import styles from './part-rows.module.css'

type PartRowProps = {
  readonly row: Row
  /** "part 2". */
  readonly label: string
  /** The empty row at the end: it cannot be taken away. */
  readonly isNew: boolean
  readonly onChange: (row: Row) => void
  readonly onRemove: () => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void
}

/** One part: its name, its text or file, and the content type it says of itself. */
export function PartRow({ row, label, isNew, onChange, onRemove, onKeyDown }: PartRowProps) {
  const shared = { className: styles.input, autoComplete: 'off', spellCheck: false, onKeyDown }
  return (
    <div className={styles.row} data-off={!row.on}>
      {isNew ? (
        <span />
      ) : (
        <input
          type="checkbox"
          className={styles.on}
          aria-label={`Send ${label}`}
          checked={row.on}
          onChange={(event) => onChange({ ...row, on: event.target.checked })}
        />
      )}
      <input
        {...shared}
        data-part="name"
        aria-label={`Name of ${label}`}
        placeholder={isNew ? 'name' : undefined}
        value={row.name}
        onChange={(event) => onChange({ ...row, name: event.target.value })}
      />
      {row.kind === 'file' ? (
        <FileChoice compact what={label} file={row.file} onChange={(file) => onChange({ ...row, file })} />
      ) : (
        <input
          {...shared}
          aria-label={`Value of ${label}`}
          placeholder={isNew ? 'value' : undefined}
          value={row.value}
          onChange={(event) => onChange({ ...row, value: event.target.value })}
        />
      )}
      <input
        {...shared}
        aria-label={`Content type of ${label}, may stay empty`}
        placeholder={isNew ? 'content type' : row.kind === 'file' ? 'as its name says' : 'none'}
        value={row.contentType}
        onChange={(event) => onChange({ ...row, contentType: event.target.value })}
      />
      {isNew ? <span /> : <IconButton label={`Remove ${label}`} icon={<X size={16} />} onClick={onRemove} />}
    </div>
  )
}
