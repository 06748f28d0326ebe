/** The path of a command as a template: what stands for a value still to come becomes a gap of the form. */
import { percentEncoded } from '../core/percent-encoded.ts'
import type { NameValue } from '../domain/http-exchange.ts'
import type { AskedValues } from './asked-values.ts'

/** The path with gaps (`{name}`) for what is asked. Empty for none, else with one slash in front. */
export function pathTemplate(path: string, asked: AskedValues): string {
  if (path === '' || path === '/') return path
  const segments = path.replace(/^\/+/, '').split('/')
  const filled = segments.map((segment, at) => segmentTemplate(segment, segments[at - 1] ?? '', asked))
  return `/${filled.join('/')}`
}

function segmentTemplate(segment: string, before: string, asked: AskedValues): string {
  // `/users/<id>`: what says nothing by itself is one of what stands before it.
  const name = before.replace(/ies$/i, 'y').replace(/s$/i, '')
  const template = asked.template(decoded(segment), { name: name === '' ? 'value' : name, in: 'path' })
  return template
    .split(/(\{[A-Za-z_][\w-]*\})/)
    .map((piece, at) => (at % 2 === 1 ? piece : encoded(piece)))
    .join('')
}

/** Placeholders may stand in an address encoded (`%3Cid%3E`). */
function decoded(segment: string): string {
  return segment.replace(/%(3C|3E|7B|7D)/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)))
}

/** What cannot stand in a path, encoded; what is encoded already stays so. */
function encoded(text: string): string {
  return text.replace(/[\s\\?#<>"{}|^`]/g, (letter) => percentEncoded(letter))
}

/** Parameters of an address whose values are put together from words and gaps, as the end of a path template. */
export function queryTemplate(rows: readonly NameValue[]): string {
  return rows
    .map(({ name, value }) => {
      const parts = value.split(/(\{[A-Za-z_][\w-]*\})/)
      return `${percentEncoded(name)}=${parts.map((part, at) => (at % 2 === 1 ? part : percentEncoded(part))).join('')}`
    })
    .join('&')
}

/** Names and values as a form has them on the wire. */
export function formText(rows: readonly NameValue[]): string {
  return rows.map(({ name, value }) => `${percentEncoded(name)}=${percentEncoded(value)}`).join('&')
}
