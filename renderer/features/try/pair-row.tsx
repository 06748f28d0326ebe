import { CircleAlert, Info, X } from 'lucide-react'
import { type ClipboardEvent, type KeyboardEvent, useId } from 'react'
import type { QueryRow } from '../../../shared/domain/request-form.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { SuggestInput } from '../../ui/suggest-input.tsx'
import styles from './pair-rows.module.css'
import type { RowRemark } from './row-remarks.ts'

type PairRowProps = {
  readonly row: QueryRow
  /** "header 2". */
  readonly label: string
  /** The empty row at the end: it is always on, and cannot be taken away. */
  readonly isNew: boolean
  /** Why it cannot go out, or what becomes of it. */
  readonly remark: RowRemark | null
  readonly suggestions: { readonly names: readonly string[]; readonly values: readonly string[] }
  readonly onChange: (row: QueryRow) => void
  readonly onRemove: () => void
  readonly onPaste: (event: ClipboardEvent) => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void
}

/** One name and its value, on or off. */
export function PairRow(props: PairRowProps) {
  const { row, label, isNew, remark, suggestions, onChange, onRemove, onPaste, onKeyDown } = props
  const remarkId = useId()
  const shared = (part: 'name' | 'value') => ({
    className: styles.input,
    autoComplete: 'off',
    spellCheck: false,
    onKeyDown,
    'data-part': part,
    'aria-label': `${part === 'name' ? 'Name' : 'Value'} of ${label}`,
    'aria-invalid': (remark?.isProblem && remark.part === part) || undefined,
    'aria-describedby': remark?.part === part ? remarkId : undefined,
    placeholder: isNew ? part : undefined,
  })
  return (
    <div className={styles.row} data-off={!row.on}>
      {isNew ? (
        <span />
      ) : (
        <input
          type="checkbox"
          className={styles.check}
          aria-label={`Send ${label}`}
          title={row.on ? 'Leave it out' : 'Send it'}
          checked={row.on}
          onChange={(event) => onChange({ ...row, on: event.target.checked })}
        />
      )}
      <SuggestInput
        {...shared('name')}
        suggestions={suggestions.names}
        value={row.name}
        onPaste={onPaste}
        onChange={(name) => onChange({ ...row, name })}
      />
      <SuggestInput
        {...shared('value')}
        suggestions={suggestions.values}
        value={row.value}
        onChange={(value) => onChange({ ...row, value })}
      />
      {isNew ? <span /> : <IconButton label={`Remove ${label}`} icon={<X size={16} />} onClick={onRemove} />}
      {remark && (
        <p id={remarkId} className={styles.remark} data-problem={remark.isProblem}>
          {remark.isProblem ? <CircleAlert size={16} aria-hidden="true" /> : <Info size={16} aria-hidden="true" />}
          <span>{remark.text}</span>
        </p>
      )}
    </div>
  )
}
