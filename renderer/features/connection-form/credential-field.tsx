import { useFormContext } from 'react-hook-form'
import type { FormField } from '../../../shared/domain/form-field.ts'
import type { SecretInputs } from '../../lib/use-secret-inputs.ts'
import { TextAreaField } from '../../ui/text-area-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ChoiceOfField } from './choice-of-field.tsx'
import { problemWith } from './field-rules.ts'
import type { FormValues } from './form-values.ts'
import { ParameterRows } from './parameter-rows.tsx'
import { pasteTrimmed } from './paste-trimmed.ts'
import { ScopeField } from './scope-field.tsx'
import { SecretInput } from './secret-input.tsx'
import { SecretLines } from './secret-lines.tsx'

type CredentialFieldProps = {
  readonly field: FormField
  readonly secrets: SecretInputs
  readonly saved: readonly string[]
  readonly failures: Readonly<Record<string, string>>
  readonly onEdited: (field: string) => void
}

/** One thing a sign-in needs to be told, drawn as its kind asks. */
export function CredentialField({ field, secrets, saved, failures, onEdited }: CredentialFieldProps) {
  const { register, formState } = useFormContext<FormValues>()
  const isSaved = saved.includes(field.name)
  const failure = failures[field.name] ?? formState.errors.values?.[field.name]?.message
  if (field.secret) {
    const Secret = field.kind === 'lines' ? SecretLines : SecretInput
    return <Secret {...{ field, isSaved, failure, onEdited }} attach={secrets.attach} />
  }
  if (field.kind === 'choice') return <ChoiceOfField {...{ field, failure, onEdited }} />
  if (field.kind === 'parameters') return <ParameterRows {...{ field, failure, onEdited }} />
  const input = register(`values.${field.name}`, {
    onChange: () => onEdited(field.name),
    validate: (value) => problemWith(field, (value ?? '').trim(), isSaved) ?? true,
  })
  const texts = { label: field.label, ...(field.required ? {} : { aside: 'may stay empty' }), hint: field.hint }
  if (field.kind === 'lines') {
    return <TextAreaField {...texts} placeholder={field.placeholder} error={failure} {...input} />
  }
  if (field.name === 'scope') return <ScopeField {...{ field, failure, onEdited }} />
  return (
    <TextField
      {...texts}
      placeholder={field.placeholder}
      inputMode={field.kind === 'seconds' ? 'numeric' : 'text'}
      error={failure}
      defaultValue={field.default}
      onPaste={pasteTrimmed}
      {...input}
    />
  )
}
