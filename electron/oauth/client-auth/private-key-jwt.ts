import { assertionBy, keyFields, keyIn } from '../assertion-key.ts'
import { assertionAudienceField, clientAssertionFacts, jwtAssertionType } from './assertion-audience.ts'
import type { ClientAuthKind } from './define-client-auth.ts'

/** An assertion signed with the client's private key (OpenID Connect Core section 9, RFC 7523 section 2.2). */
export const privateKeyJwt: ClientAuthKind = {
  id: 'private_key_jwt',
  label: 'Signed with a private key',
  summary: 'The server knows the public half (private_key_jwt).',
  fields: [...keyFields('privateKey'), assertionAudienceField],
  async make(input, call) {
    const key = await keyIn(input, 'privateKey')
    return (_server, { client_id }, body) => {
      const facts = clientAssertionFacts(client_id, input.clientAssertionAudience, call)
      body.set('client_id', client_id)
      body.set('client_assertion_type', jwtAssertionType)
      body.set('client_assertion', assertionBy(key, input, 'privateKey', facts))
    }
  },
}
