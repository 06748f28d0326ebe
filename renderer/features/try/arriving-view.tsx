import { Square } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { formatBytes, formatDuration } from '../../../shared/core/format-time.ts'
import type { Arriving } from '../../../shared/domain/arriving.ts'
import { describeStatus } from '../../../shared/words/describe-status.ts'
import { useTimedView } from '../../lib/use-now.ts'
import { useArrivals } from '../../stores/arrivals.store.ts'
import { Button } from '../../ui/button.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import styles from './arriving-view.module.css'
import { PiecesView } from './pieces-view.tsx'
import { useShowOutcome } from './use-show-outcome.ts'

/** Silence from which on it is said, ms; and how often it is said anew to those who listen. */
const longSilence = 10_000
const saidEvery = 5000

type ArrivingViewProps = {
  readonly sendId: string
  readonly onStop: () => void
}

/** An answer that has begun: its head and how much of it is there; a stream piece by piece. */
export function ArrivingView({ sendId, onStop }: ArrivingViewProps) {
  const arriving = useArrivals((state) => state.arrivals[sendId])
  const place = useRef<HTMLElement>(null)
  // A stream may never end: it is to be seen once it begins.
  useShowOutcome((arriving?.stream ?? null) === null, place)
  if (!arriving || !isShown(arriving)) return null
  return (
    <section ref={place} className={styles.view} aria-label="Answer under way">
      <div className={styles.head}>
        <h2 className={styles.status}>{arriving.status}</h2>
        <p className={styles.words}>{describeStatus(arriving.status)}.</p>
        <p className={styles.figures}>{howMuch(arriving)}</p>
        {arriving.stream !== null && (
          <Button icon={<Square size={16} />} aria-keyshortcuts="Escape" onClick={onStop}>
            Stop
          </Button>
        )}
      </div>
      {arriving.total !== null && (
        <progress
          className={styles.bar}
          max={arriving.total}
          value={arriving.bytes}
          aria-label="Of the answer is there"
        />
      )}
      {arriving.stream !== null && (
        <>
          <Silence lastAt={arriving.lastAt} />
          <PiecesView kind={arriving.stream} pieces={arriving.pieces} count={arriving.count} isLive />
          <Spoken words={`${howMuch(arriving)}.`} />
        </>
      )}
    </section>
  )
}

/** Of most answers the rest is there before anybody could have read their head: only slow ones and streams are shown. */
export function isShown(arriving: Arriving | undefined): boolean {
  return arriving !== undefined && (arriving.stream !== null || arriving.bytes > 0)
}

function howMuch({ stream, count, bytes, total }: Arriving): string {
  const size = total === null ? `${formatBytes(bytes)} so far` : `${formatBytes(bytes)} of ${formatBytes(total)}`
  if (stream === null) return size
  return `${count.toLocaleString()} ${stream === 'events' ? (count === 1 ? 'event' : 'events') : count === 1 ? 'line' : 'lines'} · ${size}`
}

/** A stream may be silent for as long as it likes; whoever waits should know that it is not over. */
function Silence({ lastAt }: { readonly lastAt: number }) {
  const { silent } = useTimedView((now) => {
    const since = now - lastAt
    const next = since < longSilence ? lastAt + longSilence : now + 1000 - (since % 1000)
    return { silent: since >= longSilence ? formatDuration(since) : null, nextChangeAt: next }
  })
  return (
    <p className={styles.silence}>
      {silent === null
        ? 'The stream is open.'
        : `Nothing has come for ${silent}. The stream is open: more may come at any time.`}
    </p>
  )
}

/** For those who listen: how many there are by now, every few seconds; each one would be a flood. */
function Spoken({ words }: { readonly words: string }) {
  const latest = useRef(words)
  const [said, setSaid] = useState(words)
  useEffect(() => {
    latest.current = words
  })
  useEffect(() => {
    const timer = setInterval(() => setSaid(latest.current), saidEvery)
    return () => clearInterval(timer)
  }, [])
  return (
    <VisuallyHidden>
      <span role="status">{said}</span>
    </VisuallyHidden>
  )
}
