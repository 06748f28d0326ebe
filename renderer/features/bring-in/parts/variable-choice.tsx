import type { VariableLine } from '../../../../shared/bring-in/postman-environment-preview.ts'
import { CheckField } from '../../../ui/check-field.tsx'
import styles from './preview.module.css'
import type { Chosen } from './use-chosen.ts'

type VariableChoiceProps = {
  readonly variables: readonly VariableLine[]
  readonly chosen: Chosen
}

/** Which variables are taken. Of secret ones only the name is known here. */
export function VariableChoice({ variables, chosen }: VariableChoiceProps) {
  if (variables.length === 0) return null
  return (
    <fieldset className={styles.section}>
      <legend className={styles.title}>Variables</legend>
      {variables.map((variable, place) => (
        <CheckField
          key={variable.name}
          label={`{{${variable.name}}}`}
          hint={hintOf(variable)}
          checked={chosen.has(place)}
          onChange={(event) => chosen.set([place], event.target.checked)}
        />
      ))}
    </fieldset>
  )
}

function hintOf(variable: VariableLine): string {
  if (variable.kind === 'secret') return 'A secret: its value goes to the vault, and is not shown.'
  return variable.value === '' ? 'Without a value.' : variable.value
}
