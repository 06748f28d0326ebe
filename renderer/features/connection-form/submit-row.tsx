import { useEffect, useRef } from 'react'
import { useSignInStep } from '../../stores/use-sign-in-step.ts'
import { Button } from '../../ui/button.tsx'
import { FailureCallout, type NextAct } from '../../ui/failure-callout.tsx'
import { SignInStep } from '../../ui/sign-in-step.tsx'
import { Elapsed } from './elapsed.tsx'
import styles from './submit-row.module.css'
import type { AttemptState } from './use-attempt.ts'

type SubmitRowProps = {
  readonly state: AttemptState
  /** The main act's words. */
  readonly label: string
  /** Undefined where saving is all there is. */
  readonly onSaveOnly: (() => void) | undefined
  readonly onStop: () => void
  readonly onLeave: (() => void) | undefined
  readonly onAct: (act: NextAct) => void
}

/** The end of the form: what went wrong, the acts, and how long it takes. */
export function SubmitRow({ state, label, onSaveOnly, onStop, onLeave, onAct }: SubmitRowProps) {
  const trying = state.kind === 'trying'
  const { step, acts } = useSignInStep(trying ? state.attemptId : '')
  const needsPerson = step !== null
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state.kind === 'failed' || needsPerson) end.current?.scrollIntoView({ block: 'nearest' })
  }, [state, needsPerson])
  return (
    <div className={styles.end} ref={end}>
      {state.kind === 'failed' && <FailureCallout error={state.error} onAct={onAct} />}
      <SignInStep {...{ step, acts }} />
      <div className={styles.row}>
        <Button type="submit" variant="primary" size="main" busy={trying || state.kind === 'saving'}>
          {trying ? 'Signing in' : label}
          {trying && <Elapsed since={state.since} />}
        </Button>
        {trying ? (
          <Button size="main" onClick={onStop}>
            Cancel
          </Button>
        ) : (
          <>
            {onSaveOnly && (
              <Button variant="quiet" size="main" onClick={onSaveOnly}>
                Save without trying
              </Button>
            )}
            {onLeave && (
              <Button variant="quiet" size="main" onClick={onLeave}>
                Back
              </Button>
            )}
          </>
        )}
        <p className={styles.status} role="status">
          {state.kind === 'stopped' && 'Stopped. Nothing was saved; what you typed is still here.'}
        </p>
      </div>
    </div>
  )
}
