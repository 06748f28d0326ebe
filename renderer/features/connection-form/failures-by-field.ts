import type { AppError } from '../../../shared/core/app-error.ts'
import type { Provider } from '../../../shared/domain/provider.ts'
import { describeFailure } from '../../../shared/words/describe-failure.ts'

/** The failure as it is said beside each field it concerns: field name → sentence. */
export function failuresByField(error: AppError, provider: Provider): Readonly<Record<string, string>> {
  const { fields, sentence } = describeFailure(error)
  return Object.fromEntries(
    fields.map((field) => [fieldInForm(field, provider), besideField(error, sentence, fields.length)]),
  )
}

/** The field of this form that a failure means: a system may have no server address but that of its token endpoint. */
export function fieldInForm(field: string, { servers }: Provider): string {
  const isThere = field !== 'server' || servers.some(({ id }) => id === 'server')
  return isThere ? field : 'token'
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
