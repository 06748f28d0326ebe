/** Input → value, the first line of every handler. What is wrong is said without repeating any of it. */
import type * as z from 'zod'
import { AppFailure } from '../../shared/core/app-error.ts'
import { isDeeperThan } from '../../shared/core/is-deeper-than.ts'
import { inputProblem } from './input-problem.ts'

/** Levels of lists and objects. */
const deepestInput = 100

/** The parsed input. Fails with `invalid-input`. `maxBytes`: where a call takes more than others. */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown, maxBytes?: number): T {
  if (inputProblem(input, maxBytes) !== null) throw notUnderstood()
  // Schemas call themselves for each level.
  if (isDeeperThan(input, deepestInput)) throw notUnderstood()
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
