/**
 * A real, certified authorization server (oidc-provider) on 127.0.0.1 that binds tokens: to a key (DPoP, RFC 9449) or, over
 * https, to the client's certificate (RFC 8705). What it was asked is written down.
 */
import { createServer, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { exportJWK, generateKeyPair } from 'jose'
import Provider, { type ClientMetadata, type KoaContextWithOIDC } from 'oidc-provider'
import { onTestFinished } from 'vitest'
import type { TestCertificate } from './test-certificate.ts'

/** The clients with a secret, and without one. Their tokens are bound to a key where they ask for it. */
export const bindingClients = {
  secret: { id: 'with-secret', secret: 'canary-binding-secret' },
  public: { id: 'public' },
} as const

/** What a test may want otherwise. */
export type BindingServerChoices = {
  /** Proofs must hold a nonce of the server's. */
  readonly wantsNonce?: boolean
  /** Speaks https, and asks for the client's certificate without insisting on it. */
  readonly tls?: TestCertificate & { readonly ca: string }
  /** Clients besides the two. */
  readonly clients?: readonly ClientMetadata[]
}

export type BindingServer = {
  readonly issuer: string
  /** Forms that came to the token endpoint, oldest first, each with the proof beside it; empty without one. */
  readonly asked: { readonly form: Readonly<Record<string, unknown>>; readonly proof: string }[]
  /** A refresh token as an earlier sign-in brought it: bound to the key of this thumbprint, for this API. */
  readonly refreshToken: (clientId: string, facts?: { boundTo?: string; resource?: string }) => Promise<string>
}

// oidc-provider 9 is made for Node 22, which has this.
URL.parse ??= (text, base) => (URL.canParse(text, base) ? new URL(text, base) : null)

/** Starts it for one test. */
export async function startBindingServer(choices: BindingServerChoices = {}): Promise<BindingServer> {
  const asked: BindingServer['asked'] = []
  let answer: RequestListener = () => {}
  const listener: RequestListener = (request, response) => answer(request, response)
  const { tls } = choices
  const wants = { requestCert: true, rejectUnauthorized: false }
  const server = tls === undefined ? createServer(listener) : createTlsServer({ ...tls, ...wants }, listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const issuer = `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const key = { ...(await exportJWK(privateKey)), kid: 'key', use: 'sig', alg: 'RS256' }
  const provider = providerWith(issuer, key, choices)
  provider.use(async (ctx, next) => {
    await next()
    if (ctx.path === '/token') asked.push({ form: { ...ctx.oidc?.body }, proof: ctx.get('dpop') })
  })
  answer = provider.callback()
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  return {
    issuer,
    asked,
    async refreshToken(clientId, { boundTo, resource } = {}) {
      const client = await provider.Client.find(clientId)
      if (client === undefined) throw new Error(`No client ${clientId}`)
      const grant = new provider.Grant({ accountId: 'somebody', clientId })
      grant.addOIDCScope('openid offline_access')
      if (resource !== undefined) grant.addResourceScope(resource, 'read')
      const grantId = await grant.save()
      const scope = 'openid offline_access read'
      const token = new provider.RefreshToken({
        ...{ accountId: 'somebody', client, grantId, gty: 'authorization_code', scope },
        ...(boundTo === undefined ? {} : { jkt: boundTo }),
        ...(resource === undefined ? {} : { resource }),
      } as ConstructorParameters<typeof provider.RefreshToken>[0])
      return token.save()
    },
  }
}

function providerWith(
  issuer: string,
  key: object,
  { wantsNonce = false, clients = [] }: BindingServerChoices,
): Provider {
  const grants = { grant_types: ['client_credentials', 'refresh_token', 'authorization_code'] }
  const ofPeople = { ...grants, redirect_uris: [`${issuer}/back`], response_types: ['code'] as const }
  return new Provider(issuer, {
    jwks: { keys: [key as never] },
    clients: [
      { ...ofPeople, client_id: bindingClients.secret.id, client_secret: bindingClients.secret.secret },
      {
        ...ofPeople,
        client_id: bindingClients.public.id,
        grant_types: ['refresh_token', 'authorization_code'],
        token_endpoint_auth_method: 'none',
      },
      ...clients,
    ] as ClientMetadata[],
    clientAuthMethods: [
      'client_secret_basic',
      'client_secret_post',
      'none',
      'tls_client_auth',
      'self_signed_tls_client_auth',
    ],
    scopes: ['openid', 'offline_access', 'read', 'write'],
    rotateRefreshToken: true,
    ttl: { ClientCredentials: 600, AccessToken: 600, RefreshToken: 3600, Grant: 3600 },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      dPoP: { enabled: true, ...(wantsNonce ? { nonceSecret: Buffer.alloc(32, 7), requireNonce: () => true } : {}) },
      mTLS: {
        enabled: true,
        certificateBoundAccessTokens: true,
        selfSignedTlsClientAuth: true,
        tlsClientAuth: true,
        getCertificate: (ctx) => socketOf(ctx).getPeerX509Certificate?.()?.toString(),
        certificateAuthorized: (ctx) => socketOf(ctx).authorized,
        certificateSubjectMatches: (ctx, _property, expected) =>
          socketOf(ctx).getPeerX509Certificate()?.subject === expected,
      },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_, resource) => ({
          scope: 'read write',
          audience: resource,
          accessTokenFormat: 'jwt',
          accessTokenTTL: 600,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  })
}

function socketOf(ctx: KoaContextWithOIDC): TLSSocket {
  return ctx.req.socket as TLSSocket
}
