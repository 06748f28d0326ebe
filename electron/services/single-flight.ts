import { AppFailure } from '../../shared/core/app-error.ts'

/** At most one run per key: who asks while one is under way gets that one's outcome. */
export type SingleFlight<T> = {
  readonly run: (key: string, start: (signal: AbortSignal) => Promise<T>) => Promise<T>
  /**
   * Lets everybody who waits for the run under way go with `cancelled`, and aborts its signal. The work may still run
   * to its end (a refresh does); the next run for the key starts only after it.
   */
  readonly cancel: (key: string) => void
  readonly isUnderWay: (key: string) => boolean
}

export function createSingleFlight<T>(): SingleFlight<T> {
  const flights = new Map<string, { work: Promise<T>; outcome: Promise<T>; controller: AbortController }>()

  function run(key: string, start: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const joined = flights.get(key)
    if (joined !== undefined) {
      if (!joined.controller.signal.aborted) return joined.outcome
      const again = () => run(key, start)
      return joined.work.then(again, again)
    }
    const controller = new AbortController()
    const work = start(controller.signal).finally(() => flights.delete(key))
    const outcome = cancellable(work, controller.signal)
    flights.set(key, { work, outcome, controller })
    return outcome
  }

  return {
    run,
    cancel: (key) => flights.get(key)?.controller.abort(),
    isUnderWay: (key) => flights.get(key)?.controller.signal.aborted === false,
  }
}

/** The work's outcome, or `cancelled` as soon as the signal says so. */
function cancellable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new AppFailure({ code: 'cancelled' }))
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
