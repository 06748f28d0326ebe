/** Where a request from the tester goes, and whether the connection's token may go there. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { Connection } from '../../shared/domain/connection.ts'
import type { NameValue, RequestDraft } from '../../shared/domain/http-exchange.ts'
import { fillPath, pathFieldNames } from '../../shared/domain/path-fields.ts'
import { splitAddress } from '../../shared/domain/query-rows.ts'
import { isLoopbackHost } from '../../shared/domain/server-address.ts'

/** RFC 1035 section 2.3.4. */
const longestHost = 255

/** The hosts (`name:port` as in a URL) that a connection's token belongs to. */
export function hostsOf(connection: Connection): readonly string[] {
  const own = Object.values(connection.servers).map((address) => new URL(address).host)
  return [...new Set([...own, ...connection.allowedHosts])]
}

/**
 * The URL a draft means: a path goes under the connection's API address (and the base path its token brought), a
 * whole URL stays as it is. Throws `request-refused` for what is neither, for parts still to be filled in, and for
 * addresses that hold credentials.
 */
export function targetOf(draft: RequestDraft, connection: Connection, basePath: string | null): URL {
  const refuse = (reason: string) => new AppFailure({ code: 'request-refused', part: 'url', reason })
  const text = fillPath(draft.url.trim(), draft.pathValues)
  if (text === '') throw refuse('Type a path such as /v3/sources, or a whole address.')
  // In a path nothing else can be meant by brackets; a query may well hold some, such as those of JSON.
  const unfilled = /[{<]([^{}<>/]+)[}>]/.exec(splitAddress(text).before)?.[1] ?? pathFieldNames(text)[0]
  if (unfilled !== undefined) throw refuse(`Fill in “${unfilled}” first.`)
  const whole = isWholeAddress(text)
  const base = connection.servers.api ?? connection.servers.server ?? ''
  if (!whole && base === '') {
    throw refuse('This connection has no API address. Write the whole address here, or give it one under Set-up.')
  }
  const href = whole ? text : `${base}${basePath ?? ''}${text.startsWith('/') ? '' : '/'}${text}`
  if (!URL.canParse(href)) throw refuse('This is not an address that can be called. Is there a typing mistake?')
  const url = new URL(href)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw refuse('Only addresses that begin with https:// or http:// can be called.')
  }
  if (url.username !== '' || url.password !== '') throw refuse('An address cannot hold a user name or password here.')
  // A path that climbed out of its host cannot happen by concatenation, but is checked where the token is at stake.
  if (!whole && url.host !== new URL(base).host) throw refuse('This path leads to another host.')
  const added = new URLSearchParams()
  for (const { name, value } of draft.query) if (name !== '') added.append(name, value)
  // Not through `searchParams`, which would write all of the query anew.
  if (added.size > 0) url.search = url.search === '' ? `${added}` : `${url.search}&${added}`
  url.hash = ''
  return url
}

/** Whether an address names its server; else it is a path under the API address. */
export function isWholeAddress(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text.trim())
}

/**
 * Stops a token from going where it does not belong: to a host that is neither one of the connection's nor allowed by
 * the person (`host-not-allowed`); or unprotected, save to an address of the connection whose http the person accepted
 * (`insecure-address`).
 */
export function assertTokenBelongs(url: URL, connection: Connection): void {
  const own = Object.entries(connection.servers).find(([, address]) => new URL(address).origin === url.origin)?.[0]
  if (own === undefined && !hostsOf(connection).includes(url.host)) {
    const owner = { connectionId: connection.id, name: connection.name }
    throw new AppFailure({ code: 'host-not-allowed', host: url.host, owner })
  }
  if (url.protocol === 'https:' || isLoopbackHost(url.hostname)) return
  if (own !== undefined && connection.acceptsInsecure) return
  throw new AppFailure({ code: 'insecure-address', field: own ?? 'url', address: url.origin })
}

/**
 * Stops a token from going to a server that a Host header names and that is none of the connection's. Its port says nothing:
 * the address has that. Throws `host-not-allowed`.
 */
export function assertHostBelongs(headers: readonly NameValue[], url: URL, connection: Connection): void {
  const named = headers.find(({ name }) => name.trim().toLowerCase() === 'host')?.value.trim() ?? ''
  const nameOf = (host: string) => (URL.canParse(`https://${host}`) ? new URL(`https://${host}`).hostname : null)
  const own = [url.host, ...hostsOf(connection)].map(nameOf)
  if (named === '' || own.includes(nameOf(named))) return
  const owner = { connectionId: connection.id, name: connection.name }
  throw new AppFailure({ code: 'host-not-allowed', host: named.slice(0, longestHost), owner })
}
