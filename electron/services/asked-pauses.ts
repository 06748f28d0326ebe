/** Pauses that servers asked for (429 with `Retry-After`), by connection: until one is over, nothing asks there by itself. */
import { AppFailure } from '../../shared/core/app-error.ts'
import { pauseAskedFor } from '../sign-in/pause-asked-for.ts'

export type AskedPauses = {
  /** Takes note of how an attempt ended: with what it threw, or null for a success. */
  readonly ended: (connectionId: string, thrown: unknown) => void
  /** Throws `rate-limited` with what is left of the pause, in whole seconds. */
  readonly assertOver: (connectionId: string) => void
}

/** `now`: our clock, ms. */
export function createAskedPauses(now: () => number): AskedPauses {
  const pauses = new Map<string, { readonly until: number; readonly host: string }>()
  return {
    ended(connectionId, thrown) {
      pauses.delete(connectionId)
      const ms = pauseAskedFor(thrown)
      if (ms > 0 && thrown instanceof AppFailure && 'host' in thrown.error) {
        pauses.set(connectionId, { until: now() + ms, host: thrown.error.host })
      }
    },
    assertOver(connectionId) {
      const pause = pauses.get(connectionId)
      const left = (pause?.until ?? 0) - now()
      if (pause === undefined || left <= 0) return
      throw new AppFailure({ code: 'rate-limited', host: pause.host, retryAfterSeconds: Math.ceil(left / 1000) })
    },
  }
}
