/**
 * The time line of a connection: which tokens it had, what went wrong, and what comes, laid out to be drawn. Pure
 * arithmetic over instants in ms; a clock that was set back in between leaves out of the drawing what no longer fits.
 */
import { freshnessMarginMs } from './expiry.ts'
import { createTimeScale, type TimeScale } from './time-line-scale.ts'
import type { TokenEvent, TokenState, TokenSummary } from './token.ts'
import { livesOf, type TokenLife } from './token-lives.ts'

/** So many tokens are drawn; the list of what happened has more. */
const mostStretches = 5
/** The line of now moves in steps of this share of the width, and at most once a second. */
const step = 1 / 400

/** One token's life. `start` and `stop` are places in the drawing, 0 to 1. */
export type Stretch = TokenLife & { readonly start: number; readonly stop: number }

/** Something that happened at one instant. */
export type TimeMark = {
  readonly at: number
  readonly kind: 'failed' | 'refused' | 'forgotten'
  readonly place: number
}

/** Something that will happen. */
export type NextEvent = {
  readonly at: number
  readonly kind: 'renews' | 'tries-again' | 'too-short-to-send' | 'ends' | 'refresh-token-ends'
  /** Null: later than the drawing reaches. */
  readonly place: number | null
}

/** What there is to draw and to say. */
export type TimeLine = {
  /** Oldest first; the last ones only. */
  readonly stretches: readonly Stretch[]
  /** Oldest first; those in the drawing only. */
  readonly marks: readonly TimeMark[]
  /** Soonest first. */
  readonly next: readonly NextEvent[]
  /** The instants at the edges of the drawing; null when no token is there to be drawn. */
  readonly range: { readonly from: number; readonly to: number } | null
  readonly nowPlace: number
  /** Short spans are drawn wider than they are. */
  readonly evened: boolean
  /** The instant when any of this next differs visibly; null when it never will by itself. */
  readonly nextChangeAt: number | null
}

/** Lays out the time line of `state` as it looks at `now` (ms). */
export function layOutTimeLine(state: TokenState, now: number): TimeLine {
  const lives = livesOf(state, now).slice(-mostStretches)
  const coming = comingOf(state, now)
  const scale = scaleOf(lives, coming, now)
  const place = (instant: number) => scale?.place(instant) ?? 0
  return {
    stretches: lives.map((life) => ({
      ...life,
      start: place(life.from),
      stop: life.to === null ? 1 : place(life.to),
    })),
    marks: scale === null ? [] : marksOf(state.events, scale, now),
    next: coming.map((next) => ({
      ...next,
      place: scale === null || next.at > scale.to ? null : scale.place(next.at),
    })),
    range: scale && { from: scale.from, to: scale.to },
    nowPlace: place(now),
    evened: scale?.evened ?? false,
    nextChangeAt: nextChange(lives, coming, scale, now),
  }
}

type Coming = Pick<NextEvent, 'at' | 'kind'>

function comingOf(state: TokenState, now: number): Coming[] {
  const { token, working, renewalAt, lastError } = state
  const coming: Coming[] = []
  if (renewalAt !== null && !working)
    coming.push({ at: renewalAt, kind: lastError === null ? 'renews' : 'tries-again' })
  if (token !== null) coming.push(...comingOfToken(token, renewalAt))
  return coming.filter(({ at }) => at > now && Number.isFinite(at)).sort((a, b) => a.at - b.at)
}

function comingOfToken(token: TokenSummary, renewalAt: number | null): Coming[] {
  const { kind, expiresAt, lifetimeMs, refreshExpiresAt } = token
  const coming: Coming[] = []
  if (expiresAt !== null) {
    const tooShortAt = expiresAt - freshnessMarginMs(lifetimeMs)
    // A key is sent to its last second, for nothing renews it; and what is renewed in time does not get too short.
    const comesToThat = kind === 'access-token' && (renewalAt === null || renewalAt > tooShortAt)
    if (comesToThat && tooShortAt < expiresAt) coming.push({ at: tooShortAt, kind: 'too-short-to-send' })
    coming.push({ at: expiresAt, kind: 'ends' })
  }
  if (refreshExpiresAt !== null) coming.push({ at: refreshExpiresAt, kind: 'refresh-token-ends' })
  return coming
}

/** From the oldest token drawn to the end of the last, or to what is planned or now when that is later. */
function scaleOf(lives: readonly TokenLife[], coming: readonly Coming[], now: number): TimeScale | null {
  const first = lives[0]
  const last = lives.at(-1)
  if (first === undefined || last === undefined) return null
  const knots = lives.flatMap(({ from, to }) => (to === null ? [from] : [from, to]))
  const planned = coming.find(({ kind }) => kind === 'renews' || kind === 'tries-again')?.at ?? now
  if (last.to === null) knots.push(now + Math.max(60_000, (now - first.from) / 4))
  else knots.push(Math.max(last.to, planned, now))
  // A token that was over when it came has no length, and neither has the drawing at that instant.
  if (Math.max(...knots) === Math.min(...knots)) knots.push(now + 1000)
  return createTimeScale(knots)
}

const markKinds = { failed: 'failed', 'refused-by-server': 'refused', forgotten: 'forgotten' } as const

function marksOf(events: readonly TokenEvent[], scale: TimeScale, now: number): TimeMark[] {
  const marks: TimeMark[] = []
  for (const { at, kind } of events) {
    if (at < scale.from || at > now) continue
    if (kind === 'failed' || kind === 'refused-by-server' || kind === 'forgotten') {
      marks.push({ at, kind: markKinds[kind], place: scale.place(at) })
    }
  }
  return marks.sort((a, b) => a.at - b.at)
}

function nextChange(lives: readonly TokenLife[], coming: readonly Coming[], scale: TimeScale | null, now: number) {
  const first = coming[0]?.at ?? null
  const last = lives.at(-1)
  // One token without an end looks the same for ever.
  if (scale === null || (lives.length === 1 && last?.to === null)) return first
  const moves = now + Math.max(1000, scale.timeToMove(now, step))
  return first === null ? moves : Math.min(first, moves)
}
