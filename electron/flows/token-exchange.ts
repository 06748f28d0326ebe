import { AppFailure } from '../../shared/core/app-error.ts'
import type { FormField } from '../../shared/domain/form-field.ts'
import { oauthGrantTypes } from '../../shared/domain/oauth-grants.ts'
import { askTokenEndpoint, given, type OAuthRun, scopeParameter } from './ask-token-endpoint.ts'
import { defineFlow } from './define-flow.ts'
import { clientIdField, scopeField } from './oauth-fields.ts'

const accessToken = 'urn:ietf:params:oauth:token-type:access_token'

/** RFC 8693 section 3. */
const tokenTypes = [
  accessToken,
  ...['refresh_token', 'id_token', 'jwt', 'saml2', 'saml1'].map((type) => `urn:ietf:params:oauth:token-type:${type}`),
]

const typeField = (name: string, label: string, more: Partial<FormField>): FormField => ({
  name,
  label,
  secret: false,
  required: false,
  kind: 'text',
  suggestions: tokenTypes,
  ...more,
})

/**
 * Token exchange, RFC 8693: a token that the person has, for another one. What kind of token came back is a note on it; the
 * APIs it is for (`resource`) are asked for as at every grant.
 */
export const tokenExchange = defineFlow({
  id: 'token-exchange',
  fields: ['subjectToken', 'subjectTokenType'],
  form: [
    {
      name: 'subjectToken',
      label: 'Token to exchange',
      hint: 'The token that says for whom the new one is (subject token).',
      secret: true,
      required: true,
      kind: 'lines',
    },
    typeField('subjectTokenType', 'Its type', { required: true, default: accessToken }),
    clientIdField,
    {
      name: 'audience',
      label: 'For whom',
      hint: 'The name of the service the new token is for (audience), as the server knows it.',
      secret: false,
      required: false,
      kind: 'text',
    },
    scopeField,
    typeField('requestedTokenType', 'Type of the new token', {
      hint: 'Empty: what the server gives by itself.',
      isAdvanced: true,
    }),
    {
      name: 'actorToken',
      label: 'Token of whoever acts',
      hint: 'Where a service acts for the person: its own token (actor token).',
      secret: true,
      required: false,
      kind: 'lines',
      isAdvanced: true,
    },
    typeField('actorTokenType', 'Type of that token', { default: accessToken, isAdvanced: true }),
  ],
  run(run) {
    const { audience, requestedTokenType, actorToken, actorTokenType } = run.values
    const grantFields = ['subjectToken', ...(actorToken ? ['actorToken'] : [])]
    return askTokenEndpoint(run, {
      grantType: oauthGrantTypes['token-exchange'],
      isForOthers: true,
      parameters: {
        subject_token: run.input.subjectToken.trim(),
        subject_token_type: run.input.subjectTokenType,
        ...given('audience', audience),
        ...given('requested_token_type', requestedTokenType),
        ...given('actor_token', actorToken?.trim()),
        // RFC 8693 section 2.1: not without an actor token.
        ...(actorToken ? given('actor_token_type', actorTokenType) : {}),
        ...scopeParameter(run),
      },
      grantFields,
      refused: (error, said) => (error === 'invalid_request' ? tokenRefused(run, grantFields, said) : null),
    })
  },
})

/** RFC 8693 section 2.2.2: a token that is not good for an exchange is an `invalid_request`. */
function tokenRefused({ provider }: OAuthRun, fields: readonly string[], said: string | undefined): AppFailure {
  const serverSaid = said === undefined ? {} : { serverSaid: said }
  return new AppFailure({ code: 'credentials-refused', provider: provider.name, status: 400, fields, ...serverSaid })
}
