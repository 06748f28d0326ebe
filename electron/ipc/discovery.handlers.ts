/** The door's side of the discovery feature. */
import * as z from 'zod'
import type { Handlers } from '../../shared/ipc/contract.ts'
import type { DiscoveryContract } from '../../shared/ipc/discovery.contract.ts'
import type { DiscoveryService } from '../services/discovery-service.ts'
import { networkDraft } from './network-schemas.ts'
import { parseInput } from './parse.ts'
import { id, value } from './schemas.ts'

type Input<M extends keyof DiscoveryContract> = Parameters<DiscoveryContract[M]>[0]

const lookUp = z.strictObject({
  address: value,
  connectionId: id.exactOptional(),
  network: networkDraft.exactOptional(),
  acceptsInsecure: z.boolean(),
  verifyTls: z.boolean(),
}) satisfies z.ZodType<Input<'lookUp'>>

export function createDiscoveryHandlers(service: DiscoveryService): Handlers<DiscoveryContract> {
  return {
    async lookUp(input) {
      return service.lookUp(parseInput(lookUp, input))
    },
  }
}
