/** The door's side of code snippets. */
import * as z from 'zod'
import type { Handlers } from '../../shared/ipc/contract.ts'
import type { SnippetsContract } from '../../shared/ipc/snippets.contract.ts'
import type { SnippetService } from '../services/snippet-service.ts'
import { parseInput } from './parse.ts'
import { id, requestDraft } from './schemas.ts'

type Input<M extends keyof SnippetsContract> = Parameters<SnippetsContract[M]>[0]

const write = z.strictObject({ draft: requestDraft, target: id }) satisfies z.ZodType<Input<'write'>>
const copy = z.strictObject({ draft: requestDraft, target: id, live: z.boolean() }) satisfies z.ZodType<Input<'copy'>>

export function createSnippetsHandlers(service: SnippetService): Handlers<SnippetsContract> {
  return {
    async write(input) {
      const { draft, target } = parseInput(write, input)
      return service.write(draft, target)
    },
    async copy(input) {
      const { draft, target, live } = parseInput(copy, input)
      return service.copy(draft, target, live)
    },
  }
}
