import { CircleAlert } from 'lucide-react'
import { formatExact } from '../../lib/format-clock.ts'
import { useTimedView } from '../../lib/use-now.ts'
import { useTokenState } from '../../stores/tokens.store.ts'
import { CountdownRing } from '../../ui/countdown-ring.tsx'
import styles from './connection-row.module.css'
import { viewConnectionTime } from './view-connection-time.ts'

/** The time left of one connection's token, as a small shape and in words. */
export function ConnectionTime({ connectionId }: { readonly connectionId: string }) {
  const state = useTokenState(connectionId)
  const view = useTimedView((now) => viewConnectionTime(state, now))
  const endsAt = state?.token?.expiresAt ?? null
  return (
    <span
      className={styles.time}
      data-state={view.state}
      title={endsAt === null ? undefined : `Ends ${formatExact(endsAt)}`}
    >
      {view.state === 'failed' ? (
        <CircleAlert size={14} aria-hidden="true" />
      ) : (
        <CountdownRing state={view.state} left={view.left} size={14} />
      )}
      <span>{view.words}</span>
    </span>
  )
}
