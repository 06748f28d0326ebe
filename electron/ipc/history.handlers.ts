/** The door's side of the history. */
import * as z from 'zod'
import type { Handlers } from '../../shared/ipc/contract.ts'
import type { HistoryContract } from '../../shared/ipc/history.contract.ts'
import type { HistoryService } from '../services/history-service.ts'
import { parseInput } from './parse.ts'
import { id, name } from './schemas.ts'

type Input<M extends keyof HistoryContract> = Parameters<HistoryContract[M]>[0]

const list = z.strictObject({ connectionId: id, search: name }) satisfies z.ZodType<Input<'list'>>
const one = z.strictObject({ connectionId: id, id }) satisfies z.ZodType<Input<'entry'>>
const all = z.strictObject({ connectionId: id }) satisfies z.ZodType<Input<'clear'>>
const keepBodies = z.strictObject({ connectionId: id, keep: z.boolean() }) satisfies z.ZodType<Input<'keepBodies'>>

export function createHistoryHandlers(service: HistoryService): Handlers<HistoryContract> {
  return {
    async list(input) {
      const { connectionId, search } = parseInput(list, input)
      return service.list(connectionId, search)
    },
    async entry(input) {
      const { connectionId, id } = parseInput(one, input)
      return service.entry(connectionId, id)
    },
    async remove(input) {
      const { connectionId, id } = parseInput(one, input)
      await service.remove(connectionId, id)
    },
    async clear(input) {
      await service.clear(parseInput(all, input).connectionId)
    },
    async keepBodies(input) {
      const { connectionId, keep } = parseInput(keepBodies, input)
      await service.keepBodies(connectionId, keep)
    },
  }
}
