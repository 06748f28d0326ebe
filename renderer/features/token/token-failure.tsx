import type { AppError } from '../../../shared/core/app-error.ts'
import { useTokens } from '../../stores/tokens.store.ts'
import { useFailureAct } from '../../stores/use-failure-act.ts'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { Note } from '../../ui/note.tsx'
import styles from './token-pass.module.css'

type TokenFailureProps = {
  readonly connectionId: string
  readonly error: AppError | null
  /** It is tried again: the button that was pressed goes away. */
  readonly onAgain: () => void
}

/** Why the last attempt brought no token, with its next step. What the person stopped is no failure. */
export function TokenFailure({ connectionId, error, onAgain }: TokenFailureProps) {
  const getToken = useTokens((state) => state.get)
  const again = () => {
    onAgain()
    void getToken(connectionId)
  }
  const { act, problem } = useFailureAct(connectionId, { again, signIn: again })
  if (!error) return null
  if (error.code === 'cancelled') {
    return (
      <Note tone="info" className={styles.whole}>
        Stopped. What was there before still is.
      </Note>
    )
  }

  return (
    <div className={styles.whole}>
      <FailureCallout error={error} onAct={(step) => act(error, step)} />
      {problem && <FailureCallout error={problem} compact />}
    </div>
  )
}
