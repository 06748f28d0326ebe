import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { brotliCompressSync, constants, createGzip, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { HttpStream, HttpStreamRequest } from '../ports/http.ts'
import { failureOf, startEngine, startRawServer, startTestServer } from './test-server.ts'

const call = (url: string, changes: Partial<HttpStreamRequest> = {}): HttpStreamRequest => ({
  method: 'GET',
  url,
  headers: [],
  verifyTls: true,
  timeoutMs: 5_000,
  ...changes,
})

async function sizeOf({ body }: HttpStream): Promise<number> {
  let size = 0
  for await (const part of body) size += part.byteLength
  return size
}

const mebibyte = Buffer.alloc(1024 * 1024)
const zeros = (mebibytes: number) => Readable.from(Array.from({ length: mebibytes }, () => mebibyte))

describe('an answer that is read as it comes', () => {
  it('is there before its body is', async () => {
    let release = () => {}
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    const late = async function* () {
      yield Buffer.from('one')
      await gate
      yield Buffer.from('two')
    }
    const server = await startTestServer(() => ({ stream: () => Readable.from(late()) }))
    const answer = await startEngine().stream(call(server.url))
    expect(answer).toMatchObject({ status: 200, httpVersion: '1.1' })
    const body = answer.body[Symbol.asyncIterator]()
    expect(Buffer.from((await body.next()).value).toString()).toBe('one')
    release()
    expect(Buffer.from((await body.next()).value).toString()).toBe('two')
    expect((await body.next()).done).toBe(true)
  })

  it('waits for who reads it: the server sends no more than fits on the way', async () => {
    let sent = 0
    const counting = async function* () {
      for (; sent < 100; sent += 1) yield mebibyte
    }
    const server = await startTestServer(() => ({ stream: () => Readable.from(counting()) }))
    const answer = await startEngine().stream(call(server.url))
    for await (const _part of answer.body) {
      await wait(300)
      break
    }
    expect(sent).toBeLessThan(50)
  })

  it('that is left early ends its connection', async () => {
    let ended = false
    const { url } = await startRawServer((socket) => {
      socket.on('close', () => {
        ended = true
      })
      socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhell'))
    })
    const answer = await startEngine().stream(call(url))
    for await (const _part of answer.body) break
    await expect.poll(() => ended).toBe(true)
  })

  it('whose connection breaks before anybody reads says so to who reads it then', async () => {
    const { url, host } = await startRawServer((socket) =>
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n')
        setTimeout(() => socket.resetAndDestroy(), 20)
      }),
    )
    const answer = await startEngine().stream(call(url))
    await wait(60)
    expect((await failureOf(sizeOf(answer))).error).toEqual({ code: 'connection-lost', host })
  })

  it('that nobody reads runs into the time limit', async () => {
    let ended = false
    const { url } = await startRawServer((socket) => {
      socket.on('close', () => {
        ended = true
      })
      socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhell'))
    })
    await startEngine().stream(call(url, { timeoutMs: 80 }))
    await expect.poll(() => ended).toBe(true)
  })
})

describe('the time limit', () => {
  it('is for the longest silence, not for the whole', async () => {
    const dripping = async function* () {
      for (let at = 0; at < 8; at += 1) {
        await wait(50)
        yield Buffer.from('x')
      }
    }
    const server = await startTestServer(() => ({ stream: () => Readable.from(dripping()) }))
    expect(await sizeOf(await startEngine().stream(call(server.url, { timeoutMs: 250 })))).toBe(8)
  })

  it('does not count the time that the reader takes', async () => {
    const server = await startTestServer(() => ({ stream: () => zeros(8) }))
    const answer = await startEngine().stream(call(server.url, { timeoutMs: 150 }))
    let size = 0
    for await (const part of answer.body) {
      if (size === 0) await wait(300)
      size += part.byteLength
    }
    expect(size).toBe(8 * mebibyte.byteLength)
  })

  it('holds within the body', async () => {
    const { url, host } = await startRawServer((socket) =>
      socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhell')),
    )
    const answer = await startEngine().stream(call(url, { timeoutMs: 100 }))
    expect((await failureOf(sizeOf(answer))).error).toEqual({ code: 'timeout', host, seconds: 0.1 })
  })
})

describe('a bomb', () => {
  it('that unfolds to more than 100 MiB and a thousand times itself is refused, and said', {
    timeout: 60_000,
  }, async () => {
    const server = await startTestServer(() => ({
      headers: { 'content-encoding': 'gzip' },
      stream: () => zeros(300).pipe(createGzip({ level: 9 })),
    }))
    const { error } = await failureOf(startEngine().stream(call(server.url)).then(sizeOf))
    expect(error).toEqual({ code: 'unexpected-answer', host: server.host, status: 200, why: 'unfolds-too-far' })
  })

  it('of a few bytes in br is refused as well', { timeout: 60_000 }, async () => {
    // As small as with the best quality, which takes forty times as long.
    const params = { [constants.BROTLI_PARAM_QUALITY]: 5 }
    const body = brotliCompressSync(Buffer.alloc(150 * 1024 * 1024), { params })
    expect(body.byteLength).toBeLessThan(1000)
    const server = await startTestServer(() => ({ headers: { 'content-encoding': 'br' }, body }))
    expect((await failureOf(startEngine().stream(call(server.url)).then(sizeOf))).error).toMatchObject({
      why: 'unfolds-too-far',
    })
  })

  it('is not what unfolds to 90 MiB, however small it was', { timeout: 60_000 }, async () => {
    const body = gzipSync(Buffer.alloc(90 * 1024 * 1024), { level: 9 })
    const server = await startTestServer(() => ({ headers: { 'content-encoding': 'gzip' }, body }))
    const answer = await startEngine().stream(call(server.url))
    expect(await sizeOf(answer)).toBe(90 * 1024 * 1024)
    expect(answer.measure()).toMatchObject({ wireBytes: body.byteLength, decodedBytes: 90 * 1024 * 1024 })
  })
})

describe('what is measured', () => {
  it('is each step of a new connection, and none of one that was kept', async () => {
    const server = await startTestServer(async () => {
      await wait(50)
      return { body: 'ok' }
    })
    const { stream } = startEngine()
    const named = server.url.replace('127.0.0.1', 'localhost')
    const first = await stream(call(named))
    await sizeOf(first)
    const { timings } = first.measure()
    expect(timings).toMatchObject({ dnsMs: expect.any(Number), connectMs: expect.any(Number), tlsMs: null })
    expect(timings.waitingMs).toBeGreaterThan(40)
    const { dnsMs, connectMs, waitingMs, downloadMs, totalMs } = timings
    expect((dnsMs ?? 0) + (connectMs ?? 0) + waitingMs + downloadMs).toBeLessThanOrEqual(totalMs + 1)
    for (const ms of [dnsMs, connectMs, waitingMs, downloadMs, totalMs]) expect(ms).toBeGreaterThanOrEqual(0)
    // Undici lets a connection rest for one turn of the event loop before it is used again.
    await wait(20)
    const second = await stream(call(named))
    await sizeOf(second)
    expect(second.measure().timings).toMatchObject({ dnsMs: null, connectMs: null, tlsMs: null })
  })

  it('says nothing of names for an address in figures', async () => {
    const server = await startTestServer(() => ({ body: 'ok' }))
    const answer = await startEngine().stream(call(server.url))
    await sizeOf(answer)
    expect(answer.measure().timings).toMatchObject({ dnsMs: null, connectMs: expect.any(Number) })
  })

  it('does not mix up calls that are under way at once', async () => {
    const server = await startTestServer(async ({ path }) => {
      await wait(path === '/slow' ? 200 : 0)
      return { body: path }
    })
    const { stream } = startEngine()
    const both = await Promise.all([stream(call(`${server.url}/slow`)), stream(call(`${server.url}/quick`))])
    const [slow, quick] = await Promise.all(both.map(async (one) => sizeOf(one).then(one.measure)))
    expect(slow?.timings.waitingMs).toBeGreaterThan(180)
    expect(quick?.timings.waitingMs).toBeLessThan(180)
  })
})
