import { X } from 'lucide-react'
import { IconButton } from '../../ui/icon-button.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { type Carrier, type DraftRow, placesFor, type RowPlace } from './login-draft.ts'
import { isAsked, withFields } from './request-of-draft.ts'
import styles from './request-rows.module.css'
import { kindsFor, kindWord, ofKind } from './row-kinds.ts'

type RequestRowProps = {
  readonly row: DraftRow
  readonly carrier: Carrier
  readonly formRows: readonly DraftRow[] | undefined
  readonly problem: string | undefined
  readonly onChange: (part: Partial<DraftRow>) => void
  readonly onRemove: () => void
}

const placeWords = {
  body: 'Body',
  query: 'Address',
  header: 'Header',
  gap: 'In braces',
  user: 'User name of Basic',
  password: 'Password of Basic',
  raw: 'Value of Basic',
} as const satisfies Record<RowPlace, string>

/** One value: what the server calls it, what the form calls it or what it is, and where it goes. */
export function RequestRow({ row, carrier, formRows, problem, onChange, onRemove }: RequestRowProps) {
  const isOfBasic = row.place === 'user' || row.place === 'password' || row.place === 'raw'
  const places = placesFor(carrier, row.kind)
  const name = row.label.trim() || row.wire.trim() || 'this value'
  return (
    <div className={styles.row} data-row={row.id}>
      {!isOfBasic && (
        <TextField
          label={row.place === 'header' ? 'Header' : 'Name in the request'}
          mono
          placeholder={carrier === 'json' && row.place === 'body' ? 'user.name' : ''}
          maxLength={200}
          value={row.wire}
          error={problem}
          onChange={(event) => onChange({ wire: event.target.value })}
        />
      )}
      {row.kind !== 'refresh' && (
        <div className={isOfBasic ? styles.alone : undefined}>
          <RowValue {...{ row, formRows, onChange }} />
        </div>
      )}
      <SelectField
        className={row.kind === 'refresh' ? styles.alone : undefined}
        label="What it is"
        options={kindsFor(row, formRows !== undefined)}
        value={kindWord(row)}
        onChange={(kind) => onChange(ofKind(kind, row, carrier))}
      />
      {isOfBasic ? (
        <p className={styles.place}>{placeWords[row.place]}</p>
      ) : (
        <SelectField
          label="Goes in"
          options={places.map((place) => ({ value: place, label: placeWords[place] }))}
          value={row.place}
          onChange={(place) => onChange({ place: places.find((one) => one === place) ?? row.place })}
        />
      )}
      {!(isOfBasic && carrier.startsWith('basic')) && (
        <IconButton className={styles.remove} label={`Remove ${name}`} icon={<X size={16} />} onClick={onRemove} />
      )}
    </div>
  )
}

function RowValue({ row, formRows = [], onChange }: Pick<RequestRowProps, 'row' | 'formRows' | 'onChange'>) {
  if (row.kind === 'field') {
    const fields = withFields(formRows).filter(isAsked)
    return (
      <SelectField
        label="Value"
        options={fields.map(({ field, label, wire }) => ({
          value: field,
          label: label.trim() || wire.trim() || field,
        }))}
        value={row.field}
        onChange={(field) => onChange({ field })}
      />
    )
  }
  return row.kind === 'fixed' ? (
    <TextField label="Value" mono value={row.value} onChange={(event) => onChange({ value: event.target.value })} />
  ) : (
    <TextField
      label="Name in the form"
      maxLength={200}
      value={row.label}
      onChange={(event) => onChange({ label: event.target.value })}
    />
  )
}
