/** The rows that a request stands for. */
import type { FormField } from '../../../shared/domain/form-field.ts'
import { type HttpLoginRequest, refreshTokenField } from '../../../shared/domain/http-login.ts'
import { jsonRows, writeJsonValue } from './json-rows.ts'
import { type Carrier, type DraftRow, emptyRow, type RequestDraft, type RowPlace } from './login-draft.ts'

/** A value that the request has: of a field of the form, or always the same. */
type Use = { readonly place: RowPlace; readonly wire: string; readonly field: string | null; readonly value: string }

/** The request as rows. `fields` are those that it asks for; a second request asks for none. */
export function draftOfRequest(request: HttpLoginRequest, fields: readonly FormField[]): RequestDraft {
  const uses = usesIn(request)
  const asked = fields.map((field) => {
    const at = uses.findIndex((use) => use.field === field.name)
    const [use] = at < 0 ? [] : uses.splice(at, 1)
    return askedRow(field, use)
  })
  return {
    method: request.method,
    path: request.path,
    carrier: carrierOf(request),
    rows: [...asked, ...uses.map(otherRow)],
  }
}

function askedRow({ name, label, secret, required }: FormField, use: Use | undefined): DraftRow {
  const { place = 'gap', wire = name } = use ?? {}
  return emptyRow({ kind: secret ? 'secret' : 'text', place, wire, label, optional: !required, field: name })
}

function otherRow({ place, wire, field, value }: Use): DraftRow {
  if (field === null) return emptyRow({ kind: 'fixed', place, wire, value })
  return emptyRow({ kind: field === refreshTokenField ? 'refresh' : 'field', place, wire, field })
}

function carrierOf({ credentials, headers = {} }: HttpLoginRequest): Carrier {
  if (credentials.in !== 'none') return credentials.in
  return Object.keys(headers).length > 0 ? 'headers' : 'query'
}

function usesIn({ credentials, basic, query = {}, fixed = {}, headers = {} }: HttpLoginRequest): Use[] {
  const ofFields = (place: RowPlace, texts: Readonly<Record<string, string>>) =>
    Object.entries(texts).map(([wire, field]): Use => ({ place, wire, field, value: '' }))
  const always = (place: RowPlace, texts: Readonly<Record<string, string>> = {}) =>
    Object.entries(texts).map(([wire, value]): Use => ({ place, wire, field: null, value }))
  const template = (place: RowPlace, wire: string, text: string): Use => {
    const field = /^\{([A-Za-z_][\w-]{0,99})\}$/.exec(text)?.[1] ?? null
    return { place, wire, field, value: field === null ? text : '' }
  }
  return [
    ...ofCredentials(credentials, ofFields, template),
    ...(basic === undefined ? [] : basicUses(basic, ofFields)),
    ...ofFields('query', query),
    ...always('body', fixed.form),
    ...always('query', fixed.query),
    ...Object.entries(headers).map(([name, text]) => template('header', name, text)),
  ]
}

type UsesOfFields = (place: RowPlace, texts: Readonly<Record<string, string>>) => readonly Use[]

function basicUses(basic: NonNullable<HttpLoginRequest['basic']>, ofFields: UsesOfFields): readonly Use[] {
  return [...ofFields('user', { '': basic.username }), ...ofFields('password', { '': basic.password })]
}

function ofCredentials(
  credentials: HttpLoginRequest['credentials'],
  ofFields: UsesOfFields,
  template: (place: RowPlace, wire: string, text: string) => Use,
): readonly Use[] {
  switch (credentials.in) {
    case 'basic':
      return basicUses(credentials, ofFields)
    case 'basic-raw':
      return ofFields('raw', { '': credentials.value })
    case 'form':
      return ofFields('body', credentials.fields)
    case 'json':
      return jsonRows(credentials.body).map(({ path, value }) => {
        const use = template('body', path, typeof value === 'string' ? value : '')
        return use.field === null ? { ...use, value: writeJsonValue(value) } : use
      })
    case 'none':
      return []
  }
}
