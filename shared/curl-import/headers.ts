/** The headers of a command: those it writes, and those that options stand for. A written one always wins, as in curl. */
import type { NameValue } from '../domain/http-exchange.ts'
import type { OptionUse } from './read-options.ts'

export type WrittenHeaders = {
  readonly headers: readonly NameValue[]
  /** `Name:` takes out what curl would add by itself. */
  readonly without: readonly string[]
  readonly notUnderstood: readonly string[]
  readonly notes: readonly string[]
}

/** All `-H`. */
export function readHeaders(uses: readonly OptionUse[]): WrittenHeaders {
  const headers: NameValue[] = []
  const without: string[] = []
  const notUnderstood: string[] = []
  const notes: string[] = []
  for (const { value, text } of uses.filter(({ means }) => means === 'header')) {
    const header = readHeader(value)
    if (value.startsWith('@')) {
      notUnderstood.push(text)
      notes.push(`The headers in the file ${value.slice(1)} are not read here; put them in under Headers.`)
    } else if (header === null) {
      notUnderstood.push(text)
    } else if (header.name.toLowerCase() === 'content-length') {
      notes.push('Content-Length is left out; it is worked out anew when the request is sent.')
    } else if (header.removes) {
      without.push(header.name)
    } else {
      headers.push({ name: header.name, value: header.value })
    }
  }
  return { headers, without, notUnderstood, notes }
}

/** `Name: value`; `Name:` removes; `Name;` is a header without a value. Null for what curl passes over. */
function readHeader(text: string): (NameValue & { removes: boolean }) | null {
  const colon = text.indexOf(':')
  if (colon < 0) {
    const empty = text.indexOf(';') === text.length - 1 && text.trim().length > 1
    return empty ? { name: text.slice(0, -1).trim(), value: '', removes: false } : null
  }
  const name = text.slice(0, colon).trim()
  const value = text.slice(colon + 1).trim()
  return name === '' ? null : { name, value, removes: value === '' }
}

/** Headers that options stand for: `-b`, `-A`, `-e`, `-r`, `--json`, `--oauth2-bearer`. */
export function headersOfOptions(uses: readonly OptionUse[], written: WrittenHeaders): WrittenHeaders {
  const headers: NameValue[] = []
  const without: string[] = []
  const notUnderstood: string[] = []
  const notes: string[] = []
  const add = (name: string, value: string | undefined): void => {
    if (value === undefined || mentions(written, name)) return
    if (value === '') without.push(name)
    else headers.push({ name, value })
  }
  const last = (means: OptionUse['means']) => uses.findLast((use) => use.means === means)?.value

  const cookies = uses.filter(({ means }) => means === 'cookie')
  for (const { value, text } of cookies.filter((use) => !use.value.includes('='))) {
    if (value === '') continue
    notUnderstood.push(text)
    // Whether it is a file's name or a session that was pasted without its own is not to be told.
    notes.push('The cookies of the file behind -b are not read here.')
  }
  const cookie = cookies.flatMap(({ value }) => (value.includes('=') ? value : [])).join(';')
  add('Cookie', cookie === '' ? undefined : cookie)
  if (cookie !== '' && mentions(written, 'Cookie')) notes.push('The Cookie header wins over -b, as in curl.')

  add('User-Agent', last('user-agent'))
  const referer = last('referer')?.split(';auto', 1)[0]
  add('Referer', referer === '' ? undefined : referer)
  const range = last('range')
  add('Range', range === undefined ? undefined : `bytes=${range}`)
  if (uses.some(({ means }) => means === 'json')) add('Accept', 'application/json')
  const bearer = last('bearer')
  add('Authorization', bearer === undefined ? undefined : `Bearer ${bearer}`)
  return { headers, without, notUnderstood, notes }
}

/** A header of this name is written, or taken out. */
export function mentions({ headers, without }: WrittenHeaders, name: string): boolean {
  const lower = name.toLowerCase()
  return (
    headers.some((header) => header.name.toLowerCase() === lower) || without.some((one) => one.toLowerCase() === lower)
  )
}
