/**
 * Every grant with every client authentication at a certified server that knows each client by one way only: the token is got,
 * renewed, judged by the server, and ended. A grant or a way that is missing here does not compile.
 */
import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import type { ClientMetadata } from 'oidc-provider'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { ConnectionDraft } from '../../shared/domain/connection.ts'
import { networkDraftOf, plainNetwork } from '../../shared/domain/network.ts'
import type { ClientAuthMethod } from '../../shared/domain/oauth-settings.ts'
import type { FlowId } from '../../shared/domain/provider.ts'
import { oauthServer } from '../../shared/providers/oauth-server.ts'
import { flows } from '../flows/index.ts'
import { type AuthorizationServer, startAuthorizationServer } from '../http/test-authorization-server.ts'
import { makeCertificate, type TestAuthority } from '../http/test-certificate.ts'
import { startTestServer } from '../http/test-server.ts'
import { clientAuths } from '../oauth/client-auth/index.ts'
import { chooseCertificate, oauthDraft } from './oauth-kit.ts'
import { failureOf, inVault, tokenOf } from './rules-kit.ts'
import { jwkOf, named, oauthGrants, pemOf, robot, scope } from './test-oauth-grants.ts'
import { doesAllTheyAreAsked } from './test-person.ts'
import { connect, createTestWorld, type TestWorld } from './test-world.ts'

type Typed = Readonly<Record<string, string>>

/** How the server knows the client, and what the person types or chooses for it. */
type Way = { readonly known: Partial<ClientMetadata>; readonly typed: Typed; readonly certificate?: TestAuthority }

const clientSecret = 'a secret that is long enough for HMAC'
const program = generateKeyPairSync('ec', { namedCurve: 'P-256' })

const authority = makeCertificate({ name: 'Own authority', isAuthority: true })
const ofServer = makeCertificate({ name: 'server', hosts: ['127.0.0.1'], signer: authority })
const signed = makeCertificate({ name: 'program', signer: authority })
const selfSigned = makeCertificate({ name: 'program' })

function certificateKey({ cert }: TestAuthority): object {
  const certificate = new X509Certificate(cert)
  return { ...certificate.publicKey.export({ format: 'jwk' }), x5c: [certificate.raw.toString('base64')] }
}

/** No client at all is a matter of servers that have none: see the last tests here. */
const ways: Readonly<Record<ClientAuthMethod, Way | 'no-client'>> = {
  unidentified: 'no-client',
  none: { known: {}, typed: {} },
  client_secret_basic: { known: { client_secret: clientSecret }, typed: { clientSecret } },
  client_secret_post: { known: { client_secret: clientSecret }, typed: { clientSecret } },
  client_secret_jwt: { known: { client_secret: clientSecret }, typed: { clientSecret } },
  private_key_jwt: {
    known: { jwks: { keys: [jwkOf(program) as never] } },
    typed: { privateKey: pemOf(program) },
  },
  tls_client_auth: { known: { tls_client_auth_subject_dn: 'CN=program' }, typed: {}, certificate: signed },
  self_signed_tls_client_auth: {
    known: { jwks: { keys: [certificateKey(selfSigned) as never] } },
    typed: {},
    certificate: selfSigned,
  },
}

const clients = named(ways).map(([method, { known }]) => ({
  ...{ client_id: method, token_endpoint_auth_method: method, application_type: 'native', scope },
  ...{ response_types: ['code'], redirect_uris: ['http://127.0.0.1/callback'] },
  grant_types: named(oauthGrants).map(([, { asks }]) => asks),
  ...known,
})) as readonly ClientMetadata[]

let server: AuthorizationServer

beforeAll(async () => {
  server = await startAuthorizationServer({
    tls: { ...ofServer, ca: authority.cert, requestCert: true, rejectUnauthorized: false },
    rotates: true,
    assertionKeys: { robot: jwkOf(robot) },
    clients,
  })
})

afterAll(() => server.close())

function createWorld(): TestWorld {
  const world = createTestWorld()
  onTestFinished(world.close)
  doesAllTheyAreAsked(world)
  return world
}

async function draftOf(world: TestWorld, flow: FlowId, typed: Typed, certificate?: TestAuthority) {
  const { deviceAuthorization, authorization, revocation, introspection, jwks } = server.endpoints
  const authorities = [{ fileName: 'own.pem', pem: authority.cert, subject: '', validTo: 0, count: 1 }]
  const changes: Partial<ConnectionDraft> = {
    servers: { deviceAuthorization, authorization, revocation, introspection, jwks },
    network: {
      ...networkDraftOf(plainNetwork),
      authorities,
      clientCertificate: certificate === undefined ? { kind: 'none' } : await chooseCertificate(world, certificate),
    },
  }
  return oauthDraft(world, server, flow, typed, changes)
}

test('is about every grant and every way to be known that the app has, and all of them are offered for any server', () => {
  expect(Object.keys(oauthGrants).toSorted()).toEqual(Object.keys(flows).toSorted())
  expect(Object.keys(ways).toSorted()).toEqual(clientAuths.map(({ id }) => id).toSorted())
  for (const [flow] of named(oauthGrants)) {
    const { settings } = oauthServer.signIns.find((one) => one.flow === flow) ?? {}
    expect(settings?.clientAuth).toEqual(expect.arrayContaining(named(ways).map(([method]) => method)))
  }
})

describe.each(named(oauthGrants))('%s', (flow, grant) => {
  test.each(named(ways))('as a client that is known by %s', async (method, way) => {
    const world = createWorld()
    const before = server.asked().length
    const since = (path: string) => server.asked(path).filter((one) => server.asked().indexOf(one) >= before)
    const typed = { clientId: method, clientAuth: method, ...way.typed, ...(await grant.typed(server, method)) }
    const connection = await connect(world, await draftOf(world, flow, typed, way.certificate))
    expect(await tokenOf(world, connection)).toMatchObject({ lifetimeMs: 600_000, expirySource: 'server' })
    const first = inVault(world, connection)

    await world.tokens.get(connection.id)
    expect(inVault(world, connection).accessToken).not.toBe(first.accessToken)
    const granted = since('/token').filter(({ status }) => status === 200)
    expect(granted.map(({ form }) => form.grant_type)).toEqual([grant.asks, grant.renewsBy])

    expect(await world.questions.introspect(connection.id)).toMatchObject({ active: true })
    expect((await world.questions.revoke(connection.id)).ended).toContain('access-token')
    expect(await world.questions.introspect(connection.id)).toMatchObject({ active: false })
  })
})

describe('a client that the server knows by another way is told so at its own fields', () => {
  const fieldsOf: Readonly<Record<string, readonly string[]>> = {
    none: ['clientId'],
    client_secret_basic: ['clientId', 'clientSecret'],
    client_secret_post: ['clientId', 'clientSecret'],
    client_secret_jwt: ['clientId', 'clientSecret'],
    private_key_jwt: ['clientId', 'privateKey'],
    tls_client_auth: ['clientId', 'clientCertificate'],
    self_signed_tls_client_auth: ['clientId', 'clientCertificate'],
  }

  test.each(named(ways))('%s', async (method, way) => {
    const world = createWorld()
    const clientId = method === 'private_key_jwt' ? 'client_secret_post' : 'private_key_jwt'
    const draft = await draftOf(
      world,
      'client-credentials',
      { clientId, clientAuth: method, ...way.typed },
      way.certificate,
    )
    expect(await failureOf(connect(world, draft))).toMatchObject({
      code: 'credentials-refused',
      fields: fieldsOf[method],
    })
    expect(world.connections.list()).toEqual([])
    expect(world.vaultContents.size).toBe(0)
  })
})

test('no client at all: nothing but the signed assertion goes to a server that knows no clients', async () => {
  const plain = await startTestServer(() => ({
    headers: { 'content-type': 'application/json' },
    body: '{"access_token":"t-1","token_type":"Bearer"}',
  }))
  const world = createWorld()
  const typed = { clientAuth: 'unidentified', assertionKey: pemOf(robot), assertionIssuer: 'robot' }
  await connect(world, oauthDraft(world, { issuer: '', endpoints: { token: plain.url } }, 'jwt-bearer', typed))
  const [asked] = plain.arrived
  expect([...new URLSearchParams(asked?.body).keys()].toSorted()).toEqual(['assertion', 'grant_type'])
  expect(asked?.headers.authorization).toBeUndefined()
})
