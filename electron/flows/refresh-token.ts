import { oauthGrantTypes } from '../../shared/domain/oauth-grants.ts'
import { askTokenEndpoint, given } from './ask-token-endpoint.ts'
import { defineFlow } from './define-flow.ts'
import { clientIdField, scopeField } from './oauth-fields.ts'

/**
 * Refreshing an access token, RFC 6749 section 6: renews what another flow got, or begins with a refresh token that the
 * person has. Throws `RefreshRefused` on `invalid_grant`, the only answer after which the refresh token may be dropped.
 */
export const refreshToken = defineFlow({
  id: 'refresh-token',
  fields: ['refreshToken'],
  form: [
    {
      name: 'refreshToken',
      label: 'Refresh token',
      hint: 'From an earlier sign-in, or from a page of the server’s.',
      secret: true,
      required: true,
      kind: 'text',
    },
    clientIdField,
    scopeField,
  ],
  run: (run) =>
    askTokenEndpoint(run, {
      grantType: oauthGrantTypes['refresh-token'],
      // A scope only where the person begins with it: a renewal asks for what there was.
      parameters: {
        refresh_token: run.input.refreshToken,
        ...(run.signIn.flow === 'refresh-token' ? given('scope', run.values.scope) : {}),
      },
      grantFields: ['refreshToken'],
      secrets: [run.input.refreshToken],
    }),
})
