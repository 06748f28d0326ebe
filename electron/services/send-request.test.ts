import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { makeCertificate } from '../http/test-certificate.ts'
import {
  type Arrived,
  failureOf,
  startEngine,
  startRawServer,
  startTestServer,
  type TestServer,
} from '../http/test-server.ts'
import { type OutgoingRequest, type SentRequest, sendRequest } from './send-request.ts'
import { createTestAnswerFiles } from './test-answer-files.ts'

const token = 'Bearer token-canary'
const credentials = [
  { name: 'Authorization', value: token },
  { name: 'x-tenant', value: 'tenant-canary' },
]

function send(url: string, changes: Partial<OutgoingRequest> = {}): Promise<SentRequest> {
  const request = { method: 'GET', headers: [], credentials, body: undefined, verifyTls: true, ...changes }
  const ports = { stream: startEngine().stream, answers: createTestAnswerFiles() }
  return sendRequest(ports, { ...request, url: new URL(url) }, 'first', new AbortController().signal)
}

class Endless extends Readable {
  override _read(): void {
    this.push(Buffer.alloc(16_384))
  }
}

const redirect = (status: number, location: string) => ({ status, headers: { location } })
const wasAuthorized = ({ headers }: Arrived) =>
  headers.authorization === token && headers['x-tenant'] === 'tenant-canary'
const holdsNoCredential = (server: TestServer) => expect(JSON.stringify(server.arrived)).not.toMatch(/canary/)

describe('a redirect within the same origin', () => {
  it('keeps the credentials, and each step is told', async () => {
    const server = await startTestServer(({ path }) => (path === '/end' ? { body: 'ok' } : redirect(302, '/end')))
    const { answer, url, attempts } = await send(`${server.url}/start`)
    expect([answer.status, url.pathname]).toEqual([200, '/end'])
    expect(server.arrived.every(wasAuthorized)).toBe(true)
    expect(attempts.map(({ because, status }) => [because, status])).toEqual([
      ['first', 302],
      ['redirect-same-origin', 200],
    ])
  })

  it.each([
    [301, 'GET', 'GET', false],
    [301, 'POST', 'GET', false],
    [302, 'POST', 'GET', false],
    [303, 'POST', 'GET', false],
    [303, 'PUT', 'GET', false],
    [303, 'HEAD', 'HEAD', false],
    [301, 'HEAD', 'HEAD', false],
    [301, 'PUT', 'PUT', true],
    [302, 'DELETE', 'DELETE', true],
    [302, 'PATCH', 'PATCH', true],
    [307, 'POST', 'POST', true],
    [308, 'POST', 'POST', true],
    [307, 'DELETE', 'DELETE', true],
  ])('with %s after %s goes on as %s, body kept: %s', async (status, method, next, keepsBody) => {
    const server = await startTestServer(({ path }) => (path === '/end' ? {} : redirect(status, '/end')))
    const body = method === 'GET' || method === 'HEAD' ? undefined : '{"a":1}'
    const headers = [
      { name: 'Content-Type', value: 'application/json' },
      { name: 'X-Own', value: '1' },
    ]
    await send(server.url, { method, body, headers })
    const last = server.arrived[1]
    expect(last).toMatchObject({ method: next, body: keepsBody ? '{"a":1}' : '' })
    expect(last?.headers['content-type']).toBe(keepsBody ? 'application/json' : undefined)
    expect(last?.headers['x-own']).toBe('1')
  })

  it('may name its target in any way a URL may', async () => {
    for (const location of ['end', './end', '/end#part', '?x=/../end', '//HOST/end', 'http://HOST/end']) {
      const server = await startTestServer(({ path }) =>
        path === '/a/start' ? redirect(302, location.replace('HOST', server.host)) : {},
      )
      const { attempts } = await send(`${server.url}/a/start`)
      expect(attempts.map(({ because }) => because)).toEqual(['first', 'redirect-same-origin'])
    }
  })

  it.each([300, 304, 305, 306, 399])('is not what %s asks for', async (status) => {
    const server = await startTestServer(() => redirect(status, '/end'))
    expect((await send(server.url)).answer.status).toBe(status)
    expect(server.arrived).toHaveLength(1)
  })

  it('ends after 10 steps, with the answer that was last', async () => {
    const server = await startTestServer(({ path }) => redirect(302, `/${Number(path.slice(1)) + 1}`))
    const { answer, url, attempts, notFollowed } = await send(`${server.url}/0`)
    expect([answer.status, url.pathname, attempts.length]).toEqual([302, '/10', 11])
    expect(notFollowed).toBe('too-many')
  })

  it('to itself ends as well', async () => {
    const server = await startTestServer(() => redirect(302, ''))
    const { attempts, notFollowed } = await send(server.url)
    expect([attempts.length, notFollowed]).toEqual([11, 'loop'])
  })
})

describe('a redirect to another origin', () => {
  it('drops the credentials, and the other server is the judge', async () => {
    const other = await startTestServer(() => ({ body: 'ok' }))
    const server = await startTestServer(() => redirect(302, `${other.url}/x`))
    const { answer, attempts } = await send(server.url)
    expect(answer.status).toBe(200)
    expect(attempts[1]?.because).toBe('redirect-other-origin')
    expect(other.arrived).toHaveLength(1)
    holdsNoCredential(other)
  })

  it('drops the person’s own credentials and Host, and keeps other headers', async () => {
    const other = await startTestServer(() => ({}))
    const server = await startTestServer(() => redirect(302, other.url))
    const names = [
      'AUTHORIZATION',
      'cookie',
      'Proxy-Authorization',
      'X-Auth-Token',
      'x-api-key',
      'ApiKey',
      'Client-Secret',
      'x-password',
    ]
    const headers = [
      ...names.map((name) => ({ name, value: 'own-canary' })),
      { name: 'Accept', value: 'text/csv' },
      { name: 'Host', value: 'first.example' },
    ]
    await send(server.url, { headers, credentials: [] })
    holdsNoCredential(other)
    expect(other.arrived[0]?.headers).toMatchObject({ accept: 'text/csv', host: other.host })
    expect(server.arrived[0]?.headers['x-auth-token']).toBe('own-canary')
  })

  it('never brings the credentials back, not even on the way back', async () => {
    const other = await startTestServer(() => redirect(302, `${server.url}/end`))
    const server: TestServer = await startTestServer(({ path }) =>
      path === '/start' ? redirect(302, other.url) : { body: 'ok' },
    )
    await send(`${server.url}/start`)
    expect(server.arrived.map(wasAuthorized)).toEqual([true, false])
    holdsNoCredential(other)
  })

  it.each(['localhost', '[::1]', '127.0.0.2'])('%s on the same port is another origin', async (host) => {
    const server = await startTestServer(({ path }) =>
      path === '/end' ? {} : redirect(302, `http://${host}:${new URL(server.url).port}/end`),
    )
    await send(`${server.url}/start`).catch(() => {})
    expect(server.arrived.filter(({ path }) => path === '/end').some(wasAuthorized)).toBe(false)
  })

  it('from https to http on the same host drops the credentials', async () => {
    const plain = await startTestServer(() => ({}))
    const certificate = makeCertificate({ name: 'server', hosts: ['127.0.0.1'] })
    const server = await startTestServer(() => redirect(302, plain.url), certificate)
    await send(server.url, { verifyTls: false })
    expect(plain.arrived).toHaveLength(1)
    holdsNoCredential(plain)
  })

  it('checks the certificate there, although the check is off for the connection’s own server', async () => {
    const certificate = makeCertificate({ name: 'server', hosts: ['127.0.0.1'] })
    const other = await startTestServer(() => ({}), certificate)
    const server = await startTestServer(() => redirect(302, other.url), certificate)
    const { error } = await failureOf(send(server.url, { verifyTls: false }))
    expect(error).toMatchObject({ code: 'certificate-refused', host: other.host, reason: 'self-signed' })
    expect(other.arrived).toEqual([])
  })

  it.each([307, 308])('with %s and a body is not followed at all', async (status) => {
    const other = await startTestServer(() => ({}))
    const server = await startTestServer(() => redirect(status, other.url))
    const { answer, notFollowed } = await send(server.url, { method: 'POST', body: 'secret body' })
    expect([answer.status, notFollowed]).toEqual([status, 'body'])
    expect(other.arrived).toEqual([])
  })

  it.each([301, 302, 303])('with %s after a POST is followed without the body', async (status) => {
    const other = await startTestServer(() => ({}))
    const server = await startTestServer(() => redirect(status, other.url))
    await send(server.url, { method: 'POST', body: 'secret body' })
    expect(other.arrived[0]).toMatchObject({ method: 'GET', body: '' })
  })
})

it('tells of each hop what was asked where, what came, and whether the credentials were still there', async () => {
  const other = await startTestServer(({ path }) => (path === '/end' ? { body: 'ok' } : redirect(302, '/end')))
  const server = await startTestServer(({ path }) => (path === '/x' ? redirect(307, other.url) : redirect(303, '/x')))
  const { attempts, notFollowed } = await send(server.url, { method: 'PUT', body: '{}' })
  const told = attempts.map((one) => [one.method, one.url, one.status, one.because, one.credentialsDropped])
  expect(told).toEqual([
    ['PUT', `${server.url}/`, 303, 'first', false],
    ['GET', `${server.url}/x`, 307, 'redirect-same-origin', false],
    ['GET', `${other.url}/`, 302, 'redirect-other-origin', true],
    ['GET', `${other.url}/end`, 200, 'redirect-same-origin', true],
  ])
  expect(notFollowed).toBeNull()
})

it('a redirect whose own body breaks off, or never ends, is followed', async () => {
  const server = await startTestServer(({ path }) =>
    path === '/end' ? { body: 'ok' } : { ...redirect(302, '/end'), stream: () => new Endless() },
  )
  expect((await send(server.url)).answer.status).toBe(200)
  const broken = await startRawServer((socket) =>
    socket.on('data', (bytes) =>
      socket.end(
        bytes.toString().startsWith('GET /end')
          ? 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok'
          : 'HTTP/1.1 302 Found\r\nlocation: /end\r\ncontent-length: 9\r\n\r\nhell',
      ),
    ),
  )
  expect((await send(broken.url)).answer.status).toBe(200)
})

it.each([
  'file:///etc/passwd',
  'data:text/plain,hello',
  'javascript:alert(1)',
  'ftp://127.0.0.1/',
  'http://user:pw@127.0.0.1/',
  'http://user@127.0.0.1/',
  'http://:pw@127.0.0.1/',
  'http://',
  'http://[',
  'http://127.0.0.1:99999/',
])('a redirect to %s is not followed; its answer is what came', async (location) => {
  const server = await startTestServer(() => redirect(302, location))
  const { answer, attempts } = await send(server.url)
  expect([answer.status, attempts.length]).toEqual([302, 1])
})

it('a redirect without an address is an answer', async () => {
  const server = await startTestServer(() => ({ status: 302 }))
  expect((await send(server.url)).answer.status).toBe(302)
})
