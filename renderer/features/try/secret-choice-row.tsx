import { CheckField } from '../../ui/check-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './secrets-question.module.css'
import type { SecretChoice } from './use-keep-secrets.ts'

type SecretChoiceRowProps = {
  readonly choice: SecretChoice & { readonly isKept: boolean }
  readonly problem: string | undefined
  readonly onChange: (choice: SecretChoice & { readonly isKept: boolean }) => void
}

/** One secret of a pasted command: whether it is kept, and under which name. */
export function SecretChoiceRow({ choice, problem, onChange }: SecretChoiceRowProps) {
  const { secret, isKept, name } = choice
  const label = `${secret.what.charAt(0).toUpperCase()}${secret.what.slice(1)}`
  return (
    <li className={styles.secret}>
      <CheckField
        label={label}
        hint={
          <>
            <code>{secret.masked}</code>
            {secret.isSignIn && ' Not needed as a rule: Hallpass adds the token of this connection.'}
          </>
        }
        checked={isKept}
        onChange={(event) => onChange({ ...choice, isKept: event.target.checked })}
      />
      {isKept && (
        <TextField
          label="Name of the variable"
          mono
          value={name}
          error={problem}
          onChange={(event) => onChange({ ...choice, name: event.target.value })}
        />
      )}
    </li>
  )
}
