/**
 * How long a token still lasts: pure arithmetic over instants and durations in ms. Reads no clock and never ticks;
 * `nextChangeAt` says when it is worth looking again, so one clock can drive every countdown without drift.
 */
import { assertNever } from '../core/assert-never.ts'
import { formatDuration, formatRelative } from '../core/format-time.ts'
import type { ExpirySource } from './token.ts'

const SECOND = 1_000
const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** What the countdown reads of a token. Instants and durations in ms; null = not known. */
export type ExpiryTimes = {
  readonly expiresAt: number | null
  readonly obtainedAt: number
  readonly lifetimeMs: number | null
}

/** A token's remaining time, ready to be shown. */
export type ExpiryView = {
  readonly state: 'fresh' | 'soon' | 'over' | 'unknown'
  /** '0:47', '14:05', '2:03:10', '3 d 4 h'; '0:00' when over, '—' when unknown. */
  readonly figures: string
  /** For the sidebar: '47 s', '12 min', '3 h', '5 d', 'ended', 'no end known'. */
  readonly short: string
  /** 1 full … 0 ended; null when unknown. */
  readonly fraction: number | null
  /** The instant in ms when figures, short or state next differ; null when they never will. */
  readonly nextChangeAt: number | null
}

/** How much of its life a token must have left to be sent: 10 s, or 10 % of its lifetime if that is less. In ms. */
export function freshnessMarginMs(lifetimeMs: number | null): number {
  const most = 10 * SECOND
  return lifetimeMs === null ? most : Math.max(0, Math.min(most, lifetimeMs / 10))
}

/** Whether a token may be sent as it is at `now` (ms). One whose end is not known is fresh until the server refuses it. */
export function isFreshEnough(
  token: { readonly expiresAt: number | null; readonly lifetimeMs: number | null },
  now: number,
): boolean {
  return token.expiresAt === null || token.expiresAt - now > freshnessMarginMs(token.lifetimeMs)
}

/** The remaining time at `now` (ms). A begun second counts whole: the last one reads 0:01, and it is over exactly at `expiresAt`. */
export function viewExpiry(token: ExpiryTimes, now: number): ExpiryView {
  const { expiresAt } = token
  if (expiresAt === null) {
    return { state: 'unknown', figures: '—', short: 'no end known', fraction: null, nextChangeAt: null }
  }
  const remaining = expiresAt - now
  if (remaining <= 0) {
    return { state: 'over', figures: '0:00', short: 'ended', fraction: 0, nextChangeAt: null }
  }
  const lifetime = token.lifetimeMs ?? expiresAt - token.obtainedAt
  const soonFrom = soonWindowMs(token.lifetimeMs, lifetime)
  const seconds = Math.ceil(remaining / SECOND)
  const figuresChangeAt = expiresAt - secondsAfterNextChange(seconds) * SECOND
  const isSoon = remaining <= soonFrom
  return {
    state: isSoon ? 'soon' : 'fresh',
    figures: figuresOf(seconds),
    short: shortOf(seconds),
    fraction: lifetime > 0 ? Math.min(1, remaining / lifetime) : 1,
    nextChangeAt: isSoon ? figuresChangeAt : Math.min(figuresChangeAt, expiresAt - soonFrom),
  }
}

/**
 * A token's remaining time as a sentence or two. Reads differently only at `viewExpiry(…).nextChangeAt`; once the token
 * is over, at `relativeChangesAt(expiresAt, now)` of `format-time.ts`. `needsPerson`: the next one is had only by a sign-in
 * that the person does, so that nothing renews it by itself.
 */
export function describeExpiry(token: ExpiryTimes, now: number, providerName: string, needsPerson = false): string {
  const { expiresAt } = token
  if (expiresAt === null) return `${providerName} did not say how long this lasts.`
  if (expiresAt <= now) {
    const next = needsPerson ? 'Renew it: you sign in once more.' : 'Renew it, or just send: Hallpass renews first.'
    return `Ended ${formatRelative(expiresAt, now)}. ${next}`
  }
  const seconds = Math.ceil((expiresAt - now) / SECOND)
  const good = `Good for ${moreTime(seconds)}`
  if (!isFreshEnough(token, now)) {
    return `${good} — too short to start a request${needsPerson ? '. Sign in once more first.' : ', so Hallpass renews first.'}`
  }
  return seconds < MINUTE ? `${good} — long enough to start a request.` : `${good}.`
}

/** Who said when the token ends, to be put behind the time: "Ends 14:03:12, says the token (exp)". */
export function describeExpirySource(source: ExpirySource): string {
  switch (source) {
    case 'server':
      return 'says the server'
    case 'jwt':
      return 'says the token (exp)'
    case 'documented-default':
      return 'documented default'
    case 'person':
      return 'as you said'
    case 'unknown':
      return 'not known'
    default:
      return assertNever(source)
  }
}

/** The last fifth of the lifetime, at most the last minute, never less than what is too short to send. */
function soonWindowMs(statedLifetime: number | null, lifetime: number): number {
  const fifth = Math.max(0, Math.min(MINUTE * SECOND, lifetime / 5))
  return Math.floor(Math.max(fifth, freshnessMarginMs(statedLifetime)))
}

/** Under a day the seconds are shown, above it whole hours: how many seconds are left when the figures next differ. */
function secondsAfterNextChange(seconds: number): number {
  return seconds < DAY ? seconds - 1 : Math.floor(seconds / HOUR) * HOUR - 1
}

function figuresOf(seconds: number): string {
  if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)}:${twoDigits(seconds % MINUTE)}`
  const hours = Math.floor(seconds / HOUR)
  if (seconds < DAY) {
    return `${hours}:${twoDigits(Math.floor((seconds % HOUR) / MINUTE))}:${twoDigits(seconds % MINUTE)}`
  }
  const rest = hours % 24
  return rest === 0 ? `${Math.floor(hours / 24)} d` : `${Math.floor(hours / 24)} d ${rest} h`
}

function shortOf(seconds: number): string {
  if (seconds < MINUTE) return `${seconds} s`
  if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)} min`
  if (seconds < DAY) return `${Math.floor(seconds / HOUR)} h`
  return `${Math.floor(seconds / DAY)} d`
}

function twoDigits(n: number): string {
  return String(n).padStart(2, '0')
}

/** "47 more seconds", "12 more minutes", "another 2 hours 5 minutes". */
function moreTime(seconds: number): string {
  // A sentence that counts seconds beside figures that do is restless; from two minutes on minutes are enough.
  const shown = seconds < 2 * MINUTE || seconds >= HOUR ? seconds : seconds - (seconds % MINUTE)
  const words = formatDuration(shown * SECOND)
  const [amount, unit, ...rest] = words.split(' ')
  return rest.length === 0 ? `${amount} more ${unit}` : `another ${words}`
}
