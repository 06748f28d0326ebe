/** Notices that nobody has touched the computer for a while. */
import type { Clock } from '../ports/clock.ts'
import type { Presence } from '../ports/presence.ts'

type IdleWatchParts = {
  readonly clock: Clock
  readonly presence: Presence
  /** After how many seconds; 0 = never. Asked anew each time. */
  readonly seconds: () => number
  readonly onIdle: () => void
}

/** How often it is looked at, at most, ms. */
const longestPauseMs = 15_000

/** `look`: at once, since the limit may be another one. */
export type IdleWatch = { readonly look: () => void; readonly stop: () => void }

/** Begins to watch. */
export function watchIdle({ clock, presence, seconds, onIdle }: IdleWatchParts): IdleWatch {
  let stop = () => {}
  const look = (): void => {
    stop()
    const limit = seconds()
    const left = limit - presence.idleSeconds()
    if (limit > 0 && left <= 0) onIdle()
    const soonMs = limit > 0 && left > 0 ? left * 1000 : longestPauseMs
    stop = clock.after(Math.min(longestPauseMs, soonMs), look)
  }
  look()
  return { look, stop: () => stop() }
}
