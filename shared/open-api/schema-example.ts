/** An example made from a schema (JSON Schema as OpenAPI 3 and Swagger 2 use it): what the document states, else by its types. */
import { isObject } from '../core/is-object.ts'
import { entriesOf, itemsOf, member, textMember, textOf } from '../core/members.ts'
import type { References } from './references.ts'

/** More of one example helps nobody. */
const deepest = 8
const mostParts = 400

type Making = {
  readonly references: References
  /** Whether values are made up by their types where the document states none. */
  readonly invents: boolean
  left: number
}

/** A whole example, values made up where none are stated; undefined where nothing can be made of it. */
export function exampleOf(schema: unknown, references: References): unknown {
  return make(schema, { references, invents: true, left: mostParts }, new Set())
}

/** The value that the document itself states for this schema: an example, the default, or the first of those allowed. */
export function statedValue(schema: unknown, references: References): unknown {
  return make(schema, { references, invents: false, left: mostParts }, new Set())
}

/** The first of `examples` of a parameter or a body, which may be referred to; undefined for none. */
export function firstExample(examples: unknown, references: References): unknown {
  for (const [, one] of entriesOf(examples, 1)) return member(references.resolve(one), 'value')
  return undefined
}

/** A value out of the document as it goes into a text: cut where it is deep or long, and never going round in circles. */
export function bounded(value: unknown, left = { parts: 5_000 }, depth = 0): unknown {
  left.parts -= 1
  if (left.parts < 0 || depth > 20) return null
  if (Array.isArray(value)) return value.slice(0, 1_000).map((item) => bounded(item, left, depth + 1))
  if (!isObject(value)) return value
  return objectOf(entriesOf(value, 1_000).map(([name, one]) => [name, bounded(one, left, depth + 1)] as const))
}

function make(schema: unknown, making: Making, inside: ReadonlySet<object>): unknown {
  const resolved = making.references.resolve(schema)
  making.left -= 1
  if (!isObject(resolved) || making.left < 0 || inside.size > deepest || inside.has(resolved)) return undefined
  const stated = statedIn(resolved)
  if (stated !== undefined) return bounded(stated)
  const within = new Set([...inside, resolved])
  const parts = itemsOf(member(resolved, 'allOf'), 30)
  if (parts.length > 0) return merged([...parts, { ...resolved, allOf: [] }], making, within)
  const [choice] = [...itemsOf(member(resolved, 'oneOf'), 30), ...itemsOf(member(resolved, 'anyOf'), 30)].filter(
    (one) => member(one, 'type') !== 'null',
  )
  if (choice !== undefined && member(resolved, 'properties') === undefined) return make(choice, making, within)
  return ofType(resolved, making, within)
}

function statedIn(schema: Record<string, unknown>): unknown {
  const [first] = itemsOf(member(schema, 'examples'), 1)
  const [allowed] = itemsOf(member(schema, 'enum'), 1)
  return [member(schema, 'example'), first, member(schema, 'default'), member(schema, 'const'), allowed].find(
    (value) => value !== undefined,
  )
}

/** Of several schemas that all hold, one example: their members together, or the first value of another kind. */
function merged(schemas: readonly unknown[], making: Making, within: ReadonlySet<object>): unknown {
  const made = schemas.map((one) => make(one, making, within)).filter((one) => one !== undefined)
  const objects = made.filter(isObject)
  return objects.length > 0 ? objectOf(objects.flatMap((one) => Object.entries(one))) : made[0]
}

function ofType(schema: Record<string, unknown>, making: Making, within: ReadonlySet<object>): unknown {
  const type = typeOf(schema)
  if (type === 'object') return ofObject(schema, making, within)
  if (type === 'array') {
    const item = make(member(schema, 'items'), making, within)
    return item === undefined ? (making.invents ? [] : undefined) : [item]
  }
  return making.invents ? plainOf(type, schema) : undefined
}

function ofObject(schema: Record<string, unknown>, making: Making, within: ReadonlySet<object>): unknown {
  const members = entriesOf(member(schema, 'properties'), 200).flatMap(([name, property]) => {
    // What only the server writes is not sent.
    if (member(making.references.resolve(property), 'readOnly') === true) return []
    const value = make(property, making, within)
    return value === undefined ? [] : [[name, value] as const]
  })
  return members.length > 0 || making.invents ? objectOf(members) : undefined
}

/** What a schema is of: as it says, else as its members tell; of several types the first that is a value. */
export function typeOf(schema: unknown): string {
  const said = member(schema, 'type')
  const type = Array.isArray(said) ? said.map(textOf).find((one) => one !== 'null' && one !== '') : textOf(said)
  if (type) return type
  if (isObject(member(schema, 'properties'))) return 'object'
  return member(schema, 'items') === undefined ? '' : 'array'
}

const formats: Readonly<Record<string, string>> = {
  date: '2030-01-31',
  'date-time': '2030-01-31T12:00:00Z',
  time: '12:00:00Z',
  uuid: '00000000-0000-4000-8000-000000000000',
  email: 'name@example.com',
  uri: 'https://example.com',
  url: 'https://example.com',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
}

function plainOf(type: string, schema: Record<string, unknown>): unknown {
  switch (type) {
    case 'string':
      return member(formats, textMember(schema, 'format')) ?? 'string'
    case 'integer':
    case 'number': {
      const least = member(schema, 'minimum')
      return typeof least === 'number' ? least : 0
    }
    case 'boolean':
      return true
    default:
      return undefined
  }
}

/** Built so that a member called `__proto__` is one like any other. */
function objectOf(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  return Object.fromEntries(entries)
}
