/** The door's side of the request tester. */
import * as z from 'zod'
import type { RequestDraft } from '../../shared/domain/http-exchange.ts'
import type { Handlers } from '../../shared/ipc/contract.ts'
import type { RequestsContract } from '../../shared/ipc/requests.contract.ts'
import type { RequestService } from '../services/request-service.ts'
import { parseInput } from './parse.ts'
import { bodyText, id, nameValues, value } from './schemas.ts'

type Input<M extends keyof RequestsContract> = Parameters<RequestsContract[M]>[0]

const draft = z.strictObject({
  connectionId: id,
  method: z.string().min(1).max(40),
  url: value,
  query: nameValues,
  headers: nameValues,
  body: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({ kind: z.literal('json'), text: bodyText }),
    z.strictObject({ kind: z.literal('form'), fields: nameValues }),
  ]),
}) satisfies z.ZodType<RequestDraft>

const preview = z.strictObject({ draft }) satisfies z.ZodType<Input<'preview'>>
const send = z.strictObject({ draft, sendId: id }) satisfies z.ZodType<Input<'send'>>
const cancel = z.strictObject({ sendId: id }) satisfies z.ZodType<Input<'cancel'>>
const saveBody = z.strictObject({ exchangeId: id }) satisfies z.ZodType<Input<'saveBody'>>

export function createRequestsHandlers(service: RequestService): Handlers<RequestsContract> {
  return {
    async preview(input) {
      return service.preview(parseInput(preview, input).draft)
    },
    async send(input) {
      const { draft, sendId } = parseInput(send, input)
      return service.send(draft, sendId)
    },
    async cancel(input) {
      service.cancel(parseInput(cancel, input).sendId)
    },
    async saveBody(input) {
      return service.saveBody(parseInput(saveBody, input).exchangeId)
    },
  }
}
