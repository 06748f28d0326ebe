import { CircleCheck, CircleHelp, ShieldAlert, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './signature-section.module.css'

type SignatureNoteProps = {
  readonly tone: 'good' | 'warning' | 'bad' | 'unknown'
  readonly children: ReactNode
}

const marks = { good: CircleCheck, warning: TriangleAlert, bad: ShieldAlert, unknown: CircleHelp } as const

/** What is known of a signature, with a mark beside it: never by colour alone. */
export function SignatureNote({ tone, children }: SignatureNoteProps) {
  const Mark = marks[tone]
  return (
    <div className={styles.note} data-tone={tone}>
      <Mark className={styles.mark} size={16} aria-hidden="true" />
      <div className={styles.words}>{children}</div>
    </div>
  )
}
