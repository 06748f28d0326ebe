import { useState } from 'react'
import type { PostmanEnvironmentPreview } from '../../../../shared/bring-in/postman-environment-preview.ts'
import { useConnections } from '../../../stores/connections.store.ts'
import { CheckField } from '../../../ui/check-field.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import styles from '../parts/preview.module.css'
import { Sentences } from '../parts/sentences.tsx'
import { TakeActs } from '../parts/take-acts.tsx'
import { useChosen } from '../parts/use-chosen.ts'
import { VariableChoice } from '../parts/variable-choice.tsx'
import type { PreviewProps } from '../preview-props.ts'

const everywhere = ''

/** A Postman environment, before its variables are kept. */
export function EnvironmentPreviewView(props: PreviewProps<PostmanEnvironmentPreview>) {
  const { preview, from, onTake, isTaking, onDrop } = props
  const { name, variables, remarks, notTaken } = preview
  const connections = useConnections((state) => state.connections)
  const [place, setPlace] = useState(everywhere)
  const [replaces, setReplaces] = useState(false)
  const chosen = useChosen(variables.length)
  return (
    <form
      className={styles.card}
      onSubmit={(event) => {
        event.preventDefault()
        const connectionId = place === everywhere ? null : place
        void onTake({ kind: 'postman-environment', connectionId, variables: chosen.places, replaces })
      }}
    >
      <header className={styles.names}>
        <h2>{name}</h2>
        <p className={styles.soft}>{from === '' ? 'A Postman environment' : `A Postman environment, from ${from}`}</p>
      </header>
      <SelectField
        label="Where its variables are known"
        options={[
          { value: everywhere, label: 'Everywhere' },
          ...connections.map((one) => ({ value: one.id, label: `${one.name} (${one.environment.label})` })),
        ]}
        value={place}
        onChange={setPlace}
      />
      <VariableChoice variables={variables} chosen={chosen} />
      <CheckField
        label="Replace those that are there already"
        hint="Else they keep the values they have."
        checked={replaces}
        onChange={(event) => setReplaces(event.target.checked)}
      />
      <Sentences remarks={remarks} notTaken={notTaken} />
      <TakeActs label="Take the variables" isTaking={isTaking} onDrop={onDrop} />
    </form>
  )
}
