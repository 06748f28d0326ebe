/** Answers as servers give them that never read a specification, or read another one. */
import type { Socket } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { HttpStream } from '../ports/http.ts'
import { certificate, startHttp2Server } from './test-http2.ts'
import { failureOf, startEngine, startRawServer, startTestServer } from './test-server.ts'

const call = (url: string, method = 'GET') => ({ method, url, headers: [], verifyTls: false, timeoutMs: 5_000 })

async function textOf({ body }: HttpStream): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of body) parts.push(part)
  return Buffer.concat(parts).toString('latin1')
}

/** A server that says this to whoever asks, and then ends the connection or keeps it. */
const saying = (bytes: string | Buffer, keeps = false) =>
  startRawServer((socket: Socket) => socket.on('data', () => (keeps ? socket.write(bytes) : socket.end(bytes))))

describe('an answer without a length', () => {
  it.each([
    ['HTTP/1.0', 'HTTP/1.0 200 OK\r\ncontent-type: text/plain\r\n\r\nhello'],
    ['HTTP/1.1', 'HTTP/1.1 200 OK\r\n\r\nhello'],
    ['HTTP/1.1 without a reason', 'HTTP/1.1 200\r\n\r\nhello'],
  ])('in %s goes on until the connection ends', async (_version, bytes) => {
    const { url } = await saying(bytes)
    const answer = await startEngine().stream(call(url))
    expect([answer.status, await textOf(answer)]).toEqual([200, 'hello'])
  })

  it('whose connection is reset is not whole', async () => {
    const { url, host } = await startRawServer((socket) =>
      socket.once('data', () =>
        socket.write('HTTP/1.0 200 OK\r\n\r\nhell', () => setTimeout(() => socket.resetAndDestroy(), 20)),
      ),
    )
    const failure = await failureOf(startEngine().stream(call(url)).then(textOf))
    expect(failure.error).toEqual({ code: 'connection-lost', host })
  })
})

describe('an answer that has no body', () => {
  it.each([
    ['204', 'GET', 'HTTP/1.1 204 No Content\r\ncontent-length: 5\r\n\r\n'],
    ['304', 'GET', 'HTTP/1.1 304 Not Modified\r\ncontent-length: 5\r\n\r\n'],
    ['HEAD', 'HEAD', 'HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n'],
    ['HEAD, in chunks', 'HEAD', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n'],
    ['204, and one all the same', 'GET', 'HTTP/1.1 204 No Content\r\ncontent-length: 5\r\n\r\nhello'],
  ])('may state a length (%s)', async (_what, method, bytes) => {
    for (const keeps of [true, false]) {
      const { url } = await saying(bytes, keeps)
      const engine = startEngine()
      const answer = await engine.stream(call(url, method))
      expect(await textOf(answer)).toBe('')
      expect(answer.measure().wireBytes).toBe(0)
      // And the next one is none the worse for it.
      expect(await textOf(await engine.stream(call(url, method)))).toBe('')
    }
  })
})

describe('what a server says before its answer', () => {
  it('is passed over, as often as it does', async () => {
    const { url } = await saying(
      'HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 201 Created\r\ncontent-length: 2\r\n\r\nok',
    )
    const answer = await startEngine().stream(call(url))
    expect([answer.status, answer.headers, await textOf(answer)]).toEqual([201, [['content-length', '2']], 'ok'])
  })

  it('is no answer by itself', async () => {
    const { url, host } = await saying('HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n')
    expect((await failureOf(startEngine().stream(call(url)))).error).toEqual({ code: 'connection-lost', host })
  })
})

describe('what is not HTTP', () => {
  it.each([
    ['another protocol', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['a page without a head', '<html>Hello</html>'],
    ['HTTP of no known version', 'HTTP/9.9 200 OK\r\n\r\n'],
    ['a status that is none', 'HTTP/1.1 20 OK\r\n\r\n'],
    ['a length that is no number', 'HTTP/1.1 200 OK\r\ncontent-length: x\r\n\r\n'],
    ['a length below zero', 'HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n'],
    ['a NUL within a header', 'HTTP/1.1 200 OK\r\nx: a\0b\r\ncontent-length: 0\r\n\r\n'],
    ['a header without a colon', 'HTTP/1.1 200 OK\r\nhello\r\n\r\n'],
    ['a chunk without a length', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nhello\r\n0\r\n\r\n'],
  ])('is said to be none: %s', async (_what, bytes) => {
    const { url, host } = await saying(bytes)
    const failure = await failureOf(startEngine().stream(call(url)).then(textOf))
    expect(failure.error).toEqual({ code: 'unexpected-answer', host, status: 0, why: 'not-http' })
  })
})

it('two lengths that are the same are two lengths', async () => {
  const { url, host } = await saying('HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 2\r\n\r\nok')
  const failure = await failureOf(startEngine().stream(call(url)).then(textOf))
  expect(failure.error).toEqual({ code: 'connection-lost', host })
})

it('bytes behind the end of a body are not part of it, and never the next answer', async () => {
  const { url } = await saying(
    'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nokHTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nwrong',
    true,
  )
  const engine = startEngine()
  for (let at = 0; at < 3; at += 1) {
    const outcome = await engine.stream(call(url)).then(textOf, () => 'failed')
    expect(['ok', 'failed']).toContain(outcome)
  }
})

it('a body in br that does not unpack is said to be so', async () => {
  const whole = brotliCompressSync('hello '.repeat(100))
  for (const body of [Buffer.from('hello hello'), whole.subarray(0, whole.byteLength - 3)]) {
    const server = await startTestServer(() => ({ body, headers: { 'content-encoding': 'br' } }))
    expect((await failureOf(startEngine().stream(call(server.url)).then(textOf))).error).toMatchObject({
      why: 'not-decodable',
    })
  }
})

it('a packed body whose connection breaks is a lost connection', async () => {
  const packed = gzipSync(Buffer.alloc(300_000, 'x'), { level: 0 })
  const head = `HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: ${packed.byteLength}\r\n\r\n`
  const { url, host } = await saying(Buffer.concat([Buffer.from(head), packed.subarray(0, 150_000)]))
  expect((await failureOf(startEngine().stream(call(url)).then(textOf))).error).toEqual({
    code: 'connection-lost',
    host,
  })
})

describe('an answer that drips, a byte at a time,', () => {
  const bytes = Buffer.from(
    'HTTP/1.1 200 OK\r\nx: y\r\ntransfer-encoding: chunked\r\n\r\n4;a=b\r\nhell\r\n1\r\no\r\n0\r\nx-last: z\r\n\r\n',
  )

  /** Sends the bytes one by one, and tells before each how many are out. */
  const dripping = (before: (sent: number) => void) =>
    startRawServer((socket) =>
      socket.once('data', async () => {
        socket.setNoDelay(true)
        for (const [sent, byte] of bytes.entries()) {
          before(sent)
          if (socket.destroyed) return
          socket.write(Uint8Array.of(byte))
          await new Promise((resolve) => setImmediate(resolve))
        }
      }),
    )

  it('is the same answer', async () => {
    const { url } = await dripping(() => {})
    expect(await textOf(await startEngine().stream(call(url)))).toBe('hello')
  })

  it('can be left after each of them', async () => {
    for (let leaveAt = 0; leaveAt < bytes.byteLength; leaveAt += 1) {
      const controller = new AbortController()
      const { url } = await dripping((sent) => sent === leaveAt && controller.abort())
      const failure = await failureOf(
        startEngine()
          .stream({ ...call(url), signal: controller.signal })
          .then(textOf),
      )
      expect([leaveAt, failure.error]).toEqual([leaveAt, { code: 'cancelled' }])
    }
  })
})

describe('10,000 headers', () => {
  const many = Array.from({ length: 10_000 }, (_, at) => [`x-${at}`, 'y'.repeat(60)] as const)

  it('are read, in their order', async () => {
    const lines = many.map(([name, value]) => `${name}: ${value}\r\n`).join('')
    const { url } = await saying(`HTTP/1.1 200 OK\r\n${lines}content-length: 2\r\n\r\nok`)
    const answer = await startEngine().stream(call(url))
    expect(await textOf(answer)).toBe('ok')
    expect(answer.headers).toEqual([...many, ['content-length', '2']])
  })

  it('over HTTP/2 are more than Node reads (128), and the next call is none the worse for it', async () => {
    const { url, host } = await startHttp2Server((stream, { ':path': path }) => {
      stream.respond({ ':status': 200, ...Object.fromEntries(many.slice(0, path === '/many' ? 200 : 100)) })
      stream.end('ok')
    })
    const engine = startEngine()
    const failure = await failureOf(engine.stream(call(`${url}/many`)))
    expect(failure.error).toEqual({ code: 'unexpected-answer', host, status: 0, why: 'too-many-headers' })
    expect(await textOf(await engine.stream(call(url)))).toBe('ok')
  })
})

it('https on a port of plain http, and the other way round, fail in words of their own', async () => {
  const plain = await startTestServer(() => ({ body: 'ok' }))
  const tls = await startTestServer(() => ({ body: 'ok' }), certificate)
  const { stream } = startEngine()
  expect((await failureOf(stream(call(plain.url.replace('http:', 'https:'))))).error.code).toBe('tls-failed')
  expect(['connection-lost', 'unexpected-answer']).toContain(
    (await failureOf(stream(call(tls.url.replace('https:', 'http:'))))).error.code,
  )
})
