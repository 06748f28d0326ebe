/** The door's side of the connections feature. */
import * as z from 'zod'
import type { ConnectionDraft } from '../../shared/domain/connection.ts'
import type { ConnectionsContract } from '../../shared/ipc/connections.contract.ts'
import type { Handlers } from '../../shared/ipc/contract.ts'
import type { ConnectionService } from '../services/connection-service.ts'
import { networkDraft } from './network-schemas.ts'
import { parseInput } from './parse.ts'
import { environment, id, name, nothing, value, values } from './schemas.ts'

type Input<M extends keyof ConnectionsContract> = Parameters<ConnectionsContract[M]>[0]

const draft = z.strictObject({
  providerId: id,
  signInId: id,
  name,
  environment,
  servers: values,
  values,
  secrets: values,
  acceptsInsecure: z.boolean(),
  verifyTls: z.boolean(),
  network: networkDraft.exactOptional(),
  keepFresh: z.boolean(),
  basicEncoding: z.enum(['exact', 'url-encoded']),
}) satisfies z.ZodType<ConnectionDraft>

const connect = z.strictObject({ id: id.exactOptional(), draft, attemptId: id }) satisfies z.ZodType<Input<'connect'>>
const save = z.strictObject({ id: id.exactOptional(), draft }) satisfies z.ZodType<Input<'save'>>
const cancel = z.strictObject({ attemptId: id }) satisfies z.ZodType<Input<'cancel'>>
const remove = z.strictObject({ id }) satisfies z.ZodType<Input<'remove'>>
const setKeepFresh = z.strictObject({ id, keepFresh: z.boolean() }) satisfies z.ZodType<Input<'setKeepFresh'>>
const allowHost = z.strictObject({ id, host: value }) satisfies z.ZodType<Input<'allowHost'>>

export function createConnectionsHandlers(service: ConnectionService): Handlers<ConnectionsContract> {
  return {
    async list(input) {
      parseInput(nothing, input)
      return service.list()
    },
    async connect(input) {
      return service.connect(parseInput(connect, input))
    },
    async save(input) {
      return service.save(parseInput(save, input))
    },
    async cancel(input) {
      service.cancel(parseInput(cancel, input).attemptId)
    },
    async remove(input) {
      await service.remove(parseInput(remove, input).id)
    },
    async setKeepFresh(input) {
      const { id, keepFresh } = parseInput(setKeepFresh, input)
      return service.setKeepFresh(id, keepFresh)
    },
    async allowHost(input) {
      const { id, host } = parseInput(allowHost, input)
      return service.allowHost(id, host)
    },
  }
}
