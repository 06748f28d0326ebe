/** A limit that starts anew with every sign of life. */
export type TimeLimit = {
  /** Aborted when the time is over. */
  readonly signal: AbortSignal
  readonly restart: () => void
  /** Nobody is waited for: the time stands still until `restart`. */
  readonly pause: () => void
  /** For good. */
  readonly stop: () => void
}

/** Starts a limit of `ms`. It keeps no process from ending. */
export function startTimeLimit(ms: number): TimeLimit {
  const over = new AbortController()
  let paused = false
  let stopped = false
  // Refreshing one timer is far cheaper than a new one for each of thousands of pieces.
  const timer = setTimeout(() => {
    if (!paused) over.abort()
  }, ms).unref()
  return {
    signal: over.signal,
    restart() {
      paused = false
      // A timer that was cleared would run again.
      if (!stopped) timer.refresh()
    },
    pause() {
      paused = true
    },
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
