/** The door's side of saved and open requests. */
import * as z from 'zod'
import { maxTabs } from '../../shared/domain/saved-request.ts'
import type { Handlers } from '../../shared/ipc/contract.ts'
import type { WorkbenchContract } from '../../shared/ipc/workbench.contract.ts'
import type { WorkbenchService } from '../services/workbench-service.ts'
import { parseInput } from './parse.ts'
import { id, name, requestForm } from './schemas.ts'

type Input<M extends keyof WorkbenchContract> = Parameters<WorkbenchContract[M]>[0]

const connection = z.strictObject({ connectionId: id }) satisfies z.ZodType<Input<'load'>>
const one = z.strictObject({ connectionId: id, id }) satisfies z.ZodType<Input<'read'>>
const tab = z.strictObject({ id, savedId: id.nullable(), form: requestForm })
const keepTabs = z.strictObject({
  connectionId: id,
  change: z.strictObject({
    order: z.array(id).max(maxTabs),
    activeTabId: id.nullable(),
    changed: z.array(tab).max(maxTabs),
  }),
}) satisfies z.ZodType<Input<'keepTabs'>>
const save = z.strictObject({
  connectionId: id,
  id: id.nullable(),
  name,
  folder: name.nullable(),
  form: requestForm,
}) satisfies z.ZodType<Input<'save'>>
const rename = z.strictObject({ connectionId: id, id, name }) satisfies z.ZodType<Input<'rename'>>
const place = z.strictObject({
  connectionId: id,
  id,
  folder: name.nullable(),
  beforeId: id.nullable(),
}) satisfies z.ZodType<Input<'place'>>

export function createWorkbenchHandlers(service: WorkbenchService): Handlers<WorkbenchContract> {
  return {
    async load(input) {
      return service.load(parseInput(connection, input).connectionId)
    },
    async keepTabs(input) {
      const { connectionId, change } = parseInput(keepTabs, input)
      await service.keepTabs(connectionId, change)
    },
    async save(input) {
      return service.save(parseInput(save, input))
    },
    async read(input) {
      const { connectionId, id } = parseInput(one, input)
      return service.read(connectionId, id)
    },
    async rename(input) {
      const { connectionId, id, name } = parseInput(rename, input)
      return service.rename(connectionId, id, name)
    },
    async place(input) {
      const { connectionId, id, folder, beforeId } = parseInput(place, input)
      return service.place(connectionId, id, folder, beforeId)
    },
    async duplicate(input) {
      const { connectionId, id } = parseInput(one, input)
      return service.duplicate(connectionId, id)
    },
    async remove(input) {
      const { connectionId, id } = parseInput(one, input)
      return service.remove(connectionId, id)
    },
    async restore(input) {
      const { connectionId, id } = parseInput(one, input)
      return service.restore(connectionId, id)
    },
  }
}
