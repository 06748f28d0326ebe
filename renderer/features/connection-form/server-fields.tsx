import { useFormContext, useWatch } from 'react-hook-form'
import type { Provider, SignIn } from '../../../shared/domain/provider.ts'
import { CheckField } from '../../ui/check-field.tsx'
import { Note } from '../../ui/note.tsx'
import type { FormValues } from './form-values.ts'
import { isAnyInsecure } from './read-address.ts'
import { ServerInput } from './server-input.tsx'

type ServerFieldsProps = {
  readonly provider: Provider
  readonly signIn: SignIn | undefined
  /** What main said about a field, by field id. */
  readonly failures: Readonly<Record<string, string>>
  readonly onEdited: (field: string) => void
}

/** Where the system is; and, for an unprotected address, the person's explicit word that they want that. */
export function ServerFields({ provider, signIn, failures, onEdited }: ServerFieldsProps) {
  const { register, control, formState } = useFormContext<FormValues>()
  const servers = useWatch({ control, name: 'servers' })
  const insecure = isAnyInsecure(provider, servers)
  return (
    <>
      {provider.servers.map((field) => (
        <ServerInput
          key={field.id}
          {...{ provider, field, onEdited }}
          signIn={field.id === 'server' ? signIn : undefined}
          failure={failures[field.id]}
        />
      ))}
      {insecure && (
        <Note tone="warning">
          <p>
            <strong>This address is unprotected.</strong> It begins with http://, so everybody on the way can read the
            password and the token.
            {provider.documentsPlainHttp &&
              ` ${provider.name}’s own document uses http; ask whether your server has https too.`}
          </p>
          <CheckField
            label="I know, and use it all the same"
            error={formState.errors.acceptsInsecure?.message}
            {...register('acceptsInsecure', {
              validate: (accepted, form) =>
                accepted ||
                !isAnyInsecure(provider, form.servers) ||
                'Tick this to use the unprotected address, or write https:// instead.',
            })}
          />
        </Note>
      )}
    </>
  )
}
