/**
 * Authorization servers as differently set up as the world has them, all of them the certified one. Each is found by its
 * address, connected with what it offers and nothing else, and its token is got, used, renewed, judged and ended.
 */
import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { decodeJwt, type JWK } from 'jose'
import { expect, onTestFinished, test } from 'vitest'
import type { Connection } from '../../shared/domain/connection.ts'
import type { Discovery } from '../../shared/domain/discovery.ts'
import { type NetworkDraft, networkDraftOf, plainNetwork } from '../../shared/domain/network.ts'
import type { ClientAuthMethod } from '../../shared/domain/oauth-settings.ts'
import type { FlowId } from '../../shared/domain/provider.ts'
import type { TokenSummary } from '../../shared/domain/token.ts'
import { furtherGrants } from '../http/test-authorization-grants.ts'
import {
  type AuthorizationServer,
  type AuthorizationServerOptions,
  startAuthorizationServer,
  testAccount,
} from '../http/test-authorization-server.ts'
import { makeCertificate, type TestAuthority } from '../http/test-certificate.ts'
import { startProofServer } from '../http/test-proof-server.ts'
import { chooseCertificate, oauthDraft } from './oauth-kit.ts'
import { inVault, tokenOf } from './rules-kit.ts'
import { startApi } from './test-api.ts'
import { doesAllTheyAreAsked } from './test-person.ts'
import { connect, createTestWorld, type TestWorld } from './test-world.ts'

/** What a look at the outcome may be about. */
type Outcome = {
  readonly server: AuthorizationServer
  readonly world: TestWorld
  readonly found: Discovery
  readonly connection: Connection
  /** The first token, and what was asked for it. */
  readonly token: TokenSummary
  readonly accessToken: string
}

/** One server, and how somebody signs in there. */
type SetUp = {
  readonly server: AuthorizationServerOptions
  /** At first; `clientAuth` is what the server offers. */
  readonly flow: FlowId
  readonly typed: Readonly<Record<string, string>>
  /** The only ways to be known that it offers; left out: it offers them all. */
  readonly offers?: readonly ClientAuthMethod[]
  /** What it offers that the person takes up; else the first one. */
  readonly clientAuth?: ClientAuthMethod
  /** What renews its tokens, as on the wire. */
  readonly renewsBy: string
  /** Tokens that no server keeps cannot be asked after: they end by themselves. */
  readonly isSelfContained?: boolean
  readonly certificate?: TestAuthority
  readonly api?: 'bearer' | 'proof'
  /** What is special about it, once there is a token. */
  readonly shows?: (outcome: Outcome) => void | Promise<void>
  /** Before it is looked up. */
  readonly before?: (server: AuthorizationServer) => void
}

const clientSecret = 'a secret that is long enough for HMAC'
const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code'
const authority = makeCertificate({ name: 'Own authority', isAuthority: true })
const ofServer = makeCertificate({ name: 'server', hosts: ['127.0.0.1'], signer: authority })
const signed = makeCertificate({ name: 'program', signer: authority })
const selfSigned = makeCertificate({ name: 'program' })
const tls = { ...ofServer, ca: authority.cert, requestCert: true, rejectUnauthorized: false }
const keys = {
  ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  PS256: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  EdDSA: generateKeyPairSync('ed25519'),
} as const

/** A program that needs nobody, known by a secret unless `more` says otherwise. */
const program = (more: object = {}) =>
  ({
    client_id: 'app',
    client_secret: clientSecret,
    grant_types: ['client_credentials'],
    scope: 'read',
    ...more,
  }) as never

/** A program on somebody's computer, which keeps no secret. */
const native = (more: object = {}) =>
  ({
    ...{ client_id: 'app', token_endpoint_auth_method: 'none', application_type: 'native' },
    ...{ response_types: ['code'], redirect_uris: ['http://127.0.0.1/callback'] },
    ...{ grant_types: ['authorization_code', 'refresh_token', deviceGrant], scope: 'openid offline_access read' },
    ...more,
  }) as never

const only = (method: ClientAuthMethod, more: object = {}) => ({
  clients: [program({ token_endpoint_auth_method: method, ...more })],
  configuration: { clientAuthMethods: [method] } as never,
})

const byProgram = { flow: 'client-credentials', renewsBy: 'client_credentials' } as const
const bySecret = { ...byProgram, typed: { clientSecret } }
const byPerson = {
  flow: 'authorization-code',
  clientAuth: 'none',
  renewsBy: 'refresh_token',
  typed: { scope: 'openid offline_access read' },
} as const

const bySignature = (alg: keyof typeof keys): SetUp => {
  const { privateKey, publicKey } = keys[alg]
  const jwk = { ...publicKey.export({ format: 'jwk' }), alg, use: 'sig', kid: 'k1' }
  const signing = { token_endpoint_auth_signing_alg: alg, jwks: { keys: [jwk] } }
  const privatePem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
  return {
    ...byProgram,
    server: only('private_key_jwt', { client_secret: undefined, ...signing }),
    offers: ['private_key_jwt'],
    typed: { privateKey: privatePem, privateKeyAlgorithm: alg },
  }
}

const byCertificate = (method: ClientAuthMethod, certificate: TestAuthority, known: object): SetUp => ({
  ...byProgram,
  server: {
    ...only(method, { client_secret: undefined, tls_client_certificate_bound_access_tokens: true, ...known }),
    tls,
  },
  offers: [method],
  typed: { resource: 'https://api.example', scope: 'read' },
  certificate,
  isSelfContained: true,
  shows: ({ accessToken }) => {
    expect(decodeJwt(accessToken).cnf).toMatchObject({ 'x5t#S256': expect.any(String) })
  },
})

/** A sign-in of a person's, whose tokens are bound: RFC 9449 section 5 binds the refresh token of a client without a secret, too. */
const boundFor = (flow: FlowId): SetUp => ({
  ...{ flow, clientAuth: 'none', renewsBy: 'refresh_token', api: 'proof', isSelfContained: true },
  typed: { scope: 'openid offline_access read', resource: 'https://api.example' },
  server: { clients: [native({ dpop_bound_access_tokens: true })], rotates: true },
  shows: async ({ world, connection, token }) => {
    expect(token).toMatchObject({ isDpopBound: true, refreshable: true, idToken: { check: { outcome: 'checked' } } })
    const before = inVault(world, connection).dpopKey
    expect(before).toContain('"d"')
    await world.tokens.get(connection.id)
    expect(inVault(world, connection).dpopKey).toBe(before)
  },
})

const answersWith = (change: (body: Record<string, unknown>) => Record<string, unknown>) => ({
  amend: (path: string, body: Record<string, unknown>) =>
    path === '/token' && 'access_token' in body ? change(body) : body,
})

function certificateKey({ cert }: TestAuthority): JWK {
  const certificate = new X509Certificate(cert)
  return { ...certificate.publicKey.export({ format: 'jwk' }), x5c: [certificate.raw.toString('base64')] } as JWK
}

const setUps: Readonly<Record<string, SetUp>> = {
  'on this computer, over plain http, with opaque tokens': {
    ...bySecret,
    server: { clients: [program()] },
    shows: ({ accessToken }) => expect(accessToken).not.toContain('.'),
  },
  'with a certificate of the company’s own authority': {
    ...byPerson,
    server: { clients: [native()], tls: ofServer },
    shows: ({ token }) => expect(token.idToken?.check).toMatchObject({ outcome: 'checked', by: 'issuer-keys' }),
  },
  'below a path, as Keycloak’s realms are': {
    ...byPerson,
    server: { clients: [native()], path: '/realms/test' },
    shows: ({ found, server, token }) => {
      expect(found.issuer).toBe(`${new URL(server.issuer).origin}/realms/test`)
      expect(token.idToken?.issuer).toBe(found.issuer)
    },
  },
  'whose refresh tokens work once': {
    ...byPerson,
    server: { clients: [native()], rotates: true },
    shows: async ({ server, world, connection }) => {
      const first = inVault(world, connection).refreshToken
      await world.tokens.get(connection.id)
      await world.tokens.get(connection.id)
      const used = server.asked('/token').map(({ form }) => form.refresh_token)
      expect(new Set([first, ...used, inVault(world, connection).refreshToken]).size).toBe(used.length + 1)
    },
  },
  'that wants every request sent ahead (PAR)': {
    ...byPerson,
    server: {
      clients: [native()],
      configuration: {
        features: { pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: true } } as never,
      },
    },
    shows: ({ server, found }) => {
      expect(found.requiresPushed).toBe(true)
      expect(Object.keys(server.asked('/auth')[0]?.query ?? {}).toSorted()).toEqual(['client_id', 'request_uri'])
    },
  },
  'that binds every token to a key (DPoP), with nonces of its own': {
    ...byProgram,
    typed: { clientSecret, scope: 'read', resource: 'https://api.example' },
    server: {
      clients: [program({ dpop_bound_access_tokens: true })],
      configuration: {
        features: { dPoP: { enabled: true, nonceSecret: Buffer.alloc(32, 7), requireNonce: () => true } } as never,
      },
    },
    api: 'proof',
    isSelfContained: true,
    shows: ({ server, found, token }) => {
      expect(found.offersDpop).toBe(true)
      expect(token).toMatchObject({ isDpopBound: true, use: { scheme: 'DPoP' } })
      // Once without the nonce, and once with it.
      expect(server.asked('/token').map(({ status }) => status)).toEqual([400, 200])
    },
  },
  'that binds what somebody signs in for in the browser, and its refresh token, to one key':
    boundFor('authorization-code'),
  'that binds what a device’s code is for, and its refresh token, to one key': boundFor('device-code'),
  'that knows programs by a certificate, and binds their tokens to it': byCertificate('tls_client_auth', signed, {
    tls_client_auth_subject_dn: 'CN=program',
  }),
  'that was told of a self-signed certificate, and binds tokens to it': byCertificate(
    'self_signed_tls_client_auth',
    selfSigned,
    { jwks: { keys: [certificateKey(selfSigned)] } },
  ),
  'with tokens for one API, which read them themselves (JWT)': {
    ...byPerson,
    server: { clients: [native()] },
    typed: { scope: 'openid offline_access read', resource: 'https://api.example' },
    isSelfContained: true,
    shows: ({ accessToken }) => expect(decodeJwt(accessToken)).toMatchObject({ aud: 'https://api.example' }),
  },
  'that reads the secret in the body only': {
    ...bySecret,
    server: only('client_secret_post'),
    offers: ['client_secret_post'],
  },
  'that takes only assertions signed with the secret': {
    ...bySecret,
    server: only('client_secret_jwt'),
    offers: ['client_secret_jwt'],
    shows: ({ server }) => expect(JSON.stringify(server.asked('/token'))).not.toContain(clientSecret),
  },
  'that takes only assertions signed with ES256': bySignature('ES256'),
  'that takes only assertions signed with PS256': bySignature('PS256'),
  'that takes only assertions signed with EdDSA': bySignature('EdDSA'),
  'whose device codes last ten seconds': {
    ...{ flow: 'device-code', clientAuth: 'none', renewsBy: 'refresh_token' },
    typed: { scope: 'openid read' },
    server: { clients: [native()], configuration: { ttl: { DeviceCode: 10 } } },
    shows: ({ token }) => expect(token.idToken?.subject).toBe(testAccount.id),
  },
  'whose device codes are for one API': {
    ...{ flow: 'device-code', clientAuth: 'none', renewsBy: 'refresh_token' },
    typed: { scope: 'openid read', resource: 'https://api.example' },
    server: { clients: [native()] },
    isSelfContained: true,
    shows: ({ accessToken }) => expect(decodeJwt(accessToken)).toMatchObject({ aud: 'https://api.example' }),
  },
  'that speaks no OpenID Connect, and describes itself as RFC 8414 has it': {
    ...{ flow: 'authorization-code', clientAuth: 'none', renewsBy: 'refresh_token' },
    typed: { scope: 'read' },
    server: { clients: [native()], path: '/tenant' },
    before: (server) => {
      const { authorization, token, introspection, revocation } = server.endpoints
      const document = {
        issuer: server.issuer,
        authorization_endpoint: authorization,
        token_endpoint: token,
        introspection_endpoint: introspection,
        revocation_endpoint: revocation,
        token_endpoint_auth_methods_supported: ['none'],
        grant_types_supported: ['authorization_code', 'refresh_token'],
        response_types_supported: ['code'],
      }
      server.disturb('/.well-known/openid-configuration', { status: 404 })
      const body = JSON.stringify(document)
      server.disturb('/.well-known/oauth-authorization-server/tenant', { status: 200, body })
    },
    offers: ['none'],
    shows: ({ found, token, server }) => {
      expect(new URL(found.foundAt).pathname).toBe('/.well-known/oauth-authorization-server/tenant')
      expect(token.idToken).toBeUndefined()
      expect(server.asked('/auth')[0]?.query).not.toHaveProperty('nonce')
    },
  },
  'that leaves out the kind of token': {
    ...bySecret,
    server: { clients: [program()], ...answersWith(({ token_type: _, ...rest }) => rest) },
    shows: ({ token }) => expect(token.notes).toContainEqual({ kind: 'token-type-missing' }),
  },
  'that writes the lifetime as text': {
    ...bySecret,
    server: {
      clients: [program()],
      ...answersWith((body) => ({ ...body, expires_in: String(body.expires_in) })),
    },
    shows: ({ token }) => {
      expect(token).toMatchObject({ lifetimeMs: 600_000, expirySource: 'server' })
      expect(token.notes).toContainEqual({ kind: 'lifetime-as-text' })
    },
  },
  'that takes user names and passwords': {
    flow: 'password',
    renewsBy: 'refresh_token',
    typed: { clientSecret, username: testAccount.id, password: testAccount.password },
    server: { clients: [program({ grant_types: [furtherGrants.password, 'refresh_token'] })], rotates: true },
    shows: ({ token }) => expect(token.refreshable).toBe(true),
  },
}

async function networkFor(world: TestWorld, { server, certificate }: SetUp): Promise<NetworkDraft> {
  const plain = networkDraftOf(plainNetwork)
  if (server.tls === undefined) return plain
  const authorities = [{ fileName: 'own.pem', pem: authority.cert, subject: '', validTo: 0, count: 1 }]
  const clientCertificate =
    certificate === undefined ? plain.clientCertificate : await chooseCertificate(world, certificate)
  return { ...plain, authorities, clientCertificate }
}

/** What the form is filled with: what the server offers, and what the person types. */
function valuesFor(setUp: SetUp, found: Discovery): Readonly<Record<string, string>> {
  const [first = 'none'] = found.clientAuth
  return {
    clientId: 'app',
    clientAuth: setUp.clientAuth ?? first,
    ...setUp.typed,
    ...(found.requiresPushed ? { par: 'yes' } : {}),
    ...(setUp.api === 'proof' ? { dpop: 'yes' } : {}),
  }
}

test('at least ten of them are different', () => {
  expect(Object.keys(setUps).length).toBeGreaterThanOrEqual(10)
})

test.each(Object.entries(setUps))('a server %s', async (_what, setUp) => {
  const server = await startAuthorizationServer(setUp.server)
  onTestFinished(server.close)
  setUp.before?.(server)
  const world = createTestWorld()
  onTestFinished(world.close)
  doesAllTheyAreAsked(world)
  const network = await networkFor(world, setUp)
  const api =
    setUp.api === 'proof'
      ? await startProofServer()
      : await startApi(server, setUp.certificate === undefined ? undefined : tls)

  const found = await world.discovery.lookUp({
    ...{ address: server.issuer, network, acceptsInsecure: false, verifyTls: true },
  })
  expect(found.issuer).toBe(server.issuer)
  if (setUp.offers !== undefined) expect(found.clientAuth).toEqual(setUp.offers)

  const { token: tokenEndpoint = '', ...others } = found.endpoints
  const at = { issuer: found.issuer ?? '', endpoints: { token: tokenEndpoint } }
  const changes = { servers: { ...others, api: api.url }, network }
  const connection = await connect(world, oauthDraft(world, at, setUp.flow, valuesFor(setUp, found), changes))
  const first = inVault(world, connection).accessToken
  const send = () =>
    world.requests.send(
      {
        ...{ connectionId: connection.id, authorization: { kind: 'connection' }, method: 'GET', url: '/things' },
        ...{ pathValues: {}, query: [], headers: [], body: { kind: 'none' } },
      },
      'one',
    )
  expect(await send()).toMatchObject({ status: 200, tokenRenewed: false })
  await setUp.shows?.({ server, world, found, connection, token: await tokenOf(world, connection), accessToken: first })

  await world.tokens.get(connection.id)
  expect(inVault(world, connection).accessToken).not.toBe(first)
  expect(server.asked('/token').at(-1)).toMatchObject({ form: { grant_type: setUp.renewsBy }, status: 200 })
  expect(await send()).toMatchObject({ status: 200, tokenRenewed: false })

  if (setUp.isSelfContained === true) {
    expect((await world.questions.revoke(connection.id)).left).toEqual(['access-token'])
    return
  }
  expect(await world.questions.introspect(connection.id)).toMatchObject({ active: true })
  expect((await world.questions.revoke(connection.id)).ended).toContain('access-token')
  expect(await world.questions.introspect(connection.id)).toMatchObject({ active: false })
})
