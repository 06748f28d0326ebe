/** The door's side of the editor for logins. */
import * as z from 'zod'
import type { Handlers } from '../../shared/ipc/contract.ts'
import type { LoginsContract } from '../../shared/ipc/logins.contract.ts'
import { formFieldSchema, loginAnswerSchema, loginRequestSchema } from '../cards/provider-schema.ts'
import type { LoginTrials } from '../services/login-trials.ts'
import { trustedCertificate } from './network-schemas.ts'
import { parseInput } from './parse.ts'
import { id, nothing, value, values } from './schemas.ts'

type Input<M extends keyof LoginsContract> = Parameters<LoginsContract[M]>[0]

const login = z.strictObject({
  fields: z.array(formFieldSchema).max(60),
  request: loginRequestSchema,
  server: value,
  values,
  secrets: values,
  acceptsInsecure: z.boolean(),
  verifyTls: z.boolean(),
  trusted: z.array(trustedCertificate).max(100),
  connectionId: id.exactOptional(),
  renews: loginAnswerSchema.exactOptional(),
})

const tried = z.strictObject({ trialId: id, login }) satisfies z.ZodType<Input<'try'>>
const read = z.strictObject({
  step: z.enum(['sign-in', 'renewal']),
  answer: loginAnswerSchema,
  documentedLifetimeSeconds: z.number().int().min(1).max(1e9).exactOptional(),
}) satisfies z.ZodType<Input<'read'>>
const cancel = z.strictObject({ trialId: id }) satisfies z.ZodType<Input<'cancel'>>

export function createLoginsHandlers(service: LoginTrials): Handlers<LoginsContract> {
  return {
    async try(input) {
      const { trialId, login: wanted } = parseInput(tried, input)
      return service.try(trialId, wanted)
    },
    async read(input) {
      return service.read(parseInput(read, input))
    },
    async cancel(input) {
      service.cancel(parseInput(cancel, input).trialId)
    },
    async forget(input) {
      parseInput(nothing, input)
      service.forget()
    },
  }
}
