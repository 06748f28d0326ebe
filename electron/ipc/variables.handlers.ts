/** The door's side of variables. */
import * as z from 'zod'
import type { Handlers } from '../../shared/ipc/contract.ts'
import type { VariablesContract } from '../../shared/ipc/variables.contract.ts'
import type { VariableService } from '../services/variable-service.ts'
import { parseInput } from './parse.ts'
import { id, name, value } from './schemas.ts'

type Input<M extends keyof VariablesContract> = Parameters<VariablesContract[M]>[0]

const list = z.strictObject({ connectionId: id }) satisfies z.ZodType<Input<'list'>>
const put = z.strictObject({
  id: id.nullable(),
  connectionId: id.nullable(),
  name,
  kind: z.enum(['plain', 'secret']),
  value: value.exactOptional(),
}) satisfies z.ZodType<Input<'put'>>
const one = z.strictObject({ connectionId: id.nullable(), id }) satisfies z.ZodType<Input<'remove'>>

export function createVariablesHandlers(service: VariableService): Handlers<VariablesContract> {
  return {
    async list(input) {
      return service.list(parseInput(list, input).connectionId)
    },
    async put(input) {
      return service.put(parseInput(put, input))
    },
    async remove(input) {
      const { connectionId, id: removed } = parseInput(one, input)
      await service.remove(connectionId, removed)
    },
    async restore(input) {
      const { connectionId, id: restored } = parseInput(one, input)
      return service.restore(connectionId, restored)
    },
  }
}
