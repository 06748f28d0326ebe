/** The time of this computer, and timers that are right again after sleep. */
import type { Clock } from '../ports/clock.ts'

/** Timers stand still while a computer sleeps, so a long wait looks at the clock in between. */
const lookAgainMs = 15_000

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, act) {
    const due = Date.now() + ms
    let waited = 0
    let timer: NodeJS.Timeout
    const wait = (): void => {
      const step = Math.max(0, Math.min(ms - waited, due - Date.now(), lookAgainMs))
      timer = setTimeout(() => {
        waited += step
        // Both are asked: the computer may have slept, or its clock may have been set back.
        if (waited >= ms || Date.now() >= due) act()
        else wait()
      }, step).unref()
    }
    wait()
    return () => clearTimeout(timer)
  },
}
