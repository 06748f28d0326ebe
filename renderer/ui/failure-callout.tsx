import { CircleAlert } from 'lucide-react'
import type { AppError } from '../../shared/core/app-error.ts'
import { describeFailure, type NextStep } from '../../shared/words/describe-failure.ts'
import { classNames } from '../lib/class-names.ts'
import { Button } from './button.tsx'
import styles from './failure-callout.module.css'
import { Fold } from './fold.tsx'

/** What the button of a failure does; the view that shows it carries it out. */
export type NextAct = NextStep['act']

type FailureCalloutProps = {
  readonly error: AppError
  /** Does the next step; without it the step is only said. */
  readonly onAct?: (act: NextAct) => void
  /** For narrow places: no cause. */
  readonly compact?: boolean
}

/** What happened, why probably, what to do: where it happened, in words. */
export function FailureCallout({ error, onAct, compact = false }: FailureCalloutProps) {
  const { sentence, cause, nextStep, serverSaid } = describeFailure(error)
  const canAct = onAct && nextStep.act.kind !== 'none'
  return (
    <div className={classNames(styles.callout, compact && styles.compact)} role="alert">
      <CircleAlert className={styles.icon} size={compact ? 16 : 20} aria-hidden="true" />
      <div className={styles.words}>
        <p className={styles.sentence}>{sentence}</p>
        {!compact && cause && <p className={styles.cause}>{cause}</p>}
        {!canAct && nextStep.label && <p className={styles.cause}>{nextStep.label}</p>}
        {serverSaid && (
          <Fold summary="What the server said">
            <pre className={styles.said}>{serverSaid}</pre>
          </Fold>
        )}
        {canAct && (
          <Button className={styles.act} onClick={() => onAct(nextStep.act)}>
            {nextStep.label}
          </Button>
        )}
      </div>
    </div>
  )
}
