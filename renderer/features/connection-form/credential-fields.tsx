import { useFormContext, useWatch } from 'react-hook-form'
import { type FormField, shownFields } from '../../../shared/domain/form-field.ts'
import type { SignIn } from '../../../shared/domain/provider.ts'
import type { SecretInputs } from '../../lib/use-secret-inputs.ts'
import { Fold } from '../../ui/fold.tsx'
import styles from './connection-form.module.css'
import { CredentialField } from './credential-field.tsx'
import type { FormValues } from './form-values.ts'
import { RedirectToRegister } from './redirect-to-register.tsx'
import { useOpenOnFailure } from './use-open-on-failure.ts'

type CredentialFieldsProps = {
  readonly signIn: SignIn
  readonly secrets: SecretInputs
  /** Names of the secrets that are kept already. */
  readonly saved: readonly string[]
  /** What is wrong beside a field, by field name. */
  readonly failures: Readonly<Record<string, string>>
  /** Scopes that the server was found to have; in place of those that the system's data names. */
  readonly scopes: readonly string[] | null
  readonly onEdited: (field: string) => void
}

/** What this sign-in needs to be told; what most people never need is folded away. */
export function CredentialFields({ signIn, scopes, ...shared }: CredentialFieldsProps) {
  const { control, formState } = useFormContext<FormValues>()
  const values = useWatch({ control, name: 'values' })
  const shown = shownFields(signIn.fields, values)
  const advanced = shown.filter((field) => field.isAdvanced === true)
  const usual = shown.filter((field) => field.isAdvanced !== true)
  const failed = (name: string) => shared.failures[name] !== undefined || formState.errors.values?.[name] !== undefined
  // What a look-up fills in is told by it, and opens nothing.
  const kept = formState.defaultValues?.values ?? {}
  const place = useOpenOnFailure(advanced.some(({ name }) => failed(name)))
  const draw = (field: FormField) => (
    <CredentialField
      key={`${signIn.id} ${field.name}`}
      field={field.name === 'scope' && scopes !== null ? { ...field, suggestions: scopes } : field}
      {...shared}
    />
  )
  return (
    <>
      {usual.length > 0 && <div className={styles.credentials}>{usual.map(draw)}</div>}
      {signIn.flow === 'authorization-code' && <RedirectToRegister fields={signIn.fields} />}
      {advanced.length > 0 && (
        <div ref={place}>
          <Fold summary="More about this sign-in" startsOpen={advanced.some(({ name }) => Boolean(kept[name]))}>
            <div className={styles.credentials}>{advanced.map(draw)}</div>
          </Fold>
        </div>
      )}
    </>
  )
}
