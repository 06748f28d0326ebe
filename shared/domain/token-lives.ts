/** Which tokens a connection had, and how each one's life ended, as far as its state tells. Instants in ms. */
import type { TokenEvent, TokenState } from './token.ts'

/** How a token's life ends: still to come, not known, by itself, by a newer token, by being forgotten. */
export type StretchEnd = 'ahead' | 'open' | 'ran-out' | 'replaced' | 'forgotten'

/** One token's life. */
export type TokenLife = {
  readonly from: number
  /** Null: its end is not known, and it goes on. */
  readonly to: number | null
  readonly end: StretchEnd
}

type Got = { readonly from: number; readonly expiresAt: number | null; forgottenAt: number | null }

/** The tokens there were, oldest first, none beginning after now or overlapping the next. */
export function livesOf({ events, token }: TokenState, now: number): TokenLife[] {
  const got = gotOf(events)
  const last = got.at(-1)
  // After a restart the token is there, and no line of how it was got.
  if (token !== null && (last === undefined || token.obtainedAt > last.from)) {
    got.push({ from: token.obtainedAt, expiresAt: token.expiresAt, forgottenAt: null })
  }
  const lives: TokenLife[] = []
  let newer: number | null = null
  for (const one of got.toReversed()) {
    // Only the newest may seem to begin later than now: the clock was set back since.
    const from: number = newer === null ? Math.min(one.from, now) : one.from
    if (newer !== null && from >= newer) continue
    lives.unshift(lifeOf({ ...one, from }, newer, now))
    newer = from
  }
  return lives
}

function gotOf(events: readonly TokenEvent[]): Got[] {
  const got: Got[] = []
  for (const event of events) {
    const last = got.at(-1)
    if (event.kind === 'forgotten' && last !== undefined) last.forgottenAt ??= event.at
    if (event.kind === 'signed-in' || event.kind === 'renewed' || event.kind === 'key-saved') {
      got.push({ from: event.at, expiresAt: event.expiresAt ?? null, forgottenAt: null })
    }
  }
  return got
}

function lifeOf({ from, expiresAt, forgottenAt }: Got, newer: number | null, now: number): TokenLife {
  const after = (instant: number) => Math.max(from, instant)
  const natural = expiresAt === null ? Number.POSITIVE_INFINITY : after(expiresAt)
  const forgotten = forgottenAt === null ? Number.POSITIVE_INFINITY : after(Math.min(forgottenAt, now))
  const replaced = newer ?? Number.POSITIVE_INFINITY
  if (replaced < natural && replaced <= forgotten) return { from, to: replaced, end: 'replaced' }
  if (forgotten < natural) return { from, to: forgotten, end: 'forgotten' }
  if (!Number.isFinite(natural)) return { from, to: null, end: 'open' }
  return { from, to: natural, end: natural > now ? 'ahead' : 'ran-out' }
}
