import type { AppError } from './app-error.ts'

/** The outcome of anything that may fail in a way a person can meet. Bugs throw; expected failures are values. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError }

/** A success carrying `value`. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

/** A failure carrying `error`. */
export function fail(error: AppError): { readonly ok: false; readonly error: AppError } {
  return { ok: false, error }
}
