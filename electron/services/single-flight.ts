import { AppFailure } from '../../shared/core/app-error.ts'
import { cancellable } from './cancellable.ts'

/** At most one run per key: who asks while one is under way gets that one's outcome. */
export type SingleFlight<T> = {
  readonly run: (key: string, start: (signal: AbortSignal) => Promise<T>) => Promise<T>
  /**
   * Lets everybody who waits for the run under way go with `cancelled`, and aborts its signal. The work may still run
   * to its end (a refresh does); the next run for the key starts only after it, unless it is cancelled before that.
   */
  readonly cancel: (key: string) => void
  /** Resolves when all that is under way, or all of that key, has ended, cancelled or not. Never fails. */
  readonly settled: (key?: string) => Promise<void>
  /** A run that was not cancelled is under way, or waits for a cancelled one to end. */
  readonly isUnderWay: (key: string) => boolean
}

type Flight<T> = { readonly work: Promise<T>; readonly outcome: Promise<T>; readonly controller: AbortController }

export function createSingleFlight<T>(): SingleFlight<T> {
  const flights = new Map<string, Flight<T>>()

  function run(key: string, start: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const before = flights.get(key)
    if (before !== undefined && !before.controller.signal.aborted) return before.outcome
    const controller = new AbortController()
    const work = startAfter(before?.work, start, controller.signal)
    const flight = { work, outcome: cancellable(work, controller.signal), controller }
    flights.set(key, flight)
    const leave = () => {
      if (flights.get(key) === flight) flights.delete(key)
    }
    work.then(leave, leave)
    return flight.outcome
  }

  return {
    run,
    cancel: (key) => flights.get(key)?.controller.abort(),
    async settled(key) {
      const wanted = () => [...flights].filter(([id]) => key === undefined || id === key)
      while (wanted().length > 0) await Promise.allSettled(wanted().map(([, { work }]) => work))
    },
    isUnderWay: (key) => flights.get(key)?.controller.signal.aborted === false,
  }
}

/** Starts at once, or as soon as the cancelled work before has ended, whichever way that went. */
async function startAfter<T>(
  before: Promise<unknown> | undefined,
  start: (signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  if (before !== undefined) await before.catch(() => {})
  if (signal.aborted) throw new AppFailure({ code: 'cancelled' })
  return start(signal)
}
