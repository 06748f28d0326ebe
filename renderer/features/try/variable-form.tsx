import { type FormEvent, useState } from 'react'
import type { Connection } from '../../../shared/domain/connection.ts'
import type { Variable } from '../../../shared/domain/variable.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { SecretField } from '../../ui/secret-field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useSaveVariable } from './use-save-variable.ts'
import styles from './variables-dialog.module.css'

type VariableFormProps = {
  readonly connection: Connection
  /** The one to change; null makes a new one. */
  readonly variable: Variable | null
  readonly name: string
  /** Saved, or given up. */
  readonly onDone: (isSaved: boolean) => void
}

/** One variable: its name, its value, whether it is secret, where it is known. What was typed stays on any failure. */
export function VariableForm({ connection, variable, name: named, onDone }: VariableFormProps) {
  const [name, setName] = useState(named)
  const [value, setValue] = useState(variable?.kind === 'plain' ? variable.value : '')
  const [isSecret, setIsSecret] = useState(variable?.kind === 'secret')
  const [isHere, setIsHere] = useState(true)
  const { save, busy, problem, failure } = useSaveVariable(connection.id)
  const wasSecret = variable?.kind === 'secret'
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const isSaved = await save({
      id: variable?.id ?? null,
      connectionId: variable === null ? (isHere ? connection.id : null) : variable.connectionId,
      name,
      kind: isSecret ? 'secret' : 'plain',
      ...(isSecret && value === '' ? {} : { value }),
    })
    if (isSaved) onDone(true)
  }
  const valueField = {
    label: 'Value',
    name: 'variable-value',
    value,
    error: problem('value'),
    onChange: (event: { target: { value: string } }) => setValue(event.target.value),
  }
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate aria-label="Variable">
      <TextField
        label="Name"
        name="variable-name"
        mono
        autoFocus={named === ''}
        hint={name.trim() === '' ? 'For example project or api_key.' : `Written in a request as {{${name.trim()}}}`}
        value={name}
        error={problem('name')}
        onChange={(event) => setName(event.target.value)}
      />
      {isSecret ? (
        <SecretField {...valueField} saved={wasSecret} autoFocus={named !== ''} />
      ) : (
        <TextField {...valueField} mono autoFocus={named !== ''} />
      )}
      <CheckField
        label="Secret"
        hint={
          wasSecret && !isSecret
            ? 'A secret is never shown again: to make it readable, type its value.'
            : 'Kept in the vault and never shown again. It goes only to the hosts of this connection.'
        }
        checked={isSecret}
        onChange={(event) => setIsSecret(event.target.checked)}
      />
      {variable === null && (
        <SelectField
          label="Known"
          options={[
            { value: 'here', label: `Only at ${connection.name}` },
            { value: 'everywhere', label: 'Everywhere' },
          ]}
          value={isHere ? 'here' : 'everywhere'}
          onChange={(where) => setIsHere(where === 'here')}
        />
      )}
      {failure && <FailureCallout error={failure} compact />}
      <div className={styles.buttons}>
        <Button onClick={() => onDone(false)}>Back to the list</Button>
        <Button type="submit" variant="primary" busy={busy}>
          Save variable
        </Button>
      </div>
    </form>
  )
}
