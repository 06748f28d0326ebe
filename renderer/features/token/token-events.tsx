import { Check, type Circle, CircleAlert, Eraser, RotateCw } from 'lucide-react'
import { useState } from 'react'
import type { TokenEvent } from '../../../shared/domain/token.ts'
import { formatExact, formatWhen } from '../../lib/format-clock.ts'
import { Button } from '../../ui/button.tsx'
import { describeEvent, eventFigures } from './describe-event.ts'
import { isoOf } from './iso-of.ts'
import styles from './token-events.module.css'

const shownAtFirst = 5

const marks = {
  'signed-in': Check,
  renewed: RotateCw,
  failed: CircleAlert,
  'refused-by-server': CircleAlert,
  forgotten: Eraser,
  'key-saved': Check,
} as const satisfies Record<TokenEvent['kind'], typeof Circle>

type TokenEventsProps = {
  readonly events: readonly TokenEvent[]
  /** In ms: what is of another day says so. */
  readonly now: number
}

/** "What happened", newest first. */
export function TokenEvents({ events, now }: TokenEventsProps) {
  const [all, setAll] = useState(false)
  if (events.length === 0) return null
  const newestFirst = events.toReversed()
  const shown = all ? newestFirst : newestFirst.slice(0, shownAtFirst)
  return (
    <section className={styles.events} aria-labelledby="what-happened">
      <h3 id="what-happened" className={styles.title}>
        What happened
      </h3>
      <ol className={styles.list}>
        {shown.map((event) => {
          const Mark = marks[event.kind]
          const figures = eventFigures(event)
          return (
            <li key={`${event.at} ${event.kind} ${event.durationMs}`} className={styles.event} data-kind={event.kind}>
              <time className={styles.time} title={formatExact(event.at)} dateTime={isoOf(event.at)}>
                {formatWhen(event.at, now)}
              </time>
              <Mark className={styles.mark} size={16} aria-hidden />
              <span className={styles.what}>{describeEvent(event)}</span>
              {figures && <span className={styles.figures}>{figures}</span>}
            </li>
          )
        })}
      </ol>
      {newestFirst.length > shown.length && (
        <Button variant="quiet" className={styles.all ?? ''} onClick={() => setAll(true)}>
          Show all {newestFirst.length}
        </Button>
      )}
    </section>
  )
}
