/** The door's side of what is shown of answers. */
import * as z from 'zod'
import { charsets } from '../../shared/domain/charsets.ts'
import type { AnswersContract } from '../../shared/ipc/answers.contract.ts'
import type { Handlers } from '../../shared/ipc/contract.ts'
import type { AnswerLooks } from '../services/answer-looks.ts'
import type { AnswerService } from '../services/answer-service.ts'
import { parseInput } from './parse.ts'
import { id } from './schemas.ts'

type Input<M extends keyof AnswersContract> = Parameters<AnswersContract[M]>[0]

/** Lines that one call may ask for. */
const mostLines = 500

/** Bytes that one call may ask for. */
const mostBytes = 64 * 1024

const line = z
  .number()
  .int()
  .min(0)
  .max(2 ** 32)
const seen = { exchangeId: id, view: z.enum(['json', 'xml', 'text']) }
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
const ofAnswer = z.strictObject({ exchangeId: id }) satisfies z.ZodType<
  Input<'stopSearch' | 'folds' | 'copyBody' | 'drag'>
>
const ofLine = z.strictObject(place) satisfies z.ZodType<Input<'path' | 'copyValue' | 'value'>>
const copyPath = z.strictObject({ ...place, form: z.enum(['path', 'pointer']) }) satisfies z.ZodType<Input<'copyPath'>>

const stretch = z.strictObject({
  exchangeId: id,
  from: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  length: z.number().int().min(1).max(mostBytes),
}) satisfies z.ZodType<Input<'bytes' | 'copyHex'>>
const readAs = z.strictObject({
  exchangeId: id,
  charset: z.enum(charsets.map((charset) => charset.id)).nullable(),
}) satisfies z.ZodType<Input<'readAs'>>

export function createAnswersHandlers(service: AnswerService, looks: AnswerLooks): Handlers<AnswersContract> {
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
    async bytes(input) {
      const { exchangeId, from, length } = parseInput(stretch, input)
      return looks.bytes(exchangeId, from, length)
    },
    async copyHex(input) {
      const { exchangeId, from, length } = parseInput(stretch, input)
      return looks.copyHex(exchangeId, from, length)
    },
    async readAs(input) {
      const { exchangeId, charset } = parseInput(readAs, input)
      return looks.readAs(exchangeId, charset)
    },
    async drag(input) {
      return looks.drag(parseInput(ofAnswer, input).exchangeId)
    },
  }
}
