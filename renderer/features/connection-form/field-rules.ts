/** What makes a value unusable before anything is sent; each rule answers with a whole sentence or undefined. */
import type { FormField } from '../../../shared/domain/form-field.ts'
import { textProblem } from '../../../shared/domain/text-rules.ts'

/** The sentence for what is wrong with a field's value; undefined when it can be used. */
export function problemWith(field: FormField, value: string, isSaved: boolean): string | undefined {
  if (value === '')
    return field.required && !isSaved && field.kind !== 'choice' ? `${field.label} is needed.` : undefined
  if (field.mustNotContain && value.includes(field.mustNotContain.text)) return field.mustNotContain.reason
  if (field.kind === 'seconds' && !/^[1-9]\d{0,9}$/.test(value.trim())) {
    return 'A whole number of seconds, for example 3600.'
  }
  return textProblem(field, value.trim()) ?? undefined
}

/** Which edges of a secret hold spaces: they are kept, but seldom meant. */
export function edgeSpaces(value: string): 'none' | 'before' | 'after' | 'both' {
  const before = /^\s/.test(value)
  const after = /\s$/.test(value)
  if (before && after) return 'both'
  if (before) return 'before'
  return after ? 'after' : 'none'
}
