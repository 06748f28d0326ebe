import { useState } from 'react'
import type { PostmanCollectionPreview } from '../../../../shared/bring-in/postman-collection-preview.ts'
import type { Environment } from '../../../../shared/domain/connection.ts'
import { NearNote } from '../../../ui/near-note.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import styles from '../parts/preview.module.css'
import { RequestChoice } from '../parts/request-choice.tsx'
import { Sentences } from '../parts/sentences.tsx'
import { SystemHead } from '../parts/system-head.tsx'
import { TakeActs } from '../parts/take-acts.tsx'
import { useChosen } from '../parts/use-chosen.ts'
import { VariableChoice } from '../parts/variable-choice.tsx'
import type { PreviewProps } from '../preview-props.ts'
import { AccountChoice } from './account-choice.tsx'
import { EnvironmentFields } from './environment-fields.tsx'

/** A Postman collection, before anything of it is kept. Its secrets are not here: main holds them. */
export function CollectionPreviewView(props: PreviewProps<PostmanCollectionPreview>) {
  const { preview, from, onTake, isTaking, onDrop } = props
  const { system, base, hosts, accounts, requests, variables, remarks, notTaken } = preview
  const [name, setName] = useState(system.name)
  const [environment, setEnvironment] = useState<Environment>({ kind: 'production', label: 'Production' })
  const chosenAccounts = useChosen(accounts.length)
  const chosenRequests = useChosen(requests.length)
  const chosenVariables = useChosen(variables.length)
  return (
    <form
      className={styles.card}
      onSubmit={(event) => {
        event.preventDefault()
        const label = environment.label.trim() || 'Own'
        void onTake({
          kind: 'postman-collection',
          name,
          environment: { ...environment, label },
          accounts: chosenAccounts.places,
          requests: chosenRequests.places,
          variables: chosenVariables.places,
        })
      }}
    >
      <SystemHead system={system} what={from === '' ? 'A Postman collection' : `A Postman collection, from ${from}`} />
      <p>{system.summary}</p>
      <div className={styles.fields}>
        <TextField
          label="Name in Hallpass"
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.target.value)}
        />
        <EnvironmentFields environment={environment} onChange={setEnvironment} />
      </div>
      <section className={styles.section} aria-label="Whom it will talk to">
        <h3 className={styles.title}>Whom it will talk to</h3>
        <ul className={styles.rows}>
          {hosts.map((host) => (
            <li key={host} className={styles.row}>
              <code>{host}</code>
            </li>
          ))}
        </ul>
        <NearNote hosts={hosts} />
        <p className={styles.soft}>
          {base === null
            ? 'The file does not say where its requests go. If that is in an environment, bring that in first.'
            : `Most requests go below ${base}. The token goes to that host and to the sign-in’s only.`}
        </p>
      </section>
      <AccountChoice accounts={accounts} chosen={chosenAccounts} />
      <RequestChoice requests={requests} chosen={chosenRequests} />
      <VariableChoice variables={variables} chosen={chosenVariables} />
      <Sentences remarks={remarks} notTaken={notTaken} />
      <TakeActs label="Take it" isTaking={isTaking} onDrop={onDrop} />
    </form>
  )
}
