import { Braces, Send } from 'lucide-react'
import type { Connection } from '../../../shared/domain/connection.ts'
import type { AuthorizationChoice } from '../../../shared/domain/http-exchange.ts'
import type { Provider } from '../../../shared/domain/provider.ts'
import { formatElapsed } from '../../lib/format-clock.ts'
import { useTimedView } from '../../lib/use-now.ts'
import { useConnection } from '../../stores/connections.store.ts'
import { Button } from '../../ui/button.tsx'
import { ProviderMark } from '../../ui/provider-mark.tsx'
import { EnvironmentSwitch } from './environment-switch.tsx'
import styles from './send-bar.module.css'

type SendBarProps = {
  readonly connection: Connection
  readonly provider: Provider | undefined
  readonly authorization: AuthorizationChoice
  /** Set while a request is under way. */
  readonly startedAt: number | null
  readonly onCancel: () => void
  /** Shows the request as code. */
  readonly onCode: () => void
}

const isMac = /Mac/.test(globalThis.navigator?.platform ?? '')

/** As whom it is sent, always beside the button that sends. */
export function SendBar({ connection, provider, authorization, startedAt, onCancel, onCode }: SendBarProps) {
  const other = useConnection(authorization.kind === 'other' ? authorization.connectionId : connection.id)
  const isSending = startedAt !== null
  const { seconds } = useTimedView((now) => viewElapsed(startedAt, now))
  return (
    <div className={styles.bar}>
      <span className={styles.as}>
        <ProviderMark provider={provider} size={24} />
        <span className={styles.name}>{whoOf(connection.name, authorization, other?.name)}</span>
      </span>
      {isSending && (
        <span className={styles.waiting}>
          {seconds > 0 && <span className={styles.elapsed}>{formatElapsed(seconds * 1000)}</span>}
          <Button variant="quiet" size="main" aria-keyshortcuts="Escape" onClick={onCancel}>
            Cancel
          </Button>
        </span>
      )}
      <EnvironmentSwitch {...{ connection, provider }} />
      <Button variant="quiet" size="main" icon={<Braces size={16} />} onClick={onCode}>
        As code
      </Button>
      <Button
        type="submit"
        variant="primary"
        size="main"
        busy={isSending}
        icon={<Send size={16} />}
        aria-keyshortcuts={isMac ? 'Meta+Enter' : 'Control+Enter'}
        title={isMac ? '⌘ Enter' : 'Ctrl + Enter'}
      >
        Send
      </Button>
    </div>
  )
}

function whoOf(name: string, authorization: AuthorizationChoice, other: string | undefined): string {
  if (authorization.kind === 'none') return `${name}, without a token`
  return authorization.kind === 'other' ? `${name}, with the token of ${other ?? 'a deleted connection'}` : name
}

function viewElapsed(startedAt: number | null, now: number) {
  if (startedAt === null) return { seconds: 0, nextChangeAt: null }
  const seconds = Math.max(0, Math.floor((now - startedAt) / 1000))
  return { seconds, nextChangeAt: startedAt + (seconds + 1) * 1000 }
}
