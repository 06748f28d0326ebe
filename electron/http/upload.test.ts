import { createServer, type IncomingMessage } from 'node:http'
import { createSecureServer } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { BodySource, HttpStreamRequest } from '../ports/http.ts'
import { makeCertificate } from './test-certificate.ts'
import { failureOf, startEngine, startRawServer, startTestServer } from './test-server.ts'

const megabyte = 1024 * 1024

/** A body of `count` pieces of `size` bytes, and what became of it. */
function source(count: number, size: number) {
  const seen = { opened: 0, given: 0, closed: 0 }
  const body: BodySource = {
    length: count * size,
    async *open() {
      seen.opened += 1
      try {
        for (let index = 0; index < count; index += 1) {
          seen.given += size
          yield Buffer.alloc(size, index % 251)
        }
      } finally {
        seen.closed += 1
      }
    },
  }
  return { body, seen }
}

function post(url: string, changes: Partial<HttpStreamRequest>): HttpStreamRequest {
  return { method: 'POST', url, headers: [], verifyTls: true, timeoutMs: 5_000, ...changes }
}

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of body) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}

/** A server that reads what arrives as `listener` says. */
async function startServer(listener: (request: IncomingMessage) => Promise<string>) {
  const server = createServer(async (request, response) => {
    response.end(await listener(request).catch(() => ''))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('a body that is read while it goes out', () => {
  it('arrives whole, with its length, and is opened anew for each call', async () => {
    const server = await startTestServer(() => ({}))
    const { stream } = startEngine()
    const { body, seen } = source(3, 10)
    for (const _call of [1, 2]) await textOf((await stream(post(server.url, { body }))).body)
    expect(server.arrived.map(({ headers }) => headers['content-length'])).toEqual(['30', '30'])
    expect(server.arrived.map(({ headers }) => headers['transfer-encoding'])).toEqual([undefined, undefined])
    expect(Buffer.from(server.arrived[1]?.body ?? '').byteLength).toBe(30)
    expect(seen).toEqual({ opened: 2, given: 60, closed: 2 })
  })

  it('says a length of 0 and is not opened when it is empty', async () => {
    const server = await startTestServer(() => ({}))
    const { body, seen } = source(0, 0)
    await textOf((await startEngine().stream(post(server.url, { body }))).body)
    expect(server.arrived[0]?.headers['content-length']).toBe('0')
    expect(seen.opened).toBe(0)
  })

  it('goes over HTTP/2 as well', async () => {
    const server = createSecureServer(makeCertificate({ name: 'test' }), async (request, response) => {
      let size = 0
      for await (const piece of request as AsyncIterable<Buffer>) size += piece.byteLength
      response.end(`${request.httpVersion} ${request.headers['content-length']} ${size}`)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    const { body, seen } = source(64, 64 * 1024)
    const answer = await startEngine().stream(post(`https://127.0.0.1:${port}`, { body, verifyTls: false }))
    expect(await textOf(answer.body)).toBe(`2.0 ${4 * megabyte} ${4 * megabyte}`)
    expect(seen.closed).toBe(1)
  })

  it('is read no faster than the server takes it', async () => {
    let take = () => {}
    const held = new Promise<void>((resolve) => {
      take = resolve
    })
    const url = await startServer(async (request) => {
      await held
      let size = 0
      for await (const piece of request as AsyncIterable<Buffer>) size += piece.byteLength
      return String(size)
    })
    const { body, seen } = source(200, megabyte)
    const answer = startEngine().stream(post(url, { body }))
    let before = -1
    while (before !== seen.given || seen.given === 0) {
      before = seen.given
      await wait(100)
    }
    // What the sockets of both sides hold, and no more.
    expect(seen.given).toBeLessThan(40 * megabyte)
    take()
    expect(await textOf((await answer).body)).toBe(String(200 * megabyte))
  })

  it('fails the call with its own failure, and the server never gets a whole one', async () => {
    let complete: boolean | null = null
    const url = await startServer(async (request) => {
      try {
        for await (const _piece of request);
      } finally {
        complete = request.complete
      }
      return ''
    })
    const failing: BodySource = {
      length: 20,
      async *open() {
        yield Buffer.alloc(10)
        throw new AppFailure({ code: 'request-refused', part: 'body', reason: 'The file changed.' })
      },
    }
    const failure = await failureOf(startEngine().stream(post(url, { body: failing })))
    expect(failure.error).toEqual({ code: 'request-refused', part: 'body', reason: 'The file changed.' })
    await expect.poll(() => complete).toBe(false)
  })

  it('is let go of when the person cancels', async () => {
    const url = await startServer(async () => new Promise(() => {}))
    const { body, seen } = source(200, megabyte)
    const controller = new AbortController()
    const answer = failureOf(startEngine().stream(post(url, { body, signal: controller.signal })))
    await expect.poll(() => seen.given).toBeGreaterThan(0)
    controller.abort()
    expect((await answer).error).toEqual({ code: 'cancelled' })
    await expect.poll(() => seen.closed).toBe(1)
  })

  it('is let go of when the connection breaks', async () => {
    const { url } = await startRawServer((socket) => socket.once('data', () => socket.destroy()))
    const { body, seen } = source(200, megabyte)
    expect((await failureOf(startEngine().stream(post(url, { body })))).error.code).toBe('connection-lost')
    await expect.poll(() => seen.closed).toBe(1)
  })

  it('is let go of when the server has answered before it was all there', async () => {
    const { url } = await startRawServer((socket) => {
      socket.once('data', () => socket.write('HTTP/1.1 413 Too Large\r\ncontent-length: 3\r\n\r\nbig'))
    })
    const { body, seen } = source(200, megabyte)
    const answer = await startEngine().stream(post(url, { body }))
    expect([answer.status, await textOf(answer.body)]).toEqual([413, 'big'])
    await expect.poll(() => seen.closed).toBe(1)
  })

  it('is a sign of life: a slow upload that goes on is not timed out', async () => {
    const server = await startTestServer(() => ({}))
    const slow: BodySource = {
      length: 10,
      async *open() {
        for (let index = 0; index < 10; index += 1) {
          await wait(150)
          yield Buffer.alloc(1)
        }
      },
    }
    const answer = await startEngine().stream(post(server.url, { body: slow, timeoutMs: 1_000 }))
    expect(answer.status).toBe(200)
    await textOf(answer.body)
  })

  it('does not go out beside a Content-Length written by hand', async () => {
    const server = await startTestServer(() => ({}))
    const { body } = source(1, 10)
    const failure = await failureOf(
      startEngine().stream(post(server.url, { body, headers: [['Content-Length', '10']] })),
    )
    expect(failure.error).toMatchObject({ code: 'request-refused', part: 'header' })
    expect(server.arrived).toEqual([])
  })
})
