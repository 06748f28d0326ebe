import { Copy, ExternalLink } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { SignInStep } from '../../shared/domain/sign-in-step.ts'
import { describeFailure } from '../../shared/words/describe-failure.ts'
import { formatElapsed } from '../lib/format-clock.ts'
import { useTimedView } from '../lib/use-now.ts'
import styles from './browser-step.module.css'
import { Button } from './button.tsx'
import { FailureCallout } from './failure-callout.tsx'
import type { StepActs } from './sign-in-step.tsx'
import { TextField } from './text-field.tsx'

type BrowserStepProps = {
  readonly step: Extract<SignInStep, { readonly kind: 'browser' }>
  readonly acts: StepActs
  readonly onCancel?: () => void
}

/** The browser is open: where, what to do there, and for how long Hallpass waits. */
export function BrowserStep({ step, acts, onCancel }: BrowserStepProps) {
  const { address, state, isPasted, redirectUri, endsAt } = step
  const host = URL.canParse(address) ? new URL(address).host : address
  const { left } = useTimedView((now) => timeLeft(endsAt, now))
  const cancel = onCancel && (
    <Button variant="quiet" onClick={onCancel}>
      Cancel
    </Button>
  )
  if (state === 'back') {
    return (
      <section className={styles.step} aria-label="Signing in in the browser">
        <p role="status">You are back from the browser. Getting the token …</p>
        {/* Something has to be here that can take the focus, or it would go astray for this moment. */}
        {cancel && <div className={styles.acts}>{cancel}</div>}
      </section>
    )
  }
  const isPasteProblem = acts.problem?.code === 'invalid-input' && acts.problem.field === 'address'
  return (
    <section className={styles.step} aria-label="Signing in in the browser">
      <p role="status">
        {state === 'open' ? (
          <>
            Your browser is open at <strong className={styles.host}>{host}</strong>. Sign in there, then{' '}
            {isPasted ? 'bring back the address at which you end up.' : 'come back.'}
          </>
        ) : (
          <>
            No browser could be started. Copy the address, open it in any browser on this computer, and sign in at{' '}
            <strong className={styles.host}>{host}</strong>.
          </>
        )}
      </p>
      {isPasted && (
        <PasteField
          redirectUri={redirectUri}
          problem={isPasteProblem && acts.problem ? describeFailure(acts.problem).sentence : undefined}
          onGive={acts.giveAddress}
        />
      )}
      {acts.problem && !isPasteProblem && <FailureCallout error={acts.problem} compact />}
      <div className={styles.acts}>
        <Button icon={<ExternalLink size={16} />} onClick={acts.openAgain}>
          Open again
        </Button>
        <Button icon={<Copy size={16} />} onClick={acts.copyAddress}>
          {acts.copied === 'address' ? 'Copied' : 'Copy the address'}
        </Button>
        {cancel}
        <span className={styles.left}>
          Hallpass waits{' '}
          <span className={styles.time} role="timer" aria-live="off">
            {left}
          </span>{' '}
          more.
        </span>
      </div>
    </section>
  )
}

type PasteFieldProps = {
  readonly redirectUri: string
  readonly problem: string | undefined
  readonly onGive: (address: string) => void
}

/** Stands within the form of a connection, so that it can be no form of its own. The address is kept in its input only. */
function PasteField({ redirectUri, problem, onGive }: PasteFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  // Coming back with the address on the clipboard, the person can paste it at once.
  useEffect(() => input.current?.focus(), [])
  const give = () => onGive(input.current?.value ?? '')
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    give()
  }
  return (
    <div className={styles.paste}>
      <TextField
        ref={input}
        mono
        label="Paste the address you ended up at"
        hint={`It begins with ${redirectUri}. That the page itself shows an error does not matter.`}
        error={problem}
        onKeyDown={onKeyDown}
      />
      <Button onClick={give}>Go on</Button>
    </div>
  )
}

function timeLeft(endsAt: number, now: number): { readonly left: string; readonly nextChangeAt: number | null } {
  const ms = Math.max(0, endsAt - now)
  const seconds = Math.ceil(ms / 1000)
  return { left: formatElapsed(seconds * 1000), nextChangeAt: seconds === 0 ? null : endsAt - (seconds - 1) * 1000 }
}
