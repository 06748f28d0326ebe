import type { ClientAuthKind } from './define-client-auth.ts'
import { tlsClientAuth } from './tls-client-auth.ts'

/** A certificate that the server was told of beforehand, whoever signed it (RFC 8705 section 2.2). */
export const selfSignedTlsClientAuth: ClientAuthKind = {
  id: 'self_signed_tls_client_auth',
  label: 'Self-signed client certificate',
  summary: 'The server knows this very certificate; chosen under “Network” (self_signed_tls_client_auth).',
  fields: [],
  make: tlsClientAuth.make,
}
