import { CircleAlert, KeyRound, Variable as VariableIcon } from 'lucide-react'
import { useMemo } from 'react'
import type { RequestForm } from '../../../shared/domain/request-form.ts'
import type { Variable } from '../../../shared/domain/variable.ts'
import { type UsedVariable, usedVariables } from '../../../shared/variables/used-variables.ts'
import { Button } from '../../ui/button.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { requestOf } from './request-of.ts'
import styles from './variables-used.module.css'

type VariablesUsedProps = {
  readonly connectionId: string
  readonly draft: RequestForm
  /** Null until they are known. */
  readonly variables: readonly Variable[] | null
  /** Opens the list of variables; with a name, to set that one. */
  readonly onOpen: (name: string | null) => void
}

/** The variables of the request as it stands: what they stand for, and which ones have no value yet. */
export function VariablesUsed({ connectionId, draft, variables, onOpen }: VariablesUsedProps) {
  const used = useMemo(
    () => (variables === null ? [] : usedVariables(requestOf(connectionId, draft), variables)),
    [connectionId, draft, variables],
  )
  return (
    <div className={styles.used}>
      <Button data-variables variant="quiet" icon={<VariableIcon size={16} />} onClick={() => onOpen(null)}>
        Variables
      </Button>
      {used.length > 0 && (
        <ul className={styles.list} aria-label="Variables of this request">
          {used.map((one) => (
            <li key={one.name} className={styles.one}>
              <UsedOne one={one} onOpen={onOpen} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function UsedOne({ one, onOpen }: { readonly one: UsedVariable; readonly onOpen: VariablesUsedProps['onOpen'] }) {
  switch (one.kind) {
    case 'not-set':
      return (
        <span className={styles.missing}>
          <CircleAlert size={16} aria-hidden="true" />
          <span>
            <code>{one.name}</code> is not set
          </span>
          <button type="button" data-set-variable className={styles.set} onClick={() => onOpen(one.name)}>
            Set it<VisuallyHidden> ({one.name})</VisuallyHidden>
          </button>
        </span>
      )
    case 'secret':
      return (
        <span className={styles.known} title={`${one.name} is secret: its value is in the vault.`}>
          <code>{one.name}</code> <KeyRound size={16} aria-label="secret, saved" />
        </span>
      )
    case 'made':
      return (
        <span className={styles.known} title={`${one.name}: ${one.what}, made when the request is sent.`}>
          <code>{one.name}</code> made when sent
        </span>
      )
    case 'plain':
      return (
        <span className={styles.known} title={`${one.name} = ${one.value}`}>
          <code>{one.name}</code> = <code className={styles.value}>{one.value === '' ? '(empty)' : one.value}</code>
        </span>
      )
  }
}
