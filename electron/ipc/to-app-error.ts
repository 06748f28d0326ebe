/** Any thrown thing → the failure a person is told of. What nobody foresaw is `unexpected`. */
import { type AppError, AppFailure } from '../../shared/core/app-error.ts'

export function toAppError(cause: unknown): AppError {
  if (cause instanceof AppFailure) return cause.error
  if (cause instanceof Error && cause.name === 'AbortError') return { code: 'cancelled' }
  return { code: 'unexpected' }
}
