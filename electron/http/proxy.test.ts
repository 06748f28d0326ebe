import { createSecureServer } from 'node:http2'
import { inspect } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { makeCertificate } from './test-certificate.ts'
import { choose, startTestProxy } from './test-proxy.ts'
import { closedPort, failureOf, get, startEngine, startRawServer, startTestServer } from './test-server.ts'

const authority = makeCertificate({ name: 'Own authority', isAuthority: true })
const good = makeCertificate({ name: 'server', hosts: ['127.0.0.1'], signer: authority })
const ofProxy = makeCertificate({ name: 'proxy', hosts: ['127.0.0.1'], signer: authority })
const authorities = [authority.cert]
const me = { username: 'me & you', password: 'pröxy: 100% "secret"' }

function through(url: string, credentials: typeof me | null = null) {
  return choose({ authorities, proxy: { url, credentials } })
}

describe.each([
  ['http', undefined],
  ['https', ofProxy],
] as const)('through an %s proxy', (_scheme, tls) => {
  it('https goes by a tunnel, checked end to end', async () => {
    const proxy = await startTestProxy(null, tls)
    const server = await startTestServer(() => ({ body: 'ok' }), good)
    const answer = await startEngine().http(get(`${server.url}/a?b=c`, through(proxy.url)))
    expect(answer.status).toBe(200)
    expect(proxy.asked).toEqual([`CONNECT ${server.host}`])
    expect(server.arrived.map(({ path }) => path)).toEqual(['/a?b=c'])
  })

  it('a client certificate that cannot be used fails, and leaves nobody waiting', async () => {
    const proxy = await startTestProxy(null, tls)
    const server = await startTestServer(() => ({ body: 'ok' }), good)
    const clientCertificate = { kind: 'pem', certificate: 'none', key: 'none' } as const
    const network = choose({ authorities, clientCertificate, proxy: { url: proxy.url, credentials: null } })
    await failureOf(startEngine().http(get(server.url, { ...network, timeoutMs: 3_000 }))).then(({ error }) => {
      expect(error.code).not.toBe('timeout')
    })
    expect(server.arrived).toEqual([])
  })

  it('http goes by its whole address', async () => {
    const proxy = await startTestProxy(null, tls)
    const server = await startTestServer(() => ({ body: 'ok' }))
    const answer = await startEngine().http(get(`${server.url}/a?b=c`, through(proxy.url)))
    expect(answer.status).toBe(200)
    expect(proxy.asked).toEqual([`GET ${server.url}/a?b=c`])
    expect(server.arrived[0]).toMatchObject({ path: '/a?b=c', headers: { host: server.host } })
  })

  it('user name and password get to the proxy, and never to the server', async () => {
    const proxy = await startTestProxy(me, tls)
    for (const certificate of [good, undefined]) {
      const server = await startTestServer(() => ({ body: 'ok' }), certificate)
      expect((await startEngine().http(get(server.url, through(proxy.url, me)))).status).toBe(200)
      expect(JSON.stringify(server.arrived)).not.toMatch(/proxy-auth/i)
    }
    const basic = `Basic ${Buffer.from(`${me.username}:${me.password}`).toString('base64')}`
    expect(new Set(proxy.credentials)).toEqual(new Set([basic]))
  })

  it.each([
    ['none', null],
    ['others', { username: 'x', password: 'wrong-canary' }],
  ])('where it wants a user name and password, and gets %s, nothing gets to the server', async (_what, given) => {
    const proxy = await startTestProxy(me, tls)
    for (const certificate of [good, undefined]) {
      const server = await startTestServer(() => ({ body: 'ok' }), certificate)
      const failure = await failureOf(startEngine().http(get(server.url, through(proxy.url, given))))
      expect(failure.error).toEqual({ code: 'proxy-refused', proxy: proxy.name, given: given !== null })
      expect(inspect(failure, { depth: 9 })).not.toContain('canary')
      expect(server.arrived).toEqual([])
    }
  })

  it('HTTP/2 is spoken where the server offers it, and the time of each step is known', async () => {
    const proxy = await startTestProxy(null, tls)
    const server = createSecureServer({ cert: good.cert, key: good.key })
    server.on('stream', (stream) => {
      stream.respond({ ':status': 200 })
      stream.end('two')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const engine = startEngine()
    onTestFinished(() => void server.close())
    const address = server.address()
    const url = `https://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`
    const answer = await engine.stream({ ...get(url), ...through(proxy.url) })
    expect(answer).toMatchObject({ status: 200, httpVersion: '2', proxy: proxy.name, secured: { trust: 'authority' } })
    for await (const _ of answer.body) {
      // Read to the end.
    }
    const { timings } = answer.measure()
    expect(timings.connectMs).not.toBeNull()
    expect(timings.tlsMs).not.toBeNull()
  })

  it('a server that is not there is the proxy’s finding', async () => {
    const proxy = await startTestProxy(null, tls)
    const host = `127.0.0.1:${await closedPort()}`
    const { error } = await failureOf(startEngine().http(get(`https://${host}/`, through(proxy.url))))
    expect(error).toMatchObject({ code: 'proxy-failed', proxy: proxy.name, host, why: 'no-way' })
  })

  it('a pinned certificate is looked at behind the proxy', async () => {
    const proxy = await startTestProxy(null, tls)
    const server = await startTestServer(() => ({}), good)
    const choice = { ...through(proxy.url).network, pin: Array(32).fill('00').join(':') }
    const { error } = await failureOf(startEngine().http(get(server.url, { network: choice })))
    expect(error).toMatchObject({ code: 'certificate-refused', host: server.host, reason: 'not-the-trusted-one' })
    expect(server.arrived).toEqual([])
  })
})

describe('a proxy that cannot be used', () => {
  const secure = 'https://nobody.invalid/'
  const plain = 'http://nobody.invalid/'

  it.each([secure, plain])('is unreachable where nothing listens (%s)', async (url) => {
    const name = `127.0.0.1:${await closedPort()}`
    const { error } = await failureOf(startEngine().http(get(url, through(`http://${name}`))))
    expect(error).toEqual({ code: 'proxy-unreachable', proxy: name })
  })

  it.each([secure, plain])('is unreachable where its name is unknown (%s)', async (url) => {
    const { error } = await failureOf(startEngine().http(get(url, through('http://proxy.invalid:3128'))))
    expect(error).toEqual({ code: 'proxy-unreachable', proxy: 'proxy.invalid:3128' })
  })

  it('is none where a web server answers', async () => {
    const web = await startRawServer((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 405 Method Not Allowed\r\ncontent-length: 0\r\n\r\n')),
    )
    const { error } = await failureOf(startEngine().http(get(secure, through(web.url))))
    expect(error).toMatchObject({ code: 'proxy-failed', proxy: web.host, why: 'no-proxy', status: 405 })
  })

  it('is none where something else answers', async () => {
    const other = await startRawServer((socket) => socket.once('data', () => socket.end('220 mail.example ESMTP\r\n')))
    const { error } = await failureOf(startEngine().http(get(secure, through(other.url))))
    expect(error).toMatchObject({ code: 'proxy-failed', proxy: other.host, why: 'no-proxy' })
  })

  it('says so when it lets nobody through', async () => {
    const strict = await startRawServer((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n')),
    )
    const { error } = await failureOf(startEngine().http(get(secure, through(strict.url))))
    expect(error).toMatchObject({ code: 'proxy-failed', why: 'forbidden', status: 403, host: 'nobody.invalid:443' })
  })

  it.each([secure, plain])('with a certificate nobody vouches for gets no credentials (%s)', async (url) => {
    const proxy = await startTestProxy(null, makeCertificate({ name: 'proxy', hosts: ['127.0.0.1'] }))
    const choice = { ...through(proxy.url, me), verifyTls: false }
    const { error } = await failureOf(startEngine().http(get(url, choice)))
    expect(error).toMatchObject({ code: 'proxy-failed', why: 'certificate' })
    expect(proxy.asked).toEqual([])
  })

  it('can be waited for no longer than the person wants', async () => {
    const controller = new AbortController()
    const silent = await startRawServer((socket) => socket.once('data', () => controller.abort()))
    const request = get(secure, { ...through(silent.url), signal: controller.signal })
    expect((await failureOf(startEngine().http(request))).error).toEqual({ code: 'cancelled' })
  })
})

describe('connections', () => {
  it('are not shared between ways: with and without the proxy, and as somebody else', async () => {
    const proxy = await startTestProxy()
    const server = await startTestServer(() => ({ body: 'ok' }), good)
    const { http } = startEngine()
    for (let round = 0; round < 2; round += 1) {
      await http(get(server.url, choose({ authorities })))
      await http(get(server.url, through(proxy.url)))
      await http(get(server.url, through(proxy.url, me)))
    }
    expect(proxy.asked).toHaveLength(2)
    expect(proxy.credentials).toHaveLength(1)
  })
})
