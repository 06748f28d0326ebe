/** The door's side of the practice servers. */
import * as z from 'zod'
import type { Handlers } from '../../shared/ipc/contract.ts'
import type { PracticeContract } from '../../shared/ipc/practice.contract.ts'
import type { PracticeService } from '../services/practice-service.ts'
import { parseInput } from './parse.ts'
import { id, nothing } from './schemas.ts'

type Input<M extends keyof PracticeContract> = Parameters<PracticeContract[M]>[0]

const setFault = z.strictObject({ providerId: id, faultId: id, on: z.boolean() }) satisfies z.ZodType<Input<'setFault'>>
const setLifetime = z.strictObject({
  providerId: id,
  lifetimeSeconds: z.int().min(1).max(31_536_000).nullable(),
}) satisfies z.ZodType<Input<'setLifetime'>>

export function createPracticeHandlers(service: PracticeService): Handlers<PracticeContract> {
  return {
    async status(input) {
      parseInput(nothing, input)
      return service.status()
    },
    async start(input) {
      parseInput(nothing, input)
      return service.start()
    },
    async stop(input) {
      parseInput(nothing, input)
      return service.stop()
    },
    async setFault(input) {
      const { providerId, faultId, on } = parseInput(setFault, input)
      return service.setFault(providerId, faultId, on)
    },
    async setLifetime(input) {
      const { providerId, lifetimeSeconds } = parseInput(setLifetime, input)
      return service.setLifetime(providerId, lifetimeSeconds)
    },
  }
}
