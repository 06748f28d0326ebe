/** The secrets of a pasted curl command: what they could be called as variables, and the request without them. */
import { decodeFormText } from '../../../shared/core/decode-form-text.ts'
import type { CurlReading, CurlSecretPlace } from '../../../shared/curl-import/curl-reading.ts'
import { previewOf } from '../../../shared/domain/mask.ts'
import { rowsOfAddress } from '../../../shared/domain/query-rows.ts'
import type { FormRow, RequestForm } from '../../../shared/domain/request-form.ts'
import { replaceInText } from './replace-in-text.ts'

/** One secret of a command; it may stand in several places. */
export type CommandSecret = {
  /** Where it stands, in words: "the bearer token in the Authorization header". */
  readonly what: string
  readonly places: readonly CurlSecretPlace[]
  /** As it stands there. */
  readonly found: string
  /** What would be kept: for a user name and password what HTTP Basic makes of them. */
  readonly value: string
  /** For showing. */
  readonly masked: string
  /** A name for the variable. */
  readonly name: string
  /** The command's own sign-in, in whose place the connection's token goes out. */
  readonly isSignIn: boolean
}

/** All that can be kept, each once. `taken` are names that other variables have. */
export function secretsOfCommand(
  { request, secrets }: CurlReading,
  taken: readonly string[],
): readonly CommandSecret[] {
  const names = new Set(taken)
  const found = new Map<string, Omit<CommandSecret, 'name'>>()
  for (const { what, where, value } of secrets) {
    if (where.in === 'proxy' || where.in === 'client-certificate') continue
    const isBasic = where.in === 'basic' && request.basic !== null
    const kept = isBasic ? base64(`${request.basic?.user}:${request.basic?.password}`) : value
    const before = found.get(kept)
    found.set(kept, {
      what: before?.what ?? (isBasic ? 'the user name and password' : what),
      places: [...(before?.places ?? []), where],
      found: value,
      value: kept,
      masked: previewOf(value),
      isSignIn: before?.isSignIn ?? isSignIn(where),
    })
  }
  return [...found.values()].map((secret) => {
    const name = freeName(suggestion(secret.places[0]), names)
    names.add(name)
    return { ...secret, name }
  })
}

function isSignIn(where: CurlSecretPlace): boolean {
  return where.in === 'basic' || (where.in === 'header' && where.name.toLowerCase() === 'authorization')
}

function suggestion(where: CurlSecretPlace | undefined): string {
  if (where === undefined || where.in === 'basic') return 'login'
  if (!('name' in where)) return 'secret'
  if (isSignIn(where)) return 'token'
  const words = where.name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^(?:x_)?_*|_+$/g, '')
  return words.slice(0, 60) || 'secret'
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name
  for (let number = 2; ; number += 1) if (!taken.has(`${name}_${number}`)) return `${name}_${number}`
}

function base64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''))
}

/** The form with `written` in place of a secret; null leaves it out. */
export function placeSecret(form: RequestForm, secret: CommandSecret, written: string | null): RequestForm {
  return secret.places.reduce((changed, where) => placeAt(changed, where, secret.found, written), form)
}

function placeAt(form: RequestForm, where: CurlSecretPlace, found: string, written: string | null): RequestForm {
  const inRows = <R extends FormRow>(rows: readonly R[], name: string): readonly R[] =>
    rows.map((row) => (row.name === name && row.value === found ? { ...row, value: written ?? '' } : row))
  switch (where.in) {
    case 'basic':
      return written === null
        ? form
        : { ...form, headers: [{ on: true, name: 'Authorization', value: `Basic ${written}` }, ...form.headers] }
    case 'header':
      return { ...form, headers: form.headers.flatMap((row) => headerWith(row, where.name, found, written)) }
    case 'query': {
      const url = addressWith(form.url, where.name, found, written ?? '')
      return { ...form, url, query: rowsOfAddress(url, []) }
    }
    case 'body':
      return {
        ...form,
        form: inRows(form.form, where.name),
        parts: inRows(form.parts, where.name),
        json: replaceInText(form.json, where.name, found, written ?? ''),
        text: replaceInText(form.text, where.name, found, written ?? ''),
      }
    default:
      return form
  }
}

/** A sign-in that is left out goes, for the token takes its place; any other header stays, off, to be filled in. */
function headerWith(row: FormRow, name: string, found: string, written: string | null): readonly FormRow[] {
  if (row.name.toLowerCase() !== name.toLowerCase() || !row.value.includes(found)) return [row]
  if (written !== null) return [{ ...row, value: row.value.replace(found, () => written) }]
  return isSignIn({ in: 'header', name }) ? [] : [{ ...row, on: false, value: '' }]
}

function addressWith(url: string, name: string, found: string, written: string): string {
  const start = url.indexOf('?') + 1
  if (start === 0) return url
  const hash = url.indexOf('#', start)
  const end = hash < 0 ? url.length : hash
  const parts = url.slice(start, end).split('&')
  const changed = parts.map((part) => {
    const equals = part.indexOf('=')
    if (equals < 0) return part
    const raw = part.slice(equals + 1)
    const isIt = decodeFormText(part.slice(0, equals)) === name && (decodeFormText(raw) ?? raw) === found
    return isIt ? `${part.slice(0, equals)}=${written}` : part
  })
  return `${url.slice(0, start)}${changed.join('&')}${url.slice(end)}`
}
