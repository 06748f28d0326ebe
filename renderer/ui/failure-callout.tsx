import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import type { AppError } from '../../shared/core/app-error.ts'
import { describeFailure, type NextStep } from '../../shared/words/describe-failure.ts'
import { classNames } from '../lib/class-names.ts'
import { Button } from './button.tsx'
import { CertificateDialog } from './certificate-dialog.tsx'
import styles from './failure-callout.module.css'
import { Fold } from './fold.tsx'
import { TrustDialog } from './trust-dialog.tsx'

/** What the button of a failure does; the view that shows it carries it out. */
export type NextAct = NextStep['act']

type FailureCalloutProps = {
  readonly error: AppError
  /** Does the next step; without it the step is only said. */
  readonly onAct?: (act: NextAct) => void
  /** For narrow places: no cause. */
  readonly compact?: boolean
}

/** What happened, why probably, what to do: where it happened, in words. What trusts somebody is asked about first. */
export function FailureCallout({ error, onAct, compact = false }: FailureCalloutProps) {
  const { sentence, cause, nextStep, otherSteps = [], serverSaid } = describeFailure(error)
  const canAct = onAct && nextStep.act.kind !== 'none'
  // What is wrong with something that was given says itself what to do.
  const saysStep = !canAct && !(compact && error.code === 'invalid-input')
  const [asking, setAsking] = useState<Extract<NextAct, { kind: 'trust-certificate' }> | null>(null)
  const [showing, setShowing] = useState(false)
  const certificates = (error.code === 'certificate-refused' && error.certificates) || []
  const inQuestion = asking?.certificates[0]
  const press = (act: NextAct) => (act.kind === 'trust-certificate' ? setAsking(act) : onAct?.(act))
  return (
    <div className={classNames(styles.callout, compact && styles.compact)} role="alert">
      <CircleAlert className={styles.icon} size={compact ? 16 : 20} aria-hidden="true" />
      <div className={styles.words}>
        <p className={styles.sentence}>{sentence}</p>
        {!compact && cause && <p>{cause}</p>}
        {saysStep && nextStep.label && <p>{nextStep.label}</p>}
        {serverSaid && (
          <Fold summary="What the server said">
            <pre className={styles.said}>{serverSaid}</pre>
          </Fold>
        )}
        {canAct && (
          <div className={styles.acts}>
            {[nextStep, ...otherSteps].map(({ label, act }) => (
              <Button key={label} onClick={() => press(act)}>
                {label}
              </Button>
            ))}
            {certificates.length > 0 && (
              <Button variant="quiet" onClick={() => setShowing(true)}>
                Show the certificate
              </Button>
            )}
          </div>
        )}
      </div>
      {showing && <CertificateDialog certificates={certificates} onClose={() => setShowing(false)} />}
      {asking && inQuestion && (
        <TrustDialog
          host={asking.host}
          certificate={inQuestion}
          onClose={() => setAsking(null)}
          onTrust={() => {
            setAsking(null)
            onAct?.(asking)
          }}
        />
      )}
    </div>
  )
}
