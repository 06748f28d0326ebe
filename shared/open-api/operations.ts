/** The operations of a document as requests: in its order, named as it names them, in folders by their first tag. */
import { isObject } from '../core/is-object.ts'
import { entriesOf, itemsOf, member, textMember, textOf } from '../core/members.ts'
import { cutText, plainText } from '../core/plain-text.ts'
import type { AuthorizationChoice } from '../domain/http-exchange.ts'
import { addressOfRows, rowsOfAddress } from '../domain/query-rows.ts'
import { emptyForm, type FormRow, type RequestForm } from '../domain/request-form.ts'
import { maxNameLength, maxSaved, type NewRequest } from '../domain/saved-request.ts'
import { variableNameFrom } from '../domain/variable.ts'
import { type ApiAddress, schemesOf, serverOf } from './api-address.ts'
import type { Findings } from './open-api-reading.ts'
import { type Parameter, parametersOf, rowsOf, valueText } from './parameters.ts'
import type { References } from './references.ts'
import { bodyOf, swaggerBodyOf } from './request-bodies.ts'
import type { SecurityScheme } from './security-schemes.ts'

const methods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'trace', 'query'] as const

const longestPath = 2_000

/** What every operation is read with. */
export type Surroundings = {
  readonly document: unknown
  readonly isSwagger2: boolean
  readonly api: ApiAddress
  readonly schemes: readonly SecurityScheme[]
  readonly references: References
  readonly findings: Findings
}

export function requestsOf(surroundings: Surroundings): readonly NewRequest[] {
  const { document, references, findings } = surroundings
  const requests: NewRequest[] = []
  let left = 0
  for (const [path, written] of entriesOf(member(document, 'paths'))) {
    const item = references.resolve(written)
    if (!isObject(item) || !path.startsWith('/')) continue
    for (const method of methods) {
      const operation = member(item, method)
      if (!isObject(operation)) continue
      if (requests.length >= maxSaved || path.length > longestPath) left += 1
      else requests.push(requestOf(surroundings, path, method, item, operation))
    }
  }
  if (left > 0) findings.notTaken.add(`${left} of its requests were left out: a connection takes ${maxSaved}.`)
  return requests
}

function requestOf(
  surroundings: Surroundings,
  path: string,
  method: string,
  item: unknown,
  operation: unknown,
): NewRequest {
  const { document, isSwagger2, references } = surroundings
  const parameters = parametersOf(item, operation, references)
  const body = isSwagger2 ? swaggerBodyOf(document, operation, parameters, references) : bodyOf(operation, references)
  const keys = keysOf(surroundings, operation)
  const query = [...inPlace(parameters, 'query').flatMap(rowsOf), ...keys.query]
  const start = `${startOf(surroundings, item, operation)}${path}`
  const rows = [...rowsOfAddress(start, []), ...query]
  const form: RequestForm = {
    ...emptyForm,
    method: method.toUpperCase(),
    url: addressOfRows(start, rows),
    pathValues: Object.fromEntries(
      inPlace(parameters, 'path').flatMap(({ name, value }) => (value === undefined ? [] : [[name, valueText(value)]])),
    ),
    query: rows,
    headers: [...headersOf(parameters, body.contentType), ...keys.headers],
    authorization: keys.authorization,
    ...body.form,
  }
  return { name: nameOf(path, method, operation), folder: folderOf(operation), form }
}

function inPlace(parameters: readonly Parameter[], place: string): readonly Parameter[] {
  return parameters.filter((parameter) => parameter.in === place)
}

/** These three are said by other means (OpenAPI 3, Parameter Object). */
const saidElsewhere = /^(?:accept|content-type|authorization)$/i

function headersOf(parameters: readonly Parameter[], contentType: string | null): readonly FormRow[] {
  const type = contentType === null ? [] : [{ on: true, name: 'Content-Type', value: contentType }]
  const named = inPlace(parameters, 'header').filter(({ name }) => !saidElsewhere.test(name))
  const cookies = inPlace(parameters, 'cookie').map(({ name, value }) => ({
    on: false,
    name: 'Cookie',
    value: `${name}=${valueText(value)}`,
  }))
  return [...type, ...named.flatMap(rowsOf), ...cookies]
}

function nameOf(path: string, method: string, operation: unknown): string {
  const said = plainText(textMember(operation, 'summary'), maxNameLength) || textMember(operation, 'operationId')
  return cutText(said || `${method.toUpperCase()} ${path}`, maxNameLength)
}

function folderOf(operation: unknown): string | null {
  const tag = textOf(itemsOf(member(operation, 'tags'), 1)[0])
  return tag === '' ? null : cutText(tag, maxNameLength)
}

/** What stands before the path: nothing, the prefix of a host that is not known, or a server of the operation's own. */
function startOf({ api, references }: Surroundings, item: unknown, operation: unknown): string {
  const [own] = [...itemsOf(member(operation, 'servers'), 1), ...itemsOf(member(item, 'servers'), 1)]
  const { url } = serverOf(references.resolve(own))
  const isOwn = /^https?:\/\/[^\s{}<>@]+$/i.test(url) && URL.canParse(url) && url.length < longestPath
  return isOwn ? url.replace(/\/+$/, '') : api.prefix
}

type Keys = {
  readonly authorization: AuthorizationChoice
  readonly query: readonly FormRow[]
  readonly headers: readonly FormRow[]
}

/**
 * What an operation wants for proof. Of several ways it takes the first; a key that is not the connection's token stands as
 * a variable.
 */
function keysOf({ document, schemes }: Surroundings, operation: unknown): Keys {
  const own = member(operation, 'security')
  const said = own ?? member(document, 'security')
  const alternatives = itemsOf(said, 20).map(schemesOf)
  if (Array.isArray(own) && alternatives.length === 0)
    return { authorization: { kind: 'none' }, query: [], headers: [] }
  const wanted = (alternatives[0] ?? []).flatMap((name) => schemes.find((scheme) => scheme.name === name) ?? [])
  const inQuery = wanted.flatMap((scheme) => (scheme.kind === 'key' && scheme.in === 'query' ? [scheme] : []))
  const tokens = wanted.filter((scheme) => !(scheme.kind === 'key' && scheme.in === 'query'))
  const besides = tokens.slice(1).flatMap((scheme) => (scheme.kind === 'key' && scheme.in === 'header' ? [scheme] : []))
  const row = ({ name, parameter }: { name: string; parameter: string }) => ({
    on: true,
    name: parameter,
    value: `{{${variableNameFrom(name)}}}`,
  })
  return {
    authorization: inQuery.length > 0 && tokens.length === 0 ? { kind: 'none' } : { kind: 'connection' },
    query: inQuery.map(row),
    headers: besides.map(row),
  }
}
