import { useMemo, useState } from 'react'
import type { ClaimRow } from '../../../../shared/jwt/token-reading.ts'
import { Button } from '../../../ui/button.tsx'
import styles from './raw-part.module.css'
import { rawPieces } from './raw-pieces.ts'
import { VisibleText } from './visible-text.tsx'

type RawPartProps = {
  readonly label: string
  readonly text: string
  readonly rows: readonly ClaimRow[]
  readonly marked: number | null
  readonly onPoint: (at: number | null) => void
  readonly onChoose: (at: number) => void
}

/** More would make the window slow for what nobody reads. */
const charactersAtFirst = 12_000

/** A part exactly as it stands in the token. Pointing at a value marks its row, and the other way round. */
export function RawPart({ label, text, rows, marked, onPoint, onChoose }: RawPartProps) {
  const [limit, setLimit] = useState(charactersAtFirst)
  const pieces = useMemo(() => rawPieces(text, rows, limit), [text, rows, limit])
  const isIn = useMemo(() => rangeOf(rows, marked), [rows, marked])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1).
    <section className={styles.raw} aria-label={label} tabIndex={0} onMouseLeave={() => onPoint(null)}>
      <pre className={styles.text}>
        {pieces.map(({ text: piece, row }, at) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: pointing shows what belongs together; the rows say it all.
          // biome-ignore lint/a11y/useKeyWithClickEvents: the same can be chosen in the rows, by keyboard.
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never change their places.
            key={at}
            data-marked={(row !== null && isIn(row)) || undefined}
            onMouseEnter={() => onPoint(row)}
            onClick={() => row !== null && onChoose(row)}
          >
            <VisibleText text={piece} />
          </span>
        ))}
      </pre>
      {text.length > limit && (
        <Button className={styles.more ?? ''} onClick={() => setLimit(limit * 4)}>
          Show more: {(text.length - limit).toLocaleString('en')} characters are not shown yet
        </Button>
      )}
    </section>
  )
}

/** Tells whether a row is the marked one or inside of it. */
function rangeOf(rows: readonly ClaimRow[], marked: number | null): (row: number) => boolean {
  const whole = marked === null ? undefined : rows[marked]
  if (whole === undefined) return () => false
  return (row) => {
    const one = rows[row]
    return one !== undefined && one.from >= whole.from && one.to <= whole.to
  }
}
