import { type FormEvent, useState } from 'react'
import type { Connection } from '../../../shared/domain/connection.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import type { CommandSecret } from './command-secrets.ts'
import { SecretChoiceRow } from './secret-choice-row.tsx'
import styles from './secrets-question.module.css'
import { useKeepSecrets } from './use-keep-secrets.ts'

type SecretsQuestionProps = {
  readonly connection: Connection
  readonly secrets: readonly CommandSecret[]
  /** Fills the request in: what is to stand in place of each secret, null where it is left out. */
  readonly onDecide: (written: (secret: CommandSecret) => string | null) => void
  /** Nothing of the command is taken. */
  readonly onCancel: () => void
}

/** Asks what becomes of the secrets in a pasted command. Until then nothing of it is in the request. */
export function SecretsQuestion({ connection, secrets, onDecide, onCancel }: SecretsQuestionProps) {
  const [choices, setChoices] = useState(() =>
    secrets.map((secret) => ({ secret, isKept: !secret.isSignIn, name: secret.name })),
  )
  const { keep, busy, problems, failure } = useKeepSecrets(connection.id)
  const keepThem = async (event: FormEvent) => {
    event.preventDefault()
    const kept = await keep(choices.filter(({ isKept }) => isKept))
    if (kept !== null) onDecide((secret) => kept.get(secret) ?? null)
  }
  const formId = 'secrets-of-command'
  return (
    <Dialog
      open
      onClose={onCancel}
      wide
      title={secrets.length === 1 ? 'This command holds a secret' : 'This command holds secrets'}
      footer={
        <>
          <Button onClick={() => onDecide(() => null)}>
            {secrets.length === 1 ? 'Leave it out' : 'Leave all of them out'}
          </Button>
          <Button type="submit" form={formId} variant="primary" busy={busy}>
            {choices.some(({ isKept }) => isKept) ? 'Keep in the vault' : 'Go on without them'}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.content} onSubmit={(event) => void keepThem(event)} noValidate>
        <p className={styles.intro}>
          Keep what is chosen in the vault, as {secrets.length === 1 ? 'a secret variable' : 'secret variables'} of{' '}
          {connection.name}? The request then names the variable where the secret stood. The others are left out.
        </p>
        <ul className={styles.list}>
          {choices.map((choice, index) => (
            <SecretChoiceRow
              key={choice.secret.value}
              choice={choice}
              problem={problems.get(choice.secret)}
              onChange={(changed) => setChoices(choices.map((one, at) => (at === index ? changed : one)))}
            />
          ))}
        </ul>
        {failure && <FailureCallout error={failure} compact />}
      </form>
    </Dialog>
  )
}
