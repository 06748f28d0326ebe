/** Instants as people say them: short in the text, exact on hover. The locale and zone are the computer's own. */

const timeOfDay = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})
const hourAndMinute = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const dayAndMonth = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long' })
const dayMonthYear = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long', year: 'numeric' })
const exact = new Intl.DateTimeFormat('en', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'short',
})

/** `14:03:12`. */
export function formatTimeOfDay(instant: number): string {
  return isInstant(instant) ? timeOfDay.format(instant) : '—'
}

/** `14:03:12` today, `today 14:03`-like words otherwise: `tomorrow 09:15`, `3 March 14:03`, `3 March 2031 14:03`. */
export function formatWhen(instant: number, now: number): string {
  if (!isInstant(instant)) return '—'
  const days = daysBetween(now, instant)
  if (days === 0) return timeOfDay.format(instant)
  const time = hourAndMinute.format(instant)
  if (days === 1) return `tomorrow ${time}`
  if (days === -1) return `yesterday ${time}`
  const sameYear = new Date(instant).getFullYear() === new Date(now).getFullYear()
  return `${(sameYear ? dayAndMonth : dayMonthYear).format(instant)} ${time}`
}

/** `Saturday, 22 November 2025 at 14:03:12 CET`: for hovering and for screen readers. */
export function formatExact(instant: number): string {
  return isInstant(instant) ? exact.format(instant) : 'not a time a calendar knows'
}

/** `2026-11-25 13:03:12 UTC`: the same everywhere in the world. */
export function formatUtc(instant: number): string {
  return isInstant(instant) ? `${new Date(instant).toISOString().slice(0, -5).replace('T', ' ')} UTC` : '—'
}

/** `0:07`, `12:03`, `1:02:03`: time that has passed. */
export function formatElapsed(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor((seconds % 3600) / 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

/** A calendar reaches ±8.64e15 ms; a token may claim anything. */
function isInstant(instant: number): boolean {
  return Math.abs(instant) <= 8.64e15
}

function daysBetween(from: number, to: number): number {
  const midnight = (instant: number) => new Date(instant).setHours(0, 0, 0, 0)
  return Math.round((midnight(to) - midnight(from)) / 86_400_000)
}
