/** Every client authentication, in the order in which a person is offered them. A new one is a file and a line here. */
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

export const clientAuths: readonly ClientAuthKind[] = [
  clientSecretBasic,
  clientSecretPost,
  clientSecretJwt,
  privateKeyJwt,
  tlsClientAuth,
  selfSignedTlsClientAuth,
  none,
  unidentified,
]

/** The one with this id. Throws for one this version does not have: providers are checked before they are used. */
export function clientAuthOf(method: ClientAuthMethod): ClientAuthKind {
  const found = clientAuths.find(({ id }) => id === method)
  if (found === undefined) throw new Error(`No client authentication ${method}`)
  return found
}
