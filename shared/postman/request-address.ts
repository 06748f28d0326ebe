/** The address of a request in a collection: as text, with `:id` parts as fields, and the rows of its query. */
import { entriesOf, itemsOf, member, textMember, textOf } from '../core/members.ts'
import { takeLogin } from '../curl-import/address.ts'
import { addressOfRows, rowsOfAddress, splitAddress } from '../domain/query-rows.ts'
import type { QueryRow } from '../domain/request-form.ts'
import { isLoopbackHost } from '../domain/server-address.ts'

export type RequestAddress = {
  readonly url: string
  readonly query: readonly QueryRow[]
  readonly pathValues: Readonly<Record<string, string>>
  /** A user name and password stood in it; they are left out. */
  readonly hadLogin: boolean
}

const longest = 20_000
const mostRows = 500

/** `rename` writes variables as Hallpass has them. */
export function addressOf(url: unknown, rename: (text: string) => string): RequestAddress {
  const written = (typeof url === 'string' ? url : textMember(url, 'raw') || composed(url)).slice(0, longest).trim()
  const { url: withoutLogin, login } = takeLogin(withScheme(written))
  const values = new Map(
    itemsOf(member(url, 'variable'), mostRows).map((one) => [textMember(one, 'key'), textMember(one, 'value')]),
  )
  const { before, query, after } = splitAddress(rename(withoutLogin))
  const named: [string, string][] = []
  const path = before.replace(/(^|[^/:])\/:([A-Za-z_][\w.-]*)(?=\/|$)/g, (_, start: string, name: string) => {
    const value = values.get(name) ?? ''
    if (value !== '') named.push([name, rename(value)])
    return `${start}/{${name}}`
  })
  const address = `${path}${query === null ? '' : `?${query}`}${after}`
  const off = itemsOf(member(url, 'query'), mostRows)
    .filter((one) => member(one, 'disabled') === true)
    .map((one) => ({ on: false, name: rename(textMember(one, 'key')), value: rename(textMember(one, 'value')) }))
  const rows = [...rowsOfAddress(address, []), ...off]
  return {
    url: addressOfRows(address, rows),
    query: rows,
    pathValues: Object.fromEntries(named),
    hadLogin: login !== null,
  }
}

/** Without `raw`, the parts say it. */
function composed(url: unknown): string {
  const joined = (part: unknown, by: string) =>
    typeof part === 'string' ? part : itemsOf(part, 100).map(textOf).join(by)
  const host = joined(member(url, 'host'), '.')
  if (host === '') return ''
  const protocol = textMember(url, 'protocol')
  const port = textMember(url, 'port')
  const path = joined(member(url, 'path'), '/')
  const query = itemsOf(member(url, 'query'), mostRows)
    .filter((one) => member(one, 'disabled') !== true && entriesOf(one).length > 0)
    .map((one) => `${textMember(one, 'key')}=${textMember(one, 'value')}`)
  return `${protocol && `${protocol.slice(0, 20).replace(/:?\/*$/, '')}://`}${host}${port && `:${port}`}${path && `/${path.replace(/^\//, '')}`}${query.length > 0 ? `?${query.join('&')}` : ''}`
}

/** An address without a scheme is meant to have one: https, save on this computer. */
function withScheme(address: string): string {
  if (address === '' || /^(?:[a-z][a-z0-9+.-]*:\/\/|\{\{|\/)/i.test(address)) return address
  const host = /^[^/?#:]*/.exec(address)?.[0] ?? ''
  return `${isLoopbackHost(host) ? 'http' : 'https'}://${address}`
}
