/**
 * Where the sign-ins of a document are. A system has one address for each endpoint: either paths under one sign-in address, or,
 * where the endpoints are on several hosts, a whole address for each.
 */
import type { OAuthEndpoint } from '../domain/oauth-settings.ts'
import type { OAuthFlow } from './security-schemes.ts'

/** The endpoints of a flow, each with its place; null: one that is needed is not there, or is elsewhere. */
export type OAuthPlaces = {
  /** The sign-in address under which all of them are; null where each has its own. */
  readonly server: string | null
  /** Whole addresses, where each has its own. */
  readonly whole: Readonly<Partial<Record<OAuthEndpoint, string>>>
  readonly endpointsOf: (flow: OAuthFlow) => Readonly<Partial<Record<OAuthEndpoint, string>>> | null
}

type Placed = { readonly origin: string; readonly path: string; readonly address: string }

/** `base`: the API’s own address, which addresses without a host are meant from. */
export function placesOf(flows: readonly OAuthFlow[], base: string | null): OAuthPlaces {
  const placedOf = (flow: OAuthFlow) => neededBy(flow).map(([endpoint, url]) => [endpoint, place(url, base)] as const)
  const all = flows.map(placedOf)
  const whole: Partial<Record<OAuthEndpoint, string>> = {}
  const origins = new Set<string>()
  for (const [endpoint, placed] of all.flat()) {
    if (placed === null) continue
    origins.add(placed.origin)
    whole[endpoint] ??= placed.address
  }
  const [server = null] = origins.size === 1 ? origins : []
  return {
    server,
    whole: server === null ? whole : {},
    endpointsOf(flow) {
      const placed = placedOf(flow)
      const isThere = ([endpoint, one]: (typeof placed)[number]) =>
        one !== null && (server !== null || whole[endpoint] === one.address)
      if (!placed.every(isThere)) return null
      if (server === null) return {}
      return Object.fromEntries(placed.map(([endpoint, one]) => [endpoint, one?.path ?? '']))
    },
  }
}

/** The endpoints that a flow cannot do without. Of the implicit flow only the first page is known. */
function neededBy({
  kind,
  authorizationUrl,
  tokenUrl,
  deviceUrl,
}: OAuthFlow): readonly (readonly [OAuthEndpoint, string])[] {
  switch (kind) {
    case 'authorization-code':
      return [
        ['authorization', authorizationUrl],
        ['token', tokenUrl],
      ]
    case 'device-code':
      return [
        ['deviceAuthorization', deviceUrl],
        ['token', tokenUrl],
      ]
    case 'implicit':
      return [['authorization', authorizationUrl]]
    default:
      return [['token', tokenUrl]]
  }
}

/** As the path of a provider may be: nothing that could lead to another host. */
const plainPath = /^\/(?![/\\])[^\s\\?#]*(\?[^\s#]*)?$/

function place(url: string, base: string | null): Placed | null {
  const isWhole = /^https?:\/\//i.test(url)
  if (url === '' || (!isWhole && base === null)) return null
  const whole = isWhole || base === null ? url : joined(url, base)
  const [, origin = '', rest = ''] = /^(https?:\/\/[^/?#\s\\@]+)([^#\s]*)/i.exec(whole) ?? []
  const path = rest === '' ? '/' : rest.startsWith('?') ? `/${rest}` : rest
  return origin === '' || !plainPath.test(path) || path.length > 2_000
    ? null
    : { origin: origin.toLowerCase(), path, address: `${origin.toLowerCase()}${path}` }
}

function joined(url: string, base: string): string {
  if (url.startsWith('/')) return `${/^https?:\/\/[^/]+/i.exec(base)?.[0] ?? ''}${url}`
  return `${base}/${url.replace(/^\.\//, '')}`
}
