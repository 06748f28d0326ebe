import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TLSSocket } from 'node:tls'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Connection, ConnectionDraft } from '../../shared/domain/connection.ts'
import type { Exchange } from '../../shared/domain/http-exchange.ts'
import { type NetworkDraft, networkDraftOf, plainNetwork } from '../../shared/domain/network.ts'
import { makeCertificate, makePfx } from '../http/test-certificate.ts'
import { startTestProxy } from '../http/test-proxy.ts'
import { closedPort, failureOf, startTestServer } from '../http/test-server.ts'
import { connectionMigrations } from './connection-migrations.ts'
import { isConnectionsDocument } from './document-guards.ts'
import { connect, createTestServices, infolinkDraft, startOauthServer, type TestServices } from './test-services.ts'

const authority = makeCertificate({ name: 'Own authority', isAuthority: true })
const here = { name: 'server', hosts: ['127.0.0.1'] }
const selfSigned = makeCertificate(here)
const signed = makeCertificate({ ...here, signer: authority })
const mine = makeCertificate({ name: 'me', signer: authority })
const plain = networkDraftOf(plainNetwork)

function withNetwork(server: string, network: Partial<NetworkDraft>, more: Partial<ConnectionDraft> = {}) {
  return infolinkDraft(server, { ...more, network: { ...plain, ...network } })
}

function send({ requests }: TestServices, connection: Connection, url = '/v1/things'): Promise<Exchange> {
  const draft = {
    connectionId: connection.id,
    authorization: { kind: 'connection' },
    method: 'GET',
    url,
    pathValues: {},
    query: [],
    headers: [],
    body: { kind: 'none' },
  } as const
  return requests.send(draft, 'send')
}

/** Puts files where the person chooses them, in this order. */
function putFiles(services: TestServices, files: Readonly<Record<string, string | Buffer>>): void {
  const folder = mkdtempSync(join(tmpdir(), 'hallpass-certificates-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name)
    writeFileSync(path, content)
    services.chosen.push({ path, name, size: content.length })
  }
}

async function refusedAt(services: TestServices, url: string): Promise<{ host: string; fingerprint: string }> {
  const { error } = await failureOf(connect(services, infolinkDraft(url)))
  if (error.code !== 'certificate-refused') throw new Error(error.code)
  return { host: error.host, fingerprint: error.certificates?.[0]?.fingerprint ?? '' }
}

describe('a trusted certificate', () => {
  it('of a form not saved yet lets the first sign-in through, and requests after it', async () => {
    const services = createTestServices()
    const server = await startOauthServer(selfSigned)
    const seen = await refusedAt(services, server.url)
    expect(server.arrived).toEqual([])
    const trusted = [{ ...seen, subject: 'CN=server', validTo: 1 }]
    const connection = await connect(services, withNetwork(server.url, { trusted }))
    const { status, secured } = await send(services, connection)
    expect(status).toBe(200)
    expect(secured).toMatchObject({ trust: 'person', certificates: [{ subject: 'CN=server' }] })
    expect(connection.verifyTls).toBe(true)
  })

  it('can be trusted later, for a sign-in and for a request alike; another one gets nothing', async () => {
    const services = createTestServices()
    const server = await startOauthServer(selfSigned)
    const seen = await refusedAt(services, server.url)
    const connection = await services.connections.save({ draft: infolinkDraft(server.url) })
    expect((await failureOf(services.tokens.get(connection.id))).error.code).toBe('certificate-refused')
    await services.network.trust(connection.id, { ...seen, subject: 'CN=server', validTo: 1 })
    await services.tokens.get(connection.id)
    expect((await send(services, connection)).status).toBe(200)
    const before = server.arrived.length

    const fingerprint = seen.fingerprint.replace(/^../, (first) => (first === '00' ? '01' : '00'))
    await services.network.trust(connection.id, { ...seen, fingerprint, subject: 'CN=server', validTo: 1 })
    const { error } = await failureOf(send(services, connection))
    expect(error).toMatchObject({ code: 'certificate-refused', reason: 'not-the-trusted-one' })
    expect((await failureOf(services.tokens.get(connection.id))).error).toMatchObject({ reason: 'not-the-trusted-one' })
    expect(server.arrived).toHaveLength(before)
  })

  it.each([
    { host: 'a b' },
    { host: 'https://a.example' },
    { host: 'A.example' },
    { fingerprint: 'AA:BB' },
    { fingerprint: `${Array(32).fill('aa').join(':')}` },
  ])('that makes no sense is refused: %j', async (change) => {
    const services = createTestServices()
    const connection = await services.connections.save({ draft: infolinkDraft('https://a.example') })
    const certificate = { host: 'a.example', fingerprint: Array(32).fill('AA').join(':'), subject: '', validTo: 1 }
    const { error } = await failureOf(services.network.trust(connection.id, { ...certificate, ...change }))
    expect(error.code).toBe('invalid-input')
  })
})

describe('own authorities', () => {
  it('are chosen as a file, for a form or for a saved connection', async () => {
    const services = createTestServices()
    const server = await startOauthServer(signed)
    putFiles(services, { 'ca.pem': authority.cert, 'again.pem': authority.cert })
    const chosen = await services.network.chooseAuthority()
    const first = await connect(services, withNetwork(server.url, { authorities: chosen === null ? [] : [chosen] }))
    expect((await send(services, first)).secured).toMatchObject({ trust: 'authority' })

    const second = await services.connections.save({ draft: infolinkDraft(server.url) })
    await services.network.addAuthority(second.id)
    expect((await send(services, second)).status).toBe(200)
    expect(await services.network.addAuthority(second.id)).toBeNull()
  })

  it('that a form makes up are read again before they are kept', async () => {
    const services = createTestServices()
    const made = { fileName: 'x', pem: 'no certificate', subject: 'CN=Bank', validTo: 9e15, count: 1 }
    const draft = withNetwork('https://a.example', { authorities: [made] })
    const { error } = await failureOf(services.connections.save({ draft }))
    expect(error).toMatchObject({ code: 'invalid-input', field: 'authorities' })
  })
})

describe('a client certificate', () => {
  const wanting = { ...signed, requestCert: true, rejectUnauthorized: true, ca: authority.cert }
  const authorities = [{ fileName: 'ca.pem', pem: authority.cert, subject: '', validTo: 1, count: 1 }]

  it('is chosen, opened, shown to the server, and kept in the vault only', async () => {
    const services = createTestServices()
    const server = await startOauthServer(wanting)
    putFiles(services, { 'me.p12': makePfx(mine, 'canary passphrase') })
    const chosen = await services.network.chooseClientCertificate()
    expect(chosen).toMatchObject({ fileName: 'me.p12', needs: 'passphrase', subject: null })
    const id = chosen?.id ?? ''
    const wrong = await failureOf(services.network.unlockClientCertificate(id, 'another'))
    expect(wrong.error).toMatchObject({ code: 'invalid-input', field: 'passphrase' })
    expect(await services.network.unlockClientCertificate(id, 'canary passphrase')).toMatchObject({
      needs: null,
      subject: 'CN=me',
    })
    const draft = withNetwork(server.url, { authorities, clientCertificate: { kind: 'chosen', id } })
    const connection = await connect(services, draft)
    expect(connection.network.clientCertificate).toMatchObject({ fileName: 'me.p12', subject: 'CN=me' })
    expect(connection.savedSecrets).not.toContainEqual(expect.stringContaining('network'))
    expect((await send(services, connection)).status).toBe(200)
    expect(JSON.stringify([...services.kept.connections.all().values()])).not.toContain('canary')
    expect([...services.kept.vault.values()].join()).toContain('canary passphrase')

    // An edit keeps it; another takes it away.
    const kept = await connect(services, withNetwork(server.url, { authorities }), connection.id)
    expect(kept.network.clientCertificate).toMatchObject({ subject: 'CN=me' })
    const without = withNetwork(server.url, { authorities, clientCertificate: { kind: 'none' } })
    expect((await failureOf(connect(services, without, connection.id))).error.code).toBe('client-certificate-refused')
    expect(
      (await services.connections.save({ id: connection.id, draft: without })).network.clientCertificate,
    ).toBeNull()
    expect([...services.kept.vault.values()].join()).not.toContain('canary passphrase')
  })

  it('in two files is put together', async () => {
    const services = createTestServices()
    putFiles(services, { 'me.crt': mine.cert, 'me.key': mine.key })
    const chosen = await services.network.chooseClientCertificate()
    expect(chosen).toMatchObject({ needs: 'key' })
    expect(await services.network.chooseClientKey(chosen?.id ?? '')).toMatchObject({ needs: null, subject: 'CN=me' })
  })

  it('that is not complete cannot be saved', async () => {
    const services = createTestServices()
    putFiles(services, { 'me.crt': mine.cert })
    const chosen = await services.network.chooseClientCertificate()
    const draft = withNetwork('https://a.example', { clientCertificate: { kind: 'chosen', id: chosen?.id ?? '' } })
    const { error } = await failureOf(services.connections.save({ draft }))
    expect(error).toMatchObject({ code: 'invalid-input', field: 'clientCertificate' })
  })

  it('is not shown to another origin, nor is its certificate left unchecked or unknown there', async () => {
    const services = createTestServices()
    const shown: unknown[] = []
    const wants = { requestCert: true, rejectUnauthorized: false }
    const elsewhere: unknown[] = []
    const onElsewhere = (tls: TLSSocket) => elsewhere.push(peerOf(tls))
    const other = await startTestServer(() => ({ body: 'there' }), { ...signed, ...wants }, onElsewhere)
    const server = await startOauthServer({ ...signed, ...wants, ca: authority.cert }, (tls) => shown.push(peerOf(tls)))
    putFiles(services, { 'me.pem': mine.cert + mine.key })
    const chosen = await services.network.chooseClientCertificate()
    const clientCertificate = { kind: 'chosen', id: chosen?.id ?? '' } as const
    const connection = await connect(services, withNetwork(server.url, { authorities, clientCertificate }))
    server.apiAnswer = () => ({ status: 302, headers: { location: `${other.url}/there` } })
    const exchange = await send(services, connection)
    expect(exchange.attempts.map(({ because }) => because)).toEqual(['first', 'redirect-other-origin'])
    expect(new Set(shown)).toEqual(new Set(['me']))
    expect(elsewhere).toEqual([undefined])
  })
})

function peerOf(tls: TLSSocket): string | undefined {
  return tls.getPeerCertificate().subject?.CN as string | undefined
}

describe('a proxy of its own', () => {
  const password = 'canary proxy: pässword'
  const own = (url: string, more: object = {}) => ({ kind: 'own', url, username: 'me', except: [], ...more }) as const

  it('is used by sign-in and requests; its password is in the vault only and never comes back', async () => {
    const services = createTestServices()
    const proxy = await startTestProxy({ username: 'me', password })
    const server = await startOauthServer()
    const draft = withNetwork(server.url, { proxy: own(proxy.url, { password }) })
    const connection = await connect(services, draft)
    const exchange = await send(services, connection)
    expect(exchange).toMatchObject({ status: 200, proxy: proxy.name })
    expect(proxy.asked).toHaveLength(2)
    expect(connection.network.proxy).toMatchObject({ kind: 'own', username: 'me', hasPassword: true })
    expect(JSON.stringify([[...services.kept.connections.all().values()], exchange])).not.toMatch(
      /canary proxy|proxy-authorization/i,
    )
    expect(JSON.stringify(server.arrived)).not.toMatch(/proxy-authorization/i)
  })

  it('asks for user name and password where it wants them', async () => {
    const services = createTestServices()
    const proxy = await startTestProxy({ username: 'me', password })
    const draft = withNetwork('http://127.0.0.1:9', { proxy: own(proxy.url, { password: 'wrong' }) })
    const { error } = await failureOf(connect(services, draft))
    expect(error).toEqual({ code: 'proxy-refused', proxy: proxy.name, given: true })
  })

  it('keeps its saved password for itself only: another proxy gets neither that nor what else was saved', async () => {
    const services = createTestServices()
    const proxy = await startTestProxy({ username: 'me', password })
    const evil = await startTestProxy()
    const server = await startOauthServer()
    const draft = withNetwork(server.url, { proxy: own(proxy.url, { password }) })
    const { id } = await connect(services, draft)
    // Nothing typed anew: what is saved goes the way it was saved for.
    const unchanged = { ...withNetwork(server.url, { proxy: own(proxy.url) }), secrets: {} }
    await connect(services, unchanged, id)
    const moved = { ...withNetwork(server.url, { proxy: own(evil.url) }), secrets: {} }
    expect((await failureOf(connect(services, moved, id))).error.code).toBe('missing-secret')
    expect((await failureOf(services.connections.save({ id, draft: moved }))).error.code).toBe('missing-secret')
    expect(evil.asked).toEqual([])
    // With the secrets typed, it is the person's choice; the old proxy's password is not theirs to give away.
    await connect(services, withNetwork(server.url, { proxy: own(evil.url) }), id)
    expect(evil.asked).not.toEqual([])
    expect(evil.credentials.join()).not.toContain(Buffer.from(`me:${password}`).toString('base64'))
    // Without a proxy, there is nothing in between that could be another one.
    await services.connections.save({ id, draft: { ...withNetwork(server.url, {}), secrets: {} } })
  })

  it.each([
    [{ url: '' }, 'proxyUrl'],
    [{ url: 'ftp://proxy.example' }, 'proxyUrl'],
    [{ url: 'me:secret@proxy.example' }, 'proxyUrl'],
    [{ username: 'a:b' }, 'proxyUsername'],
    [{ except: ['a b'] }, 'proxyExcept'],
    [{ except: ['https://a.example/'] }, 'proxyExcept'],
  ])('that cannot be is refused at its field: %j', async (change, field) => {
    const services = createTestServices()
    const draft = withNetwork('https://a.example', { proxy: own('proxy.example:3128', change) })
    expect((await failureOf(services.connections.save({ draft }))).error).toMatchObject({
      code: 'invalid-input',
      field,
    })
  })

  it.each([
    ['proxy.example:3128', 'http://proxy.example:3128'],
    ['https://Proxy.example/', 'https://proxy.example'],
  ])('%s means %s', async (url, expected) => {
    const services = createTestServices()
    const draft = withNetwork('https://a.example', { proxy: own(url) })
    expect((await services.connections.save({ draft })).network.proxy).toMatchObject({
      url: expected,
      hasPassword: false,
    })
  })
})

describe('the system’s proxies', () => {
  const draft = infolinkDraft('http://server.test', { acceptsInsecure: true })

  it('are tried one after the other while they do not answer', async () => {
    const services = createTestServices()
    const proxy = await startTestProxy()
    services.system.proxies = `PROXY 127.0.0.1:${await closedPort()}; SOCKS5 nobody:1; PROXY ${proxy.name}; DIRECT`
    const { error } = await failureOf(connect(services, draft))
    // The proxy knows no such server: it was asked, and that is the end of it.
    expect(proxy.asked).toHaveLength(1)
    expect(error.code).not.toBe('proxy-unreachable')
  })

  it('that are all unreachable are said to be', async () => {
    const services = createTestServices()
    const name = `127.0.0.1:${await closedPort()}`
    services.system.proxies = `PROXY ${name}`
    expect((await failureOf(connect(services, draft))).error).toEqual({ code: 'proxy-unreachable', proxy: name })
  })

  it('are not used for this computer itself', async () => {
    const services = createTestServices()
    const server = await startOauthServer()
    services.system.proxies = `PROXY 127.0.0.1:${await closedPort()}`
    const connection = await connect(services, infolinkDraft(server.url))
    expect((await send(services, connection)).proxy).toBeNull()
  })
})

describe('connections that were saved before', () => {
  it('are read as going the plain way', async () => {
    const services = createTestServices()
    const { network: _, ...older } = await services.connections.save({ draft: infolinkDraft('https://a.example') })
    expect(isConnectionsDocument({ connections: [older] })).toBe(false)
    const migrated = connectionMigrations.reduce<unknown>((one, migrate) => migrate(one), { connections: [older] })
    expect(isConnectionsDocument(migrated)).toBe(true)
    expect(migrated).toEqual({ connections: [{ ...older, network: plainNetwork }] })
  })
})
