import type { CommandField } from '../../../../shared/bring-in/command-preview.ts'
import type { SentLine } from '../../../../shared/domain/sent-line.ts'
import styles from './command-preview.module.css'

type CommandLinesProps = {
  readonly lines: readonly SentLine[]
  /** As the person calls them now. */
  readonly fields: readonly CommandField[]
}

/** A request as it will be sent, with the names of the values that people give in their places. */
export function CommandLines({ lines, fields }: CommandLinesProps) {
  return (
    <code className={styles.lines}>
      {lines.map((line, row) => (
        // Lines never change their order, and may be the same.
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what tells lines apart
        <span key={row}>
          {line.map((piece, at) =>
            'text' in piece ? (
              piece.text
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: the place is what tells pieces apart
              <span key={at} className={styles.gap}>
                {fields.find(({ name }) => name === piece.field)?.label || piece.field}
              </span>
            ),
          )}
        </span>
      ))}
    </code>
  )
}
