import { type ReactNode, useId } from 'react'
import styles from './settings-view.module.css'

type SettingsSectionProps = {
  readonly title: string
  /** What it is for. */
  readonly text?: ReactNode
  readonly children?: ReactNode
}

/** One subject: what it is on the left, what can be chosen on the right. */
export function SettingsSection({ title, text, children }: SettingsSectionProps) {
  const id = useId()
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {text && <div className={styles.text}>{text}</div>}
      </div>
      <div className={styles.choice}>{children}</div>
    </section>
  )
}
