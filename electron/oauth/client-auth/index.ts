/** Every client authentication, in the order in which a person is offered them: a method without one does not compile. */
import type { ClientAuthMethod } from '../../../shared/domain/oauth-settings.ts'
import { clientSecretBasic } from './client-secret-basic.ts'
import { clientSecretJwt } from './client-secret-jwt.ts'
import { clientSecretPost } from './client-secret-post.ts'
import type { ClientAuthKind } from './define-client-auth.ts'
import { none } from './none.ts'
import { privateKeyJwt } from './private-key-jwt.ts'
import { selfSignedTlsClientAuth } from './self-signed-tls-client-auth.ts'
import { tlsClientAuth } from './tls-client-auth.ts'
import { unidentified } from './unidentified.ts'

const kinds = {
  client_secret_basic: clientSecretBasic,
  client_secret_post: clientSecretPost,
  client_secret_jwt: clientSecretJwt,
  private_key_jwt: privateKeyJwt,
  tls_client_auth: tlsClientAuth,
  self_signed_tls_client_auth: selfSignedTlsClientAuth,
  none,
  unidentified,
} as const satisfies { readonly [M in ClientAuthMethod]: ClientAuthKind }

export const clientAuths: readonly ClientAuthKind[] = Object.values(kinds)

/** The one with this id. */
export function clientAuthOf(method: ClientAuthMethod): ClientAuthKind {
  return kinds[method]
}
