import { ClientSecretPost } from 'oauth4webapi'
import { type ClientAuthKind, clientSecretField } from './define-client-auth.ts'

/** `client_id` and `client_secret` in the body (RFC 6749 section 2.3.1). */
export const clientSecretPost: ClientAuthKind = {
  id: 'client_secret_post',
  label: 'Secret in the body',
  summary: 'For servers that read no Authorization header (client_secret_post).',
  fields: [clientSecretField],
  make: ({ clientSecret = '' }) => ClientSecretPost(clientSecret),
}
