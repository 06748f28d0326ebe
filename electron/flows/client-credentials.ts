import { oauthGrantTypes } from '../../shared/domain/oauth-grants.ts'
import { askTokenEndpoint, scopeParameter } from './ask-token-endpoint.ts'
import { defineFlow } from './define-flow.ts'
import { clientIdField, scopeField } from './oauth-fields.ts'

/** Client credentials grant, RFC 6749 section 4.4. */
export const clientCredentials = defineFlow({
  id: 'client-credentials',
  fields: [],
  form: [clientIdField, scopeField],
  run: (run) =>
    askTokenEndpoint(run, {
      grantType: oauthGrantTypes['client-credentials'],
      parameters: scopeParameter(run),
      grantFields: 'client',
    }),
})
