import { AppFailure } from '../../shared/core/app-error.ts'

/** The work's outcome, or `cancelled` as soon as the signal says so. The work itself goes on, for whoever else waits for it. */
export function cancellable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new AppFailure({ code: 'cancelled' }))
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
