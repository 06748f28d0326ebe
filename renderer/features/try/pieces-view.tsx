import { useEffect, useRef, useState } from 'react'
import { formatDuration } from '../../../shared/core/format-time.ts'
import type { StreamKind, StreamPiece } from '../../../shared/domain/answer-body.ts'
import { Button } from '../../ui/button.tsx'
import { PieceRow } from './piece-row.tsx'
import styles from './pieces-view.module.css'

type PiecesViewProps = {
  readonly kind: StreamKind
  /** The last ones. */
  readonly pieces: readonly StreamPiece[]
  /** How many there were in all. */
  readonly count: number
  /** More may come: the end stays in sight unless the person looks further up. */
  readonly isLive: boolean
  /** After how long the server asks to come back, ms; null when it did not say. */
  readonly retryMs?: number | null
}

/** As far from the end as this still counts as the end, pixels. */
const nearEnd = 24

/** Events or lines in the order they came. */
export function PiecesView({ kind, pieces, count, isLive, retryMs = null }: PiecesViewProps) {
  const box = useRef<HTMLElement>(null)
  const top = useRef(0)
  const [follows, setFollows] = useState(true)
  const earlier = count - pieces.length
  const last = pieces.at(-1)?.number

  useEffect(() => {
    if (isLive && follows && last !== undefined && box.current) box.current.scrollTop = box.current.scrollHeight
  }, [isLive, follows, last])

  const onScroll = () => {
    const { scrollTop = 0, scrollHeight = 0, clientHeight = 0 } = box.current ?? {}
    const isAtEnd = scrollHeight - scrollTop - clientHeight <= nearEnd
    // What comes meanwhile moves the end away; only who goes up wants to stay there.
    if (isAtEnd || scrollTop < top.current) setFollows(isAtEnd)
    top.current = scrollTop
  }
  const word = kind === 'events' ? ['event', 'events'] : ['line', 'lines']
  return (
    <div className={styles.view}>
      <section
        ref={box}
        className={styles.box}
        aria-label={kind === 'events' ? 'Events' : 'Lines'}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard (WCAG 2.1.1).
        tabIndex={0}
        onScroll={onScroll}
      >
        {earlier > 0 && (
          <p className={styles.earlier}>
            {earlier.toLocaleString()} earlier {word[earlier === 1 ? 0 : 1]}:{' '}
            {isLive ? 'they are kept, and seen once the stream is over.' : 'see Raw.'}
          </p>
        )}
        {count === 0 && (
          <p className={styles.earlier}>{isLive ? `No ${word[0]} yet.` : `There was no ${word[0]} in it.`}</p>
        )}
        <ol className={styles.list}>
          {pieces.map((piece) => (
            <PieceRow key={piece.number} piece={piece} />
          ))}
        </ol>
      </section>
      {retryMs !== null && (
        <p className={styles.retry}>
          Should the stream end, the server asks to come back after {formatDuration(retryMs)}.
        </p>
      )}
      {isLive && !follows && (
        <Button className={styles.follow} onClick={() => setFollows(true)}>
          Follow the latest
        </Button>
      )}
    </div>
  )
}
