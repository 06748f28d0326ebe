/** The drawing of a time line in words, for those who listen, and for hovering. */
import { assertNever } from '../../../shared/core/assert-never.ts'
import type { Stretch, TimeLine, TimeMark } from '../../../shared/domain/time-line.ts'
import { formatWhen } from '../../lib/format-clock.ts'

/** All that the drawing shows of what was; what comes stands in the list below it. */
export function describeTimeLine({ stretches, marks }: TimeLine, now: number): string {
  const said = [
    ...stretches.map((stretch) => ({ at: stretch.from, words: describeStretch(stretch, now) })),
    ...marks.map((mark) => ({ at: mark.at, words: `${formatWhen(mark.at, now)}: ${markWords[mark.kind]}` })),
  ].toSorted((a, b) => a.at - b.at)
  const count = stretches.length === 1 ? 'One token' : `The last ${stretches.length} tokens`
  return `${count}, drawn along the time. ${said.map(({ words }) => `${words}.`).join(' ')}`
}

/** One token's life: `14:02:12 to 14:03:06, then replaced by a newer one`. */
export function describeStretch({ from, to, end }: Stretch, now: number): string {
  const begin = formatWhen(from, now)
  if (to === null) return `From ${begin} on, end not known`
  return `${begin} to ${formatWhen(to, now)}, ${endWords(end)}`
}

const markWords: Readonly<Record<TimeMark['kind'], string>> = {
  failed: 'no token was got',
  refused: 'the server did not accept the token',
  forgotten: 'token forgotten',
}

function endWords(end: Stretch['end']): string {
  switch (end) {
    case 'ahead':
    case 'open':
      return 'the one in use'
    case 'ran-out':
      return 'to its end'
    case 'replaced':
      return 'then replaced by a newer one'
    case 'forgotten':
      return 'then forgotten'
    default:
      return assertNever(end)
  }
}
