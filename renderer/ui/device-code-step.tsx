import { Copy, ExternalLink } from 'lucide-react'
import { viewExpiry } from '../../shared/domain/expiry.ts'
import type { SignInStep } from '../../shared/domain/sign-in-step.ts'
import { useTimedView } from '../lib/use-now.ts'
import { Button } from './button.tsx'
import { CountdownText } from './countdown-text.tsx'
import styles from './device-code-step.module.css'
import { FailureCallout } from './failure-callout.tsx'
import { QrCode } from './qr-code.tsx'
import type { StepActs } from './sign-in-step.tsx'

type DeviceCodeStepProps = {
  readonly step: Extract<SignInStep, { readonly kind: 'device-code' }>
  readonly acts: StepActs
  readonly onCancel?: () => void
}

/** A code to type on a page of the server, on this device or any other, and the time it is good for. */
export function DeviceCodeStep({ step, acts, onCancel }: DeviceCodeStepProps) {
  const { userCode, address, wholeAddress, endsAt } = step
  const left = useTimedView((now) => viewExpiry({ expiresAt: endsAt, obtainedAt: now, lifetimeMs: null }, now))
  return (
    <section className={styles.step} aria-label="Code for signing in">
      <div className={styles.words}>
        <p>
          Open <code className={styles.address}>{address}</code> on any device, and type this code:
        </p>
        <p>
          {/* Letter by letter: a screen reader would say WDJB as a word. */}
          <output className={styles.letters} aria-label={`The code: ${[...userCode].join(' ')}`}>
            {userCode}
          </output>
        </p>
        <div className={styles.acts}>
          <Button icon={<Copy size={16} />} onClick={acts.copyCode}>
            {acts.copied === 'code' ? 'Copied' : 'Copy code'}
          </Button>
          <Button icon={<ExternalLink size={16} />} onClick={acts.openAgain}>
            Open browser
          </Button>
          {onCancel && (
            <Button variant="quiet" onClick={onCancel}>
              Cancel
            </Button>
          )}
        </div>
        {acts.problem && <FailureCallout error={acts.problem} compact />}
        <p className={styles.quiet}>
          Once you have signed in there, the token arrives here by itself. Good for{' '}
          <CountdownText text={left.figures} state={left.state === 'over' ? 'over' : 'fresh'} />.
        </p>
      </div>
      {wholeAddress !== null && (
        <figure className={styles.picture}>
          <QrCode text={wholeAddress} label={`QR code of ${wholeAddress}`} />
          <figcaption className={styles.quiet}>Or point a phone’s camera here.</figcaption>
        </figure>
      )}
    </section>
  )
}
