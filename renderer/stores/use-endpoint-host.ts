import type { Connection } from '../../shared/domain/connection.ts'
import { endpointOf } from '../../shared/domain/oauth-address.ts'
import type { OAuthEndpoint } from '../../shared/domain/oauth-settings.ts'
import { signInOf, useProvider } from './providers.store.ts'

/** The host of an endpoint of a connection's own authorization server; null where it has none. */
export function useEndpointHost(connection: Connection, endpoint: OAuthEndpoint): string | null {
  const settings = signInOf(useProvider(connection.providerId), connection.signInId)?.settings
  if (settings === undefined || !('endpoints' in settings)) return null
  const address = endpointOf(endpoint, settings, connection.servers, connection.values)
  return address === null ? null : new URL(address).host
}
