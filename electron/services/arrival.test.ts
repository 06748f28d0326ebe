import { PassThrough } from 'node:stream'
import { describe, expect, it, vi } from 'vitest'
import type { Exchange, RequestDraft } from '../../shared/domain/http-exchange.ts'
import { failureOf } from '../http/test-server.ts'
import { connected, planted, type TestServices } from './test-services.ts'

function draftOf(connectionId: string): RequestDraft {
  return {
    connectionId,
    authorization: { kind: 'connection' },
    method: 'GET',
    url: '/api/stream',
    pathValues: {},
    query: [],
    headers: [],
    body: { kind: 'none' },
  }
}

/** A connection to a server whose one answer is written piece by piece, and the request for it under way. */
async function arriving(contentType: string, headers: Record<string, string> = {}) {
  const { services, server, connection } = await connected()
  const body = new PassThrough()
  server.apiAnswer = () => ({ headers: { 'content-type': contentType, ...headers }, stream: () => body })
  const exchange = services.requests.send(draftOf(connection.id), 'send')
  exchange.catch(() => {})
  return { services, server, body, exchange }
}

/** Everything that was told once the time was ripe, until what is wanted is among it. */
async function told(services: TestServices, text: string): Promise<string> {
  return vi.waitFor(() => {
    services.clock.pass(100)
    const all = JSON.stringify(services.arriving)
    expect(all).toContain(text)
    return all
  })
}

async function savedBody(services: TestServices, exchange: Exchange): Promise<string> {
  await services.requests.saveBody(exchange.id)
  return Buffer.from(services.files.saved.at(-1)?.bytes ?? []).toString('utf8')
}

describe('an event stream', () => {
  it('is told of event by event while it comes', async () => {
    const { services, body, exchange } = await arriving('text/event-stream')
    body.write('id: 1\nevent: hello\ndata: one\n\ndata: tw')
    await told(services, '"data":"one"')
    expect(JSON.stringify(services.arriving)).not.toContain('tw')
    body.write('o\n\n')
    await told(services, '"data":"two"')
    body.end('data: three\n\n')
    const shown = await exchange
    expect(services.arriving[0]).toMatchObject({ sendId: 'send', status: 200, stream: 'events', bytes: 0, count: 0 })
    const numbers = services.arriving.flatMap(({ pieces }) => pieces.map(({ number }) => number))
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(shown).toMatchObject({ endedEarly: null, body: { kind: 'events', earlier: 0 } })
    expect('pieces' in shown.body && shown.body.pieces.map(({ data, id, event }) => [data, id, event])).toEqual([
      ['one', '1', 'hello'],
      ['two', null, null],
      ['three', null, null],
    ])
  })

  it('that the person ends is an answer, with all that came of it', async () => {
    const { services, body, exchange } = await arriving('text/event-stream')
    body.write('data: kept\n\ndata: and this')
    await told(services, 'kept')
    services.requests.cancel('send')
    const shown = await exchange
    expect(shown).toMatchObject({ status: 200, endedEarly: 'stopped', size: 26, body: { kind: 'events' } })
    expect(await savedBody(services, shown)).toBe('data: kept\n\ndata: and this')
  })

  it('whose connection breaks is an answer too', async () => {
    const { services, server, body, exchange } = await arriving('text/event-stream')
    body.write('data: kept\n\n')
    await told(services, 'kept')
    body.destroy(new Error('gone'))
    const shown = await exchange
    expect(server.called()).toHaveLength(1)
    expect(shown).toMatchObject({ endedEarly: 'lost', body: { kind: 'events', pieces: [{ data: 'kept' }] } })
  })

  it('that the person ends before its headers came was cancelled', async () => {
    const { services, server, connection } = await connected()
    server.apiAnswer = () => new Promise(() => {})
    const exchange = services.requests.send(draftOf(connection.id), 'send')
    services.requests.cancel('send')
    expect((await failureOf(exchange)).error).toEqual({ code: 'cancelled' })
  })

  it('in which secrets come in pieces shows them masked', async () => {
    const { services, body, exchange } = await arriving('text/event-stream', { 'x-echo': planted.clientSecret })
    const text = `data: {"secret":"${planted.password}","token":"access-canary-1"}\n\n`
    for (const byte of Buffer.from(text)) {
      body.write(Buffer.from([byte]))
      await new Promise((resolve) => setImmediate(resolve))
    }
    await told(services, '•••')
    body.end()
    const shown = JSON.stringify([await exchange, services.arriving])
    expect(shown).not.toMatch(/canary/)
  })
})

describe('a stream of JSON lines', () => {
  it('is told of line by line, also of those that are broken', async () => {
    const { services, body, exchange } = await arriving('application/x-ndjson')
    body.write('{"a":1}\n{"b":\n')
    await told(services, '"broken":true')
    body.end('{"last":true}')
    const shown = await exchange
    expect('pieces' in shown.body && shown.body.pieces.map(({ data, broken }) => [data, broken])).toEqual([
      ['{"a":1}', false],
      ['{"b":', true],
      ['{"last":true}', false],
    ])
  })

  it('that comes as a flood is told of by its end, and kept whole', async () => {
    const { services, body, exchange } = await arriving('application/x-ndjson')
    const lines = Array.from({ length: 50_000 }, (_, at) => `{"n":${at + 1}}\n`).join('')
    body.end(lines)
    const shown = await exchange
    expect(shown.body).toMatchObject({ kind: 'lines', earlier: 49_000 })
    expect(services.arriving.every(({ pieces }) => pieces.length <= 1500)).toBe(true)
    expect(await savedBody(services, shown)).toBe(lines)
  })
})

describe('any other answer', () => {
  it('is told of by its head, and by how much of it is there', async () => {
    const { services, body, exchange } = await arriving('application/zip', { 'content-length': '8' })
    body.write('PK\x03\x04')
    await told(services, '"bytes":4')
    expect(services.arriving.at(-1)).toMatchObject({ stream: null, bytes: 4, total: 8, pieces: [], status: 200 })
    body.end('rest')
    expect((await exchange).endedEarly).toBeNull()
  })

  it('that the person ends is cancelled, and nothing of it is kept', async () => {
    const { services, body, exchange } = await arriving('application/json')
    body.write('{"a":')
    await told(services, '"bytes":5')
    services.requests.cancel('send')
    expect((await failureOf(exchange)).error).toEqual({ code: 'cancelled' })
    expect(services.answers.kept.size).toBe(0)
  })

  it('that breaks off is a failure', async () => {
    const { services, body, exchange } = await arriving('application/json')
    body.write('{"a":')
    await told(services, '"bytes":5')
    body.destroy(new Error('gone'))
    expect((await failureOf(exchange)).error).toMatchObject({ code: 'connection-lost' })
  })
})

it('a compressed stream is told of as soon as its parts can be read', async () => {
  const { createGzip, constants } = await import('node:zlib')
  const { services, body, exchange } = await arriving('text/event-stream', { 'content-encoding': 'gzip' })
  const gzip = createGzip()
  gzip.pipe(body)
  gzip.write('data: squeezed\n\n')
  gzip.flush(constants.Z_SYNC_FLUSH)
  await told(services, 'squeezed')
  gzip.end()
  expect((await exchange).body).toMatchObject({ kind: 'events', pieces: [{ data: 'squeezed' }] })
})
