import type { AuthorizationChoice as Choice } from '../../../shared/domain/http-exchange.ts'
import { useConnections } from '../../stores/connections.store.ts'
import { SelectField } from '../../ui/select-field.tsx'
import styles from './authorization-choice.module.css'

type AuthorizationChoiceProps = {
  readonly connectionId: string
  readonly choice: Choice
  readonly onChange: (choice: Choice) => void
}

/** Whose token the request carries. */
export function AuthorizationChoice({ connectionId, choice, onChange }: AuthorizationChoiceProps) {
  const connections = useConnections((state) => state.connections)
  const others = connections.filter(({ id }) => id !== connectionId)
  const chosen = choice.kind === 'other' ? choice.connectionId : choice.kind
  const isGone = choice.kind === 'other' && !others.some(({ id }) => id === chosen)
  return (
    <SelectField
      className={styles.choice}
      label="Authorization"
      value={chosen}
      options={[
        { value: 'connection', label: 'The token of this connection' },
        { value: 'none', label: 'None: send without a token' },
        ...others.map(({ id, name }) => ({ value: id, label: `The token of ${name}` })),
        ...(isGone ? [{ value: chosen, label: 'The token of a connection that was deleted' }] : []),
      ]}
      onChange={(value) =>
        onChange(value === 'connection' || value === 'none' ? { kind: value } : { kind: 'other', connectionId: value })
      }
    />
  )
}
