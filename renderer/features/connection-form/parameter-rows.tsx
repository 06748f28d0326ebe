import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useFormContext } from 'react-hook-form'
import {
  type ExtraParameter,
  extraPlaces,
  extraSteps,
  readExtraParameters,
  writeExtraParameters,
} from '../../../shared/domain/extra-parameters.ts'
import type { FormField } from '../../../shared/domain/form-field.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { FormValues } from './form-values.ts'
import styles from './parameter-rows.module.css'

type ParameterRowsProps = {
  readonly field: FormField
  readonly failure: string | undefined
  readonly onEdited: (field: string) => void
}

const steps = { authorization: 'Browser', token: 'Token', refresh: 'Renewal' } as const
const places = { body: 'Body', query: 'Address', header: 'Header' } as const
const stepOptions = extraSteps.map((value) => ({ value, label: steps[value] }))
const placeOptions = extraPlaces.map((value) => ({ value, label: places[value] }))
const emptyRow: ExtraParameter = { step: 'token', in: 'body', name: '', value: '' }

/** What a server wants beyond the standard, step by step. A row without a name counts for nothing. */
export function ParameterRows({ field, failure, onEdited }: ParameterRowsProps) {
  const { getValues, setValue } = useFormContext<FormValues>()
  const [rows, setRows] = useState(() => readExtraParameters(getValues(`values.${field.name}`)))
  const keep = (next: readonly ExtraParameter[]) => {
    setRows(next)
    setValue(`values.${field.name}`, writeExtraParameters(next))
    onEdited(field.name)
  }
  const change = (at: number, part: Partial<ExtraParameter>) =>
    keep(rows.map((row, index) => (index === at ? { ...row, ...part } : row)))
  return (
    <fieldset className={styles.rows}>
      <legend className={styles.legend}>{field.label}</legend>
      <p className={styles.hint}>{failure ?? field.hint}</p>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own until one is typed.
        <div key={at} className={styles.row}>
          <SelectField
            label="Request for"
            options={stepOptions}
            value={row.step}
            onChange={(step) => change(at, stepChange(step))}
          />
          {row.step !== 'authorization' && (
            <SelectField
              label="Goes in"
              options={placeOptions}
              value={row.in}
              onChange={(place) => change(at, { in: extraPlaces.find((one) => one === place) ?? 'body' })}
            />
          )}
          <TextField
            label="Name"
            mono
            value={row.name}
            onChange={(event) => change(at, { name: event.target.value })}
          />
          <TextField
            label="Value"
            mono
            value={row.value}
            onChange={(event) => change(at, { value: event.target.value })}
          />
          <IconButton
            label={`Remove ${row.name || 'this parameter'}`}
            icon={<X size={16} />}
            onClick={() => keep(rows.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      <Button variant="quiet" icon={<Plus size={16} />} onClick={() => setRows([...rows, emptyRow])}>
        Add a parameter
      </Button>
    </fieldset>
  )
}

/** The browser is opened with an address only: there is no other place. */
function stepChange(step: string): Partial<ExtraParameter> {
  const chosen = extraSteps.find((one) => one === step) ?? 'token'
  return chosen === 'authorization' ? { step: chosen, in: 'query' } : { step: chosen }
}
