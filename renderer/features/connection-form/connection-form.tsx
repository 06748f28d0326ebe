import { FormProvider, useWatch } from 'react-hook-form'
import type { Connection, ConnectionStart } from '../../../shared/domain/connection.ts'
import type { Provider } from '../../../shared/domain/provider.ts'
import { EnvironmentStripe } from '../../ui/environment-stripe.tsx'
import { Pass } from '../../ui/pass.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { AdvancedFold } from './advanced-fold.tsx'
import styles from './connection-form.module.css'
import { CredentialFields } from './credential-fields.tsx'
import { EnvironmentChoice } from './environment-choice.tsx'
import { chosenSignIn, environmentOf } from './form-values.ts'
import { NetworkFold } from './network-fold.tsx'
import { ServerFields } from './server-fields.tsx'
import { SignInChoice } from './sign-in-choice.tsx'
import { SubmitRow } from './submit-row.tsx'
import { useConnectionForm } from './use-connection-form.ts'
import { useDiscovery } from './use-discovery.ts'
import { WhereToFind } from './where-to-find.tsx'

type ConnectionFormProps = {
  readonly provider: Provider
  /** Given when an existing connection is edited. */
  readonly connection?: Connection
  /** What the form of a new one begins with. */
  readonly start?: ConnectionStart | undefined
  /** Saved. `tried` is true when the sign-in worked, too. */
  readonly onDone: (connection: Connection, tried: boolean) => void
  readonly onLeave?: () => void
}

/** A pass to be filled in, drawn from the provider's data. Keeps what was typed on every failure. */
export function ConnectionForm({ provider, connection, start, onDone, onLeave }: ConnectionFormProps) {
  const form = useConnectionForm(provider, connection, onDone, start)
  const { methods, attempt, failures, onEdited } = form
  const values = useWatch({ control: methods.control })
  const signIn = chosenSignIn(provider, values.signInId)
  const lookUp = useDiscovery(provider, connection?.id, methods)
  // What the server offers decides what can be chosen: its address comes first.
  const looksUp = provider.servers.some(({ id }) => id === 'issuer')
  const isKey = signIn?.flow === 'api-key'
  const environment = environmentOf({
    environmentKind: values.environmentKind ?? 'own',
    environmentWord: values.environmentWord ?? '',
  })
  const label = isKey ? 'Save key' : connection ? 'Save and sign in' : 'Connect'
  return (
    <FormProvider {...methods}>
      <form
        className={styles.form}
        noValidate
        autoComplete="off"
        aria-busy={attempt.state.kind === 'trying'}
        onSubmit={(event) => {
          event.preventDefault()
          form.submit(true)
        }}
      >
        <Pass
          edge={<EnvironmentStripe environment={environment} />}
          below={
            <div className={styles.part}>
              <div className={styles.naming}>
                <TextField
                  label="Connection name"
                  aside="may stay empty"
                  placeholder={form.defaultName()}
                  maxLength={120}
                  error={failures.name}
                  {...methods.register('name', { onChange: () => onEdited('name') })}
                />
                <EnvironmentChoice />
              </div>
              <AdvancedFold
                provider={provider}
                withKeepFresh={!connection && !isKey}
                withEncoding={signIn?.flow === 'http-login' && signIn.settings.mayUrlEncodeBasic === true}
              />
              <NetworkFold {...{ connection, failures, onEdited }} secrets={form.secrets} />
              <SubmitRow
                state={attempt.state}
                label={label}
                onSaveOnly={isKey ? undefined : () => form.submit(false)}
                onStop={attempt.stop}
                onLeave={onLeave}
                onAct={form.act}
              />
            </div>
          }
        >
          <div className={styles.part}>
            {!looksUp && <SignInChoice signIns={provider.signIns} found={null} />}
            <ServerFields {...{ provider, signIn, lookUp, failures, onEdited }} isNew={!connection} />
            {looksUp && <SignInChoice signIns={provider.signIns} found={lookUp.found} />}
            {signIn && (
              <CredentialFields
                {...{ signIn, failures, onEdited }}
                scopes={lookUp.found?.scopes.length ? lookUp.found.scopes : null}
                secrets={form.secrets}
                saved={form.saved()}
              />
            )}
            {signIn && <WhereToFind provider={provider} signIn={signIn} />}
          </div>
        </Pass>
      </form>
    </FormProvider>
  )
}
