import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '../lib/class-names.ts'
import styles from './fold.module.css'

type FoldProps = {
  /** What is inside, in a few words. */
  readonly summary: ReactNode
  readonly children: ReactNode
  readonly startsOpen?: boolean
  readonly className?: string | undefined
}

/** Something that is there for those who want it, folded away until then. */
export function Fold({ summary, children, startsOpen = false, className }: FoldProps) {
  return (
    <details className={classNames(styles.fold, className)} open={startsOpen || undefined}>
      <summary className={styles.summary}>
        <ChevronRight className={styles.arrow} size={16} aria-hidden="true" />
        {summary}
      </summary>
      <div className={styles.inside}>{children}</div>
    </details>
  )
}
