import { useFormContext, useWatch } from 'react-hook-form'
import type { Provider, SignIn } from '../../../shared/domain/provider.ts'
import { isAddressNeeded } from '../../../shared/domain/server-address.ts'
import { Fold } from '../../ui/fold.tsx'
import styles from './endpoint-fold.module.css'
import type { FormValues } from './form-values.ts'
import { ServerInput } from './server-input.tsx'
import { useOpenOnFailure } from './use-open-on-failure.ts'

type EndpointFoldProps = {
  readonly provider: Provider
  readonly signIn: SignIn | undefined
  readonly failures: Readonly<Record<string, string>>
  readonly onEdited: (field: string) => void
}

/** The single addresses of an authorization server: looked up or known, so folded away; opened where one is missing. */
export function EndpointFold({ provider, signIn, failures, onEdited }: EndpointFoldProps) {
  const { control, formState } = useFormContext<FormValues>()
  const servers = useWatch({ control, name: 'servers' })
  const fields = provider.servers.filter(({ id }) => !['server', 'api', 'issuer'].includes(id))
  const failed = fields.some(({ id }) => failures[id] !== undefined || formState.errors.servers?.[id] !== undefined)
  const place = useOpenOnFailure(failed)
  if (fields.length === 0) return null
  const known = fields.filter(({ id }) => (servers[id] ?? '').trim() !== '').length
  const missing = fields.filter(
    (field) => isAddressNeeded(field, signIn?.flow) && (servers[field.id] ?? '').trim() === '',
  )
  const state = known === 0 ? 'none yet' : missing.length > 0 ? `${missing[0]?.label} is missing` : `${known} known`
  return (
    <div ref={place}>
      <Fold
        summary={
          <span>
            Addresses of the server <span className={styles.soft}>— {state}</span>
          </span>
        }
      >
        <div className={styles.fields}>
          {fields.map((field) => (
            <ServerInput key={field.id} {...{ provider, field, signIn, onEdited }} failure={failures[field.id]} />
          ))}
        </div>
      </Fold>
    </div>
  )
}
