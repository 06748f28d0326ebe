import type { AppError } from '../../../shared/core/app-error.ts'
import type { NextStep } from '../../../shared/words/describe-failure.ts'
import { useAppInfo } from '../../stores/app-info.store.ts'
import { useTokens } from '../../stores/tokens.store.ts'
import { useMendTrust } from '../../stores/use-mend-trust.ts'
import { useView } from '../../stores/view.store.ts'
import { useWantedField } from '../../stores/wanted-field.store.ts'
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
  const restart = useAppInfo((state) => state.restart)
  const showConnection = useView((state) => state.showConnection)
  const want = useWantedField((state) => state.want)
  const again = () => {
    onAgain()
    void getToken(connectionId)
  }
  const { mend, problem } = useMendTrust(connectionId, again)
  if (!error) return null
  if (error.code === 'cancelled') {
    return (
      <Note tone="info" className={styles.whole}>
        Stopped. What was there before still is.
      </Note>
    )
  }

  const act = (step: NextStep['act']) => {
    if (step.kind === 'try-again' || step.kind === 'sign-in') again()
    else if (step.kind === 'restart') void restart()
    else if (step.kind === 'trust-certificate' || step.kind === 'choose-authority') mend(step)
    else {
      const [field] = step.kind === 'focus-field' ? step.fields : []
      if (field) want({ connectionId, field, error })
      showConnection(connectionId, 'set-up')
    }
  }
  return (
    <div className={styles.whole}>
      <FailureCallout error={error} onAct={act} />
      {problem && <FailureCallout error={problem} compact />}
    </div>
  )
}
