import { oauthGrantTypes } from '../../shared/domain/oauth-grants.ts'
import { askTokenEndpoint, scopeParameter } from './ask-token-endpoint.ts'
import { defineFlow } from './define-flow.ts'
import { clientIdField, scopeField } from './oauth-fields.ts'

/** Resource owner password credentials grant, RFC 6749 section 4.3. */
export const password = defineFlow({
  id: 'password',
  fields: ['username', 'password'],
  form: [
    { name: 'username', label: 'User name', secret: false, required: true, kind: 'text' },
    { name: 'password', label: 'Password', secret: true, required: true, kind: 'text' },
    clientIdField,
    scopeField,
  ],
  run: (run) =>
    askTokenEndpoint(run, {
      grantType: oauthGrantTypes.password,
      parameters: { username: run.input.username, password: run.input.password, ...scopeParameter(run) },
      grantFields: ['username', 'password'],
    }),
})
