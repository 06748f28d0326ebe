import { type FormEvent, useRef, useState } from 'react'
import { formatBytes } from '../../../shared/core/format-time.ts'
import { api } from '../../lib/api.ts'
import { Button } from '../../ui/button.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { useRowScroll } from '../../ui/use-row-scroll.ts'
import { bytesPerRow, readOffset } from './hex-row.ts'
import styles from './hex-view.module.css'
import { useHexBytes } from './use-hex-bytes.ts'

/** Bytes that are copied at once. */
const mostCopied = 64 * 1024

type HexViewProps = {
  readonly exchangeId: string
  readonly size: number
  /** Only the first rows, and no more. */
  readonly fewRows?: number
}

/** The bytes themselves, however many: in hexadecimal and as ASCII. */
export function HexView({ exchangeId, size, fewRows = Number.POSITIVE_INFINITY }: HexViewProps) {
  const rows = Math.min(Math.ceil(size / bytesPerRow), fewRows)
  const box = useRef<HTMLElement>(null)
  const sight = useRowScroll(box, rows)
  const { rowAt, failure } = useHexBytes(exchangeId, sight.first, sight.end)
  const [place, setPlace] = useState('')
  const [current, setCurrent] = useState<number | null>(null)
  const [said, setSaid] = useState('')

  const go = (event: FormEvent) => {
    event.preventDefault()
    const offset = readOffset(place)
    const isThere = offset !== null && offset < size
    setSaid(isThere ? '' : `There is no such byte. Write a number up to ${size - 1}, or 0x and hexadecimal digits.`)
    if (!isThere) return
    setCurrent(Math.floor(offset / bytesPerRow))
    sight.showRow(Math.floor(offset / bytesPerRow))
  }
  const copy = async () => {
    const from = (current ?? 0) * bytesPerRow
    const result = await api.answers.copyHex({ exchangeId, from, length: mostCopied })
    if (!result.ok) return setSaid('The clipboard did not take it.')
    setSaid(`Copied ${formatBytes(result.value.bytes)}${from > 0 ? ` from byte ${from} on` : ''}.`)
  }
  const drawn = Array.from({ length: Math.max(0, sight.end - sight.first) }, (_none, at) => sight.first + at)

  if (failure) return <FailureCallout error={failure} compact />
  return (
    <div className={styles.view}>
      {fewRows === Number.POSITIVE_INFINITY && (
        <form className={styles.bar} onSubmit={go}>
          <span className={styles.grow} role="status">
            {said || formatBytes(size)}
          </span>
          <input
            className={styles.place}
            value={place}
            placeholder="0x0"
            aria-label="Go to byte"
            onChange={(event) => setPlace(event.target.value)}
          />
          <Button type="submit" variant="quiet">
            Go to byte
          </Button>
          <Button variant="quiet" onClick={() => void copy()}>
            Copy as hex
          </Button>
        </form>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1). */}
      <section ref={box} className={styles.box} aria-label="Bytes" tabIndex={0} onScroll={sight.onScroll}>
        <div className={styles.all} style={{ height: sight.height }}>
          <div className={styles.inSight} style={{ transform: `translateY(${sight.offset}px)` }}>
            {drawn.map((row) => (
              <Row key={row} row={rowAt(row)} isCurrent={row === current} />
            ))}
          </div>
        </div>
      </section>
    </div>
  )
}

function Row({
  row,
  isCurrent,
}: {
  readonly row: ReturnType<ReturnType<typeof useHexBytes>['rowAt']>
  readonly isCurrent: boolean
}) {
  return (
    <div className={styles.row} data-current={isCurrent}>
      <span className={styles.offset}>{row?.offset ?? ' '}</span>
      <span className={styles.hex}>{row?.hex}</span>
      <span>{row?.ascii}</span>
    </div>
  )
}
