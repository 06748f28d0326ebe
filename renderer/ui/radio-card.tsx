import type { ComponentProps } from 'react'
import styles from './radio-card.module.css'

type RadioCardProps = Omit<ComponentProps<'input'>, 'type' | 'className'> & {
  readonly label: string
  /** What choosing it means; each stands on a line of its own. */
  readonly summaries: readonly string[]
}

/** One of a few ways, with the words that help to choose; the whole card is the target. Stands in a `fieldset`. */
export function RadioCard({ label, summaries, ...radio }: RadioCardProps) {
  return (
    <label className={styles.card}>
      <input type="radio" className={styles.radio} {...radio} />
      <span className={styles.words}>
        <span className={styles.label}>{label}</span>
        {summaries.map((summary) => (
          <span key={summary} className={styles.summary}>
            {summary}
          </span>
        ))}
      </span>
    </label>
  )
}
