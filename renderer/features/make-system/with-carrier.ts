/** The same request, carried in another way: rows move to where that has them. */
import {
  type Carrier,
  type DraftRow,
  emptyRow,
  placesFor,
  type RequestDraft,
  type RowPlace,
  usualPlace,
} from './login-draft.ts'

/** The request with another carrier. What stood elsewhere on purpose stays there, if it can. */
export function withCarrier(request: RequestDraft, carrier: Carrier): RequestDraft {
  const known = request.carrier === 'basic-raw' ? withoutRaw(request.rows) : request.rows
  const secret = known.find((row) => row.kind === 'secret' && isCredential(row))
  const user = known.find((row) => row !== secret && isCredential(row))
  // A ready-made value holds the user name, too.
  const rows = known.filter((row) => carrier !== 'basic-raw' || row !== user || request.carrier === 'basic-raw')
  const moved = rows.map((row): DraftRow => {
    if (carrier === 'basic' && row === user) return { ...row, place: 'user' }
    if (carrier === 'basic' && row === secret) return { ...row, place: 'password' }
    if (carrier === 'basic-raw' && row === secret)
      return { ...row, place: 'raw', label: renamed(row, 'Password', rawLabel) }
    return { ...row, place: placeOf(row, request.carrier, carrier) }
  })
  const method = request.method === 'GET' && isBody(carrier) ? 'POST' : request.method
  return { ...request, method, carrier, rows: [...moved, ...missingOfBasic(carrier, moved)] }
}

const rawLabel = 'Ready-made value'

function isCredential({ kind, place }: DraftRow): boolean {
  return (kind === 'text' || kind === 'secret') && place !== 'gap'
}

function isBody(carrier: Carrier): boolean {
  return carrier === 'json' || carrier === 'form'
}

function placeOf({ kind, place }: DraftRow, before: Carrier, carrier: Carrier): RowPlace {
  const isOfBasic = place === 'user' || place === 'password'
  // Basic beside a body stays beside another one.
  if (place === 'gap' || (isOfBasic && isBody(before) && isBody(carrier))) return place
  const isUsual = kind !== 'fixed' && place === usualPlace(before)
  return isUsual || !placesFor(carrier, kind).includes(place) ? usualPlace(carrier) : place
}

/** The ready-made value as the password that it is instead, with the user name that was in it. */
function withoutRaw(rows: readonly DraftRow[]): readonly DraftRow[] {
  return rows.flatMap((row) => {
    if (row.place !== 'raw') return [row]
    const password = { ...row, wire: row.wire || 'password', label: renamed(row, rawLabel, 'Password') }
    return [emptyRow({ place: 'raw', wire: 'username', label: 'User name' }), password]
  })
}

function renamed({ label }: DraftRow, from: string, to: string): string {
  return label.trim() === from || label.trim() === '' ? to : label
}

/** Basic has two parts; a ready-made value is one. */
function missingOfBasic(carrier: Carrier, rows: readonly DraftRow[]): readonly DraftRow[] {
  const has = (place: RowPlace) => rows.some((row) => row.place === place)
  if (carrier === 'basic-raw' && !has('raw')) return [emptyRow({ kind: 'secret', place: 'raw', label: rawLabel })]
  if (carrier !== 'basic') return []
  return [
    ...(has('user') ? [] : [emptyRow({ place: 'user', label: 'User name' })]),
    ...(has('password') ? [] : [emptyRow({ kind: 'secret' as const, place: 'password', label: 'Password' })]),
  ]
}
