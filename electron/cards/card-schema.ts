/**
 * The shape of provider cards. What is published in docs/provider-card.schema.json is made from this; everything in a card is
 * hostile until it went through here.
 */
import * as z from 'zod'
import { type CardForm, type CardPart, cardVersion, type ProviderCard } from '../../shared/domain/provider-card.ts'
import type { FormRow, QueryRow } from '../../shared/domain/request-form.ts'
import { maxNameLength, maxSaved } from '../../shared/domain/saved-request.ts'
import { providerSchema } from './provider-schema.ts'

/** Steps of a guide, and characters of each. */
export const mostSteps = 50
export const longestStep = 2000

const name = z.string().min(1).max(maxNameLength)
const text = z.string().max(20_000)
const bodyText = z.string().max(1_000_000)
const contentType = z.string().max(200)

const row = { name: text, value: text, on: z.boolean() }
const rows = z.array(z.strictObject(row).meta({ id: 'row' }) satisfies z.ZodType<FormRow>).max(500)
const queryRows = z.array(z.strictObject({ ...row, raw: text.exactOptional() }) satisfies z.ZodType<QueryRow>).max(500)
const part = z.strictObject({ ...row, value: bodyText, kind: z.enum(['text', 'file']), contentType })

// Each names every key there is: what a schema does not know would be refused where it is brought in.
const form = z.strictObject({
  method: z.string().max(200).exactOptional(),
  url: text.exactOptional(),
  pathValues: z.record(name, text).exactOptional(),
  query: queryRows.exactOptional(),
  headers: rows.exactOptional(),
  authorization: z.strictObject({ kind: z.literal('none') }).exactOptional(),
  bodyKind: z.enum(['none', 'json', 'text', 'form', 'multipart', 'file']).exactOptional(),
  json: bodyText.exactOptional(),
  text: bodyText.exactOptional(),
  textType: contentType.exactOptional(),
  form: rows.exactOptional(),
  parts: z
    .array(part satisfies z.ZodType<CardPart>)
    .max(500)
    .exactOptional(),
} satisfies Record<keyof CardForm, z.ZodType>) satisfies z.ZodType<CardForm>

const request = z.strictObject({ name, folder: name.exactOptional(), form })

const environment = z.strictObject({
  kind: z.enum(['practice', 'test', 'production', 'own']),
  label: z.string().max(40),
})

export const cardSchema = z.strictObject({
  /** So that an editor knows what the file is; not used by Hallpass. */
  $schema: z.string().max(200).exactOptional(),
  hallpass: z.literal(cardVersion),
  provider: providerSchema,
  servers: z.record(name, z.string().min(1).max(2000)).exactOptional(),
  environment: environment.exactOptional(),
  signInId: z.string().min(1).max(100).exactOptional(),
  guide: z.array(z.string().min(1).max(longestStep)).max(mostSteps).exactOptional(),
  requests: z.array(request).max(maxSaved).exactOptional(),
}) satisfies z.ZodType<ProviderCard>

/** The JSON Schema (draft 2020-12) of provider cards, as it is published. */
export function cardJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...rest } = z.toJSONSchema(cardSchema, { io: 'input' })
  return {
    $schema,
    title: 'Hallpass provider card',
    description: 'A system that hands out API tokens, as a file that people share. It never holds a secret.',
    ...rest,
  }
}
