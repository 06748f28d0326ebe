import { useFormContext, useWatch } from 'react-hook-form'
import type { Provider } from '../../../shared/domain/provider.ts'
import { CheckField } from '../../ui/check-field.tsx'
import { Note } from '../../ui/note.tsx'
import type { FormValues } from './form-values.ts'
import { isAnyInsecure } from './read-address.ts'

/** Asks for the person's word where an address is not protected; nothing where all are. */
export function InsecureNote({ provider }: { readonly provider: Provider }) {
  const { register, control, formState } = useFormContext<FormValues>()
  const servers = useWatch({ control, name: 'servers' })
  if (!isAnyInsecure(provider, servers)) return null
  return (
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
  )
}
