/** Whose token a request carries, and where that may go: on real servers, whose logs are looked at. */
import { describe, expect, it } from 'vitest'
import type { AuthorizationChoice, Exchange, RequestDraft } from '../../shared/domain/http-exchange.ts'
import { failureOf, startTestServer } from '../http/test-server.ts'
import {
  connect,
  connected,
  infolinkDraft,
  planted,
  startOauthServer,
  type TestServices,
  tokens,
} from './test-services.ts'

function draftOf(connectionId: string, authorization: AuthorizationChoice, changes: Partial<RequestDraft> = {}) {
  const rest = { method: 'GET', url: '/api/x', pathValues: {}, query: [], headers: [], body: { kind: 'none' } } as const
  return { connectionId, authorization, ...rest, ...changes }
}

function send(services: TestServices, draft: RequestDraft): Promise<Exchange> {
  return services.requests.send(draft, 'send', 'tab')
}

/** Two connections, each with a server and a token of its own: access-canary-1 and access-canary-77. */
async function two() {
  const first = await connected()
  const { services } = first
  const server = await startOauthServer()
  server.tokenAnswer = tokens(77)
  const second = await connect(services, infolinkDraft(server.url, { name: 'Second' }))
  return { ...first, other: { connection: second, server } }
}

const none = { kind: 'none' } as const
const of = (connectionId: string) => ({ kind: 'other', connectionId }) as const

describe('no authorization', () => {
  it('adds nothing, gets no token and renews none', async () => {
    const { services, server, connection } = await connected()
    services.clock.pass(60 * 60_000)
    server.apiAnswer = () => ({ status: 401 })
    const exchange = await send(services, draftOf(connection.id, none))
    expect(exchange).toMatchObject({
      status: 401,
      tokenRenewed: false,
      stillRefused: false,
      asked: { authorization: none },
    })
    expect(server.called()).toHaveLength(1)
    expect(server.called()[0]?.headers.authorization).toBeUndefined()
    expect(server.asked()).toHaveLength(1)
  })

  it('may go to any host, with nothing of the connection', async () => {
    const { services, connection } = await connected()
    const stranger = await startTestServer(() => ({ body: 'ok' }))
    const draft = draftOf(connection.id, none, { url: `${stranger.url}/x` })
    expect(await services.requests.preview(draft)).toMatchObject({ problem: null, added: [] })
    expect((await send(services, draft)).status).toBe(200)
    expect(JSON.stringify(stranger.arrived)).not.toContain('canary')
  })

  it('leaves a header that was set by hand alone', async () => {
    const { services, server, connection } = await connected()
    const headers = [{ name: 'Authorization', value: 'Custom x' }]
    await send(services, draftOf(connection.id, none, { headers }))
    expect(server.called()[0]?.headers.authorization).toBe('Custom x')
  })

  it('is said before it is sent, an unprotected address as well', async () => {
    const { services, connection } = await connected()
    const { remarks } = await services.requests.preview(
      draftOf(connection.id, none, { url: 'http://api.example.com/' }),
    )
    expect(remarks.join(' ')).toMatch(/without a token.*not protected/s)
  })
})

describe('the token of another connection', () => {
  it('goes to that connection’s own host only', async () => {
    const { services, server, connection, other } = await two()
    const choice = of(other.connection.id)
    await send(services, draftOf(connection.id, choice, { url: `${other.server.url}/y` }))
    expect(other.server.called()[0]?.headers.authorization).toBe('Bearer access-canary-77')

    const failure = await failureOf(send(services, draftOf(connection.id, choice)))
    expect(failure.error).toEqual({
      code: 'host-not-allowed',
      host: server.host,
      owner: { connectionId: other.connection.id, name: 'Second' },
    })
    expect(server.called()).toEqual([])
  })

  it('goes to the host of the request’s own connection once that was allowed for it', async () => {
    const { services, server, connection, other } = await two()
    await services.connections.allowHost(other.connection.id, server.host)
    await send(services, draftOf(connection.id, of(other.connection.id)))
    expect(server.called()[0]).toMatchObject({ path: '/api/x' })
    expect(server.called()[0]?.headers.authorization).toBe('Bearer access-canary-77')
  })

  it('is the one that is renewed when it is refused', async () => {
    const { services, server, connection, other } = await two()
    other.server.tokenAnswer = tokens(78)
    other.server.apiAnswer = ({ headers }) =>
      headers.authorization === 'Bearer access-canary-78' ? { body: 'ok' } : { status: 401 }
    const draft = draftOf(connection.id, of(other.connection.id), { url: `${other.server.url}/y` })
    expect(await send(services, draft)).toMatchObject({ status: 200, tokenRenewed: true })
    expect(server.asked()).toHaveLength(1)
  })

  it('never falls to another one, or none, when that connection is gone', async () => {
    const { services, server, connection, other } = await two()
    await services.connections.remove(other.connection.id)
    const draft = draftOf(connection.id, of(other.connection.id))
    const refused = { code: 'request-refused', part: 'authorization' }
    expect((await failureOf(send(services, draft))).error).toMatchObject(refused)
    expect(await services.requests.preview(draft)).toMatchObject({ problem: refused, added: [] })
    expect((await failureOf(services.snippets.write(draft, 'curl-bash'))).error).toMatchObject(refused)
    expect(server.called()).toEqual([])
  })

  it('is masked where the answer repeats it, and so are the secrets of both connections', async () => {
    const { services, connection, other } = await two()
    other.server.apiAnswer = ({ headers }) => ({
      body: `${headers.authorization} access-canary-1 refresh-canary-77 ${planted.clientSecret}`,
    })
    const draft = draftOf(connection.id, of(other.connection.id), { url: `${other.server.url}/y` })
    expect(JSON.stringify(await send(services, draft))).not.toMatch(/canary-(?:1|77|client)/)
  })

  it('stands in code as a variable, as the own one does', async () => {
    const { services, connection, other } = await two()
    const draft = draftOf(connection.id, of(other.connection.id), { url: `${other.server.url}/y` })
    const { text } = await services.snippets.write(draft, 'curl-bash')
    expect(text).toContain('HALLPASS_TOKEN')
    expect((await services.snippets.write({ ...draft, authorization: none }, 'curl-bash')).text).not.toContain(
      'HALLPASS',
    )
  })
})

it('a header set by hand is told of before it is sent, in place of the token', async () => {
  const { services, connection } = await connected()
  const headers = [{ name: 'authorization', value: 'Custom x' }]
  const preview = await services.requests.preview(draftOf(connection.id, { kind: 'connection' }, { headers }))
  expect(preview).toMatchObject({ added: [], problem: null })
  expect(preview.remarks).toEqual([
    'Authorization is set by hand in Headers; the token of the connection is not added.',
  ])
})
