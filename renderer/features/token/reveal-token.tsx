import { Eye, EyeOff } from 'lucide-react'
import type { TokenSummary } from '../../../shared/domain/token.ts'
import { Button } from '../../ui/button.tsx'
import { CodeBlock } from '../../ui/code-block.tsx'
import { CountdownText } from '../../ui/countdown-text.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import styles from './reveal-token.module.css'
import { useReveal } from './use-reveal.ts'

type RevealTokenProps = { readonly connectionId: string; readonly token: TokenSummary }

/** The last four letters; on request the whole token, for a short while. */
export function RevealToken({ connectionId, token }: RevealTokenProps) {
  const { revealed, secondsLeft, busy, failure, show, hide } = useReveal(connectionId)
  const noun = token.kind === 'api-key' ? 'key' : 'token'
  return (
    <div className={styles.reveal}>
      <div className={styles.line}>
        <span className={styles.preview}>
          <span className={styles.name}>The {noun}</span>
          <code>{token.preview}</code>
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
      </div>
      {revealed && <CodeBlock text={revealed.token} label={`The whole ${noun}`} whole />}
      {failure && <FailureCallout error={failure} compact />}
    </div>
  )
}
