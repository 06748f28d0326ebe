/** What a value would mean as a lifetime: "3600" is an hour, "1767225600" a day next year. */
import { formatDuration, formatRelative } from '../core/format-time.ts'
import { readInstant } from '../domain/instant.ts'

/** How a lifetime is counted. */
export type LifetimeUnit = 'seconds' | 'milliseconds' | 'instant'

/** One way to understand a value, in words. */
export type LifetimeMeaning = { readonly unit: LifetimeUnit; readonly words: string }

const day = 86_400
const longestSeconds = 3650 * day
/** As seconds since 1970 that is the year 2001; as a span it is longer than any token lasts. */
const firstInstant = 1e9

/**
 * The ways to understand a value as a lifetime, the likeliest first; none where it is none. `now` is an instant in ms;
 * `name` may say the unit. An instant that is past is none.
 */
export function lifetimeMeanings(name: string, value: unknown, now: number): readonly LifetimeMeaning[] {
  const count = typeof value === 'string' && /^\s*\d{1,16}(\.\d+)?\s*$/.test(value) ? Number(value) : value
  if (typeof count === 'number' && count < firstInstant) return spans(name, count)
  const read = readInstant(value)
  if (read === null || read.instant <= now || read.instant - now > longestSeconds * 1000) return []
  return [{ unit: 'instant', words: `${formatRelative(read.instant, now)}` }]
}

function spans(name: string, count: number): readonly LifetimeMeaning[] {
  const seconds = count >= 1 && count <= longestSeconds ? meaning('seconds', count * 1000) : []
  const milliseconds = count >= 1000 ? meaning('milliseconds', count) : []
  if (/ms$|milli/i.test(name)) return milliseconds
  if (/sec/i.test(name)) return seconds
  return isLikelyMilliseconds(count)
    ? [...milliseconds, ...seconds]
    : [...seconds, ...(count >= 60_000 ? milliseconds : [])]
}

/** Whole days up to a year are seconds; other round numbers from ten minutes' milliseconds on are milliseconds. */
function isLikelyMilliseconds(count: number): boolean {
  if (count % day === 0 && count <= 366 * day) return false
  return count >= 600_000 && count % 1000 === 0
}

function meaning(unit: LifetimeUnit, ms: number): readonly LifetimeMeaning[] {
  return [{ unit, words: formatDuration(ms) }]
}
