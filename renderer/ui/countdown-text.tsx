import styles from './countdown-text.module.css'

type CountdownTextProps = {
  /** What is shown: `0:47`, `12 min`, `Over`. */
  readonly text: string
  readonly state: 'fresh' | 'soon' | 'over' | 'unknown' | 'none'
  /** `large` is the pass's 56 px figure; `small` goes into a line of text. */
  readonly size?: 'small' | 'large'
}

/** A time that runs, in figures of equal width so that nothing moves but the time. Silent: changes of state are announced elsewhere. */
export function CountdownText({ text, state, size = 'small' }: CountdownTextProps) {
  return (
    <span className={styles.time} data-size={size} data-state={state} role="timer" aria-live="off">
      {text}
    </span>
  )
}
