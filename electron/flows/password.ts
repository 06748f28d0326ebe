/** Resource owner password credentials grant, RFC 6749 section 4.3. */
import { endpointUrl } from '../../shared/domain/server-address.ts'
import { clientAuthOf } from '../oauth/client-auth.ts'
import { requestToken } from '../oauth/token-request.ts'
import { defineFlow } from './define-flow.ts'

export const password = defineFlow({
  id: 'password',
  fields: ['clientId', 'clientSecret', 'username', 'password'],
  run({ provider, settings, connection, input, ports, signal }) {
    return requestToken({
      tokenEndpoint: endpointUrl(connection.servers.server ?? '', settings.tokenPath),
      clientId: input.clientId,
      clientAuth: clientAuthOf(settings.clientAuth, input.clientSecret),
      grantType: 'password',
      parameters: {
        username: input.username,
        password: input.password,
        ...(settings.scope === undefined ? {} : { scope: settings.scope }),
      },
      acceptsInsecure: connection.acceptsInsecure,
      verifyTls: connection.verifyTls,
      http: ports.http,
      signal,
      provider: provider.name,
      grantFields: ['username', 'password'],
      clientFields: ['clientId', 'clientSecret'],
      secrets: [input.clientSecret, input.password],
    })
  },
})
