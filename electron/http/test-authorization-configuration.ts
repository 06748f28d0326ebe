/** How the test authorization server is set up: see `test-authorization-server.ts`. */
import type { TLSSocket } from 'node:tls'
import type { JWK } from 'jose'
import type { Configuration } from 'oidc-provider'
import type { AuthorizationServerOptions } from './test-authorization-server.ts'

const day = 86_400

/** All that oidc-provider is told: what the options leave open is as most servers have it. */
export function configurationOf(
  issuer: string,
  keys: readonly JWK[],
  adapter: Configuration['adapter'],
  options: AuthorizationServerOptions,
): Configuration {
  const { configuration = {} } = options
  return {
    adapter,
    jwks: { keys: keys as never },
    clients: (options.clients ?? []).map((client) => ({ redirect_uris: [], response_types: [], ...client })),
    clientAuthMethods: [
      ...(['none', 'client_secret_basic', 'client_secret_post', 'client_secret_jwt', 'private_key_jwt'] as const),
      ...(['tls_client_auth', 'self_signed_tls_client_auth'] as const),
    ],
    scopes: ['openid', 'offline_access', 'read', 'write'],
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: `Name of ${id}`, email: `${id}@example.com`, email_verified: true }),
    }),
    cookies: { keys: ['of a server that lives for a test'] },
    rotateRefreshToken: options.rotates === true,
    issueRefreshToken: (_, client) => client.grantTypeAllowed('refresh_token'),
    pkce: { required: () => false },
    interactions: {
      url: (_, interaction) => `${new URL(issuer).pathname.replace(/\/$/, '')}/interaction/${interaction.uid}`,
    },
    renderError(context, out) {
      context.type = 'json'
      context.body = out
    },
    ...configuration,
    enabledJWA: {
      clientAuthSigningAlgValues: allSigning,
      dPoPSigningAlgValues: ['ES256', 'Ed25519', 'EdDSA', 'RS256', 'PS256'],
      ...configuration.enabledJWA,
    },
    ttl: {
      AccessToken: options.accessTokenSeconds ?? 600,
      ClientCredentials: options.accessTokenSeconds ?? 600,
      RefreshToken: options.refreshTokenSeconds ?? day,
      AuthorizationCode: 60,
      DeviceCode: 600,
      Grant: day,
      IdToken: 600,
      Interaction: 600,
      Session: day,
      ...configuration.ttl,
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      deviceFlow: { enabled: true },
      introspection: { enabled: true },
      revocation: { enabled: true },
      pushedAuthorizationRequests: { enabled: true },
      dPoP: { enabled: true },
      userinfo: { enabled: true },
      rpInitiatedLogout: { enabled: true },
      mTLS: {
        enabled: true,
        certificateBoundAccessTokens: true,
        selfSignedTlsClientAuth: true,
        tlsClientAuth: true,
        getCertificate: (context) => {
          const certificate = (context.socket as TLSSocket).getPeerX509Certificate?.()
          return certificate?.toString()
        },
        certificateAuthorized: (context) => (context.socket as TLSSocket).authorized,
        // The name as `getPeerX509Certificate` writes it on one line: `CN=client`.
        certificateSubjectMatches: (context, property, expected) =>
          property === 'tls_client_auth_subject_dn' &&
          (context.socket as TLSSocket).getPeerX509Certificate()?.subject.replaceAll('\n', ',') === expected,
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => undefined as never,
        useGrantedResource: () => true,
        getResourceServerInfo: (_, resource) => ({
          scope: 'read write',
          audience: resource,
          accessTokenFormat: 'jwt',
          accessTokenTTL: options.accessTokenSeconds ?? 600,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
      ...configuration.features,
    },
  } as Configuration
}

const allSigning = [
  ...(['HS256', 'HS384', 'HS512', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'] as const),
  ...(['ES256', 'ES384', 'ES512', 'Ed25519', 'EdDSA'] as const),
]
