import { type Ref, useRef } from 'react'
import type { JwtReading } from '../../../../shared/jwt/token-reading.ts'
import { describeSignature } from '../../../../shared/verdict/describe-verdict.ts'
import { FailureCallout } from '../../../ui/failure-callout.tsx'
import { AlgorithmsFold } from './algorithms-fold.tsx'
import { CheckedBy } from './checked-by.tsx'
import { KeyForm } from './key-form.tsx'
import { SignatureNote } from './signature-note.tsx'
import styles from './signature-section.module.css'
import type { CheckState } from './use-signature-check.ts'

type SignatureSectionProps = {
  readonly ref?: Ref<HTMLElement>
  readonly reading: JwtReading
  readonly checking: CheckState
  /** Changes when it is another token: a secret typed for one is not kept for the next. */
  readonly identity: string
  readonly whose: string
}

/** Whether the signature is genuine: what is known, and the ways to find out. */
export function SignatureSection({ ref, reading, checking, identity, whose }: SignatureSectionProps) {
  const { check, failure } = checking
  const form = useRef<HTMLFormElement>(null)
  const { tone, text, advice } = describeSignature(reading, check)
  const canCheck = reading.protection === 'signed'
  return (
    <section ref={ref} className={styles.section} aria-label={`Signature${whose}`}>
      <h3>Signature</h3>
      <div role="status">
        <SignatureNote tone={tone}>
          <p>{text}</p>
          {advice && <p className={styles.advice}>{advice}</p>}
          {check && check.outcome !== 'not-checked' && <CheckedBy check={check} />}
        </SignatureNote>
      </div>
      {failure && <FailureCallout error={failure} onAct={() => form.current?.requestSubmit()} />}
      {canCheck && <KeyForm ref={form} {...{ reading, checking, identity }} />}
      {canCheck && <AlgorithmsFold />}
    </section>
  )
}
