/**
 * Lets the window tell what is to be kept before it is emptied, but does not wait for it for long. Where the person was, and
 * what stood in forms, waits here for the next window: in memory only, and it is no secret.
 */
import type { Clock } from '../ports/clock.ts'

/** A window that hangs does not keep Hallpass from locking, ms. */
const patienceMs = 600

export type LeaveTaking = {
  /** Asks the window; resolves when it has answered, or has had its time. Never fails. */
  readonly takeLeave: () => Promise<void>
  /** The window's answer. Without a question it counts for nothing. */
  readonly ready: (place: string | null) => void
  /** What was answered last, once. */
  readonly place: () => string | null
}

/** `ask` tells the window that it is about to be emptied. */
export function createLeaveTaking(clock: Clock, ask: () => void): LeaveTaking {
  const ignore = (): void => {}
  let answered: (place: string | null) => void = ignore
  let kept: string | null = null
  return {
    takeLeave: () =>
      new Promise((resolve) => {
        kept = null
        const end = () => {
          answered = ignore
          resolve()
        }
        const stop = clock.after(patienceMs, end)
        answered = (place) => {
          kept = place
          stop()
          end()
        }
        ask()
      }),
    ready: (place) => answered(place),
    place() {
      const place = kept
      kept = null
      return place
    },
  }
}
