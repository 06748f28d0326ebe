/** The door's side of the token inspector. */
import * as z from 'zod'
import type { Handlers } from '../../shared/ipc/contract.ts'
import type { InspectorContract } from '../../shared/ipc/inspector.contract.ts'
import type { CopyService } from '../services/copy-service.ts'
import type { InspectorService } from '../services/inspector-service.ts'
import type { ServerQuestions } from '../services/server-questions.ts'
import { parseInput } from './parse.ts'
import { id, nothing, value } from './schemas.ts'

type Input<M extends keyof InspectorContract> = Parameters<InspectorContract[M]>[0]

/** Tokens of a megabyte are read all the same. */
const tokenText = z.string().max(3_000_000)
const keyText = z.string().max(1_000_000)
const jsonText = z.string().max(1_000_000)
const address = z.string().max(2_000)
const encoding = z.enum(['text', 'base64', 'base64url', 'hex'])
const alg = z.enum([
  ...(['HS256', 'HS384', 'HS512', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'] as const),
  ...(['ES256', 'ES384', 'ES512', 'EdDSA'] as const),
])

const which = z.enum(['access-token', 'id-token']).exactOptional()

const source = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('stored'), connectionId: id, which }),
  z.strictObject({ kind: z.literal('pasted'), text: tokenText }),
])

const keyChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('secret'), text: keyText, encoding }),
  z.strictObject({ kind: z.literal('pasted'), text: keyText }),
  z.strictObject({ kind: z.literal('file'), fileId: id }),
  z.strictObject({ kind: z.literal('key-set-address'), url: address }),
  z.strictObject({ kind: z.literal('issuer'), issuer: address }),
  z.strictObject({ kind: z.literal('inside') }),
  z.strictObject({ kind: z.literal('made-here'), keyId: id }),
])

const signingKey = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('made-here'), alg, keyId: id.nullable() }),
  z.strictObject({ kind: z.literal('secret'), alg, text: keyText, encoding }),
  z.strictObject({ kind: z.literal('pasted'), alg, text: keyText }),
  z.strictObject({ kind: z.literal('none') }),
])

const readStored = z.strictObject({ connectionId: id, which }) satisfies z.ZodType<Input<'readStored'>>
const check = z.strictObject({ token: source, key: keyChoice }) satisfies z.ZodType<Input<'check'>>
const introspect = z.strictObject({
  token: source,
  address,
  clientId: value,
  clientSecret: value,
}) satisfies z.ZodType<Input<'introspect'>>
const copy = z.strictObject({ text: tokenText, isSecret: z.boolean() }) satisfies z.ZodType<Input<'copy'>>
const build = z.strictObject({ header: jsonText, payload: jsonText, key: signingKey }) satisfies z.ZodType<
  Input<'build'>
>

export function createInspectorHandlers(
  service: InspectorService,
  questions: Pick<ServerQuestions, 'introspect'>,
  copies: CopyService,
): Handlers<InspectorContract> {
  return {
    async readStored(input) {
      const { connectionId, which: meant } = parseInput(readStored, input)
      return service.readStored(connectionId, meant)
    },
    async check(input) {
      const { token, key } = parseInput(check, input)
      return service.check(token, key)
    },
    async algorithms(input) {
      parseInput(nothing, input)
      return service.algorithms()
    },
    async chooseKeyFile(input) {
      parseInput(nothing, input)
      return service.chooseKeyFile()
    },
    async introspect(input) {
      const { token, address: where, clientId, clientSecret } = parseInput(introspect, input)
      return service.introspect(token, where, clientId, clientSecret)
    },
    async introspectOwn(input) {
      const { connectionId, which: meant } = parseInput(readStored, input)
      return questions.introspect(connectionId, meant)
    },
    async copy(input) {
      const { text, isSecret } = parseInput(copy, input)
      if (isSecret) return copies.placeSecret(text, null)
      await copies.place(text)
      return { clearsAfterSeconds: 0 }
    },
    async build(input) {
      const { header, payload, key } = parseInput(build, input)
      return service.build(header, payload, key)
    },
  }
}
