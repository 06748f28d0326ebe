/** The limits that all inputs share. Objects are strict: a key nobody asked for is refused. */
import * as z from 'zod'
import type { RequestDraft } from '../../shared/domain/http-exchange.ts'

/** A call without input. */
export const nothing = z.undefined()

/** An identifier made by the app. */
export const id = z.string().min(1).max(100)

/** A name or label that a person reads. */
export const name = z.string().max(200)

/** A value that was typed or pasted. */
export const value = z.string().max(20_000)

/** A request body. */
export const bodyText = z.string().max(5_000_000)

/** Form field or server field → what was typed. */
export const values = z
  .record(name, value)
  .refine((map) => Object.keys(map).length <= 50, { message: 'too many keys', abort: true })

/** Headers, query parameters or form fields, in order. */
const nameValues = z.array(z.strictObject({ name, value })).max(500)

/** A request as the tester writes it. */
export const requestDraft = z.strictObject({
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
