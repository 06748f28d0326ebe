import { setTimeout as wait } from 'node:timers/promises'
import { inspect } from 'node:util'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { closedPort, failureOf, get, startEngine, startRawServer, startTestServer } from './test-server.ts'

const secret = 'hunter2-canary'

describe('what goes out', () => {
  it('is the method, the path with its query, the headers in their order and the body, byte for byte', async () => {
    const server = await startTestServer(() => ({ body: 'ok' }))
    const headers = [
      ['X-First', '1'],
      ['authorization', `Bearer ${secret}`],
      ['x-twice', 'a'],
      ['x-twice', 'b'],
    ] as const
    await startEngine().http(get(`${server.url}/a%20b?x=1&x=2#part`, { method: 'POST', headers, body: 'päß&=%' }))
    const [request] = server.arrived
    expect(request).toMatchObject({ method: 'POST', path: '/a%20b?x=1&x=2', body: 'päß&=%' })
    const sent = (request?.rawHeaders ?? []).join('\n')
    expect(sent).toContain(`X-First\n1\nauthorization\nBearer ${secret}\nx-twice\na\nx-twice\nb`)
  })

  it('says nothing of its own about who is asking', async () => {
    const server = await startTestServer(() => ({}))
    await startEngine().http(get(server.url))
    expect(Object.keys(server.arrived[0]?.headers ?? {}).sort()).toEqual(['connection', 'host'])
  })

  it('a value in Latin-1 arrives as those bytes', async () => {
    const server = await startTestServer(() => ({}))
    await startEngine().http(get(server.url, { headers: [['x-name', 'café']] }))
    expect(server.arrived[0]?.headers['x-name']).toBe('café')
  })

  it.each([
    ['a body longer than its Content-Length', [['content-length', '1']]],
    ['a Content-Length that is no number', [['content-length', 'many']]],
    ['a Transfer-Encoding', [['transfer-encoding', 'chunked']]],
    ['an Upgrade', [['upgrade', 'websocket']]],
    ['an Expect', [['expect', '100-continue']]],
    [
      'a second Host',
      [
        ['host', 'a'],
        ['host', 'b'],
      ],
    ],
  ] as const)('%s is refused as a header, and no request arrives', async (_what, headers) => {
    const server = await startTestServer(() => ({}))
    const { error } = await failureOf(startEngine().http(get(server.url, { method: 'POST', headers, body: 'hello' })))
    expect(error).toMatchObject({ code: 'request-refused', part: 'header' })
    expect(server.arrived).toEqual([])
  })
})

describe('what comes back', () => {
  it('is status, text, headers and body as received, with raw duplicates kept and names in lower case', async () => {
    const { url } = await startRawServer((socket) =>
      socket.end(
        'HTTP/1.1 299 Strange But True\r\nX-Two: a\r\nSet-Cookie: a=1\r\nx-two: b\r\nSET-COOKIE: b=2\r\ncontent-length: 2\r\n\r\nok',
      ),
    )
    const answer = await startEngine().http(get(url))
    expect(answer).toMatchObject({ status: 299, statusText: 'Strange But True' })
    expect(Buffer.from(answer.body).toString()).toBe('ok')
    expect(answer.headers).toEqual([
      ['x-two', 'a'],
      ['set-cookie', 'a=1'],
      ['x-two', 'b'],
      ['set-cookie', 'b=2'],
      ['content-length', '2'],
    ])
  })

  it.each([301, 302, 303, 307, 308])('a redirect (%s) is an answer and is not followed', async (status) => {
    const elsewhere = await startTestServer(() => ({}))
    const server = await startTestServer(() => ({ status, headers: { location: `${elsewhere.url}/next` } }))
    const answer = await startEngine().http(get(server.url))
    expect(answer.status).toBe(status)
    expect(answer.headers).toContainEqual(['location', `${elsewhere.url}/next`])
    expect(elsewhere.arrived).toEqual([])
  })

  it('no cookie is kept from one call for the next', async () => {
    const server = await startTestServer(() => ({ headers: { 'set-cookie': 'session=1; Path=/' } }))
    const { http } = startEngine()
    await http(get(server.url))
    await http(get(server.url))
    expect(server.arrived[1]?.headers.cookie).toBeUndefined()
  })

  it.each([400, 401, 404, 429, 500, 503])('status %s is an answer, not a failure', async (status) => {
    const server = await startTestServer(() => ({ status, body: 'no' }))
    expect((await startEngine().http(get(server.url))).status).toBe(status)
  })

  it.each([204, 304])('a %s without a body is an empty answer, whatever encoding it names', async (status) => {
    const server = await startTestServer(() => ({ status, headers: { 'content-encoding': 'gzip' } }))
    expect((await startEngine().http(get(server.url))).body.byteLength).toBe(0)
  })

  it('an answer to HEAD has no body, whatever its headers promise', async () => {
    const server = await startTestServer(() => ({ body: 'ok', headers: { 'content-encoding': 'gzip' } }))
    expect((await startEngine().http(get(server.url, { method: 'HEAD' }))).body.byteLength).toBe(0)
  })

  it('tells three instants in their order on the clock it was given', async () => {
    let time = 0
    const server = await startTestServer(() => ({ body: 'ok' }))
    const answer = await startEngine(() => ++time).http(get(server.url))
    expect([answer.sentAt, answer.answeredAt, answer.completedAt]).toEqual([1, 2, 3])
  })

  it('what a server says before its answer (103) is passed over', async () => {
    const { url } = await startRawServer((socket) =>
      socket.end('HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok'),
    )
    expect((await startEngine().http(get(url))).status).toBe(200)
  })
})

describe('an encoded body', () => {
  const text = 'hello '.repeat(100)

  it.each([
    ['gzip', gzipSync(text)],
    ['GZIP', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    // Many servers leave out the zlib wrapper that RFC 9110 section 8.4.1.2 asks for; browsers read both.
    ['deflate', deflateRawSync(text)],
    ['br', brotliCompressSync(text)],
    ['identity', Buffer.from(text)],
    ['something-new', Buffer.from(text)],
  ])('in %s is unfolded', async (encoding, body) => {
    const server = await startTestServer(() => ({ body, headers: { 'content-encoding': encoding } }))
    expect(Buffer.from((await startEngine().http(get(server.url))).body).toString()).toBe(text)
  })

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ] as const)('in %s that would fill the memory is refused as too large', async (encoding, fold) => {
    const bomb = fold(Buffer.alloc(3_000_000))
    expect(bomb.byteLength).toBeLessThan(10_000)
    const server = await startTestServer(() => ({ body: bomb, headers: { 'content-encoding': encoding } }))
    const { error } = await failureOf(startEngine().http(get(server.url)))
    expect(error).toEqual({ code: 'unexpected-answer', host: server.host, status: 200, why: 'too-large' })
  })

  it.each([
    ['cut short', gzipSync(text).subarray(0, 30)],
    ['not encoded at all', Buffer.from(text)],
    ['damaged', Buffer.concat([gzipSync(text).subarray(0, 20), Buffer.from('damage'), gzipSync(text).subarray(26)])],
  ])('that is %s is said to be so, and nothing of what it held', async (_what, body) => {
    const server = await startTestServer(() => ({ body, headers: { 'content-encoding': 'gzip' } }))
    const failure = await failureOf(startEngine().http(get(server.url)))
    expect(failure.error).toEqual({ code: 'unexpected-answer', host: server.host, status: 0, why: 'not-decodable' })
    expect(inspect(failure, { depth: 9 })).not.toContain('hello')
  })
})

describe('limits', () => {
  it('a body of exactly the limit is read, one byte more is refused', async () => {
    const server = await startTestServer(({ path }) => ({ body: Buffer.alloc(path === '/more' ? 1001 : 1000) }))
    const { http } = startEngine()
    expect((await http(get(`${server.url}/exact`, { maxBytes: 1000 }))).body.byteLength).toBe(1000)
    const { error } = await failureOf(http(get(`${server.url}/more`, { maxBytes: 1000 })))
    expect(error).toMatchObject({ code: 'unexpected-answer', why: 'too-large', status: 200 })
  })

  it('a body without end is cut off at the limit, and the server notices', async () => {
    let ended = false
    const { url } = await startRawServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n')
      const more = setInterval(() => socket.write(`ffff\r\n${'x'.repeat(0xffff)}\r\n`), 1)
      socket.on('close', () => {
        clearInterval(more)
        ended = true
      })
    })
    const { error } = await failureOf(startEngine().http(get(url, { maxBytes: 300_000 })))
    expect(error).toMatchObject({ code: 'unexpected-answer', why: 'too-large' })
    await expect.poll(() => ended).toBe(true)
  })

  it.each([
    ['one header that is too long', () => `x-long: ${'x'.repeat(1_100_000)}\r\n`],
    ['too many headers', () => Array.from({ length: 50_000 }, (_, at) => `x-${at}: ${'x'.repeat(20)}\r\n`).join('')],
  ])('%s are more than is read', async (_what, headers) => {
    const { url, host } = await startRawServer((socket) => socket.write(`HTTP/1.1 200 OK\r\n${headers()}\r\n`))
    expect((await failureOf(startEngine().http(get(url)))).error).toEqual({
      code: 'unexpected-answer',
      host,
      status: 0,
      why: 'too-many-headers',
    })
  })

  it.each([
    ['says nothing', ''],
    ['stops in the middle of its headers', 'HTTP/1.1 200 OK\r\ncontent-'],
    ['stops before its body', 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n'],
    ['stops in the middle of its body', 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhell'],
  ])('a server that %s runs into the time limit', async (_what, start) => {
    const { url, host } = await startRawServer((socket) => socket.write(start))
    const { error } = await failureOf(startEngine().http(get(url, { timeoutMs: 120 })))
    expect(error).toEqual({ code: 'timeout', host, seconds: 0.12 })
  })

  it('the time limit holds for the whole answer, also when something comes all the time', async () => {
    const { url } = await startRawServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n')
      const more = setInterval(() => socket.write('1\r\nx\r\n'), 20)
      socket.on('close', () => clearInterval(more))
    })
    expect((await failureOf(startEngine().http(get(url, { timeoutMs: 150 })))).error.code).toBe('timeout')
  })
})

describe('what breaks on the way', () => {
  it('nothing listens there: the server is unreachable', async () => {
    const port = await closedPort()
    const { error } = await failureOf(startEngine().http(get(`http://127.0.0.1:${port}/`)))
    expect(error).toEqual({ code: 'server-unreachable', host: `127.0.0.1:${port}` })
  })

  it('a name that does not exist is told as such (or as offline, where this computer has no name server)', async () => {
    const { error } = await failureOf(startEngine().http(get('http://nothing.invalid/')))
    expect([{ code: 'server-not-found', host: 'nothing.invalid' }, { code: 'offline' }]).toContainEqual(error)
  })

  const phases: readonly [string, string][] = [
    ['before a word', ''],
    ['within the status line', 'HTTP/1.'],
    ['within the headers', 'HTTP/1.1 200 OK\r\ncontent-le'],
    ['before the body', 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n'],
    ['within the body', 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhell'],
    ['within a chunk', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n9\r\nhell'],
    ['before the last chunk', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\nhell\r\n'],
  ]

  it.each(phases)('a connection that ends %s is lost', async (_when, start) => {
    const { url, host } = await startRawServer((socket) => socket.once('data', () => socket.end(start)))
    expect((await failureOf(startEngine().http(get(url)))).error).toEqual({ code: 'connection-lost', host })
  })

  it.each(phases)('a connection that is reset %s is lost', async (_when, start) => {
    const { url, host } = await startRawServer((socket) =>
      socket.once('data', () => socket.write(start, () => setTimeout(() => socket.resetAndDestroy(), 5))),
    )
    expect((await failureOf(startEngine().http(get(url)))).error).toEqual({ code: 'connection-lost', host })
  })

  it('a connection that is reset as soon as it is there is lost', async () => {
    const { url, host } = await startRawServer((socket) => socket.resetAndDestroy())
    expect((await failureOf(startEngine().http(get(url)))).error).toEqual({ code: 'connection-lost', host })
  })

  it.each([
    ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab'],
    ['a length and chunks', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'],
  ])('an answer with %s is a lost connection: where it ends cannot be known', async (_what, bytes) => {
    const { url, host } = await startRawServer((socket) => socket.end(bytes))
    expect((await failureOf(startEngine().http(get(url)))).error).toEqual({ code: 'connection-lost', host })
  })

  it('a failure holds neither address, header, body nor what the server sent', async () => {
    const { url } = await startRawServer((socket) => socket.end(`HTTP/1.1 200 ${secret}\r\nx: ${secret}\r\nrubbish`))
    const request = get(`${url}/${secret}?token=${secret}`, {
      method: 'POST',
      headers: [['authorization', `Bearer ${secret}`]],
      body: secret,
    })
    const failure = await failureOf(startEngine().http(request))
    expect(inspect(failure, { depth: 9, showHidden: true }) + JSON.stringify(failure)).not.toContain(secret)
  })
})

describe('cancelling', () => {
  it('a call that is cancelled before it begins is never sent', async () => {
    const server = await startTestServer(() => ({}))
    const { error } = await failureOf(startEngine().http(get(server.url, { signal: AbortSignal.abort() })))
    expect(error).toEqual({ code: 'cancelled' })
    await wait(20)
    expect(server.arrived).toEqual([])
  })

  it.each([
    ['before the headers', ''],
    ['within the body', 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhell'],
  ])('a call that is cancelled %s ends at once, and the connection with it', async (_when, start) => {
    const controller = new AbortController()
    let ended = false
    const { url } = await startRawServer((socket) => {
      socket.on('close', () => {
        ended = true
      })
      socket.once('data', () => socket.write(start, () => setTimeout(() => controller.abort(), 20)))
    })
    const { error } = await failureOf(startEngine().http(get(url, { signal: controller.signal })))
    expect(error).toEqual({ code: 'cancelled' })
    await expect.poll(() => ended).toBe(true)
  })

  it('a call under way ends when the engine closes', async () => {
    const engine = startEngine()
    const { url } = await startRawServer((socket) => socket.once('data', () => void engine.close()))
    expect((await failureOf(engine.http(get(url)))).error.code).toBe('connection-lost')
  })
})
