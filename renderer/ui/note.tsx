import { Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '../lib/class-names.ts'
import styles from './note.module.css'

type NoteProps = {
  readonly tone: 'info' | 'warning'
  readonly children: ReactNode
  readonly className?: string | undefined
}

/** Something worth knowing that stays as long as it is true. Not a failure: those are a `FailureCallout`. */
export function Note({ tone, children, className }: NoteProps) {
  const Icon = tone === 'warning' ? TriangleAlert : Info
  return (
    <div className={classNames(styles.note, className)} data-tone={tone} role="note">
      <Icon className={styles.icon} size={16} aria-hidden="true" />
      <div className={styles.words}>{children}</div>
    </div>
  )
}
