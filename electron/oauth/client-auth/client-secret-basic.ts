import { ClientSecretBasic } from 'oauth4webapi'
import { type ClientAuthKind, clientSecretField } from './define-client-auth.ts'

/** HTTP Basic with both parts form-encoded first, as RFC 6749 section 2.3.1 asks. */
export const clientSecretBasic: ClientAuthKind = {
  id: 'client_secret_basic',
  label: 'Secret in the Authorization header',
  summary: 'The usual way (client_secret_basic).',
  fields: [clientSecretField],
  make: ({ clientSecret = '' }) => ClientSecretBasic(clientSecret),
}
