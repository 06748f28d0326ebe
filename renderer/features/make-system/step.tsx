import { type ReactNode, useId } from 'react'
import styles from './step.module.css'

type StepProps = {
  readonly title: string
  /** What to do here, in one or two sentences. */
  readonly text?: ReactNode
  readonly children?: ReactNode
}

/** One part of the editor, in the order in which a person goes through it. */
export function Step({ title, text, children }: StepProps) {
  const id = useId()
  return (
    <section className={styles.step} aria-labelledby={id}>
      <div>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {text && <p className={styles.text}>{text}</p>}
      </div>
      {children}
    </section>
  )
}
