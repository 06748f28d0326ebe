/** The time and the timers, so that services can be tested without waiting. */
export type Clock = {
  /** Instant in ms. */
  readonly now: () => number
  /** Calls `act` once after `ms`; returns the way to prevent it. Never keeps the app from closing. */
  readonly after: (ms: number, act: () => void) => () => void
}
