/** Every grant as a test begins it, and what renews its tokens. A new one does not compile until it is here, and so in the tests. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { JWK } from 'jose'
import type { FlowId } from '../../shared/domain/provider.ts'
import { furtherGrants } from '../http/test-authorization-grants.ts'
import { type AuthorizationServer, testAccount } from '../http/test-authorization-server.ts'

/** How a grant is begun at a server that knows the client, and its names on the wire. */
export type OAuthGrant = {
  readonly typed: (
    server: AuthorizationServer,
    clientId: string,
  ) => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>
  readonly asks: string
  readonly renewsBy: string
}

type Keys = { readonly privateKey: KeyObject; readonly publicKey: KeyObject }

/** Whose assertions servers take, by the name `robot` (`assertionKeys`). */
export const robot: Keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
export const pemOf = ({ privateKey }: Keys) => privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
export const jwkOf = ({ publicKey }: Keys) => publicKey.export({ format: 'jwk' }) as JWK

/** What clients may ask for. */
export const scope = 'openid offline_access read'

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code'

/** Those that ask no authorization server have no client: `all-systems.test.ts` has their rules. */
export const oauthGrants: Readonly<Record<FlowId, OAuthGrant | 'no-client'>> = {
  'http-login': 'no-client',
  'api-key': 'no-client',
  'authorization-code': { typed: () => ({ scope }), asks: 'authorization_code', renewsBy: 'refresh_token' },
  'device-code': { typed: () => ({ scope }), asks: deviceGrant, renewsBy: 'refresh_token' },
  'client-credentials': {
    typed: () => ({ scope: 'read' }),
    asks: 'client_credentials',
    // RFC 6749 section 4.4.3: no refresh token comes of it.
    renewsBy: 'client_credentials',
  },
  password: {
    typed: () => ({ username: testAccount.id, password: testAccount.password, scope: 'read' }),
    asks: 'password',
    renewsBy: 'refresh_token',
  },
  'refresh-token': {
    typed: async (server, clientId) => ({ refreshToken: await given(server, 'RefreshToken', clientId) }),
    asks: 'refresh_token',
    renewsBy: 'refresh_token',
  },
  'token-exchange': {
    typed: async (server, clientId) => ({ subjectToken: await given(server, 'AccessToken', clientId), scope: 'read' }),
    asks: furtherGrants.tokenExchange,
    renewsBy: 'refresh_token',
  },
  'jwt-bearer': {
    typed: () => ({ assertionKey: pemOf(robot), assertionIssuer: 'robot', assertionSubject: 'ada', scope: 'read' }),
    asks: furtherGrants.jwtBearer,
    renewsBy: furtherGrants.jwtBearer,
  },
}

/** By name, without those that have no client. */
export function named<K extends string, V>(all: Readonly<Record<K, V | 'no-client'>>): readonly (readonly [K, V])[] {
  return (Object.entries(all) as [K, V | 'no-client'][]).flatMap(([name, one]) =>
    one === 'no-client' ? [] : [[name, one] as const],
  )
}

/** A token as an earlier sign-in of this client left it. */
async function given(
  server: AuthorizationServer,
  kind: 'RefreshToken' | 'AccessToken',
  clientId: string,
): Promise<string> {
  const provider = server.provider()
  const grant = new provider.Grant({ accountId: testAccount.id, clientId })
  grant.addOIDCScope(scope)
  const facts = { accountId: testAccount.id, client: await provider.Client.find(clientId), scope }
  const whole = { ...facts, grantId: await grant.save(), gty: 'authorization_code' }
  return new provider[kind](whole as never).save()
}
