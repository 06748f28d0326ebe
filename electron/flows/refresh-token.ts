/**
 * Refreshing an access token, RFC 6749 section 6. Renews what another flow got; it is no sign-in of its own.
 * Throws `RefreshRefused` on `invalid_grant`, the only answer after which the refresh token may be dropped.
 */
import { endpointUrl } from '../../shared/domain/server-address.ts'
import { clientAuthOf } from '../oauth/client-auth.ts'
import { requestToken } from '../oauth/token-request.ts'
import { defineFlow } from './define-flow.ts'

// The library wants a client id even where none is sent (client authentication `none` adds nothing).
const notSent = 'not-sent'

export const refreshToken = defineFlow({
  id: 'refresh-token',
  fields: ['refreshToken', 'clientId', 'clientSecret'],
  run({ provider, settings, connection, input, ports, signal }) {
    return requestToken({
      tokenEndpoint: endpointUrl(connection.servers.server ?? '', settings.tokenPath),
      clientId: input.clientId === '' ? notSent : input.clientId,
      clientAuth: clientAuthOf(settings.clientAuth, input.clientSecret),
      grantType: 'refresh_token',
      parameters: { refresh_token: input.refreshToken },
      acceptsInsecure: connection.acceptsInsecure,
      verifyTls: connection.verifyTls,
      http: ports.http,
      signal,
      provider: provider.name,
      grantFields: [],
      clientFields: ['clientId', 'clientSecret'],
      secrets: [input.refreshToken, input.clientSecret],
    })
  },
})
