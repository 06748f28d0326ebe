import { useFormContext, useWatch } from 'react-hook-form'
import type { Provider, ServerField, SignIn } from '../../../shared/domain/provider.ts'
import { isAddressNeeded } from '../../../shared/domain/server-address.ts'
import { TextField } from '../../ui/text-field.tsx'
import type { FormValues } from './form-values.ts'
import { pasteTrimmed } from './paste-trimmed.ts'
import { readAddress } from './read-address.ts'
import styles from './server-input.module.css'

type ServerInputProps = {
  readonly provider: Provider
  readonly field: ServerField
  readonly signIn: SignIn | undefined
  readonly failure: string | undefined
  readonly onEdited: (field: string) => void
}

/** One address, and right under it where that leads. */
export function ServerInput({ provider, field, signIn, failure, onEdited }: ServerInputProps) {
  const { register, control, formState } = useFormContext<FormValues>()
  const name = `servers.${field.id}` as const
  const typed = useWatch({ control, name }) ?? ''
  const values = useWatch({ control, name: 'values' })
  const reading = readAddress(provider, field, signIn, typed, values)
  const isNeeded = isAddressNeeded(field, signIn?.flow)
  const leadsTo = reading.kind === 'usable' ? (reading.signInUrl ?? reading.base) : null
  // Nothing new to say of an address that is used just as it was typed.
  const isBase = field.id === 'server' || field.id === 'api'
  const isNews = leadsTo !== null && isBase && (field.id === 'server' || leadsTo !== typed.trim())
  const verb = reading.kind === 'usable' && reading.signInUrl ? 'Signs in at' : 'Requests go to'
  return (
    <TextField
      label={field.label}
      {...(isNeeded ? {} : { aside: 'may stay empty' })}
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
          const read = readAddress(provider, field, signIn, text)
          if (read.kind === 'empty') return isNeeded ? `${field.label} is needed.` : true
          return read.kind === 'unusable' ? read.reason : true
        },
      })}
    />
  )
}
