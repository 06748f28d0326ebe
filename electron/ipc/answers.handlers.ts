/** The door's side of what is shown of answers. */
import * as z from 'zod'
import type { AnswersContract } from '../../shared/ipc/answers.contract.ts'
import type { Handlers } from '../../shared/ipc/contract.ts'
import type { AnswerService } from '../services/answer-service.ts'
import { parseInput } from './parse.ts'
import { id } from './schemas.ts'

type Input<M extends keyof AnswersContract> = Parameters<AnswersContract[M]>[0]

/** Lines that one call may ask for. */
const mostLines = 500

const line = z
  .number()
  .int()
  .min(0)
  .max(2 ** 32)
const seen = { exchangeId: id, view: z.enum(['json', 'text']) }
const place = { exchangeId: id, line }

const open = z.strictObject({ ...seen, knownBytes: z.number().int().min(-1) }) satisfies z.ZodType<Input<'open'>>
const lines = z.strictObject({
  ...seen,
  stretches: z
    .array(z.strictObject({ from: line, count: z.number().int().min(1).max(mostLines) }))
    .min(1)
    .max(mostLines)
    .refine((all) => all.reduce((sum, { count }) => sum + count, 0) <= mostLines, { message: 'too many lines' }),
}) satisfies z.ZodType<Input<'lines'>>
const search = z.strictObject({
  ...seen,
  text: z.string().min(1).max(1000),
  caseSensitive: z.boolean(),
  from: z.union([z.strictObject({ match: z.number().int().min(1).max(1e9) }), z.strictObject({ line })]),
  direction: z.enum(['next', 'previous']),
}) satisfies z.ZodType<Input<'search'>>
const ofAnswer = z.strictObject({ exchangeId: id }) satisfies z.ZodType<Input<'stopSearch' | 'folds' | 'copyBody'>>
const ofLine = z.strictObject(place) satisfies z.ZodType<Input<'path' | 'copyValue' | 'value'>>
const copyPath = z.strictObject({ ...place, form: z.enum(['path', 'pointer']) }) satisfies z.ZodType<Input<'copyPath'>>

export function createAnswersHandlers(service: AnswerService): Handlers<AnswersContract> {
  return {
    async open(input) {
      const { exchangeId, view, knownBytes } = parseInput(open, input)
      return service.open(exchangeId, view, knownBytes)
    },
    async lines(input) {
      const { exchangeId, view, stretches } = parseInput(lines, input)
      return service.lines(exchangeId, view, stretches)
    },
    async search(input) {
      const { exchangeId, view, ...query } = parseInput(search, input)
      return service.search(exchangeId, view, query)
    },
    async stopSearch(input) {
      return service.stopSearch(parseInput(ofAnswer, input).exchangeId)
    },
    async folds(input) {
      return service.folds(parseInput(ofAnswer, input).exchangeId)
    },
    async path(input) {
      const { exchangeId, line } = parseInput(ofLine, input)
      return service.path(exchangeId, line)
    },
    async copyPath(input) {
      const { exchangeId, line, form } = parseInput(copyPath, input)
      return service.copyPath(exchangeId, line, form)
    },
    async copyValue(input) {
      const { exchangeId, line } = parseInput(ofLine, input)
      return service.copyValue(exchangeId, line)
    },
    async copyBody(input) {
      return service.copyBody(parseInput(ofAnswer, input).exchangeId)
    },
    async value(input) {
      const { exchangeId, line } = parseInput(ofLine, input)
      return service.value(exchangeId, line)
    },
  }
}
