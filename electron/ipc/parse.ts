/** Input → value, the first line of every handler. What is wrong is said without repeating any of it. */
import type * as z from 'zod'
import { AppFailure } from '../../shared/core/app-error.ts'
import { inputProblem } from './input-problem.ts'

/** The parsed input. Fails with `invalid-input`. */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  if (inputProblem(input) !== null) throw notUnderstood()
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const tooLong = parsed.error.issues.every((issue) => issue.code === 'too_big')
  throw tooLong
    ? new AppFailure({ code: 'invalid-input', reason: 'One of the values is longer than Hallpass takes.' })
    : notUnderstood()
}

function notUnderstood(): AppFailure {
  return new AppFailure({ code: 'invalid-input', reason: 'Hallpass cannot use this input as it stands.' })
}
