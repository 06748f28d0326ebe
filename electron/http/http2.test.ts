import type { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { HttpStream, HttpStreamRequest } from '../ports/http.ts'
import { certificate, frame, type SentHeaders, startFrameServer, startHttp2Server } from './test-http2.ts'
import { failureOf, get, startEngine, startTestServer } from './test-server.ts'

const call = (url: string, changes: Partial<HttpStreamRequest> = {}) => ({
  method: 'GET',
  url,
  headers: [],
  verifyTls: false,
  timeoutMs: 5_000,
  ...changes,
})

async function textOf({ body }: HttpStream): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of body) parts.push(part)
  return Buffer.concat(parts).toString()
}

describe('HTTP/2', () => {
  it('is spoken with a server that offers it, over one connection', async () => {
    const ports = new Set<unknown>()
    const { url } = await startHttp2Server((stream, headers) => {
      ports.add(stream.session?.socket.remotePort)
      stream.respond({ ':status': 299, 'x-path': String(headers[':path']), 'set-cookie': ['a=1', 'b=2'] })
      stream.end('hello')
    })
    const { stream } = startEngine()
    const first = await stream(call(`${url}/a?b=1`))
    expect(await textOf(first)).toBe('hello')
    expect(first).toMatchObject({ status: 299, statusText: '', httpVersion: '2' })
    expect(first.headers).toContainEqual(['x-path', '/a?b=1'])
    expect(first.headers.filter(([name]) => name === 'set-cookie')).toEqual([
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2'],
    ])
    expect(first.measure().timings).toMatchObject({
      dnsMs: null,
      connectMs: expect.any(Number),
      tlsMs: expect.any(Number),
    })
    await wait(20)
    const second = await stream(call(`${url}/2`))
    await textOf(second)
    expect(second.measure().timings).toMatchObject({ connectMs: null, tlsMs: null })
    expect(ports.size).toBe(1)
  })

  it('is not spoken with one that does not offer it', async () => {
    const { url } = await startTestServer(() => ({ body: 'ok' }), certificate)
    const answer = await startEngine().stream(call(url))
    expect([await textOf(answer), answer.httpVersion]).toEqual(['ok', '1.1'])
  })

  it('takes headers and body as they are', async () => {
    let got: SentHeaders = {}
    let body = ''
    const { url, host } = await startHttp2Server((stream, headers) => {
      got = headers
      stream.setEncoding('utf8')
      stream.on('data', (text: string) => {
        body += text
      })
      stream.on('end', () => {
        stream.respond({ ':status': 200 })
        stream.end()
      })
    })
    const headers = [
      ['Authorization', 'Bearer x'],
      ['X-Twice', 'a'],
      ['x-twice', 'b'],
      ['x-latin', 'café'],
    ] as const
    await textOf(await startEngine().stream(call(`${url}/x`, { method: 'POST', headers, body: 'päß' })))
    expect(got).toMatchObject({ ':method': 'POST', ':authority': host, authorization: 'Bearer x', 'x-twice': 'a, b' })
    expect(got['x-latin']).toBe('café')
    expect(body).toBe('päß')
  })

  it.each(['proxy-connection', 'http2-settings', 'te', 'keep-alive', 'connection', 'transfer-encoding', 'upgrade'])(
    'a header of the connection itself (%s) breaks nothing: it is refused',
    async (name) => {
      const { url } = await startHttp2Server((stream) => {
        stream.respond({ ':status': 200 })
        stream.end('ok')
      })
      const { stream } = startEngine()
      await stream(call(url)).then(textOf)
      const outcome = await stream(call(url, { headers: [[name, 'x']] })).then(textOf, ({ error }) => error.code)
      expect(outcome).toBe('request-refused')
      expect(await stream(call(url)).then(textOf)).toBe('ok')
    },
  )

  it('an encoded body is unfolded, and both sizes are told', async () => {
    const folded = gzipSync('hello '.repeat(1000))
    const { url } = await startHttp2Server((stream) => {
      stream.respond({ ':status': 200, 'content-encoding': 'gzip' })
      stream.end(folded)
    })
    const answer = await startEngine().stream(call(url))
    expect(await textOf(answer)).toHaveLength(6000)
    expect(answer.measure()).toMatchObject({ wireBytes: folded.byteLength, decodedBytes: 6000 })
  })

  it.each([
    ['before the headers', [frame.reset(2)]],
    ['before the headers, as cancelled', [frame.reset(8)]],
    ['within the body', [frame.headers, frame.data('hell'), frame.reset(2)]],
    ['within the body, as cancelled', [frame.headers, frame.data('hell'), frame.reset(8)]],
    ['before its stated end, without an error', [frame.nineBytes, frame.data('hell'), frame.reset(0)]],
    ['right after the headers', [frame.headers, frame.reset(2)]],
  ])('a stream that is reset %s is a lost connection', async (_when, frames) => {
    const { url, host } = await startFrameServer(frames)
    const { error } = await failureOf(startEngine().stream(call(url)).then(textOf))
    expect(error).toEqual({ code: 'connection-lost', host })
  })

  it('a stream that is reset after its end is an answer', async () => {
    const { url } = await startFrameServer([frame.headers, frame.data('hello', true), frame.reset(0)])
    expect(await startEngine().stream(call(url)).then(textOf)).toBe('hello')
  })

  it.each([
    ['ends', () => {}],
    ['ends after a farewell (GOAWAY)', (socket: Socket) => socket.write(frame.goAway)],
  ])('a connection that %s within the body is lost', async (_how, last) => {
    const { url, host } = await startFrameServer([frame.headers, frame.data('hell')], (socket) => {
      last(socket)
      socket.end()
    })
    expect((await failureOf(startEngine().stream(call(url)).then(textOf))).error).toEqual({
      code: 'connection-lost',
      host,
    })
  })

  it('a body that is shorter than it was said to be is a lost connection', async () => {
    const { url, host } = await startHttp2Server((stream) => {
      stream.respond({ ':status': 200, 'content-length': '9' })
      stream.end('hell')
    })
    expect((await failureOf(startEngine().stream(call(url)).then(textOf))).error).toEqual({
      code: 'connection-lost',
      host,
    })
  })

  it('an answer to HEAD, and one without a body, may say a length', async () => {
    const { url } = await startHttp2Server((stream) => {
      stream.respond({ ':status': 304, 'content-length': '9' }, { endStream: true })
    })
    const { stream } = startEngine()
    expect(await stream(call(url)).then(textOf)).toBe('')
    expect(await stream(call(url, { method: 'HEAD' })).then(textOf)).toBe('')
  })

  it('cancelling ends that one call only', async () => {
    const { url } = await startHttp2Server((stream, headers) => {
      stream.respond({ ':status': 200 })
      if (headers[':path'] === '/endless') stream.write('x')
      else stream.end('ok')
    })
    const { stream } = startEngine()
    await stream(call(url)).then(textOf)
    const controller = new AbortController()
    const endless = failureOf(stream(call(`${url}/endless`, { signal: controller.signal })).then(textOf))
    setTimeout(() => controller.abort(), 30)
    expect((await endless).error).toEqual({ code: 'cancelled' })
    expect(await stream(call(url)).then(textOf)).toBe('ok')
  })

  it('too many headers are no answer', async () => {
    const { url } = await startHttp2Server((stream) => {
      stream.respond({
        ':status': 200,
        ...Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`x-${at}`, 'x'])),
      })
      stream.end()
    })
    // Node gives up on them as on any other broken stream; there is no telling the two apart.
    const { error } = await failureOf(startEngine().http(get(url, { verifyTls: false })))
    expect(error).toMatchObject({ code: 'connection-lost' })
  })
})
