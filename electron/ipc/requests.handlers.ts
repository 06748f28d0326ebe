/** The door's side of the request tester. */
import * as z from 'zod'
import type { Handlers } from '../../shared/ipc/contract.ts'
import type { RequestsContract } from '../../shared/ipc/requests.contract.ts'
import type { RequestService } from '../services/request-service.ts'
import { parseInput } from './parse.ts'
import { id, requestDraft } from './schemas.ts'

type Input<M extends keyof RequestsContract> = Parameters<RequestsContract[M]>[0]

const preview = z.strictObject({ draft: requestDraft }) satisfies z.ZodType<Input<'preview'>>
const send = z.strictObject({ draft: requestDraft, sendId: id, tabId: id.exactOptional() }) satisfies z.ZodType<
  Input<'send'>
>
const cancel = z.strictObject({ sendId: id }) satisfies z.ZodType<Input<'cancel'>>
const left = z.strictObject({ connectionId: id }) satisfies z.ZodType<Input<'left'>>
const rejoin = z.strictObject({ sendId: id }) satisfies z.ZodType<Input<'rejoin'>>
const revealSent = z.strictObject({ exchangeId: id }) satisfies z.ZodType<Input<'revealSent'>>
const saveBody = z.strictObject({ exchangeId: id }) satisfies z.ZodType<Input<'saveBody'>>

export function createRequestsHandlers(service: RequestService): Handlers<RequestsContract> {
  return {
    async preview(input) {
      return service.preview(parseInput(preview, input).draft)
    },
    async send(input) {
      const { draft, sendId, tabId } = parseInput(send, input)
      return service.send(draft, sendId, tabId)
    },
    async cancel(input) {
      service.cancel(parseInput(cancel, input).sendId)
    },
    async left(input) {
      return service.left(parseInput(left, input).connectionId)
    },
    async rejoin(input) {
      return service.rejoin(parseInput(rejoin, input).sendId)
    },
    async revealSent(input) {
      return service.revealSent(parseInput(revealSent, input).exchangeId)
    },
    async saveBody(input) {
      return service.saveBody(parseInput(saveBody, input).exchangeId)
    },
  }
}
