import type { CSSProperties, ReactNode } from 'react'
import { classNames } from '../lib/class-names.ts'
import styles from './pass.module.css'

type PassProps = {
  /** Names the pass for screen readers. */
  readonly label?: string
  /** Above the perforation: what to do. */
  readonly children: ReactNode
  /** Below the perforation: what it is. Without it there is no perforation. */
  readonly below?: ReactNode
  /** Time left, 0 to 1: the perforation is whole for what remains and torn for what has gone. */
  readonly left?: number
  /** What runs down the left edge: an `EnvironmentStripe`. */
  readonly edge?: ReactNode
  readonly className?: string | undefined
}

/** The paper on the desk: one sheet, torn off along a perforation with a notch at each end. */
export function Pass({ label, children, below, edge, left = 0, className }: PassProps) {
  return (
    <section className={classNames(styles.pass, className)} aria-label={label}>
      {edge && <div className={styles.edge}>{edge}</div>}
      <div className={styles.above}>{children}</div>
      {below && (
        <div className={styles.perforation} style={{ '--left': left } as CSSProperties} aria-hidden="true">
          <span className={styles.tear} />
        </div>
      )}
      {below && <div className={styles.below}>{below}</div>}
    </section>
  )
}
