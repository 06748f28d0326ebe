/** Parameters of an operation as rows of a request's form. */
import { isObject } from '../core/is-object.ts'
import { entriesOf, itemsOf, member, textMember, textOf } from '../core/members.ts'
import type { FormRow } from '../domain/request-form.ts'
import { variableName } from '../domain/variable.ts'
import type { References } from './references.ts'
import { bounded, firstExample, statedValue } from './schema-example.ts'

/** One parameter: where it goes, and its schema, in either version of the specification. */
export type Parameter = {
  readonly name: string
  readonly in: string
  readonly isRequired: boolean
  /** What the document states for it; undefined where it states nothing. */
  readonly value: unknown
  /** How lists and objects are written. */
  readonly style: string
  readonly schema: unknown
}

const mostParameters = 200
const longestValue = 10_000

/** Those of the path and of the operation; the operation's win. */
export function parametersOf(path: unknown, operation: unknown, references: References): readonly Parameter[] {
  const written = [path, operation].flatMap((one) => itemsOf(member(one, 'parameters'), mostParameters))
  const found = new Map<string, Parameter>()
  for (const one of written) {
    const parameter = parameterOf(references.resolve(one), references)
    if (parameter !== null) found.set(`${parameter.in} ${parameter.name}`, parameter)
  }
  return [...found.values()]
}

function parameterOf(written: unknown, references: References): Parameter | null {
  const name = textMember(written, 'name').slice(0, 200)
  if (name === '') return null
  const [[, content] = []] = entriesOf(member(written, 'content'), 1)
  // In Swagger 2 the parameter is its own schema.
  const schema = member(content, 'schema') ?? member(written, 'schema') ?? written
  const stated =
    member(written, 'example') ??
    member(written, 'x-example') ??
    firstExample(member(written, 'examples'), references) ??
    statedValue(schema, references)
  return {
    name,
    in: textMember(written, 'in'),
    isRequired: member(written, 'required') === true,
    value: content !== undefined && isObject(stated) ? valueText(bounded(stated)) : bounded(stated),
    style: styleOf(written),
    schema,
  }
}

function styleOf(written: unknown): string {
  const format = textMember(written, 'collectionFormat')
  if (format !== '') return format
  const style = textMember(written, 'style') || 'form'
  return style === 'form' && member(written, 'explode') === false ? 'csv' : style
}

/**
 * The parameter's rows. What must be there and has no value stands as a variable of its name; what may be left out is a row
 * that is off.
 */
export function rowsOf(parameter: Parameter): readonly FormRow[] {
  const { name, isRequired, value } = parameter
  const pairs = pairsOf(parameter)
  if (pairs.length > 0) return pairs.map(([key, text]) => ({ on: isRequired, name: key, value: text }))
  return [{ on: isRequired, name, value: isRequired && value === undefined ? standIn(name) : valueText(value) }]
}

function standIn(name: string): string {
  return variableName.test(name) ? `{{${name}}}` : ''
}

/** Of a list or an object, each part with the name it goes under. */
function pairsOf({ name, value, style }: Parameter): readonly (readonly [string, string])[] {
  if (Array.isArray(value)) {
    const texts = value.slice(0, 50).map(valueText)
    const separator = member(separators, style)
    if (typeof separator === 'string') return [[name, texts.join(separator)]]
    return texts.map((text) => [name, text] as const)
  }
  if (!isObject(value)) return []
  return entriesOf(value, 50).map(
    ([key, one]) => [style === 'deepObject' ? `${name}[${key}]` : key, valueText(one)] as const,
  )
}

const separators: Readonly<Partial<Record<string, string>>> = {
  csv: ',',
  ssv: ' ',
  tsv: '\t',
  pipes: '|',
  spaceDelimited: ' ',
  pipeDelimited: '|',
}

/** A value as it stands in an address, a header or a form. */
export function valueText(value: unknown): string {
  if (value === undefined || value === null) return ''
  const text =
    typeof value === 'object' ? JSON.stringify(value) : typeof value === 'boolean' ? String(value) : textOf(value)
  return text.slice(0, longestValue)
}
