import { useFormContext, useWatch } from 'react-hook-form'
import { type FormField, fieldValue } from '../../../shared/domain/form-field.ts'
import { SelectField } from '../../ui/select-field.tsx'
import type { FormValues } from './form-values.ts'

type ChoiceOfFieldProps = {
  readonly field: FormField
  readonly failure: string | undefined
  readonly onEdited: (field: string) => void
}

/** One of a few answers; what the chosen one means stands under it. */
export function ChoiceOfField({ field, failure, onEdited }: ChoiceOfFieldProps) {
  const { control, setValue } = useFormContext<FormValues>()
  const values = useWatch({ control, name: 'values' })
  const options = field.options ?? []
  const value = fieldValue(field, values)
  const chosen = options.find((option) => option.value === value)
  return (
    <SelectField
      label={field.label}
      options={options}
      value={value}
      error={failure}
      hint={[chosen?.summary, field.hint].filter(Boolean).join(' ')}
      onChange={(next) => {
        setValue(`values.${field.name}`, next)
        onEdited(field.name)
      }}
    />
  )
}
