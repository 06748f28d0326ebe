/** How long a token lasts still, in words that do not flicker, and when they next read differently. Reads no clock. */
import { formatDuration, formatRelative, relativeChangesAt } from '../core/format-time.ts'
import { freshnessMarginMs } from '../domain/expiry.ts'

const SECOND = 1_000
const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Words, and the instant (ms) at which they change. */
export type TimedWords = { readonly words: string; readonly changesAt: number }

/**
 * "47 more seconds", "12 more minutes", "another 2 hours 5 minutes", "90 more days": the time from `now` to `end` (ms),
 * which has to lie ahead.
 */
export function timeLeft(end: number, now: number): TimedWords {
  const seconds = Math.ceil((end - now) / SECOND)
  if (seconds >= 731 * DAY) {
    return { words: more(formatRelative(end, now).replace(/^in /, '')), changesAt: relativeChangesAt(end, now) }
  }
  const step = seconds < 2 * MINUTE ? 1 : seconds < DAY ? MINUTE : seconds < 61 * DAY ? HOUR : DAY
  const shown = Math.floor(seconds / step) * step
  return { words: more(formatDuration(shown * SECOND)), changesAt: end - (shown - 1) * SECOND }
}

/** "3 minutes ago", "in 5 minutes", as `formatRelative`. */
export function timed(instant: number, now: number): TimedWords {
  return { words: formatRelative(instant, now), changesAt: relativeChangesAt(instant, now) }
}

/** The last stretch of a lifetime (ms), in which a token counts as ending soon; as the countdown of a connection has it. */
export function soonWindowMs(lifetimeMs: number | null): number {
  const most = MINUTE * SECOND
  if (lifetimeMs === null) return most
  return Math.floor(Math.max(Math.min(most, lifetimeMs / 5), freshnessMarginMs(lifetimeMs)))
}

function more(words: string): string {
  const [amount, unit, ...rest] = words.split(' ')
  return rest.length === 0 ? `${amount} more ${unit}` : `another ${words}`
}
