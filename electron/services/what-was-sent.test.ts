import { describe, expect, it } from 'vitest'
import type { Exchange, RequestDraft } from '../../shared/domain/http-exchange.ts'
import { failureOf } from '../http/test-server.ts'
import { connected, type TestServices } from './test-services.ts'

function send(services: TestServices, connectionId: string, changes: Partial<RequestDraft> = {}): Promise<Exchange> {
  const draft: RequestDraft = {
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
  return services.requests.send(draft, crypto.randomUUID())
}

function sentWith({ attempts }: Exchange, at = 0) {
  return Object.fromEntries((attempts[at]?.sentHeaders ?? []).map(({ name, value }) => [name.toLowerCase(), value]))
}

describe('what was sent', () => {
  it('is shown header for header as it arrived, with the token masked', async () => {
    const { services, server, connection } = await connected()
    const headers = [{ name: 'X-Tag', value: 'one' }]
    const exchange = await send(services, connection.id, {
      method: 'POST',
      headers,
      body: { kind: 'json', text: '{}' },
    })
    const arrived = server.called()[0]?.headers ?? {}
    const sent = sentWith(exchange)
    expect(sent).toEqual({ ...arrived, authorization: 'Bearer •••' })
    expect(sent['content-length']).toBe('2')
    expect(exchange.attempts[0]?.sentHeaders.filter(({ isMasked }) => isMasked).map(({ name }) => name)).toEqual([
      'Authorization',
    ])
  })

  it('masks what the person wrote under a name that says secret, whatever it is', async () => {
    const { services, connection } = await connected()
    const headers = [
      { name: 'X-Api-Key', value: 'abc' },
      { name: 'Cookie', value: 'session=planted' },
    ]
    const sent = sentWith(await send(services, connection.id, { headers }))
    expect(sent).toMatchObject({ 'x-api-key': '•••', cookie: '•••' })
  })

  it('has its body, masked as well, until it is asked for', async () => {
    const { services, connection } = await connected()
    const text = '{"password":"canary-pässword","a":1}'
    const exchange = await send(services, connection.id, { method: 'POST', body: { kind: 'json', text } })
    expect(exchange.attempts[0]?.sentBody).toEqual({
      kind: 'text',
      text: '{"password":"•••","a":1}',
      isCut: false,
      isMasked: true,
    })
    expect((await services.requests.revealSent(exchange.id)).attempts[0]?.bodyText).toBe(text)
    const long = 'x'.repeat(100_000)
    const body = { kind: 'text', text: long, contentType: 'text/plain' } as const
    const { attempts } = await send(services, connection.id, { method: 'PUT', body })
    expect(attempts[0]?.sentBody).toEqual({ kind: 'text', text: long.slice(0, 65_536), isCut: true, isMasked: false })
    const plain = await send(services, connection.id)
    expect(plain.attempts[0]?.sentBody).toEqual({ kind: 'none' })
  })

  it('of every attempt, hops and renewals too', async () => {
    const { services, server, connection } = await connected()
    server.apiAnswer = ({ path, headers }) => {
      if (headers.authorization === 'Bearer access-canary-1') return { status: 401 }
      return path === '/api/x' ? { status: 302, headers: { location: '/api/end' } } : { body: 'ok' }
    }
    const exchange = await send(services, connection.id)
    expect(
      exchange.attempts.map(({ sentHeaders }) => sentHeaders.some(({ name }) => name === 'Authorization')),
    ).toEqual([true, true, true])
    const { attempts } = await services.requests.revealSent(exchange.id)
    const tokens = attempts.map(({ headers }) => headers.find(({ name }) => name === 'Authorization')?.value)
    expect(tokens).toEqual(['Bearer access-canary-1', 'Bearer access-canary-2', 'Bearer access-canary-2'])
  })

  it('is revealed for as long as a token is, and no longer than its answer is kept', async () => {
    const { services, connection } = await connected()
    const first = await send(services, connection.id)
    expect((await services.requests.revealSent(first.id)).hideAt).toBeGreaterThan(0)
    await services.connections.remove(connection.id)
    expect(await failureOf(services.requests.revealSent(first.id))).toMatchObject({
      error: { code: 'not-found', what: 'exchange' },
    })
  })
})
