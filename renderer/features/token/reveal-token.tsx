import { Eye, EyeOff } from 'lucide-react'
import { type ReactNode, useCallback } from 'react'
import type { TokenSummary } from '../../../shared/domain/token.ts'
import { useReveal } from '../../lib/use-reveal.ts'
import { useTokens } from '../../stores/tokens.store.ts'
import { Button } from '../../ui/button.tsx'
import { CodeBlock } from '../../ui/code-block.tsx'
import { CountdownText } from '../../ui/countdown-text.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import styles from './reveal-token.module.css'

type RevealTokenProps = {
  readonly connectionId: string
  readonly token: TokenSummary
  /** What else can be done with the token itself. */
  readonly children: ReactNode
}

/** The last four letters; on request the whole token, for a short while. */
export function RevealToken({ connectionId, token, children }: RevealTokenProps) {
  const askForToken = useTokens((state) => state.reveal)
  const ask = useCallback(() => askForToken(connectionId), [askForToken, connectionId])
  const { revealed, secondsLeft, busy, failure, show, hide } = useReveal(ask)
  const noun = token.kind === 'api-key' ? 'key' : 'token'
  return (
    <div className={styles.reveal}>
      <div className={styles.line}>
        <span className={styles.preview}>
          <span className={styles.name}>Sent as</span>
          <code>
            {token.use.header}: {token.use.scheme} {token.preview}
          </code>
        </span>
        {revealed ? (
          <Button variant="quiet" icon={<EyeOff size={16} />} onClick={hide}>
            Hide
          </Button>
        ) : (
          <Button variant="quiet" icon={<Eye size={16} />} busy={busy} onClick={show}>
            Reveal
          </Button>
        )}
        {revealed && (
          <span className={styles.left}>
            hides itself in <CountdownText text={`${secondsLeft} s`} state="fresh" />
          </span>
        )}
        <span className={styles.rest}>{children}</span>
      </div>
      {revealed && <CodeBlock text={revealed.token} label={`The whole ${noun}`} whole />}
      {failure && <FailureCallout error={failure} compact />}
    </div>
  )
}
