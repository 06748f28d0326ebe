/** The request as it will go out, in plain text, with what people will type in angle quotes. */
import { endpointUrl, parseServerAddress } from '../../../shared/domain/server-address.ts'
import { jsonOf, readJsonValue } from './json-rows.ts'
import type { DraftRow, LoginDraft, RequestDraft, RowPlace } from './login-draft.ts'
import { isAsked, withFields } from './request-of-draft.ts'

/** The lines of the request. `asked` are the rows of the form: a second request takes values of theirs. */
export function previewOfRequest(draft: LoginDraft, request: RequestDraft): string {
  const shown = shower(withFields(draft.request.rows))
  const rows = request.rows
  const at = (place: RowPlace) => rows.filter((row) => row.place === place && row.wire.trim() !== '')
  const parsed = parseServerAddress(draft.server, [request.path.trim()])
  const path = request.path.trim().replace(/\{([A-Za-z_][\w-]*)\}/g, (_whole, name: string) => shown.byField(name))
  const url = endpointUrl(parsed.ok ? parsed.base : '…', path)
  const query = at('query').map((row) => `${row.wire.trim()}=${shown.value(row)}`)
  const head = `${request.method} ${url}${query.length === 0 ? '' : `${url.includes('?') ? '&' : '?'}${query.join('&')}`}`
  const headers = [...basic(rows, shown.value), ...at('header').map((row) => `${row.wire.trim()}: ${shown.value(row)}`)]
  return [head, ...headers, ...bodyLines(request, at('body'), shown.value)].join('\n')
}

function bodyLines({ carrier }: RequestDraft, rows: readonly DraftRow[], show: (row: DraftRow) => string) {
  if (carrier === 'json') {
    const body = jsonOf(
      rows.map((row) => ({
        path: row.wire.trim(),
        value: row.kind === 'fixed' ? readJsonValue(row.value) : show(row),
      })),
    )
    return ['', JSON.stringify(body, null, 2)]
  }
  return rows.length === 0 ? [] : ['', rows.map((row) => `${row.wire.trim()}=${show(row)}`).join('&')]
}

function basic(rows: readonly DraftRow[], show: (row: DraftRow) => string): readonly string[] {
  const of = (place: RowPlace) => rows.find((row) => row.place === place)
  const [user, password, raw] = [of('user'), of('password'), of('raw')]
  if (raw !== undefined) return [`Authorization: Basic ${show(raw)}`]
  if (user === undefined || password === undefined) return []
  return [`Authorization: Basic ${show(user)}:${show(password)} (encoded)`]
}

/** How the value of a row is shown. */
function shower(asked: readonly DraftRow[]) {
  const nameOf = (row: DraftRow) => `‹${row.label.trim() || row.wire.trim() || '…'}›`
  const byField = (field: string) => {
    const row = asked.find((one) => one.field === field)
    return row === undefined ? `{${field}}` : nameOf(row)
  }
  const value = (row: DraftRow): string => {
    if (row.kind === 'refresh') return '‹refresh token›'
    if (isAsked(row)) return nameOf(row)
    return row.kind === 'field' ? byField(row.field) : row.value
  }
  return { byField, value }
}
