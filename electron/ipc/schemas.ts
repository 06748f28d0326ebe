/** The limits that all inputs share. Objects are strict: a key nobody asked for is refused. */
import * as z from 'zod'
import type { RequestDraft } from '../../shared/domain/http-exchange.ts'
import type { FormRow, PartRow, QueryRow, RequestForm } from '../../shared/domain/request-form.ts'

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

/** Where a connection belongs. */
export const environment = z.strictObject({ kind: z.enum(['practice', 'test', 'production', 'own']), label: name })

/** Form field or server field → what was typed. */
export const values = z
  .record(name, value)
  .refine((map) => Object.keys(map).length <= 50, { message: 'too many keys', abort: true })

/** Headers, query parameters or form fields, in order. */
const nameValues = z.array(z.strictObject({ name, value })).max(500)

/** A file that was chosen before. File names may be longer than others. */
export const pickedFile = z.strictObject({ fileId: id, name: z.string().max(1000), size: z.number().int().min(0) })

const contentType = z.string().max(200)

const multipartPart = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), name, value: bodyText, contentType: contentType.nullable() }),
  z.strictObject({ kind: z.literal('file'), name, file: pickedFile.nullable(), contentType: contentType.nullable() }),
])

/** What a request carries. */
const requestBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('json'), text: bodyText }),
  z.strictObject({ kind: z.literal('text'), text: bodyText, contentType }),
  z.strictObject({ kind: z.literal('form'), fields: nameValues }),
  z.strictObject({ kind: z.literal('multipart'), parts: z.array(multipartPart).max(500) }),
  z.strictObject({ kind: z.literal('file'), file: pickedFile.nullable() }),
])

/** Whose token a request carries. */
const authorization = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('connection') }),
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('other'), connectionId: id }),
])

/** A request as the tester writes it. */
export const requestDraft = z.strictObject({
  connectionId: id,
  authorization,
  // Too long a one is refused in words, as any other that cannot be sent.
  method: z.string().max(200),
  url: value,
  pathValues: values,
  query: nameValues,
  headers: nameValues,
  body: requestBody,
}) satisfies z.ZodType<RequestDraft>

const written = z.string().max(5_000_000)
// Each names every key there is: what a schema does not know would be refused, and so not kept.
const row = { name: written, value: written, on: z.boolean() } satisfies Record<keyof FormRow, z.ZodType>
const queryRow = { ...row, raw: written.exactOptional() } satisfies Record<keyof QueryRow, z.ZodType>
const partRow = {
  ...row,
  kind: z.enum(['text', 'file']),
  file: pickedFile.nullable(),
  contentType: written,
} satisfies Record<keyof PartRow, z.ZodType>
const rowsOf = <S extends z.ZodRawShape>(shape: S) => z.array(z.strictObject(shape)).max(2_000)

/** A request as it stands in its form, finished or not: what is too long to be sent is still kept. */
export const requestForm = z.strictObject({
  method: written,
  url: written,
  pathValues: z.record(z.string(), written),
  query: rowsOf(queryRow),
  headers: rowsOf(row),
  authorization,
  bodyKind: z.enum(['none', 'json', 'text', 'form', 'multipart', 'file']),
  json: written,
  text: written,
  textType: written,
  form: rowsOf(row),
  parts: rowsOf(partRow),
  file: pickedFile.nullable(),
} satisfies Record<keyof RequestForm, z.ZodType>) satisfies z.ZodType<RequestForm>
