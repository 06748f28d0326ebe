/**
 * The certified server with a person who signed in there before, and the refresh token that is left of it: the beginning of a
 * connection that needs nobody in front of the window.
 */
import { onTestFinished } from 'vitest'
import type { ConnectionDraft } from '../../shared/domain/connection.ts'
import {
  type AuthorizationServer,
  type AuthorizationServerOptions,
  startAuthorizationServer,
} from '../http/test-authorization-server.ts'
import { earlierRefreshToken } from '../http/test-earlier-sign-in.ts'

export const signedInClient = { client_id: 'hallpass', client_secret: 'client-secret-canary-long-enough' } as const

export type SignedInServer = AuthorizationServer & {
  readonly refreshToken: string
  /** What is changed in its token answers from now on. */
  readonly changeAnswers: (change: (body: Record<string, unknown>) => Record<string, unknown>) => void
  /** A connection that begins with the refresh token, as the form hands it over. */
  readonly draft: (changes?: Partial<ConnectionDraft>) => ConnectionDraft
}

export async function startSignedIn(options: AuthorizationServerOptions = {}): Promise<SignedInServer> {
  let change = (body: Record<string, unknown>) => body
  const server = await startAuthorizationServer({
    clients: [{ ...signedInClient, grant_types: ['refresh_token', 'client_credentials'] }],
    amend: (path, body) => (path === '/token' && 'access_token' in body ? change(body) : body),
    ...options,
  })
  onTestFinished(server.close)
  const refreshToken = await earlierRefreshToken(server.provider(), signedInClient.client_id)
  const { token, introspection, revocation, userinfo, endSession, jwks } = server.endpoints
  return {
    ...server,
    refreshToken,
    changeAnswers(next) {
      change = next
    },
    draft: (changes = {}) => ({
      providerId: 'oauth-server',
      signInId: 'refresh-token',
      name: 'Mine',
      environment: { kind: 'test', label: 'Test' },
      servers: { issuer: server.issuer, token, introspection, revocation, userinfo, endSession, jwks },
      secrets: { refreshToken, clientSecret: signedInClient.client_secret },
      acceptsInsecure: false,
      verifyTls: true,
      keepFresh: false,
      basicEncoding: 'exact',
      ...changes,
      values: { clientId: signedInClient.client_id, clientAuth: 'client_secret_basic', ...changes.values },
    }),
  }
}
