import { createServer as createTlsServer, type TLSSocket } from 'node:tls'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { ClientCertificate } from '../ports/http.ts'
import { makeCertificate, makePfx, type TestCertificate } from './test-certificate.ts'
import { startHttp2Server } from './test-http2.ts'
import { choose } from './test-proxy.ts'
import { failureOf, get, startEngine, startTestServer } from './test-server.ts'

const day = 24 * 3_600_000
const now = Date.now()
const authority = makeCertificate({ name: 'Own authority', isAuthority: true })
const here = { name: 'server', hosts: ['127.0.0.1', 'server.example'] }
const good = makeCertificate({ ...here, signer: authority })
const selfSigned = makeCertificate(here)

/** A server that counts what arrives once TLS is spoken. */
async function startCounting(
  certificate: TestCertificate,
): Promise<{ url: string; host: string; bytes: () => number }> {
  let bytes = 0
  const sockets = new Set<TLSSocket>()
  const server = createTlsServer({ ...certificate, ALPNProtocols: ['h2', 'http/1.1'] }, (socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('data', (data) => {
      bytes += data.length
    })
  })
  server.on('tlsClientError', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const address = server.address()
  const host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  return { url: `https://${host}`, host, bytes: () => bytes }
}

async function fingerprintShownBy(url: string): Promise<string> {
  const { error } = await failureOf(startEngine().http(get(url)))
  return error.code === 'certificate-refused' ? (error.certificates?.[0]?.fingerprint ?? '') : ''
}

describe('own authorities', () => {
  it('count besides those the system knows', async () => {
    const server = await startTestServer(() => ({ body: 'ok' }), good)
    const { http } = startEngine()
    expect((await failureOf(http(get(server.url)))).error).toMatchObject({ reason: 'unknown-issuer' })
    expect((await http(get(server.url, choose({ authorities: [authority.cert] })))).status).toBe(200)
    expect((await failureOf(http(get(server.url)))).error).toMatchObject({ reason: 'unknown-issuer' })
    expect(server.arrived).toHaveLength(1)
  })

  it('do not make a certificate good that is for another host, or has run out', async () => {
    const other = makeCertificate({ name: 'other', hosts: ['other.example'], signer: authority })
    const old = makeCertificate({ ...here, signer: authority, notBefore: now - 9 * day, notAfter: now - day })
    const choice = choose({ authorities: [authority.cert] })
    for (const [certificate, reason] of [
      [other, 'wrong-host'],
      [old, 'expired'],
    ] as const) {
      const server = await startTestServer(() => ({}), certificate)
      expect((await failureOf(startEngine().http(get(server.url, choice)))).error).toMatchObject({ reason })
      expect(server.arrived).toEqual([])
    }
  })
})

describe('a refused certificate', () => {
  it('is told in full', async () => {
    const server = await startTestServer(() => ({}), selfSigned)
    const { error } = await failureOf(startEngine().http(get(server.url)))
    expect(error).toMatchObject({
      certificates: [
        {
          subject: 'CN=server',
          issuer: 'CN=server',
          names: ['127.0.0.1', 'server.example'],
          selfSigned: true,
          fingerprint: expect.stringMatching(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/),
          serial: expect.stringMatching(/^[0-9A-F]+$/),
        },
      ],
    })
    const [certificate] = error.code === 'certificate-refused' ? (error.certificates ?? []) : []
    expect(certificate?.validTo).toBeGreaterThan(now)
    expect(certificate?.validFrom).toBeLessThan(now)
  })

  it('is told together with those that vouch for it', async () => {
    const server = await startTestServer(() => ({}), { cert: good.cert + authority.cert, key: good.key })
    const { error } = await failureOf(startEngine().http(get(server.url)))
    expect(error).toMatchObject({
      certificates: [
        { subject: 'CN=server', selfSigned: false },
        { subject: 'CN=Own authority', selfSigned: true },
      ],
    })
  })
})

describe('a pinned certificate', () => {
  it.each([
    ['signed by itself', selfSigned],
    ['that has run out', makeCertificate({ ...here, notBefore: now - 9 * day, notAfter: now - day })],
    ['of another host', makeCertificate({ name: 'other', hosts: ['other.example'] })],
  ])('%s is accepted', async (_what, certificate) => {
    const server = await startTestServer(() => ({ body: 'ok' }), certificate)
    const pin = await fingerprintShownBy(server.url)
    const { stream } = startEngine()
    const answer = await stream({ ...get(server.url), ...choose({ pin }) })
    expect(answer.secured).toMatchObject({ trust: 'person', certificates: [{ fingerprint: pin }] })
    for await (const _ of answer.body) expect(answer.status).toBe(200)
  })

  it.each([true, false])('is the only one: any other gets not one byte of HTTP (checking is %s)', async (verifyTls) => {
    const server = await startCounting(makeCertificate(here))
    const pin = await fingerprintShownBy((await startTestServer(() => ({}), selfSigned)).url)
    const { http } = startEngine()
    for (let round = 0; round < 3; round += 1) {
      const { error } = await failureOf(http(get(server.url, { verifyTls, ...choose({ pin }) })))
      expect(error).toMatchObject({ code: 'certificate-refused', host: server.host, reason: 'not-the-trusted-one' })
      expect(error).toMatchObject({ certificates: [{ subject: 'CN=server' }] })
    }
    expect(server.bytes()).toBe(0)
  })

  it('is as good for HTTP/2', async () => {
    const server = await startHttp2Server((stream) => {
      stream.respond({ ':status': 200 })
      stream.end('two')
    })
    const pin = await fingerprintShownBy(server.url)
    const answer = await startEngine().stream({ ...get(server.url), ...choose({ pin }) })
    expect(answer).toMatchObject({ status: 200, httpVersion: '2', secured: { trust: 'person' } })
    for await (const _ of answer.body) expect(answer.proxy).toBeNull()
  })

  it('refuses even what an authority vouches for', async () => {
    const server = await startCounting(good)
    const pin = await fingerprintShownBy((await startTestServer(() => ({}), selfSigned)).url)
    const choice = choose({ pin, authorities: [authority.cert] })
    const { error } = await failureOf(startEngine().http(get(server.url, choice)))
    expect(error).toMatchObject({ reason: 'not-the-trusted-one' })
    expect(server.bytes()).toBe(0)
  })

  it('opens no connection that a call without the pin would use, and none is used under another pin', async () => {
    const server = await startTestServer(() => ({ body: 'ok' }), selfSigned)
    const pin = await fingerprintShownBy(server.url)
    const { http } = startEngine()
    expect((await http(get(server.url, choose({ pin })))).status).toBe(200)
    expect((await failureOf(http(get(server.url)))).error).toMatchObject({ reason: 'self-signed' })
    const another = pin.replace(/^../, pin.startsWith('00') ? '01' : '00')
    const { error } = await failureOf(http(get(server.url, choose({ pin: another }))))
    expect(error).toMatchObject({ reason: 'not-the-trusted-one' })
  })
})

describe('a client certificate', () => {
  const mine = makeCertificate({ name: 'me', signer: authority })
  const wanting = { ...good, requestCert: true, rejectUnauthorized: true, ca: authority.cert }
  const asPem: ClientCertificate = { kind: 'pem', certificate: mine.cert, key: mine.key }
  const asPfx: ClientCertificate = {
    kind: 'pfx',
    base64: makePfx(mine, 'päss 1').toString('base64'),
    passphrase: 'päss 1',
  }
  const locked: ClientCertificate = {
    kind: 'pem',
    certificate: mine.cert,
    key: mine.privateKey
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'pass 2' })
      .toString(),
    passphrase: 'pass 2',
  }

  it.each([
    ['as PEM', asPem],
    ['as PFX with its passphrase', asPfx],
    ['as PEM whose key has a passphrase', locked],
  ])('%s is shown to a server that asks', async (_how, clientCertificate) => {
    const server = await startTestServer(() => ({ body: 'ok' }), wanting)
    const choice = choose({ authorities: [authority.cert], clientCertificate })
    expect((await startEngine().http(get(server.url, choice))).status).toBe(200)
  })

  it.each(['TLSv1.2', 'TLSv1.3'] as const)('that is wanted and missing is said to be so (%s)', async (version) => {
    const server = await startTestServer(() => ({}), { ...wanting, minVersion: version, maxVersion: version })
    const { error } = await failureOf(startEngine().http(get(server.url, choose({ authorities: [authority.cert] }))))
    expect(error.code).toMatch(/client-certificate-refused|tls-failed/)
    if (version === 'TLSv1.3')
      expect(error).toEqual({ code: 'client-certificate-refused', host: server.host, given: false })
    expect(server.arrived).toEqual([])
  })

  it('is not used by calls that bring none', async () => {
    const server = await startTestServer(() => ({ body: 'ok' }), wanting)
    const { http } = startEngine()
    const authorities = [authority.cert]
    expect((await http(get(server.url, choose({ authorities, clientCertificate: asPem })))).status).toBe(200)
    const { error } = await failureOf(http(get(server.url, choose({ authorities }))))
    expect(error.code).toBe('client-certificate-refused')
    expect(server.arrived).toHaveLength(1)
  })
})

describe('what is known of a secured call', () => {
  it('is the chain, who vouches for it, and the protocol; for kept connections too', async () => {
    const server = await startTestServer(() => ({ body: 'ok' }), good)
    const { stream } = startEngine()
    for (let round = 0; round < 2; round += 1) {
      const answer = await stream({ ...get(server.url), ...choose({ authorities: [authority.cert] }) })
      expect(answer.secured).toMatchObject({ trust: 'authority', protocol: 'TLSv1.3' })
      expect(answer.secured?.certificates[0]).toMatchObject({ subject: 'CN=server', issuer: 'CN=Own authority' })
      for await (const _ of answer.body) expect(answer.proxy).toBeNull()
    }
  })

  it('is nothing for http, and nobody where the check is off', async () => {
    const plain = await startTestServer(() => ({}))
    const unchecked = await startTestServer(() => ({}), selfSigned)
    const { stream } = startEngine()
    expect((await stream(get(plain.url))).secured).toBeNull()
    expect((await stream(get(unchecked.url, { verifyTls: false }))).secured).toMatchObject({ trust: 'nobody' })
  })
})

describe('many choices', () => {
  it('are all served, the oldest connections being let go only when nothing goes on in them', async () => {
    let finish = () => {}
    const server = await startTestServer(async ({ path }) => {
      if (path === '/slow') await new Promise<void>((resolve) => (finish = resolve))
      return { body: 'ok' }
    }, good)
    const { http } = startEngine()
    const choice = (index: number) => choose({ authorities: [authority.cert, ...Array(index).fill(authority.cert)] })
    const slow = http(get(`${server.url}/slow`, choice(0)))
    for (let index = 1; index < 25; index += 1) {
      expect((await http(get(server.url, choice(index)))).status).toBe(200)
    }
    finish()
    expect((await slow).status).toBe(200)
  })
})
