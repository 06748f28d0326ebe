import type { NextEvent } from '../../../shared/domain/time-line.ts'
import type { TokenState } from '../../../shared/domain/token.ts'
import { formatExact, formatWhen } from '../../lib/format-clock.ts'
import { describeNext, describeNothingNext } from './describe-next.ts'
import { isoOf } from './iso-of.ts'
import { nextSigns } from './next-signs.ts'
import styles from './token-events.module.css'

type NextEventsProps = {
  readonly state: TokenState
  readonly next: readonly NextEvent[]
  readonly now: number
}

/** "Next": what comes, soonest first, or why nothing does. */
export function NextEvents({ state, next, now }: NextEventsProps) {
  const nothing = next.length === 0 || state.working ? describeNothingNext(state, now) : null
  if (next.length === 0 && nothing === null) return null
  return (
    <section className={styles.events} aria-labelledby="next">
      <h3 id="next" className={styles.title}>
        Next
      </h3>
      {nothing !== null && <p className={styles.nothing}>{nothing}</p>}
      {next.length > 0 && (
        <ol className={styles.list}>
          {next.map(({ at, kind }) => {
            const Sign = nextSigns[kind]
            return (
              <li key={kind} className={styles.event} data-next={kind}>
                <time className={styles.time} title={formatExact(at)} dateTime={isoOf(at)}>
                  {formatWhen(at, now)}
                </time>
                <Sign className={styles.mark} size={16} aria-hidden />
                <span className={styles.what}>{describeNext(kind, state.token?.kind ?? 'access-token')}</span>
              </li>
            )
          })}
        </ol>
      )}
    </section>
  )
}
