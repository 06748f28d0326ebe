/** Requests with variables, over real servers: what arrives, what never does, and what the window is told. */
import { beforeEach, describe, expect, it } from 'vitest'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { RequestDraft } from '../../shared/domain/http-exchange.ts'
import { startTestServer } from '../http/test-server.ts'
import {
  createTestServices,
  infolinkDraft,
  type OauthServer,
  startOauthServer,
  type TestServices,
} from './test-services.ts'

const secret = 'canary-käy: "7%" & <b>/x'
let services: TestServices
let server: OauthServer
let connectionId: string

beforeEach(async () => {
  services = createTestServices()
  server = await startOauthServer()
  connectionId = (await services.connections.connect({ draft: infolinkDraft(server.url), attemptId: 'a' })).id
  await put('key', 'secret', secret)
  await put('host', 'plain', server.url)
  await put('who', 'plain', 'me & you')
})

const put = (name: string, kind: 'plain' | 'secret', value: string, scope: string | null = connectionId) =>
  services.variables.put({ id: null, connectionId: scope, name, kind, value })
const draftWith = (changes: Partial<RequestDraft>): RequestDraft => ({
  connectionId,
  authorization: { kind: 'connection' },
  method: 'GET',
  url: '/x',
  pathValues: {},
  query: [],
  headers: [],
  body: { kind: 'none' },
  ...changes,
})
const send = (changes: Partial<RequestDraft>) => services.requests.send(draftWith(changes), 's')
const failureOf = async (act: Promise<unknown>) => {
  const thrown = await act.then(
    () => null,
    (failure: unknown) => failure,
  )
  return thrown instanceof AppFailure ? thrown.error : thrown
}
const isLeaking = (told: unknown) => /canary-k|k%C3%A4y|canary-k\\u00e4y/i.test(JSON.stringify(told))

describe('a request with variables', () => {
  it('goes out with their values, written as each place needs it', async () => {
    await send({
      method: 'POST',
      url: '{{host}}/{id}?k={{key}}',
      pathValues: { id: '{{who}}' },
      query: [{ name: 'w', value: '{{who}}' }],
      headers: [{ name: 'X-Who', value: '{{who}}' }],
      body: { kind: 'json', text: '{"key":"{{key}}"}' },
    })
    const arrived = server.called().at(-1)
    const [path, query] = arrived?.path.split('?') ?? []
    expect(path).toBe('/me%20%26%20you')
    expect([...new URLSearchParams(query)]).toEqual([
      ['k', secret],
      ['w', 'me & you'],
    ])
    expect(arrived?.headers['x-who']).toBe('me & you')
    expect(JSON.parse(arrived?.body ?? '')).toEqual({ key: secret })
  })

  it('has the connection’s own variable rather than one known everywhere', async () => {
    await put('who', 'plain', 'everybody', null)
    await put('all', 'plain', 'all', null)
    await send({ url: '/{{who}}/{{all}}' })
    expect(server.called().at(-1)?.path).toBe('/me%20&%20you/all'.replaceAll('&', '%26'))
  })

  it('does not go out while one has no value, and gets no token for it', async () => {
    await services.tokens.forget(connectionId)
    const before = server.arrived.length
    const error = await failureOf(send({ url: '/{{gone}}', headers: [{ name: 'A', value: '{{Key}}{{gone}}' }] }))
    expect(error).toEqual({ code: 'variables-missing', names: ['gone', 'Key'] })
    expect(server.arrived).toHaveLength(before)
  })

  it('has the same made values when it is sent again with another token', async () => {
    server.apiAnswer = () => ({ status: server.called().length === 1 ? 401 : 200 })
    await send({ headers: [{ name: 'X-Id', value: '{{$uuid}} {{$timestamp}} {{$isoTimestamp}} {{$randomInt}}' }] })
    const [first, second] = server.called()
    expect(first?.headers['x-id']).toMatch(/^id-\S+ \d{10} \d{4}-\d\d-\d\dT\S+Z 0$/)
    expect(second?.headers['x-id']).toBe(first?.headers['x-id'])
  })

  it('shows a secret that is sent back masked, however it is written', async () => {
    server.apiAnswer = (request) => ({
      headers: { 'content-type': 'application/json', 'x-echo': encodeURIComponent(secret) },
      body: JSON.stringify({
        path: request.path,
        body: request.body,
        base64: Buffer.from(request.body).toString('base64'),
      }),
    })
    const exchange = await send({
      method: 'POST',
      url: '/x?k={{key}}',
      body: { kind: 'json', text: '{"key":"{{key}}"}' },
    })
    expect(JSON.stringify(exchange)).toContain('•••')
    expect(isLeaking(exchange)).toBe(false)
  })

  it('shows masked also what it did not name, when the server repeats it', async () => {
    server.apiAnswer = () => ({ body: JSON.stringify({ yours: secret }) })
    expect(isLeaking(await send({ url: '/x' }))).toBe(false)
  })

  it.each(['connection', 'none'] as const)(
    'takes a secret only to hosts of its connection (authorization: %s)',
    async (kind) => {
      const stranger = await startTestServer(() => ({}))
      const url = `${stranger.url}/x`
      const headers = [{ name: 'X-Key', value: '{{both}}' }]
      await put('both', 'plain', 'a {{key}}')
      const error = await failureOf(send({ url, headers, authorization: { kind } }))
      expect(error).toMatchObject({ code: 'host-not-allowed', host: new URL(stranger.url).host })
      const preview = await services.requests.preview(draftWith({ url, headers, authorization: { kind } }))
      expect(preview.problem).toMatchObject({ code: 'host-not-allowed' })
      expect(stranger.arrived).toHaveLength(0)

      await services.connections.allowHost(connectionId, new URL(stranger.url).host)
      await put('ascii', 'secret', 'canary-ascii')
      await send({ url, headers: [{ name: 'X-Key', value: '{{ascii}}' }], authorization: { kind } })
      expect(stranger.arrived[0]?.headers['x-key']).toBe('canary-ascii')
    },
  )

  it('goes anywhere without a secret and without a token', async () => {
    const stranger = await startTestServer(() => ({}))
    await send({ url: `${stranger.url}/{{who}}`, authorization: { kind: 'none' } })
    expect(stranger.arrived).toHaveLength(1)
  })

  it('cannot be led to another host by a value without being stopped', async () => {
    const stranger = await startTestServer(() => ({}))
    await put('base', 'plain', `${stranger.url}/`)
    expect(await failureOf(send({ url: '{{base}}x' }))).toMatchObject({ code: 'host-not-allowed' })
    expect(stranger.arrived).toHaveLength(0)
  })

  it('never has a secret in the name of its server', async () => {
    await put('name', 'secret', 'canary-name')
    for (const url of ['https://{{name}}.example/', 'https://{{name}}/', 'http:{{name}}']) {
      const error = await failureOf(send({ url }))
      expect(error).toMatchObject({ code: 'request-refused', part: 'url' })
      const { problem } = await services.requests.preview(draftWith({ url }))
      expect(JSON.stringify([error, problem])).not.toContain('canary-name')
    }
  })

  it('leaves a header with a secret behind on the way to another origin, whatever its name', async () => {
    const stranger = await startTestServer(() => ({}))
    await put('ascii', 'secret', 'canary-ascii')
    server.apiAnswer = () => ({ status: 307, headers: { location: `${stranger.url}/there` } })
    const exchange = await send({
      url: '/go?k={{ascii}}',
      headers: [
        { name: 'X-Colour', value: 'a {{ascii}}' },
        { name: 'X-Other', value: 'stays' },
      ],
    })
    expect(server.called()[0]?.headers['x-colour']).toBe('a canary-ascii')
    expect(stranger.arrived).toHaveLength(1)
    expect(stranger.arrived[0]?.headers['x-other']).toBe('stays')
    expect(JSON.stringify(stranger.arrived)).not.toContain('canary-ascii')
    expect(exchange.attempts.at(-1)?.credentialsDropped).toBe(true)
  })

  it('keeps it on the same origin', async () => {
    await put('ascii', 'secret', 'canary-ascii')
    server.apiAnswer = ({ path }) => (path === '/go' ? { status: 302, headers: { location: '/there' } } : {})
    await send({ url: '/go', headers: [{ name: 'X-Colour', value: '{{ascii}}' }] })
    expect(server.called()[1]?.headers['x-colour']).toBe('canary-ascii')
  })

  it('says which secret cannot be opened', async () => {
    services.failing.read = true
    expect(await failureOf(send({ url: '/{{key}}', authorization: { kind: 'none' } }))).toMatchObject({
      code: 'secret-unreadable',
      variable: 'key',
    })
  })

  it('refuses a value that a header cannot carry, without repeating it', async () => {
    await put('lines', 'secret', 'canary-lines\r\nX-Injected: 1')
    const error = await failureOf(send({ headers: [{ name: 'X-A', value: '{{lines}}' }] }))
    expect(error).toMatchObject({ code: 'request-refused', part: 'header' })
    expect(JSON.stringify(error)).not.toContain('canary-lines')
    const named = await failureOf(send({ headers: [{ name: '{{lines}}', value: 'x' }] }))
    expect(named).toMatchObject({ code: 'request-refused', part: 'header' })
    expect(JSON.stringify(named)).not.toContain('canary-lines')
  })
})

describe('the preview of a request with variables', () => {
  it('shows plain values, and secrets masked, without opening the vault', async () => {
    services.failing.read = true
    const { url, problem } = await services.requests.preview(draftWith({ url: '/{{who}}/{{key}}?k={{key}}' }))
    expect(problem).toBeNull()
    expect(url).toBe(`${server.url}/me%20%26%20you/•••?k=•••`)
  })

  it('names what has no value', async () => {
    const { url, problem } = await services.requests.preview(draftWith({ url: '/{{gone}}/{{who}}/{{key}}' }))
    expect(problem).toEqual({ code: 'variables-missing', names: ['gone'] })
    expect(url).toBe('/{{gone}}/me%20%26%20you/•••')
  })

  it('says when one leads back to itself', async () => {
    await put('loop', 'plain', '{{loop}}')
    const { problem } = await services.requests.preview(draftWith({ headers: [{ name: 'A', value: '{{loop}}' }] }))
    expect(problem).toMatchObject({ code: 'request-refused', part: 'header' })
  })
})

describe('a request with variables as code', () => {
  const draft = () =>
    draftWith({
      method: 'POST',
      url: '/{{who}}?k={{key}}',
      headers: [{ name: 'X-Key', value: 'k {{key}} {{who}}' }],
      body: { kind: 'json', text: '{"k":"{{key}}"}' },
    })

  it('has plain values in it, and names of environment variables in place of secrets', async () => {
    const { text, variables, toFillIn } = await services.snippets.write(draft(), 'curl-bash')
    expect(text).toContain('/me%20%26%20you?k=HALLPASS_KEY')
    expect(text).toContain('"X-Key: k $HALLPASS_KEY me & you"')
    expect(text).toContain('{"k":"HALLPASS_KEY"}')
    expect(variables).toEqual(['HALLPASS_KEY', 'HALLPASS_TOKEN'])
    expect(toFillIn).toEqual(['HALLPASS_KEY'])
    expect(isLeaking(text)).toBe(false)
  })

  it('has the secrets in it only in a live copy, which leaves the clipboard', async () => {
    await services.snippets.copy(draft(), 'curl-bash', false)
    expect(isLeaking(services.clipboard.text)).toBe(false)
    const { clearsAfterSeconds } = await services.snippets.copy(
      { ...draft(), authorization: { kind: 'none' } },
      'curl-bash',
      true,
    )
    expect(services.clipboard.text).toContain(encodeURIComponent(secret))
    expect(clearsAfterSeconds).toBeGreaterThan(0)
  })

  it('is not written while a value is missing', async () => {
    const error = await failureOf(services.snippets.write(draftWith({ url: '/{{gone}}' }), 'curl-bash'))
    expect(error).toMatchObject({ code: 'variables-missing' })
  })
})
