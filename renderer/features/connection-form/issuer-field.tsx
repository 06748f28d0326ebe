import { Search } from 'lucide-react'
import { useFormContext } from 'react-hook-form'
import type { Provider, ServerField, SignIn } from '../../../shared/domain/provider.ts'
import { Button } from '../../ui/button.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import type { FormValues } from './form-values.ts'
import { FoundServer } from './found-server.tsx'
import styles from './issuer-field.module.css'
import { ServerInput } from './server-input.tsx'
import type { LookUp } from './use-discovery.ts'

type IssuerFieldProps = {
  readonly provider: Provider
  readonly field: ServerField
  readonly signIn: SignIn | undefined
  readonly lookUp: LookUp
  readonly failure: string | undefined
  readonly onEdited: (field: string) => void
}

/** The server's own name, and the button that asks it for everything else. Enter asks, too. */
export function IssuerField({ provider, field, signIn, lookUp, failure, onEdited }: IssuerFieldProps) {
  const { setError, getValues } = useFormContext<FormValues>()
  const ask = () => {
    if ((getValues('servers.issuer') ?? '').trim() !== '') return void lookUp.start()
    setError('servers.issuer', { message: 'Type the address of the server first.' }, { shouldFocus: true })
  }
  const asked = lookUp.failure
  const beside = asked?.code === 'invalid-input' ? asked.reason : undefined
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter in the field presses the button beside it.
    <div
      className={styles.issuer}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
        event.preventDefault()
        ask()
      }}
    >
      <div className={styles.row}>
        <ServerInput {...{ provider, field, signIn, onEdited }} failure={failure ?? beside} />
        <Button className={styles.ask} icon={<Search size={16} />} busy={lookUp.isAsking} onClick={ask}>
          Look it up
        </Button>
      </div>
      <div role="status">{lookUp.found && <FoundServer {...{ provider, signIn }} found={lookUp.found} />}</div>
      {asked && !beside && <FailureCallout error={asked} onAct={ask} compact />}
    </div>
  )
}
