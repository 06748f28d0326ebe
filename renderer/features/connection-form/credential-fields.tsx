import { useFormContext } from 'react-hook-form'
import type { SignIn } from '../../../shared/domain/provider.ts'
import { TextField } from '../../ui/text-field.tsx'
import { problemWith } from './field-rules.ts'
import type { FormValues } from './form-values.ts'
import { pasteTrimmed } from './paste-trimmed.ts'
import { SecretInput } from './secret-input.tsx'
import type { SecretInputs } from './use-secret-inputs.ts'

type CredentialFieldsProps = {
  readonly signIn: SignIn
  readonly secrets: SecretInputs
  /** Names of the secrets that are kept already. */
  readonly saved: readonly string[]
  /** What is wrong beside a field, by field name. */
  readonly failures: Readonly<Record<string, string>>
  readonly onEdited: (field: string) => void
}

/** What this sign-in needs to be told. */
export function CredentialFields({ signIn, secrets, saved, failures, onEdited }: CredentialFieldsProps) {
  const { register, formState } = useFormContext<FormValues>()
  return signIn.fields.map((field) => {
    const isSaved = saved.includes(field.name)
    if (field.secret) {
      return (
        <SecretInput
          key={field.name}
          {...{ field, isSaved, onEdited }}
          failure={failures[field.name]}
          attach={secrets.attach}
        />
      )
    }
    return (
      <TextField
        key={field.name}
        label={field.label}
        {...(field.required ? {} : { aside: 'may stay empty' })}
        hint={field.hint}
        placeholder={field.placeholder}
        inputMode={field.kind === 'seconds' ? 'numeric' : 'text'}
        error={failures[field.name] ?? formState.errors.values?.[field.name]?.message}
        onPaste={pasteTrimmed}
        {...register(`values.${field.name}`, {
          onChange: () => onEdited(field.name),
          validate: (value) => problemWith(field, (value ?? '').trim(), isSaved) ?? true,
        })}
      />
    )
  })
}
