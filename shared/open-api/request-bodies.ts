/** The body of an operation, filled with an example. */
import { isObject } from '../core/is-object.ts'
import { entriesOf, itemsOf, member, textMember } from '../core/members.ts'
import { type FormRow, type PartRow, type RequestForm, textPart } from '../domain/request-form.ts'
import { type Parameter, valueText } from './parameters.ts'
import type { References } from './references.ts'
import { bounded, exampleOf, firstExample, typeOf } from './schema-example.ts'

/** What a body is in a form; `contentType` is a header that must be there besides. */
export type BodyOfForm = { readonly form: Partial<RequestForm>; readonly contentType: string | null }

const none: BodyOfForm = { form: {}, contentType: null }
/** Longer examples are no examples. */
const longest = 200_000

/** The request body of OpenAPI 3: of several types that are taken the one that is easiest to write. */
export function bodyOf(operation: unknown, references: References): BodyOfForm {
  const body = references.resolve(member(operation, 'requestBody'))
  const media = entriesOf(member(body, 'content'), 50)
  const rank = (type: string) => ranks.findIndex((one) => one.test(type))
  const [best] = media.toSorted(([a], [b]) => rank(a) - rank(b))
  if (best === undefined) return none
  const [type, content] = best
  const stated = member(content, 'example') ?? firstExample(member(content, 'examples'), references)
  return written(type, member(content, 'schema'), stated, member(content, 'encoding'), references)
}

/** The body of Swagger 2: a parameter `in: body`, or the fields of a form. */
export function swaggerBodyOf(
  document: unknown,
  operation: unknown,
  parameters: readonly Parameter[],
  references: References,
): BodyOfForm {
  const consumed = itemsOf(member(operation, 'consumes') ?? member(document, 'consumes'), 50).filter(
    (one) => typeof one === 'string',
  )
  const body = parameters.find((parameter) => parameter.in === 'body')
  if (body !== undefined) {
    const type = consumed.find((one) => /json/i.test(one)) ?? consumed[0] ?? 'application/json'
    return written(type, body.schema, undefined, undefined, references)
  }
  const fields = parameters.filter((parameter) => parameter.in === 'formData')
  if (fields.length === 0) return none
  const hasFile = fields.some(({ schema }) => textMember(schema, 'type') === 'file')
  const isMultipart = hasFile || consumed.some((one) => /multipart/i.test(one))
  const rows = fields.map((field) => ({
    row: {
      on: field.isRequired || !fields.some(({ isRequired }) => isRequired),
      name: field.name,
      value: valueText(field.value),
    },
    isFile: textMember(field.schema, 'type') === 'file',
  }))
  if (!isMultipart) return { form: { bodyKind: 'form', form: rows.map(({ row }) => row) }, contentType: null }
  const parts = rows.map(({ row, isFile }) => (isFile ? filePart(row) : { ...textPart, ...row }))
  return { form: { bodyKind: 'multipart', parts }, contentType: null }
}

/** The types of bodies, the easiest to write first; the last takes whatever there is. */
const ranks = [
  /^application\/json\b/i,
  /[/+]json\b/i,
  /^application\/x-www-form-urlencoded\b/i,
  /^multipart\/form-data\b/i,
  /^text\/|[/+]xml\b/i,
  /./,
  /^$/,
]

function written(
  type: string,
  schema: unknown,
  stated: unknown,
  encoding: unknown,
  references: References,
): BodyOfForm {
  if (/[/+]json\b|^\*\/\*$/i.test(type)) {
    const isUsual = /^application\/json\s*$|^\*\/\*$/i.test(type)
    return {
      form: { bodyKind: 'json', json: jsonText(schema, stated, references) },
      contentType: isUsual ? null : type,
    }
  }
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) {
    return {
      form: { bodyKind: 'form', form: fieldsOf(schema, stated, references).map(({ row }) => row) },
      contentType: null,
    }
  }
  if (/^multipart\//i.test(type)) {
    const parts = fieldsOf(schema, stated, references).map(({ row, isFile }) => {
      const contentType = textMember(member(encoding, row.name), 'contentType').split(',', 1)[0]?.trim() ?? ''
      return isFile ? filePart(row) : { ...textPart, ...row, contentType }
    })
    return { form: { bodyKind: 'multipart', parts }, contentType: null }
  }
  if (/^text\/|[/+](?:xml|yaml|csv)\b/i.test(type)) {
    const text = typeof stated === 'string' ? stated : ''
    return { form: { bodyKind: 'text', text: text.slice(0, longest), textType: type.slice(0, 200) }, contentType: null }
  }
  return { form: { bodyKind: 'file' }, contentType: /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : null }
}

function jsonText(schema: unknown, stated: unknown, references: References): string {
  if (typeof stated === 'string' && /^\s*[[{]/.test(stated)) return stated.length > longest ? '' : stated
  const value = stated === undefined ? exampleOf(schema, references) : bounded(stated)
  const text = value === undefined ? '' : JSON.stringify(value, null, 2)
  return text.length > longest ? '' : text
}

type Field = { readonly row: FormRow; readonly isFile: boolean }

/** The fields of a form: one for each member of its schema, and of the example what the schema does not name. */
function fieldsOf(schema: unknown, stated: unknown, references: References): readonly Field[] {
  const resolved = references.resolve(schema)
  const example = isObject(stated) ? bounded(stated) : exampleOf(resolved, references)
  const required = itemsOf(member(resolved, 'required'), 200)
  const properties = entriesOf(member(resolved, 'properties'), 200)
  const names = [...new Set([...properties.map(([name]) => name), ...entriesOf(example, 200).map(([name]) => name)])]
  return names.map((name) => ({
    row: {
      on: required.length === 0 || required.includes(name),
      name: name.slice(0, 200),
      value: fieldText(member(example, name)),
    },
    isFile: isFile(member(member(resolved, 'properties'), name), references),
  }))
}

function fieldText(value: unknown): string {
  return Array.isArray(value) && value.every((one) => typeof one !== 'object')
    ? value.map(valueText).join(',')
    : valueText(value)
}

function isFile(schema: unknown, references: References): boolean {
  const written = references.resolve(schema)
  // A list of files is one; lists of lists are not looked into, since they may hold themselves.
  const resolved = typeOf(written) === 'array' ? references.resolve(member(written, 'items')) : written
  return (
    textMember(resolved, 'format') === 'binary' ||
    /octet-stream|^image\//.test(textMember(resolved, 'contentMediaType'))
  )
}

function filePart({ on, name }: FormRow): PartRow {
  return { ...textPart, on, name, kind: 'file' }
}
