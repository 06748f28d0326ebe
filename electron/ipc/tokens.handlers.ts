/** The door's side of the tokens feature. */
import * as z from 'zod'
import type { Handlers } from '../../shared/ipc/contract.ts'
import type { TokensContract } from '../../shared/ipc/tokens.contract.ts'
import type { CopyService } from '../services/copy-service.ts'
import type { ServerQuestions } from '../services/server-questions.ts'
import type { TokenService } from '../services/token-service.ts'
import { parseInput } from './parse.ts'
import { id, nothing } from './schemas.ts'

type Input<M extends keyof TokensContract> = Parameters<TokensContract[M]>[0]

const ofConnection = z.strictObject({ connectionId: id }) satisfies z.ZodType<Input<'get'>>
const copy = z.strictObject({
  connectionId: id,
  form: z.enum(['token', 'headers', 'curl']),
}) satisfies z.ZodType<Input<'copy'>>

const signOut = z.strictObject({ connectionId: id, withHint: z.boolean() }) satisfies z.ZodType<Input<'signOut'>>

export function createTokensHandlers(
  service: TokenService,
  copies: CopyService,
  questions: ServerQuestions,
): Handlers<TokensContract> {
  return {
    async list(input) {
      parseInput(nothing, input)
      return service.list()
    },
    async get(input) {
      return service.get(parseInput(ofConnection, input).connectionId)
    },
    async cancel(input) {
      service.cancel(parseInput(ofConnection, input).connectionId)
    },
    async copy(input) {
      const { connectionId, form } = parseInput(copy, input)
      return copies.copy(connectionId, form)
    },
    async reveal(input) {
      return service.reveal(parseInput(ofConnection, input).connectionId)
    },
    async forget(input) {
      return service.forget(parseInput(ofConnection, input).connectionId)
    },
    async revoke(input) {
      return questions.revoke(parseInput(ofConnection, input).connectionId)
    },
    async userinfo(input) {
      return questions.userinfo(parseInput(ofConnection, input).connectionId)
    },
    async signOut(input) {
      const { connectionId, withHint } = parseInput(signOut, input)
      return questions.signOut(connectionId, withHint)
    },
  }
}
