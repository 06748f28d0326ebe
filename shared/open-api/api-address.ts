/** Where the API is, as the document says it. */
import { entriesOf, itemsOf, member, textMember } from '../core/members.ts'
import { parseServerAddress } from '../domain/server-address.ts'

/** Where the requests go. */
export type ApiAddress = {
  /** Scheme, host and path prefix, no final slash; null when the document does not name its host. */
  readonly base: string | null
  /** What stands before every path where the host is not known: `/v1`, or empty. */
  readonly prefix: string
  /** The other addresses that the document names, in whole, each with its own description where it has one. */
  readonly others: readonly string[]
}

const mostOthers = 5

/** `source`: where the document itself came from, which addresses without a host are meant from; null when that is unknown. */
export function apiAddressOf(document: unknown, isSwagger2: boolean, source: string | null): ApiAddress {
  const named = isSwagger2 ? swaggerAddresses(document) : itemsOf(member(document, 'servers'), 50).map(serverOf)
  const placed = (named.length > 0 ? named : [{ url: '/', description: '' }]).map((one) => ({
    ...one,
    base: baseOf(one.url, source),
  }))
  const best = placed.find(({ base }) => base !== null) ?? placed[0]
  const others = placed.filter((one) => one !== best && one.base !== null && one.base !== best?.base)
  return {
    base: best?.base ?? null,
    prefix: best === undefined || best.base !== null ? '' : prefixOf(best.url),
    others: others.slice(0, mostOthers).map(({ base, description }) => `${base}${description && ` (${description})`}`),
  }
}

type Named = { readonly url: string; readonly description: string }

/** The address of one server of OpenAPI 3, with its variables as they start. */
export function serverOf(server: unknown): Named {
  const variables = member(server, 'variables')
  const url = textMember(server, 'url').replace(/\{([^{}]{1,100})\}/g, (gap, name: string) => {
    const variable = member(variables, name)
    return textMember(variable, 'default') || String(itemsOf(member(variable, 'enum'))[0] ?? gap)
  })
  return { url, description: textMember(server, 'description').slice(0, 60) }
}

function swaggerAddresses(document: unknown): readonly Named[] {
  const host = textMember(document, 'host')
  const path = textMember(document, 'basePath')
  const schemes = itemsOf(member(document, 'schemes')).filter((one) => one === 'https' || one === 'http')
  // https where there is a choice: the token should not be read on its way.
  const scheme = schemes.includes('http') && !schemes.includes('https') ? 'http' : 'https'
  return [{ url: host === '' ? path || '/' : `${scheme}://${host}${path}`, description: '' }]
}

function baseOf(url: string, source: string | null): string | null {
  const whole = /^https?:\/\//i.test(url) ? url : fromSource(url, source)
  if (whole === null) return null
  const read = parseServerAddress(whole, [])
  return read.ok ? read.base : null
}

function fromSource(url: string, source: string | null): string | null {
  if (source === null || url.includes('{') || !URL.canParse(url, source)) return null
  return new URL(url, source).toString()
}

function prefixOf(url: string): string {
  let end = url.length
  while (end > 0 && url[end - 1] === '/') end -= 1
  const path = url.slice(0, end).replace(/^[a-z]+:\/\/[^/]*/i, '')
  return /^\/[^\s?#]{1,300}$/.test(path) ? path : ''
}

/** The names of the security schemes that a requirement wants together. */
export function schemesOf(requirement: unknown): readonly string[] {
  return entriesOf(requirement, 20).map(([name]) => name)
}
