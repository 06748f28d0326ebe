/** What a text in a form has to be, rule by rule (`FormField.mustBe`). Window and main ask here. */
import { headerProblem, headerRemark } from '../core/check-header.ts'
import type { FormField } from './form-field.ts'
import { resourceProblem } from './resource-indicators.ts'

/** Why a text is not what the field's rule asks for, in a sentence; null where it is, or where it is empty. */
export function textProblem({ mustBe }: Pick<FormField, 'mustBe'>, value: string): string | null {
  if (mustBe === undefined || value === '') return null
  switch (mustBe) {
    case 'resources':
      return resourceProblem(value)
    case 'header-name': {
      const isTaken = headerRemark(value) !== null || value.toLowerCase() === 'dpop'
      return isTaken
        ? `“${value}” has a meaning of its own in every request: no token can stand there.`
        : (headerProblem(value, '')?.reason ?? null)
    }
    case 'header-text':
      return headerProblem('Authorization', value)?.reason ?? null
  }
}
