import tls from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeCertificate } from './test-certificate.ts'
import { closedPort, failureOf, get, startEngine, startRawServer, startTestServer } from './test-server.ts'

const day = 24 * 3_600_000
const now = Date.now()
const authority = makeCertificate({ name: 'Test authority', isAuthority: true })
const stranger = makeCertificate({ name: 'Some stranger', isAuthority: true })
const here = { name: 'server', hosts: ['127.0.0.1'] }
const good = makeCertificate({ ...here, signer: authority })

// The system's list of authorities, with the test's own added: Node reads NODE_EXTRA_CA_CERTS only when it starts.
const { createSecureContext } = tls
beforeAll(() => {
  tls.createSecureContext = (options) => {
    const made = createSecureContext(options)
    if (options?.cert === undefined) made.context.addCACert(authority.cert)
    return made
  }
})
afterAll(() => {
  tls.createSecureContext = createSecureContext
})

describe('a certificate', () => {
  it('that an authority signed for this host and this time is accepted', async () => {
    const server = await startTestServer(() => ({ body: 'ok' }), good)
    expect((await startEngine().http(get(server.url))).status).toBe(200)
  })

  it.each([
    ['signed by itself', 'self-signed', makeCertificate(here)],
    ['of an unknown issuer', 'unknown-issuer', makeCertificate({ ...here, signer: stranger })],
    [
      'that has run out',
      'expired',
      makeCertificate({ ...here, signer: authority, notBefore: now - 9 * day, notAfter: now - day }),
    ],
    [
      'that is not valid yet',
      'not-yet-valid',
      makeCertificate({ ...here, signer: authority, notBefore: now + day, notAfter: now + 9 * day }),
    ],
    ['of another host', 'wrong-host', makeCertificate({ name: 'other', hosts: ['other.example'], signer: authority })],
    ['of another address', 'wrong-host', makeCertificate({ name: 'other', hosts: ['127.0.0.2'], signer: authority })],
    ['that names no host', 'wrong-host', makeCertificate({ name: '127.0.0.1', signer: authority })],
  ])('%s is refused (%s), and nothing was sent', async (_what, reason, certificate) => {
    const server = await startTestServer(() => ({ body: 'ok' }), certificate)
    const { error } = await failureOf(startEngine().http(get(server.url)))
    expect(error).toMatchObject({ code: 'certificate-refused', host: server.host, reason })
    expect(server.arrived).toEqual([])
  })

  it('followed by that of a strange authority is of an unknown issuer', async () => {
    const leaf = makeCertificate({ ...here, signer: stranger })
    const server = await startTestServer(() => ({}), { cert: leaf.cert + stranger.cert, key: leaf.key })
    const { error } = await failureOf(startEngine().http(get(server.url)))
    expect(error).toMatchObject({ code: 'certificate-refused', host: server.host, reason: 'unknown-issuer' })
  })

  it.each([
    ['signed by itself', makeCertificate(here)],
    [
      'that has run out',
      makeCertificate({ ...here, signer: authority, notBefore: now - 9 * day, notAfter: now - day }),
    ],
    ['of another host', makeCertificate({ name: 'other', hosts: ['other.example'], signer: authority })],
  ])('%s does where the person switched the check off', async (_what, certificate) => {
    const server = await startTestServer(() => ({ body: 'ok' }), certificate)
    expect((await startEngine().http(get(server.url, { verifyTls: false }))).status).toBe(200)
  })
})

describe('switching the check off', () => {
  it('opens no connection that a call which asks for the check would use, before or after', async () => {
    const server = await startTestServer(() => ({ body: 'ok' }), makeCertificate(here))
    const { http } = startEngine()
    await http(get(server.url, { verifyTls: false }))
    expect((await failureOf(http(get(server.url)))).error.code).toBe('certificate-refused')
    await http(get(server.url, { verifyTls: false }))
    const both = await Promise.allSettled([http(get(server.url, { verifyTls: false })), http(get(server.url))])
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect(server.arrived).toHaveLength(3)
  })

  it('leaves the session of a connection out of reach for calls that ask for the check', async () => {
    // TLS would let a later connection resume the session without showing the certificate again.
    const server = await startTestServer(() => ({ headers: { connection: 'close' } }), makeCertificate(here))
    const { http } = startEngine()
    for (let round = 0; round < 3; round += 1) await http(get(server.url, { verifyTls: false }))
    expect((await failureOf(http(get(server.url)))).error.code).toBe('certificate-refused')
  })
})

describe('a port that speaks something else', () => {
  it('https to a port of plain http fails at TLS', async () => {
    const server = await startTestServer(() => ({}))
    const { error } = await failureOf(startEngine().http(get(server.url.replace('http:', 'https:'))))
    expect(error).toEqual({ code: 'tls-failed', host: server.host })
    expect(server.arrived).toEqual([])
  })

  it('plain http to a port of TLS loses the connection, and nothing arrives', async () => {
    const server = await startTestServer(() => ({}), good)
    const { error } = await failureOf(startEngine().http(get(server.url.replace('https:', 'http:'))))
    expect(error).toEqual({ code: 'connection-lost', host: server.host })
    expect(server.arrived).toEqual([])
  })

  it('https to a port that is closed is unreachable', async () => {
    const port = await closedPort()
    const { error } = await failureOf(startEngine().http(get(`https://127.0.0.1:${port}/`)))
    expect(error.code).toBe('server-unreachable')
  })

  it('https to a server that hangs up during the handshake is one that does not speak TLS', async () => {
    const { url, host } = await startRawServer((socket) => socket.once('data', () => socket.destroy()))
    const { error } = await failureOf(startEngine().http(get(url.replace('http:', 'https:'))))
    expect(error).toEqual({ code: 'tls-failed', host })
  })

  it('https to a server that never answers the handshake runs into the time limit', async () => {
    const { url } = await startRawServer(() => {})
    const { error } = await failureOf(startEngine().http(get(url.replace('http:', 'https:'), { timeoutMs: 120 })))
    expect(error.code).toBe('timeout')
  })

  it('https to a server that never answers the handshake can be cancelled at once', async () => {
    const controller = new AbortController()
    const { url } = await startRawServer((socket) => socket.once('data', () => controller.abort()))
    const request = get(url.replace('http:', 'https:'), { signal: controller.signal })
    expect((await failureOf(startEngine().http(request))).error).toEqual({ code: 'cancelled' })
  })

  it('a call that was cancelled while connecting is not sent once the connection is there', async () => {
    const server = await startTestServer(() => ({}), good)
    const { http } = startEngine()
    const controller = new AbortController()
    const call = failureOf(http(get(`${server.url}/cancelled`, { signal: controller.signal })))
    controller.abort()
    expect((await call).error.code).toBe('cancelled')
    await http(get(`${server.url}/next`))
    expect(server.arrived.map(({ path }) => path)).toEqual(['/next'])
  })
})
