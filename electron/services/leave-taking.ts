/** Lets the window tell what is to be kept before it is emptied, but does not wait for it for long. */
import type { Clock } from '../ports/clock.ts'

/** A window that hangs does not keep Hallpass from locking, ms. */
const patienceMs = 600

export type LeaveTaking = {
  /** Asks the window; resolves when it has answered, or has had its time. Never fails. */
  readonly takeLeave: () => Promise<void>
  /** The window's answer. */
  readonly ready: () => void
}

/** `ask` tells the window that it is about to be emptied. */
export function createLeaveTaking(clock: Clock, ask: () => void): LeaveTaking {
  let answered = (): void => {}
  return {
    takeLeave: () =>
      new Promise((resolve) => {
        const stop = clock.after(patienceMs, resolve)
        answered = () => {
          stop()
          resolve()
        }
        ask()
      }),
    ready: () => answered(),
  }
}
