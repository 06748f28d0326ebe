/**
 * The query of an address as a table, and back. The address is what counts and what is sent: rows show its parts decoded,
 * and remember how they stood there (`raw`), so that what was not edited is not rewritten. Rows that are off are only in
 * the table.
 */
import { decodeFormText } from '../core/decode-form-text.ts'
import type { QueryRow } from './request-form.ts'

/** An address cut at its query: `/a?x=1#f` → `/a`, `x=1`, `#f`. `query` is null without a question mark. */
export function splitAddress(address: string): { before: string; query: string | null; after: string } {
  const hash = address.indexOf('#')
  const [rest, after] = hash < 0 ? [address, ''] : [address.slice(0, hash), address.slice(hash)]
  const mark = rest.indexOf('?')
  if (mark < 0) return { before: rest, query: null, after }
  return { before: rest.slice(0, mark), query: rest.slice(mark + 1), after }
}

/** The table for an address that was just written: its parameters, and the rows that are off where they stood before. */
export function rowsOfAddress(address: string, before: readonly QueryRow[]): readonly QueryRow[] {
  if (addressOfRows(address, before) === address) return before
  const now = partsOf(splitAddress(address).query ?? '')
  const old = before.filter(isInAddress).map(partOf)
  const same = (count: number, oldAt: (at: number) => number, nowAt: (at: number) => number) => {
    let at = 0
    while (at < count && old[oldAt(at)] === now[nowAt(at)]) at += 1
    return at
  }
  const shorter = Math.min(old.length, now.length)
  const head = same(
    shorter,
    (at) => at,
    (at) => at,
  )
  const tail = same(
    shorter - head,
    (at) => old.length - 1 - at,
    (at) => now.length - 1 - at,
  )
  // Where a row that had `count` parameters before it stands now: as far from the unchanged end it is nearer to.
  const placeOf = (count: number) => {
    if (count <= head) return count
    if (old.length - count <= tail) return now.length - (old.length - count)
    return Math.min(count, now.length - tail)
  }
  const off: { readonly row: QueryRow; readonly at: number }[] = []
  let count = 0
  for (const row of before) {
    if (isInAddress(row)) count += 1
    else if (!isBlank(row)) off.push({ row, at: placeOf(count) })
  }
  const standingAt = (at: number) => off.filter((one) => one.at === at).map((one) => one.row)
  return [...now.flatMap((raw, at) => [...standingAt(at), rowOf(raw)]), ...standingAt(now.length)]
}

/** The address for a table that was just written: the rows that are on, in their order; all around the query stays. */
export function addressOfRows(address: string, rows: readonly QueryRow[]): string {
  const { before, query, after } = splitAddress(address)
  const parts = rows.filter(isInAddress).map(partOf)
  if (parts.length > 0) return `${before}?${parts.join('&')}${after}`
  return query !== null && /^&*$/.test(query) ? address : `${before}${after}`
}

/** The part of a query that a row stands for, such as `q=a%20b`. What still means the same stays as it was written. */
function partOf({ name, value, raw }: QueryRow): string {
  if (raw === undefined) return `${encodePart(name)}=${encodePart(value)}`
  const [, lead = '', written = '', trail = ''] = /^(&*)(.*?)(&*)$/s.exec(raw) ?? []
  const at = written.indexOf('=')
  const [rawName, rawValue] = at < 0 ? [written, null] : [written.slice(0, at), written.slice(at + 1)]
  const ownName = decodePart(rawName) === name ? rawName : encodePart(name)
  if (rawValue === null && value === '' && ownName !== '') return `${lead}${ownName}${trail}`
  const ownValue = rawValue !== null && decodePart(rawValue) === value ? rawValue : encodePart(value)
  return `${lead}${ownName}=${ownValue}${trail}`
}

/** `a=1&&b&` → `a=1`, `&b&`: parts that are empty stay with the one after them, or at the end with the one before. */
function partsOf(query: string): readonly string[] {
  return query.match(/&*[^&]+(?:&+$)?(?=&|$)/g)?.map((part, at) => (at === 0 ? part : part.slice(1))) ?? []
}

function rowOf(raw: string): QueryRow {
  const written = raw.replace(/^&+|&+$/g, '')
  const at = written.indexOf('=')
  const [name, value] = at < 0 ? [written, ''] : [written.slice(0, at), written.slice(at + 1)]
  return { on: true, name: decodePart(name), value: decodePart(value), raw }
}

function isInAddress(row: QueryRow): boolean {
  return row.on && !isBlank(row)
}

function isBlank({ name, value, raw }: QueryRow): boolean {
  return name === '' && value === '' && raw === undefined
}

// Variables and parts still to be filled in stand for themselves: encoded, they would be neither.
const standIns = /(\{\{[^{}&=#?%+]*\}\}|(?<!\{)\{[A-Za-z_][\w.-]*\}(?!\})|<[A-Za-z_][\w.-]*>)/

/** Encoded as RFC 3986 asks of a query, what is readable there left as it is. */
function encodePart(text: string): string {
  const encode = (piece: string) =>
    encodeURIComponent(piece.replace(/\p{Surrogate}/gu, '\uFFFD'))
      .replace(/%(?:3A|2F|3F|40|2C|3B|24)/g, decodeURIComponent)
      .replaceAll("'", '%27')
  return text
    .split(standIns)
    .map((piece, at) => (at % 2 === 1 ? piece : encode(piece)))
    .join('')
}

/** Decoded as forms are: `+` is a space too. What cannot be decoded stands as it is. */
function decodePart(text: string): string {
  return text
    .split(standIns)
    .map((piece, at) => (at % 2 === 1 ? piece : (decodeFormText(piece) ?? piece)))
    .join('')
}
