import { type ClientAuth, ClientSecretBasic, ClientSecretPost } from 'oauth4webapi'
import type { ClientAuthMethod } from '../../shared/domain/provider.ts'

/**
 * Client authentication at a token endpoint as a function value (RFC 6749 section 2.3.1). `none` adds nothing at all,
 * not even a `client_id`: InfoLink's refresh takes only the refresh token.
 */
export function clientAuthOf(method: ClientAuthMethod, clientSecret: string): ClientAuth {
  switch (method) {
    case 'client_secret_post':
      return ClientSecretPost(clientSecret)
    case 'client_secret_basic':
      return ClientSecretBasic(clientSecret)
    case 'none':
      return () => {}
  }
}
