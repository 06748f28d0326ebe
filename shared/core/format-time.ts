/**
 * Spans of time and sizes as people say them, in fixed English. No `Intl`, so no locale can change them.
 * Clock times ("today 14:03") are the renderer's business.
 */

const SECOND = 1_000
const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Gregorian averages, whole seconds. */
const MONTH = 2_629_800
const YEAR = 12 * MONTH

/** A duration in ms in words: "47 seconds", "12 minutes", "2 hours 5 minutes". Its sign is ignored; what is finer is cut off, not rounded up. */
export function formatDuration(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / SECOND)
  if (seconds < 1) return 'less than a second'
  if (seconds < MINUTE) return count(seconds, 'second')
  // From ten minutes on nobody wants to hear the seconds.
  if (seconds < 10 * MINUTE) return twoUnits(seconds, MINUTE, 'minute', 1, 'second')
  if (seconds < HOUR) return count(Math.floor(seconds / MINUTE), 'minute')
  if (seconds < DAY) return twoUnits(seconds, HOUR, 'hour', MINUTE, 'minute')
  return twoUnits(seconds, DAY, 'day', HOUR, 'hour')
}

/** An instant (ms) seen from `now` (ms): "in 47 seconds", "3 minutes ago", "just now". One unit only. */
export function formatRelative(instant: number, now: number): string {
  const { seconds, future } = distance(instant, now)
  const unit = unitFor(seconds)
  // "0 seconds ago" helps nobody; ahead, the last seconds are what a person waits for, so they are counted.
  if (!future && seconds < JUST_NOW) return 'just now'
  const words = count(Math.floor(seconds / unit.seconds), unit.name)
  return future ? `in ${words}` : `${words} ago`
}

/** The instant (ms) after `now` at which `formatRelative(instant, …)` next reads differently. */
export function relativeChangesAt(instant: number, now: number): number {
  const { seconds, future } = distance(instant, now)
  const unit = unitFor(seconds)
  const whole = Math.floor(seconds / unit.seconds) * unit.seconds
  if (future) return instant - (Math.max(whole, unit.from) - 1) * SECOND
  if (seconds < JUST_NOW) return instant + JUST_NOW * SECOND
  return instant + Math.min(whole + unit.seconds, unit.upTo) * SECOND
}

/** A number of bytes in words, in steps of 1000: "512 bytes", "1.2 KB", "34 MB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return count(bytes, 'byte')
  let value = bytes
  let unit = -1
  // 999.5 would be written "1000 KB"; it belongs to the next unit.
  while (value >= 999.5 && unit < SIZES.length - 1) {
    value /= 1_000
    unit += 1
  }
  const digits = value < 9.95 ? String(Math.round(value * 10) / 10) : String(Math.round(value))
  return `${digits} ${SIZES[unit] ?? 'bytes'}`
}

/** The day of an instant (ms) in a certificate, which counts in UTC: "3 March 2026". */
export function formatDay(instant: number): string {
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) return 'an unknown day'
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
] as const

const SIZES = ['KB', 'MB', 'GB', 'TB'] as const

/** Seconds after an instant during which it is "just now". */
const JUST_NOW = 5

type Unit = { readonly name: string; readonly seconds: number; readonly from: number; readonly upTo: number }

/** Days until two whole months are full, months until two whole years are: "1 month" would hide too much. */
const UNITS: readonly Unit[] = [
  { name: 'second', seconds: 1, from: 1, upTo: MINUTE },
  { name: 'minute', seconds: MINUTE, from: MINUTE, upTo: HOUR },
  { name: 'hour', seconds: HOUR, from: HOUR, upTo: DAY },
  { name: 'day', seconds: DAY, from: DAY, upTo: 61 * DAY },
  { name: 'month', seconds: MONTH, from: 61 * DAY, upTo: 731 * DAY },
]

const YEARS: Unit = { name: 'year', seconds: YEAR, from: 731 * DAY, upTo: Number.POSITIVE_INFINITY }

function unitFor(seconds: number): Unit {
  return UNITS.find((unit) => seconds < unit.upTo) ?? YEARS
}

/** Ahead, a begun second counts (as in the countdown); behind, only a full one does. */
function distance(instant: number, now: number): { seconds: number; future: boolean } {
  const future = instant > now
  return { future, seconds: future ? Math.ceil((instant - now) / SECOND) : Math.floor((now - instant) / SECOND) }
}

function twoUnits(seconds: number, big: number, bigName: string, small: number, smallName: string): string {
  const rest = Math.floor((seconds % big) / small)
  const first = count(Math.floor(seconds / big), bigName)
  return rest === 0 ? first : `${first} ${count(rest, smallName)}`
}

function count(n: number, unit: string): string {
  return `${n} ${unit}${n === 1 ? '' : 's'}`
}

/** A span of time as figures: "0.4 ms", "120 ms", "2.5 s". */
export function formatMilliseconds(ms: number): string {
  if (ms >= 999.5) return `${(ms / 1000).toFixed(1)} s`
  return `${ms < 9.95 ? Math.round(ms * 10) / 10 : Math.round(ms)} ms`
}
