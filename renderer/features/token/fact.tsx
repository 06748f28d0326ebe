import styles from './pass-facts.module.css'

type FactProps = {
  readonly name: string
  readonly value: string
  /** A quieter word behind the value. */
  readonly detail?: string
  /** The exact value, on hover. */
  readonly title?: string
  readonly mono?: boolean
}

/** One particular on the pass. */
export function Fact({ name, value, detail, title, mono = false }: FactProps) {
  return (
    <div className={styles.fact} data-long={value.length > 44 || undefined}>
      <dt className={styles.name}>{name}</dt>
      <dd className={mono ? styles.mono : styles.value} title={title}>
        {value}
        {detail && <span className={styles.detail}>{detail}</span>}
      </dd>
    </div>
  )
}
