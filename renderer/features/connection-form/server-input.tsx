import { useFormContext, useWatch } from 'react-hook-form'
import type { Provider, ServerField, SignIn } from '../../../shared/domain/provider.ts'
import { TextField } from '../../ui/text-field.tsx'
import type { FormValues } from './form-values.ts'
import { pasteTrimmed } from './paste-trimmed.ts'
import { readAddress } from './read-address.ts'
import styles from './server-input.module.css'

type ServerInputProps = {
  readonly provider: Provider
  readonly field: ServerField
  /** Given for the sign-in address only. */
  readonly signIn: SignIn | undefined
  readonly failure: string | undefined
  readonly onEdited: (field: string) => void
}

/** One address, and right under it where that leads. */
export function ServerInput({ provider, field, signIn, failure, onEdited }: ServerInputProps) {
  const { register, control, formState } = useFormContext<FormValues>()
  const name = `servers.${field.id}` as const
  const typed = useWatch({ control, name }) ?? ''
  const reading = readAddress(provider, signIn, typed)
  const leadsTo = reading.kind === 'usable' ? (reading.signInUrl ?? reading.base) : null
  // Nothing new to say of an address that is used just as it was typed.
  const isNews = leadsTo !== null && (field.id === 'server' || leadsTo !== typed.trim())
  const verb = reading.kind === 'usable' && reading.signInUrl ? 'Signs in at' : 'Requests go to'
  return (
    <TextField
      label={field.label}
      mono
      inputMode="url"
      placeholder={field.placeholder}
      error={failure ?? formState.errors.servers?.[field.id]?.message}
      hint={
        <>
          {(field.default || !leadsTo) && <span className={styles.hint}>{field.hint}</span>}
          <span className={styles.leadsTo} aria-live="polite">
            {isNews && (
              <>
                {verb} <code className={styles.url}>{leadsTo}</code>
              </>
            )}
          </span>
        </>
      }
      onPaste={pasteTrimmed}
      {...register(name, {
        onChange: () => onEdited(field.id),
        validate: (text) => {
          const read = readAddress(provider, signIn, text)
          if (read.kind === 'empty') return `${field.label} is needed.`
          return read.kind === 'unusable' ? read.reason : true
        },
      })}
    />
  )
}
