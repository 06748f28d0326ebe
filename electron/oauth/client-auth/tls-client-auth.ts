import { TlsClientAuth } from 'oauth4webapi'
import { AppFailure } from '../../../shared/core/app-error.ts'
import type { ClientAuthKind } from './define-client-auth.ts'

/** The certificate goes along with the connection itself; only the name stands in the request (RFC 8705 section 2). */
const make: ClientAuthKind['make'] = (_input, { hasCertificate }) => {
  if (hasCertificate) return TlsClientAuth()
  const reason =
    'The program proves who it is with a client certificate, and none is chosen. Choose one under “Network”.'
  throw new AppFailure({ code: 'invalid-input', field: 'clientCertificate', reason })
}

/** A certificate of an authority that the server trusts; it knows the client by the name in it (RFC 8705 section 2.1). */
export const tlsClientAuth: ClientAuthKind = {
  id: 'tls_client_auth',
  label: 'Client certificate',
  summary: 'From an authority that the server trusts; chosen under “Network” (tls_client_auth).',
  fields: [],
  make,
}
