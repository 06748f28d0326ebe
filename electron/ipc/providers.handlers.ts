/** The door's side of the providers feature. */
import * as z from 'zod'
import type { Handlers } from '../../shared/ipc/contract.ts'
import type { ProvidersContract } from '../../shared/ipc/providers.contract.ts'
import { providerSchema } from '../cards/provider-schema.ts'
import type { ProviderService } from '../services/provider-service.ts'
import { parseInput } from './parse.ts'
import { id, nothing } from './schemas.ts'

type Input<M extends keyof ProvidersContract> = Parameters<ProvidersContract[M]>[0]

/** A new one has no id yet. */
const provider = providerSchema.extend({ id: z.union([z.literal(''), providerSchema.shape.id]) })

const save = z.strictObject({ provider }) satisfies z.ZodType<Input<'save'>>
const remove = z.strictObject({ id }) satisfies z.ZodType<Input<'remove'>>

export function createProvidersHandlers(service: ProviderService): Handlers<ProvidersContract> {
  return {
    async list(input) {
      parseInput(nothing, input)
      return service.list()
    },
    async save(input) {
      return service.save(parseInput(save, input).provider)
    },
    async remove(input) {
      await service.remove(parseInput(remove, input).id)
    },
  }
}
