import { layOutTimeLine } from '../../../shared/domain/time-line.ts'
import type { TokenState } from '../../../shared/domain/token.ts'
import { useTimedView } from '../../lib/use-now.ts'
import { NextEvents } from './next-events.tsx'
import styles from './time-line.module.css'
import { TimeLineDrawing } from './time-line-drawing.tsx'
import { TokenEvents } from './token-events.tsx'

/** The time line of a connection: its tokens drawn, what comes next, and what happened. */
export function TimeLine({ state }: { readonly state: TokenState }) {
  const { now, ...line } = useTimedView((now) => ({ ...layOutTimeLine(state, now), now }))
  if (state.token === null && state.events.length === 0) return null
  return (
    <section className={styles.timeLine} aria-labelledby="time-line">
      <h2 id="time-line" className={styles.title}>
        Time line
      </h2>
      {line.range && <TimeLineDrawing line={line} range={line.range} now={now} />}
      <NextEvents state={state} next={line.next} now={now} />
      <TokenEvents events={state.events} now={now} />
    </section>
  )
}
