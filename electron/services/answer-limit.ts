/** How long a person wants to wait for a whole answer, sign-in, redirects and all. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { Clock } from '../ports/clock.ts'

export type AnswerLimit = {
  /** `timeout` in place of what the end of the time led to; anything else as it is. */
  readonly explain: (thrown: unknown) => unknown
  readonly stop: () => void
}

/** Calls `abort` once when `seconds` are over; with 0 never. `host` is who is waited for. */
export function startAnswerLimit(clock: Clock, seconds: number, host: string, abort: () => void): AnswerLimit {
  let isOver = false
  const stop =
    seconds === 0
      ? () => {}
      : clock.after(seconds * 1000, () => {
          isOver = true
          abort()
        })
  return {
    stop,
    explain: (thrown) =>
      isOver && thrown instanceof AppFailure && thrown.error.code === 'cancelled'
        ? new AppFailure({ code: 'timeout', host, seconds })
        : thrown,
  }
}
