/** The certified authorization server, with clients whose tokens are bound to a key where they ask for it (DPoP, RFC 9449). */
import { onTestFinished } from 'vitest'
import {
  type AuthorizationServer,
  type AuthorizationServerOptions,
  startAuthorizationServer,
} from './test-authorization-server.ts'

/** The clients with a secret, and without one. */
export const bindingClients = {
  secret: { id: 'with-secret', secret: 'canary-binding-secret' },
  public: { id: 'public' },
} as const

/** Starts it for one test. With `wantsNonce` proofs must hold a nonce of its own. */
export async function startBindingServer({
  wantsNonce = false,
  ...options
}: AuthorizationServerOptions & { readonly wantsNonce?: boolean } = {}): Promise<AuthorizationServer> {
  const { secret, public: without } = bindingClients
  const nonces = { nonceSecret: Buffer.alloc(32, 7), requireNonce: () => true }
  const server = await startAuthorizationServer({
    rotates: true,
    ...options,
    clients: [
      {
        client_id: secret.id,
        client_secret: secret.secret,
        grant_types: ['client_credentials', 'refresh_token'],
      },
      { client_id: without.id, token_endpoint_auth_method: 'none', grant_types: ['refresh_token'] },
      ...(options.clients ?? []),
    ],
    configuration: { features: { dPoP: { enabled: true, ...(wantsNonce ? nonces : {}) } } },
  })
  onTestFinished(server.close)
  return server
}
