import type { AppError } from '../../../shared/core/app-error.ts'
import { describeFailure } from '../../../shared/words/describe-failure.ts'

/** What a failure says beside a field of the form; undefined where it is about something else. */
export function failureOfField(error: AppError, field: string): string | undefined {
  const { fields, sentence } = describeFailure(error)
  if (!fields.includes(field)) return undefined
  return error.code === 'missing-secret' ? 'Needed to try it.' : sentence
}
