import type { FormField } from '../../../shared/domain/form-field.ts'
import { signAssertionBySecret } from '../../signatures/sign-assertion.ts'
import { assertionAudienceField, clientAssertionFacts, jwtAssertionType } from './assertion-audience.ts'
import { type ClientAuthKind, clientSecretField } from './define-client-auth.ts'

const algorithmField: FormField = {
  name: 'clientSecretAlgorithm',
  label: 'Signed with',
  secret: false,
  required: false,
  kind: 'choice',
  options: ['HS256', 'HS384', 'HS512'].map((value) => ({ value, label: value })),
  default: 'HS256',
  isAdvanced: true,
}

/** An assertion signed with the client secret, which itself is not sent (OpenID Connect Core section 9, RFC 7523 section 2.2). */
export const clientSecretJwt: ClientAuthKind = {
  id: 'client_secret_jwt',
  label: 'Signed with the secret',
  summary: 'The secret itself is not sent (client_secret_jwt).',
  fields: [clientSecretField, algorithmField, assertionAudienceField],
  make:
    ({ clientSecret = '', clientSecretAlgorithm = 'HS256', clientAssertionAudience }, call) =>
    (_server, { client_id }, body) => {
      const facts = clientAssertionFacts(client_id, clientAssertionAudience, call)
      body.set('client_id', client_id)
      body.set('client_assertion_type', jwtAssertionType)
      body.set('client_assertion', signAssertionBySecret(facts, clientSecret, clientSecretAlgorithm))
    },
}
