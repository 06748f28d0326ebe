/** The body that the `-d` family makes: pieces joined by `&`, some of them files. */
import type { NameValue } from '../domain/http-exchange.ts'
import type { CurlBody } from './curl-reading.ts'
import { encodeAsCurl, splitForm } from './form-fields.ts'
import type { OptionUse } from './read-options.ts'

/** What the shell gave along: its variables, and the text of a here-document. */
export type FromShell = { readonly variables: readonly string[]; readonly input: string | null }

type Piece = {
  readonly text: string
  /** A file whose content belongs behind `text`. */
  readonly file: string | null
  /** Follows what is there without an `&` (`--json`). */
  readonly joins: boolean
  /** curl takes line ends out of the file. */
  readonly stripsLines: boolean
  /** curl URL-encodes the file, so it is not the body as it stands. */
  readonly encodes: boolean
}

const DATA = new Set(['data', 'data-raw', 'data-binary', 'data-urlencode', 'json'])

/** What all data options say together. Null without any. */
export type Data = { readonly text: string; readonly onlyFile: Piece | null; readonly notes: readonly string[] }

export function readData(uses: readonly OptionUse[], shell: FromShell): Data | null {
  const pieces = uses.filter(({ means }) => DATA.has(means)).map((use) => pieceOf(use, shell))
  const [first] = pieces
  if (first === undefined) return null
  const missing = pieces.flatMap(({ file }) => file ?? [])
  const text = pieces.map((piece, index) => (index === 0 || piece.joins ? piece.text : `&${piece.text}`)).join('')
  if (pieces.length === 1 && first.file !== null && !['', '-'].includes(first.file) && !first.encodes) {
    return { text, onlyFile: first, notes: [] }
  }
  return { text, onlyFile: null, notes: missing.map(missingNote) }
}

function pieceOf(use: OptionUse, shell: FromShell): Piece {
  const plain = { text: use.value, file: null, joins: use.means === 'json', stripsLines: false, encodes: false }
  if (use.means === 'data-raw') return plain
  if (use.means === 'data-urlencode') return urlEncoded(use.value, shell)
  if (!use.value.startsWith('@')) return plain
  const stripsLines = use.means === 'data'
  if (use.value === '@-' && shell.input !== null) {
    return { ...plain, text: stripsLines ? shell.input.replace(/[\r\n\0]/g, '') : shell.input }
  }
  return { ...plain, text: '', file: use.value.slice(1), stripsLines }
}

/** `content`, `=content`, `name=content`, `@file`, `name@file`. The name is taken as it is. */
function urlEncoded(value: string, shell: FromShell): Piece {
  const plain = { joins: false, stripsLines: false, encodes: true }
  const equals = value.indexOf('=')
  const at = equals < 0 ? value.indexOf('@') : -1
  const name = value.slice(0, Math.max(0, equals, at))
  const start = name === '' ? '' : `${name}=`
  if (at < 0) return { ...plain, text: start + encodeAsCurl(value.slice(equals + 1), shell.variables), file: null }
  const file = value.slice(at + 1)
  if (file !== '-' || shell.input === null) return { ...plain, text: start, file }
  return { ...plain, text: start + encodeAsCurl(shell.input, []), file: null }
}

/** One `--url-query`: encoded as `--data-urlencode` does; a plus sign in front means that it is ready. */
export function queryPiece(value: string, shell: FromShell): string {
  return value.startsWith('+') ? value.slice(1) : urlEncoded(value, shell).text
}

function missingNote(file: string): string {
  if (file === '') return 'The command wants to send a file and does not name one.'
  if (file === '-')
    return 'The command takes its body from another program, which is not run here; put it in under Body.'
  return `The file ${file} is not read here, so what is in it is missing from the body.`
}

/** The body of these data, under the Content-Type that goes out with them (null: none). */
export function dataBody(
  data: Data,
  contentType: string | null,
  shell: FromShell,
): { body: CurlBody; notes: readonly string[] } {
  if (data.onlyFile !== null) {
    const { file, stripsLines } = data.onlyFile
    const path = file ?? ''
    const note = `The file ${path} is not read here; choose it under Body.`
    const more = stripsLines ? ['curl would leave out the line ends in the file (-d); here it is sent as it is.'] : []
    return { body: { kind: 'file', path, contentType }, notes: [note, ...more] }
  }
  const type = (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const fields = type === FORM_TYPE ? splitForm(data.text, shell.variables) : null
  return { body: bodyOf(data.text, contentType, type, fields), notes: data.notes }
}

export const FORM_TYPE = 'application/x-www-form-urlencoded'

function bodyOf(text: string, contentType: string | null, type: string, fields: readonly NameValue[] | null): CurlBody {
  if (fields !== null) return { kind: 'form', fields }
  if (type === 'application/json' || type.endsWith('+json')) return { kind: 'json', text }
  return { kind: 'text', text, contentType }
}
