/** The request that rows stand for, and the form that asks for what it needs. */
import type { FormField } from '../../../shared/domain/form-field.ts'
import { type HttpLoginRequest, refreshTokenField } from '../../../shared/domain/http-login.ts'
import { jsonOf, readJsonValue } from './json-rows.ts'
import type { DraftRow, RequestDraft, RowPlace } from './login-draft.ts'

/** Names that mean something of their own among a form's values. */
const taken = [refreshTokenField, 'tokenHeader', 'tokenScheme', 'constructor', 'prototype', '__proto__']

/** The rows, each that is asked for with the name of its form field. */
export function withFields(rows: readonly DraftRow[]): readonly DraftRow[] {
  const used = new Set([...taken, ...rows.map(({ field, place, wire }) => (place === 'gap' ? wire.trim() : field))])
  return rows.map((row) => {
    // What stands in braces is the name itself.
    if (isAsked(row) && row.place === 'gap') return { ...row, field: row.wire.trim() }
    if (!isAsked(row) || row.field !== '') return row
    const wanted = madeName(row)
    let field = wanted
    for (let count = 2; used.has(field); count += 1) field = `${wanted}${count}`
    used.add(field)
    return { ...row, field }
  })
}

/** Whether the form asks for it. */
export function isAsked({ kind }: DraftRow): boolean {
  return kind === 'text' || kind === 'secret'
}

function madeName({ place, wire, label }: DraftRow): string {
  // What connections are named after.
  if (place === 'user' || /^user ?name$/i.test(label.trim())) return 'username'
  if (place === 'password' || /^password$/i.test(label.trim())) return 'password'
  const source = place === 'raw' ? 'credentials' : wire.trim() || label.trim()
  const plain = source
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 80)
  return /^[A-Za-z]/.test(plain) ? plain : `value${plain === '' ? '' : `_${plain}`}`
}

/** The form's fields. `known` are those of the system before it was changed: what the editor does not show of them stays. */
export function fieldsOf(rows: readonly DraftRow[], known: readonly FormField[] = []): readonly FormField[] {
  return withFields(rows)
    .filter(isAsked)
    .map(({ field, label, wire, kind, optional }) => {
      const before = known.find(({ name }) => name === field)
      const secret = kind === 'secret'
      return {
        kind: 'text',
        ...(before?.secret === secret ? before : {}),
        name: field,
        label: label.trim() || wire.trim() || field,
        secret,
        required: !optional,
      }
    })
}

/** The request. `asked` are the rows of the form, which rows of the kind `field` take their value from. */
export function requestOf({ method, path, carrier, rows: typed }: RequestDraft): HttpLoginRequest {
  const rows = withFields(typed).filter((row) => row.place === 'gap' || isNamed(row))
  const at = (place: RowPlace) => rows.filter((row) => row.place === place)
  const fixedAt = (place: RowPlace) =>
    textsOf(
      at(place).filter(({ kind }) => kind === 'fixed'),
      ({ value }) => value,
    )
  const fixedForm = carrier === 'json' ? {} : fixedAt('body')
  const fixed = { ...some('form', fixedForm), ...some('query', fixedAt('query')) }
  return {
    method,
    path: path.trim(),
    credentials: credentialsOf(carrier, rows),
    ...basicBeside(carrier, rows),
    ...some(
      'query',
      textsOf(
        at('query').filter(({ kind }) => kind !== 'fixed'),
        fieldOf,
      ),
    ),
    ...(Object.keys(fixed).length === 0 ? {} : { fixed }),
    ...some(
      'headers',
      textsOf(at('header'), (row) => (row.kind === 'fixed' ? row.value : `{${fieldOf(row)}}`)),
    ),
  }
}

/** Basic as well, where the credentials of the login stand elsewhere. */
function basicBeside(carrier: RequestDraft['carrier'], rows: readonly DraftRow[]): Pick<HttpLoginRequest, 'basic'> {
  const [username, password] = [
    rows.find(({ place }) => place === 'user'),
    rows.find(({ place }) => place === 'password'),
  ]
  if (carrier === 'basic' || username === undefined || password === undefined) return {}
  return { basic: { username: fieldOf(username), password: fieldOf(password) } }
}

function isNamed({ place, wire }: DraftRow): boolean {
  return wire.trim() !== '' || place === 'user' || place === 'password' || place === 'raw'
}

function credentialsOf(carrier: RequestDraft['carrier'], rows: readonly DraftRow[]): HttpLoginRequest['credentials'] {
  const named = (place: RowPlace) => fieldOf(rows.find((row) => row.place === place))
  const inBody = rows.filter(({ place }) => place === 'body')
  switch (carrier) {
    case 'json':
      return { in: 'json', body: jsonOf(inBody.map((row) => ({ path: row.wire.trim(), value: jsonValueOf(row) }))) }
    case 'form':
      return {
        in: 'form',
        fields: textsOf(
          inBody.filter(({ kind }) => kind !== 'fixed'),
          fieldOf,
        ),
      }
    case 'basic':
      return { in: 'basic', username: named('user'), password: named('password') }
    case 'basic-raw':
      return { in: 'basic-raw', value: named('raw') }
    case 'headers':
    case 'query':
      return { in: 'none' }
  }
}

function jsonValueOf(row: DraftRow) {
  return row.kind === 'fixed' ? readJsonValue(row.value) : `{${fieldOf(row)}}`
}

function fieldOf(row: DraftRow | undefined): string {
  return row?.kind === 'refresh' ? refreshTokenField : (row?.field ?? '')
}

function textsOf(rows: readonly DraftRow[], textOf: (row: DraftRow) => string): Readonly<Record<string, string>> {
  return Object.fromEntries(rows.map((row) => [row.wire.trim(), textOf(row)]))
}

/** The member, if there is anything in it. */
function some<const Name extends string>(name: Name, texts: Readonly<Record<string, string>>) {
  return (Object.keys(texts).length === 0 ? {} : { [name]: texts }) as { readonly [N in Name]?: typeof texts }
}
