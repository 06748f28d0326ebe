import styles from './code-block.module.css'

type CodeBlockProps = {
  /** What a machine wrote, shown as it stands. */
  readonly text: string
  /** Names the box for screen readers. */
  readonly label: string
  /** Break long lines instead of scrolling sideways. */
  readonly wrap?: boolean
  /** Wraps, and takes as much height as the text needs. */
  readonly whole?: boolean
}

/** A box of machine text that can be scrolled and selected by keyboard. */
export function CodeBlock({ text, label, wrap = false, whole = false }: CodeBlockProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1).
    <section className={styles.block} aria-label={label} tabIndex={0} data-wrap={wrap || whole} data-whole={whole}>
      <pre className={styles.text}>{text}</pre>
    </section>
  )
}
