/** Pauses that servers asked for (429 or 5xx with `Retry-After`), by connection: until one is over, nothing asks there by itself. */
import { type AppError, AppFailure } from '../../shared/core/app-error.ts'
import { pauseAskedFor } from '../sign-in/pause-asked-for.ts'

export type AskedPauses = {
  /** Takes note of how an attempt ended: with what it threw, or null for a success. */
  readonly ended: (connectionId: string, thrown: unknown) => void
  /** Throws the failure that asked for the pause, with what is left of it, in whole seconds. */
  readonly assertOver: (connectionId: string) => void
}

/** `now`: our clock, ms. */
export function createAskedPauses(now: () => number): AskedPauses {
  const pauses = new Map<string, { readonly until: number; readonly error: AppError }>()
  return {
    ended(connectionId, thrown) {
      // Whoever stopped waiting did not hear from the server.
      if (thrown instanceof AppFailure && thrown.error.code === 'cancelled') return
      pauses.delete(connectionId)
      const ms = pauseAskedFor(thrown)
      if (ms > 0 && thrown instanceof AppFailure) pauses.set(connectionId, { until: now() + ms, error: thrown.error })
    },
    assertOver(connectionId) {
      const pause = pauses.get(connectionId)
      const left = (pause?.until ?? 0) - now()
      if (pause === undefined || left <= 0) return
      const { error } = pause
      if ('retryAfterSeconds' in error) throw new AppFailure({ ...error, retryAfterSeconds: Math.ceil(left / 1000) })
    },
  }
}
