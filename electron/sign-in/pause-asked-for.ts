import { AppFailure } from '../../shared/core/app-error.ts'

/** How long a server that is asked too often, or is in trouble, wants to be left alone (429 or 5xx with `Retry-After`), ms; 0 where it did not say. */
export function pauseAskedFor(thrown: unknown): number {
  if (!(thrown instanceof AppFailure) || !('retryAfterSeconds' in thrown.error)) return 0
  return (thrown.error.retryAfterSeconds ?? 0) * 1000
}
