import styles from './pass-facts.module.css'

type FactProps = {
  readonly name: string
  readonly value: string
  /** A quieter word behind the value. */
  readonly detail?: string
  /** The exact value, on hover. */
  readonly title?: string
  readonly mono?: boolean
  /** Takes a whole line where there is room. */
  readonly wide?: boolean
}

/** One particular on the pass. */
export function Fact({ name, value, detail, title, mono = false, wide = false }: FactProps) {
  return (
    <div className={styles.fact} data-wide={wide || undefined}>
      <dt className={styles.name}>{name}</dt>
      <dd className={mono ? styles.mono : styles.value} title={title}>
        {value}
        {detail && <span className={styles.detail}>{detail}</span>}
      </dd>
    </div>
  )
}
