/** Clients that are known by their certificate, and tokens bound to it (RFC 8705), through the whole trusted side. */
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TLSSocket } from 'node:tls'
import { decodeJwt } from 'jose'
import type { ClientMetadata } from 'oidc-provider'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Connection, ConnectionDraft } from '../../shared/domain/connection.ts'
import type { Exchange, RequestDraft } from '../../shared/domain/http-exchange.ts'
import { type NetworkDraft, networkDraftOf, plainNetwork } from '../../shared/domain/network.ts'
import type { AuthorizationServer } from '../http/test-authorization-server.ts'
import { bindingClients, startBindingServer } from '../http/test-binding-server.ts'
import { makeCertificate, type TestAuthority } from '../http/test-certificate.ts'
import { earlierRefreshToken } from '../http/test-earlier-sign-in.ts'
import { failureOf, startTestServer, type TestServer } from '../http/test-server.ts'
import { connect, createTestServices, type TestServices } from './test-services.ts'
import { readRecord } from './token-record.ts'

const authority = makeCertificate({ name: 'Own authority', isAuthority: true })
const signed = makeCertificate({ name: 'server', hosts: ['127.0.0.1'], signer: authority })
const mine = makeCertificate({ name: 'program', signer: authority })
const another = makeCertificate({ name: 'another program', signer: authority })
const selfSigned = makeCertificate({ name: 'program' })
const otherSelfSigned = makeCertificate({ name: 'program' })
const authorities = [{ fileName: 'own.pem', pem: authority.cert, subject: '', validTo: 0, count: 1 }]

const clients: readonly ClientMetadata[] = [
  {
    client_id: 'by-authority',
    token_endpoint_auth_method: 'tls_client_auth',
    tls_client_auth_subject_dn: 'CN=program',
    tls_client_certificate_bound_access_tokens: true,
    grant_types: ['client_credentials', 'refresh_token'],
  },
  {
    client_id: 'self-signed',
    token_endpoint_auth_method: 'self_signed_tls_client_auth',
    jwks: { keys: [jwkOf(selfSigned) as never] },
    tls_client_certificate_bound_access_tokens: true,
    grant_types: ['client_credentials'],
  },
]

function jwkOf({ cert }: TestAuthority): object {
  const certificate = new X509Certificate(cert)
  return { ...certificate.publicKey.export({ format: 'jwk' }), x5c: [certificate.raw.toString('base64')] }
}

function thumbprintOf({ cert }: TestAuthority): string {
  return Buffer.from(new X509Certificate(cert).fingerprint256.replaceAll(':', ''), 'hex').toString('base64url')
}

/** An API that lets in a token only beside the certificate it is bound to (RFC 8705 section 3). */
async function startApi(): Promise<TestServer> {
  let shown = ''
  const tls = { ...signed, ca: authority.cert, requestCert: true, rejectUnauthorized: false }
  return startTestServer(
    ({ headers }) => {
      const { cnf } = decodeJwt(String(headers.authorization).replace('Bearer ', ''))
      const fits = (cnf as Record<string, unknown> | undefined)?.['x5t#S256'] === shown
      return { status: fits ? 200 : 401, headers: { connection: 'close' } }
    },
    tls,
    (socket: TLSSocket) => {
      const fingerprint = socket.getPeerX509Certificate()?.fingerprint256 ?? ''
      shown = Buffer.from(fingerprint.replaceAll(':', ''), 'hex').toString('base64url')
    },
  )
}

type World = { readonly services: TestServices; readonly server: AuthorizationServer; readonly api: TestServer }

async function world(insists = false): Promise<World> {
  const tls = { ...signed, ca: authority.cert, requestCert: true, rejectUnauthorized: insists }
  return { services: createTestServices(), server: await startBindingServer({ tls, clients }), api: await startApi() }
}

/** Lets the person choose a certificate; null: none. */
async function choose(services: TestServices, certificate: TestAuthority | null): Promise<NetworkDraft> {
  const plain = { ...networkDraftOf(plainNetwork), authorities }
  if (certificate === null) return { ...plain, clientCertificate: { kind: 'none' } }
  const folder = mkdtempSync(join(tmpdir(), 'hallpass-client-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'me.pem')
  const content = certificate.cert + certificate.key
  writeFileSync(path, content)
  services.chosen.push({ path, name: 'me.pem', size: content.length })
  const chosen = await services.network.chooseClientCertificate()
  return { ...plain, clientCertificate: { kind: 'chosen', id: chosen?.id ?? '' } }
}

type Who = {
  readonly clientId?: string
  readonly clientAuth?: string
  readonly certificate?: TestAuthority | null
  readonly changes?: Partial<ConnectionDraft>
}

async function draftOf({ services, server, api }: World, who: Who = {}): Promise<ConnectionDraft> {
  const { clientId = 'by-authority', clientAuth = 'tls_client_auth', certificate = mine, changes } = who
  return {
    providerId: 'oauth-server',
    signInId: 'client-credentials',
    name: 'By certificate',
    environment: { kind: 'test', label: 'Test' },
    servers: { token: server.endpoints.token, api: api.url },
    values: { clientId, clientAuth, resource: api.url },
    secrets: {},
    acceptsInsecure: false,
    verifyTls: true,
    keepFresh: false,
    basicEncoding: 'exact',
    network: await choose(services, certificate),
    ...changes,
  }
}

function send({ services }: World, { id }: Connection, url = '/v1/things'): Promise<Exchange> {
  const draft: RequestDraft = {
    connectionId: id,
    authorization: { kind: 'connection' },
    method: 'GET',
    url,
    pathValues: {},
    query: [],
    headers: [],
    body: { kind: 'none' },
  }
  return services.requests.send(draft, 'send')
}

function tokenIn({ services }: World): string {
  const records = [...services.kept.vault.values()].map(readRecord)
  return records.find((record) => record?.summary?.connectionId !== undefined)?.accessToken ?? ''
}

describe.each([
  ['an authority signed', { clientId: 'by-authority', clientAuth: 'tls_client_auth', certificate: mine }],
  ['it signed itself', { clientId: 'self-signed', clientAuth: 'self_signed_tls_client_auth', certificate: selfSigned }],
] as const)('a program with a certificate that %s', (_what, who) => {
  it('gets a token that is bound to it, and uses it', async () => {
    const here = await world()
    const connection = await connect(here.services, await draftOf(here, who))
    const [asked] = here.server.asked('/token')
    expect(asked?.form).toMatchObject({ client_id: who.clientId, grant_type: 'client_credentials' })
    expect(asked?.form).not.toHaveProperty('client_secret')
    expect(asked?.headers.authorization).toBeUndefined()
    expect(decodeJwt(tokenIn(here))).toMatchObject({ cnf: { 'x5t#S256': thumbprintOf(who.certificate) } })
    expect((await send(here, connection)).status).toBe(200)
    await here.services.tokens.get(connection.id)
    expect((await send(here, connection)).status).toBe(200)
  })

  it('gets nothing without it: the form says that it is missing, and nothing is sent', async () => {
    const here = await world()
    const { error } = await failureOf(connect(here.services, await draftOf(here, { ...who, certificate: null })))
    expect(error).toMatchObject({ code: 'invalid-input', field: 'clientCertificate' })
    expect(here.server.asked()).toEqual([])
    expect(here.services.connections.list()).toEqual([])
  })
})

describe('a program that the server does not know by its certificate', () => {
  it.each([
    ['tls_client_auth', 'by-authority', another],
    ['tls_client_auth', 'by-authority', selfSigned],
    ['self_signed_tls_client_auth', 'self-signed', otherSelfSigned],
    ['self_signed_tls_client_auth', 'self-signed', mine],
  ] as const)('is told that it is the certificate or the client ID (%s)', async (clientAuth, clientId, certificate) => {
    const here = await world()
    const { error } = await failureOf(
      connect(here.services, await draftOf(here, { clientAuth, clientId, certificate })),
    )
    expect(error).toMatchObject({ code: 'credentials-refused', fields: ['clientId', 'clientCertificate'] })
    expect([here.services.connections.list(), [...here.services.kept.vault]]).toEqual([[], []])
  })

  it('is told so where it tries a secret, which the server does not take', async () => {
    const here = await world()
    const changes = { secrets: { clientSecret: 'a secret' } }
    const draft = await draftOf(here, { clientAuth: 'client_secret_basic', changes })
    const { error } = await failureOf(connect(here.services, draft))
    expect(error).toMatchObject({ code: 'credentials-refused', fields: ['clientId', 'clientSecret'] })
  })

  it.each([
    ['none', null, { code: 'client-certificate-refused', given: false }],
    // Node hangs up without a word.
    ['one of another authority', selfSigned, { code: 'connection-lost' }],
  ])('is refused before anything is sent by a server that insists: %s', async (_what, certificate, failure) => {
    const here = await world(true)
    const { id, secret } = bindingClients.secret
    const changes = { secrets: { clientSecret: secret } }
    const draft = await draftOf(here, { clientId: id, clientAuth: 'client_secret_basic', certificate, changes })
    const { error } = await failureOf(connect(here.services, draft))
    expect(error).toMatchObject(failure)
    expect(here.server.asked()).toEqual([])
  })

  it('keeps the connection, the token and the certificate it had', async () => {
    const here = await world()
    const connection = await connect(here.services, await draftOf(here))
    const before = new Map(here.services.kept.vault)
    const edit = connect(here.services, await draftOf(here, { certificate: another }), connection.id)
    expect((await failureOf(edit)).error.code).toBe('credentials-refused')
    expect(here.services.kept.vault).toEqual(before)
    expect(here.services.connections.list()).toEqual([connection])
    expect((await send(here, connection)).status).toBe(200)
  })
})

describe('a token that is bound to a certificate', () => {
  it('is renewed with it', async () => {
    const here = await world()
    const refreshToken = await earlierRefreshToken(here.server.provider(), 'by-authority', { resource: here.api.url })
    const changes = { signInId: 'refresh-token', secrets: { refreshToken } }
    const connection = await connect(here.services, await draftOf(here, { changes }))
    const first = tokenIn(here)
    await here.services.tokens.get(connection.id)
    expect(tokenIn(here)).not.toBe(first)
    expect(decodeJwt(tokenIn(here))).toMatchObject({ cnf: { 'x5t#S256': thumbprintOf(mine) } })
    expect((await send(here, connection)).status).toBe(200)
  })

  it('is no use with another one, whose owner is told that it is refused', async () => {
    const here = await world()
    const connection = await connect(here.services, await draftOf(here))
    const draft = await draftOf(here, { certificate: another })
    await here.services.connections.save({ id: connection.id, draft })
    const exchange = await send(here, connection)
    expect(exchange).toMatchObject({ status: 401, renewalError: { code: 'credentials-refused' } })
    expect(exchange.attempts).toHaveLength(1)
  })
})
