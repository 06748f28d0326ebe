import { type FormEvent, useEffect, useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import { useTimedView } from '../../lib/use-now.ts'
import { useSecretInputs } from '../../lib/use-secret-inputs.ts'
import { useLock } from '../../stores/lock.store.ts'
import { Button } from '../../ui/button.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { SecretField } from '../../ui/secret-field.tsx'
import styles from './lock-screen.module.css'

/** Asks for the passphrase. What was typed stays, so that a slip can be mended. */
export function OpenByPassphrase({ notBefore }: { readonly notBefore: number | null }) {
  const unlock = useLock((state) => state.unlock)
  const secrets = useSecretInputs()
  const [opening, setOpening] = useState(false)
  const [failure, setFailure] = useState<AppError | null>(null)
  const { waits } = useTimedView((now) => viewWait(notBefore, now))
  useEffect(() => void secrets.focus('passphrase'), [secrets])
  const open = async (event: FormEvent) => {
    event.preventDefault()
    if (opening || waits > 0) return
    setOpening(true)
    setFailure(null)
    const result = await unlock(secrets.readOne('passphrase') ?? '')
    setOpening(false)
    setFailure(result.ok ? null : result.error)
    if (!result.ok) secrets.focus('passphrase')
  }
  const isWrong = failure?.code === 'invalid-input'
  return (
    <form className={styles.open} onSubmit={(event) => void open(event)}>
      <SecretField
        label="Passphrase"
        answers
        ref={(input) => secrets.attach('passphrase', input)}
        error={isWrong ? failure.reason : undefined}
        hint={waits > 0 ? `You can try again in ${waits} ${waits === 1 ? 'second' : 'seconds'}.` : undefined}
      />
      {failure && !isWrong && <FailureCallout error={failure} compact />}
      <Button type="submit" variant="primary" size="main" busy={opening} disabled={waits > 0}>
        {opening ? 'Opening' : 'Open Hallpass'}
      </Button>
    </form>
  )
}

/** Whole seconds to wait, and when that changes. */
function viewWait(notBefore: number | null, now: number): { waits: number; nextChangeAt: number | null } {
  const waits = Math.max(0, Math.ceil(((notBefore ?? 0) - now) / 1000))
  return { waits, nextChangeAt: waits > 0 && notBefore !== null ? notBefore - (waits - 1) * 1000 : null }
}
