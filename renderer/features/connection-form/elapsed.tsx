import { formatElapsed } from '../../lib/format-clock.ts'
import { useTimedView } from '../../lib/use-now.ts'
import styles from './submit-row.module.css'

/** How long something has been under way. Silent for screen readers. */
export function Elapsed({ since }: { readonly since: number }) {
  const { text } = useTimedView((now) => ({
    text: formatElapsed(now - since),
    nextChangeAt: since + (Math.max(0, Math.floor((now - since) / 1000)) + 1) * 1000,
  }))
  return (
    <span className={styles.elapsed} role="timer" aria-live="off">
      {text}
    </span>
  )
}
