/** Where the endpoints of a connection's authorization server are. */

import { percentEncoded } from '../core/percent-encoded.ts'
import type { OAuthEndpoint, OAuthSettings } from './oauth-settings.ts'
import { endpointUrl } from './server-address.ts'

type Addresses = Readonly<Record<string, string>>

/**
 * The address of an endpoint: the connection's own address for it, else the provider's path under the server address with its
 * gaps filled; null when this server has none that is known.
 */
export function endpointOf(
  endpoint: OAuthEndpoint,
  settings: OAuthSettings,
  servers: Addresses,
  values: Addresses,
): string | null {
  const own = servers[endpoint]
  if (own !== undefined && own !== '') return own
  const path = settings.endpoints[endpoint]
  return path === undefined || !servers.server ? null : endpointUrl(servers.server, fillGaps(path, values))
}

/** The issuer that answers must name (RFC 8414 section 2); null when none is known. */
export function issuerOf(settings: OAuthSettings, servers: Addresses, values: Addresses): string | null {
  if (servers.issuer) return servers.issuer
  if (settings.issuer === undefined || !servers.server) return null
  return settings.issuer === '' ? servers.server : endpointUrl(servers.server, fillGaps(settings.issuer, values))
}

/** Puts the form's values where `{name}` stands; a value cannot bring in another path, query or host. */
export function fillGaps(path: string, values: Addresses): string {
  return path.replace(/\{([^{}]+)\}/g, (_, name: string) => percentEncoded(values[name] ?? ''))
}
