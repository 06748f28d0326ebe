/**
 * Rows as text, one `Name: value` per line, and back without loss. A line that begins with `#` or `//` is a row that is
 * off. What a line cannot hold is written with Unicode's pictures of it: `␊` for a line end, `␍` and `␉` likewise, `␠`
 * for a space at either end, and `␛` before anything that is meant literally.
 */
import type { QueryRow } from './request-form.ts'

/** What a line without a colon may be: of headers a name alone, of fields also `name=value`. */
export type RowTextKind = 'headers' | 'fields'

/** The rows as lines. Empty rows have none. */
export function textOfRows(rows: readonly QueryRow[]): string {
  return rows
    .filter(({ name, value }) => name !== '' || value !== '')
    .map((row) => `${row.on ? '' : '# '}${lineOf(row)}`)
    .join('\n')
}

/** The rows that lines stand for. What a row of `before` said more than its name and value (`raw`) it keeps. */
export function rowsOfText(text: string, before: readonly QueryRow[], kind: RowTextKind): readonly QueryRow[] {
  const known = [...before]
  return text.split(/\r?\n/).flatMap((line) => {
    const row = rowOf(line, kind)
    if (row === null) return []
    const at = known.findIndex(({ name, value, raw }) => raw !== undefined && name === row.name && value === row.value)
    const [same] = at < 0 ? [] : known.splice(at, 1)
    return [same?.raw === undefined ? row : { ...row, raw: same.raw }]
  })
}

function lineOf({ name, value }: QueryRow): string {
  const written = write(name)
    .replace(/:/g, '␛:')
    .replace(/^(?=#|\/\/)/, '␛')
  return value === '' ? `${written}:` : `${written}: ${write(value)}`
}

function rowOf(line: string, kind: RowTextKind): QueryRow | null {
  const bare = trim(line)
  const off = /^(?:#|\/\/)[ \t]*/.exec(bare)?.[0] ?? ''
  const rest = bare.slice(off.length)
  if (rest === '') return null
  const at = cutAt(rest, kind)
  const [name, value] = at < 0 ? [rest, ''] : [rest.slice(0, at), rest.slice(at + 1)]
  return { on: off === '', name: read(trim(name)), value: read(trim(value)) }
}

/** Where the name ends: at the first colon that is not literal, save that of HTTP/2's own `:path:`; -1: nowhere. */
function cutAt(line: string, kind: RowTextKind): number {
  const colons = [...line.matchAll(/␛.|:/gsu)].flatMap((found) => (found[0] === ':' ? [found.index] : []))
  const own = kind === 'headers' && /^:[a-z]+:/.test(line)
  const colon = (own ? colons[1] : colons[0]) ?? -1
  const equals = kind === 'fields' ? line.indexOf('=') : -1
  const isFieldLine = equals >= 0 && (colon < 0 || (equals < colon && !/^:(?: |$)/.test(line.slice(colon))))
  return isFieldLine ? equals : colon
}

const pictures = [
  ['\n', '␊'],
  ['\r', '␍'],
  ['\t', '␉'],
  [' ', '␠'],
] as const

function write(text: string): string {
  const picture = (char: string) => pictures.find(([real]) => real === char)?.[1] ?? char
  return text
    .replace(/[␊␍␉␠␛]/g, '␛$&')
    .replace(/[\r\n]/g, picture)
    .replace(/^[ \t]+|[ \t]+$/g, (edge) => [...edge].map(picture).join(''))
}

function read(text: string): string {
  const real = (char: string) => pictures.find(([, picture]) => picture === char)?.[0] ?? char
  return text.replace(/␛(.)|[␊␍␉␠]/gsu, (found, literal?: string) => literal ?? real(found))
}

function trim(text: string): string {
  return text.replace(/^[ \t]+|[ \t]+$/g, '')
}
