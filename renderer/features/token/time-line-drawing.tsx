import { CircleAlert, Eraser, type RotateCw } from 'lucide-react'
import type { CSSProperties } from 'react'
import type { NextEvent, Stretch, TimeLine, TimeMark } from '../../../shared/domain/time-line.ts'
import { formatWhen } from '../../lib/format-clock.ts'
import { describeStretch, describeTimeLine } from './describe-time-line.ts'
import { nextSigns } from './next-signs.ts'
import styles from './time-line-drawing.module.css'

type TimeLineDrawingProps = {
  readonly line: TimeLine
  readonly range: NonNullable<TimeLine['range']>
  readonly now: number
}

/** The last tokens as bars along the time, what went wrong above them, and what comes. The lists below it say the same. */
export function TimeLineDrawing({ line, range, now }: TimeLineDrawingProps) {
  return (
    <div className={styles.drawing} role="img" aria-label={describeTimeLine(line, now)}>
      <div className={styles.field}>
        {line.stretches.map((stretch) => (
          <Bar key={stretch.from} stretch={stretch} nowPlace={line.nowPlace} now={now} />
        ))}
        <span className={styles.now} style={at(line.nowPlace)} />
        <span className={styles.nowWord} style={at(line.nowPlace)}>
          now
        </span>
        {signsOf(line).map((sign) => (
          <Sign key={`${sign.at} ${sign.kind}`} kind={sign.kind} place={sign.place} />
        ))}
      </div>
      <div className={styles.edges}>
        <span>{formatWhen(range.from, now)}</span>
        {line.evened && <span>short times are drawn wider than they are</span>}
        <span>{line.stretches.at(-1)?.to === null ? '' : formatWhen(range.to, now)}</span>
      </div>
    </div>
  )
}

const signs = {
  ...nextSigns,
  failed: CircleAlert,
  refused: CircleAlert,
  forgotten: Eraser,
} as const satisfies Record<NextEvent['kind'] | TimeMark['kind'], typeof RotateCw>

type PlacedSign = { readonly at: number; readonly kind: keyof typeof signs; readonly place: number }

/** Closer together than this share of the width, signs would lie on each other: the first stands for both. */
const leastApart = 0.03

/** The signs that have room; the lists below have them all. */
function signsOf({ marks, next }: TimeLine): readonly PlacedSign[] {
  const shown: PlacedSign[] = []
  const coming = next.flatMap(({ at, kind, place }) => (place === null ? [] : [{ at, kind, place }]))
  for (const sign of [...marks, ...coming]) {
    const before = shown.at(-1)
    if (before === undefined || sign.place - before.place >= leastApart) shown.push(sign)
  }
  return shown
}

function Sign({ kind, place }: { readonly kind: keyof typeof signs; readonly place: number }) {
  const Icon = signs[kind]
  return (
    <span className={styles.sign} data-kind={kind} style={at(place)}>
      <Icon size={14} />
    </span>
  )
}

type BarProps = { readonly stretch: Stretch; readonly nowPlace: number; readonly now: number }

function Bar({ stretch, nowPlace, now }: BarProps) {
  const { start, stop, end } = stretch
  const spent = stop > start ? Math.min(1, Math.max(0, (nowPlace - start) / (stop - start))) : 1
  const style = { '--start': start, '--stop': stop, '--spent': spent } as CSSProperties
  return <span className={styles.bar} data-end={end} style={style} title={describeStretch(stretch, now)} />
}

function at(place: number): CSSProperties {
  return { '--at': place } as CSSProperties
}
