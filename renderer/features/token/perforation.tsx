import type { CSSProperties } from 'react'
import styles from './perforation.module.css'

type PerforationProps = {
  readonly state: 'fresh' | 'soon' | 'over' | 'unknown' | 'none'
  /** 1 full, 0 ended; null when not known. */
  readonly left: number | null
}

/** Where the stub tears off, and the time left: the line is whole for what remains and torn for what has gone. */
export function Perforation({ state, left }: PerforationProps) {
  return (
    <div className={styles.perforation} data-state={state} aria-hidden>
      <span className={styles.left} style={{ '--left': left ?? 0 } as CSSProperties} />
    </div>
  )
}
