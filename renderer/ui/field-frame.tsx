import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '../lib/class-names.ts'
import styles from './field-frame.module.css'

/** What every field of the kit takes besides its input's own props. */
export type FieldTexts = {
  readonly label: string
  /** Where to find the value, or what it is for. Stays while there is an error. */
  readonly hint?: ReactNode
  /** What is wrong, in a whole sentence. */
  readonly error?: string | undefined
  /** The failure comes as an answer, while the focus stays where it is: it is said at once. */
  readonly answers?: boolean
  /** A quiet word after the label, for example "may stay empty". */
  readonly aside?: string
}

type FieldFrameProps = FieldTexts & {
  readonly id: string
  readonly className?: string | undefined
  readonly children: ReactNode
}

/** Label above, hint and failure under: the frame round one input. The input uses `describedBy` for its description. */
export function FieldFrame({ id, label, aside, hint, error, answers, className, children }: FieldFrameProps) {
  return (
    <div className={classNames(styles.frame, className)}>
      <div className={styles.heading}>
        <label className={styles.label} htmlFor={id}>
          {label}
        </label>
        {aside && <span className={styles.aside}>{aside}</span>}
      </div>
      {children}
      {error && (
        <p className={styles.error} id={`${id}-error`} role={answers ? 'alert' : undefined}>
          <CircleAlert size={16} aria-hidden="true" />
          <span>{error}</span>
        </p>
      )}
      {hint && (
        <div className={styles.hint} id={`${id}-hint`}>
          {hint}
        </div>
      )}
    </div>
  )
}

/** The ids that describe a field's input, failure first. */
export function describedBy(id: string, texts: Pick<FieldTexts, 'hint' | 'error'>): string | undefined {
  return classNames(texts.error && `${id}-error`, Boolean(texts.hint) && `${id}-hint`) || undefined
}
