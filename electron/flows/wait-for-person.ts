import { type AppError, AppFailure } from '../../shared/core/app-error.ts'
import type { Clock } from '../ports/clock.ts'

/** How long something is waited for, and what it is to have waited in vain. */
export type Patience = {
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly ms: number
  readonly late: AppError
}

/** What the person does, or `late` after `ms`, or `cancelled` at once when the signal says so. */
export function waitForPerson<T>(waiting: Promise<T>, { clock, signal, ms, late }: Patience): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      stop()
      signal.removeEventListener('abort', cancelled)
    }
    const giveUp = (error: AppError) => {
      leave()
      reject(new AppFailure(error))
    }
    const cancelled = () => giveUp({ code: 'cancelled' })
    const stop = clock.after(ms, () => giveUp(late))
    if (signal.aborted) return cancelled()
    signal.addEventListener('abort', cancelled, { once: true })
    waiting.then(resolve, reject).finally(leave)
  })
}
