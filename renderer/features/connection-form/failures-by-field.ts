import type { AppError } from '../../../shared/core/app-error.ts'
import { describeFailure } from '../../../shared/words/describe-failure.ts'

/** The failure as it is said beside each field it concerns: field name → sentence. */
export function failuresByField(error: AppError): Readonly<Record<string, string>> {
  const { fields, sentence } = describeFailure(error)
  return Object.fromEntries(fields.map((field) => [field, besideField(error, sentence, fields.length)]))
}

function besideField(error: AppError, sentence: string, howMany: number): string {
  switch (error.code) {
    case 'credentials-refused':
      return howMany > 1 ? 'Not accepted, or not together with the rest.' : 'Not accepted.'
    case 'missing-secret':
    case 'secret-unreadable':
      return 'Needed here.'
    default:
      return sentence
  }
}
