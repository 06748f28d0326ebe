/** The door's side of bringing something in. */
import * as z from 'zod'
import { longestBrought } from '../../shared/bring-in/brought.ts'
import type { Handlers } from '../../shared/ipc/contract.ts'
import type { ImportsContract } from '../../shared/ipc/imports.contract.ts'
import type { BringInService } from '../services/bring-in-service.ts'
import type { HandedOver } from '../services/handed-over.ts'
import { broughtBytes } from './input-limits.ts'
import { parseInput } from './parse.ts'
import { environment, id, name, nothing, value } from './schemas.ts'

type Input<M extends keyof ImportsContract> = Parameters<ImportsContract[M]>[0]

const read = z.strictObject({
  // A little more than is read: what is longer is refused in words.
  text: z.string().max(longestBrought + 1_000_000),
  from: z.string().max(1000),
}) satisfies z.ZodType<Input<'read'>>
const url = z.strictObject({ url: value }) satisfies z.ZodType<Input<'readUrl'>>
/** What is taken of a list, by places in it. */
const places = z.array(z.number().int().min(0).max(100_000)).max(5_000)
const choice = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('command'),
    name,
    fields: z.array(z.strictObject({ name: id, label: name, secret: z.boolean() })).max(60),
    address: value,
    second: z.string().max(250_000),
    secondAddress: value,
  }),
  z.strictObject({
    kind: z.literal('card'),
    way: z.enum(['add', 'replace', 'keep-both', 'use-mine']),
    withRequests: z.boolean(),
    connectionIds: z.array(id).max(500),
  }),
  z.strictObject({ kind: z.literal('open-api'), name, signInIds: z.array(id).max(30), requests: places }),
  z.strictObject({
    kind: z.literal('postman-collection'),
    name,
    environment,
    accounts: places,
    requests: places,
    variables: places,
  }),
  z.strictObject({
    kind: z.literal('postman-environment'),
    connectionId: id.nullable(),
    variables: places,
    replaces: z.boolean(),
  }),
])
const take = z.strictObject({ id, choice }) satisfies z.ZodType<Input<'take'>>
const one = z.strictObject({ id }) satisfies z.ZodType<Input<'drop'>>

export function createImportsHandlers(
  service: BringInService,
  handedOver: Pick<HandedOver, 'take'>,
): Handlers<ImportsContract> {
  return {
    async read(input) {
      const { text, from } = parseInput(read, input, broughtBytes)
      return service.read(text, from)
    },
    async readFile(input) {
      parseInput(nothing, input)
      return service.readFile()
    },
    async readUrl(input) {
      return service.readUrl(parseInput(url, input).url)
    },
    async take(input) {
      const { id, choice } = parseInput(take, input)
      return service.take(id, choice)
    },
    async drop(input) {
      service.drop(parseInput(one, input).id)
    },
    async handedOver(input) {
      parseInput(nothing, input)
      return handedOver.take()
    },
  }
}
