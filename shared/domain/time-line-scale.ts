/**
 * Where an instant stands in a drawing of time. True to scale, except that no span between two knots is drawn narrower
 * than a twelfth of the longest: beside a token of twelve hours, one of a minute would be no wider than a hair.
 */

const mostTimesLonger = 12

/** Instants (ms) to places: 0 is the left edge of the drawing, 1 the right one. */
export type TimeScale = {
  readonly from: number
  readonly to: number
  /** The place of an instant; one outside of the drawing stands at its edge. */
  readonly place: (instant: number) => number
  /** Short spans are drawn wider than they are. */
  readonly evened: boolean
  /** How long it takes, in ms, until the place of an instant near this one has moved by `share` of the whole width. */
  readonly timeToMove: (instant: number, share: number) => number
}

type Span = { readonly from: number; readonly to: number; readonly start: number; readonly stop: number }

/** The scale through these knots, in any order; there must be two different ones. */
export function createTimeScale(knots: readonly number[]): TimeScale {
  const sorted = [...new Set(knots)].sort((a, b) => a - b)
  const lengths = sorted.slice(1).map((to, index) => to - (sorted[index] ?? to))
  const least = Math.max(...lengths) / mostTimesLonger
  const drawn = lengths.map((length) => Math.max(length, least))
  const whole = drawn.reduce((sum, length) => sum + length, 0)
  let reached = 0
  const spans = drawn.map((length, index): Span => {
    const start = reached / whole
    reached += length
    return { from: sorted[index] ?? 0, to: sorted[index + 1] ?? 0, start, stop: reached / whole }
  })
  const from = sorted[0] ?? 0
  const to = sorted.at(-1) ?? from
  const spanAt = (instant: number) => spans.find((span) => instant < span.to) ?? spans.at(-1)
  return {
    from,
    to,
    evened: lengths.some((length) => length < least),
    place(instant) {
      const span = spanAt(instant)
      if (span === undefined || instant <= from) return 0
      if (instant >= to) return 1
      return Math.min(1, span.start + ((instant - span.from) / (span.to - span.from)) * (span.stop - span.start))
    },
    timeToMove(instant, share) {
      const span = spanAt(instant)
      return span === undefined ? to - from : ((span.to - span.from) / (span.stop - span.start)) * share
    },
  }
}
