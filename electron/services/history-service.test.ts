import { describe, expect, it } from 'vitest'
import type { Exchange, RequestDraft } from '../../shared/domain/http-exchange.ts'
import { failureOf } from '../http/test-server.ts'
import { historyLimits } from './history-service.ts'
import { connected, createTestServices, type TestServices } from './test-services.ts'

function draftOf(connectionId: string, changes: Partial<RequestDraft> = {}): RequestDraft {
  return {
    connectionId,
    authorization: { kind: 'connection' },
    method: 'GET',
    url: '/api/x',
    pathValues: {},
    query: [],
    headers: [],
    body: { kind: 'none' },
    ...changes,
  }
}

function send(services: TestServices, id: string, changes?: Partial<RequestDraft>): Promise<Exchange> {
  return services.requests.send(draftOf(id, changes), crypto.randomUUID())
}

async function linesOf({ history }: TestServices, id: string, search: string) {
  return (await history.list(id, search)).lines
}

describe('the history of a connection', () => {
  it('tells newest first what was sent and what came', async () => {
    const { services, server, connection } = await connected()
    await send(services, connection.id)
    server.apiAnswer = () => ({ status: 404, body: 'nothing' })
    await send(services, connection.id, { method: 'DELETE', url: '/api/gone' })
    const lines = await linesOf(services, connection.id, '')
    expect(lines).toMatchObject([
      { method: 'DELETE', url: `${server.url}/api/gone`, status: 404, failure: null, size: 7 },
      { method: 'GET', url: `${server.url}/api/x`, status: 200 },
    ])
  })

  it('tells what never got an answer, but not what was never sent', async () => {
    const { services, server, connection } = await connected()
    await failureOf(send(services, connection.id, { url: 'https://elsewhere.example/' }))
    await failureOf(send(services, connection.id, { headers: [{ name: 'a b', value: '' }] }))
    expect(await linesOf(services, connection.id, '')).toEqual([])
    server.apiAnswer = () => ({ headers: { 'content-length': '100', connection: 'close' }, body: 'short' })
    await failureOf(send(services, connection.id))
    expect(await linesOf(services, connection.id, '')).toMatchObject([{ status: null, failure: 'connection-lost' }])
  })

  it('gives back the request, ready to be sent again', async () => {
    const { services, connection } = await connected()
    const changes = { method: 'POST', url: '/api/x?a=1', body: { kind: 'json', text: '{"a":1}' } } as const
    await send(services, connection.id, changes)
    const [line] = await linesOf(services, connection.id, '')
    const entry = await services.history.entry(connection.id, line?.id ?? '')
    expect(entry.draft).toEqual(draftOf(connection.id, changes))
    expect(entry.leftOut).toEqual([])
    expect(entry.body).toBeNull()
  })

  it('holds no secret: not the token, not what was typed by hand, not what the answer repeats', async () => {
    const { services, server, connection, kept } = await withBodies()
    server.apiAnswer = ({ headers }) => ({
      headers: { 'x-echo': headers.authorization ?? '', 'set-cookie': 'session=cookie-canary-1; Path=/' },
      body: `you sent ${headers.authorization}`,
    })
    await send(services, connection.id, { headers: [{ name: 'X-Api-Key', value: 'typed-canary-1' }] })
    const [line] = await linesOf(services, connection.id, '')
    const entry = await services.history.entry(connection.id, line?.id ?? '')
    expect(entry.body?.text).toBe('you sent Bearer •••')
    expect(entry.leftOut).toEqual(['header X-Api-Key'])
    expect(JSON.stringify([...kept.values()])).not.toMatch(/canary/)
  })

  it('keeps bodies only where the person chose so, and only their beginning', async () => {
    const { services, server, connection } = await withBodies()
    server.apiAnswer = () => ({ body: 'x'.repeat(300_000) })
    await send(services, connection.id)
    const [line] = await linesOf(services, connection.id, '')
    const { body } = await services.history.entry(connection.id, line?.id ?? '')
    expect(body).toMatchObject({ cut: true })
    expect(body?.text.length).toBe(256 * 1024)
    server.apiAnswer = () => ({ body: Buffer.from([0, 1, 2, 255]) })
    await send(services, connection.id)
    const [binary] = await linesOf(services, connection.id, '')
    expect((await services.history.entry(connection.id, binary?.id ?? '')).body).toBeNull()
  })

  it('finds what stands anywhere in an exchange', async () => {
    const { services, server, connection } = await withBodies()
    server.apiAnswer = ({ path }) => ({ status: path === '/api/two' ? 503 : 200, body: `Answer of ${path}` })
    await send(services, connection.id, { url: '/api/one' })
    await send(services, connection.id, { url: '/api/two', headers: [{ name: 'X-Tag', value: 'Purple' }] })
    const found = async (search: string) =>
      (await linesOf(services, connection.id, search)).map(({ url }) => new URL(url).pathname)
    expect(await found('ANSWER OF /API/ONE')).toEqual(['/api/one'])
    expect(await found('purple')).toEqual(['/api/two'])
    expect(await found('503')).toEqual(['/api/two'])
    expect(await found(' ')).toEqual(['/api/two', '/api/one'])
    expect(await found('nowhere')).toEqual([])
  })

  it('loses one entry, or all, when the person says so', async () => {
    const { services, connection } = await connected()
    for (const url of ['/api/1', '/api/2', '/api/3']) await send(services, connection.id, { url })
    const [, second] = await linesOf(services, connection.id, '')
    await services.history.remove(connection.id, second?.id ?? '')
    expect((await linesOf(services, connection.id, '')).map(({ url }) => new URL(url).pathname)).toEqual([
      '/api/3',
      '/api/1',
    ])
    expect(await failureOf(services.history.entry(connection.id, second?.id ?? ''))).toMatchObject({
      error: { code: 'not-found' },
    })
    await services.history.clear(connection.id)
    expect(await linesOf(services, connection.id, '')).toEqual([])
  })

  it('keeps the last 500, and never much more than 32 MB', async () => {
    const { services, connection } = await connected()
    const ended = { draft: draftOf(connection.id), secrets: [], failure: 'timeout' } as const
    for (let at = 0; at < historyLimits.entries * 1.1 + 5; at++) {
      await services.history.record(connection.id, { ...ended, sentAt: at })
    }
    const lines = await linesOf(services, connection.id, '')
    expect(lines.length).toBe(historyLimits.entries)
    expect(lines[0]?.at).toBe(historyLimits.entries * 1.1 + 4)
    const large = { ...ended, draft: draftOf(connection.id, { url: `/${'x'.repeat(1_000_000)}` }) }
    for (let at = 1000; at < 1040; at++) await services.history.record(connection.id, { ...large, sentAt: at })
    const left = await linesOf(services, connection.id, '')
    expect(left.length).toBeLessThan(40)
    expect(left[0]?.at).toBe(1039)
  })

  it('is there after a restart, and gone with its connection', async () => {
    const { services, connection } = await connected()
    await send(services, connection.id)
    const next = createTestServices(services.kept)
    expect(await linesOf(next, connection.id, '')).toHaveLength(1)
    await next.connections.remove(connection.id)
    expect(await failureOf(linesOf(next, connection.id, ''))).toMatchObject({ error: { code: 'not-found' } })
  })

  it('never stands between a person and the answer: a full disk only costs the note', async () => {
    const { services, connection } = await connected()
    services.sealed.isFull = true
    expect((await send(services, connection.id)).status).toBe(200)
    services.sealed.isFull = false
    await send(services, connection.id)
    expect(await linesOf(services, connection.id, '')).toHaveLength(1)
  })
})

async function withBodies() {
  const made = await connected()
  await made.services.history.keepBodies(made.connection.id, true)
  return { ...made, kept: made.services.sealed.kept }
}
