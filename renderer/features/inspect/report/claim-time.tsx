import { formatRelative, relativeChangesAt } from '../../../../shared/core/format-time.ts'
import { formatExact, formatUtc, formatWhen } from '../../../lib/format-clock.ts'
import { useTimedView } from '../../../lib/use-now.ts'
import styles from './claim-time.module.css'

type ClaimTimeProps = {
  /** In ms. */
  readonly instant: number
  /** As it stands in the token. */
  readonly raw: string
}

/** A time in a token: by the clock of this computer, from now, in UTC, and as it stands there. */
export function ClaimTime({ instant, raw }: ClaimTimeProps) {
  const { when, relative } = useTimedView((now) => ({
    when: formatWhen(instant, now),
    relative: formatRelative(instant, now),
    nextChangeAt: relativeChangesAt(instant, now),
  }))
  return (
    <span className={styles.time}>
      <span title={formatExact(instant)}>{when}</span>
      <span className={styles.aside}>{relative}</span>
      <span className={styles.aside}>{formatUtc(instant)}</span>
      <code className={styles.raw}>{raw}</code>
    </span>
  )
}
