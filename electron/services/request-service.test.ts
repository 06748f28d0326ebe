import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { inspect } from 'node:util'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Exchange, RequestDraft } from '../../shared/domain/http-exchange.ts'
import { failureOf, startTestServer } from '../http/test-server.ts'
import {
  connect,
  connected,
  createTestServices,
  infolinkDraft,
  jsonAnswer,
  planted,
  type TestServices,
  tokens,
} from './test-services.ts'

const halfHour = 30 * 60_000

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
  return services.requests.send(draftOf(id, changes), 'send')
}

describe('sending', () => {
  it('adds the token, and the answer tells what happened', async () => {
    const { services, server, connection } = await connected()
    const exchange = await send(services, connection.id, { query: [{ name: 'q', value: 'a b' }] })
    expect(server.called()[0]).toMatchObject({ method: 'GET', path: '/api/x?q=a+b' })
    expect(server.called()[0]?.headers.authorization).toBe('Bearer access-canary-1')
    expect(exchange).toMatchObject({
      method: 'GET',
      url: `${server.url}/api/x?q=a+b`,
      status: 200,
      statusText: 'OK',
      size: 11,
      body: { kind: 'json' },
      attempts: [{ because: 'first', status: 200 }],
      tokenRenewed: false,
      stillRefused: false,
      renewalError: null,
    })
  })

  it('gets a fresh token first when the one there is ends', async () => {
    const { services, server, connection } = await connected()
    services.clock.pass(halfHour)
    expect((await send(services, connection.id)).tokenRenewed).toBe(true)
    expect(server.called()[0]?.headers.authorization).toBe('Bearer access-canary-2')
  })

  it.each([
    ['json', { kind: 'json', text: '{"ä":1}' }, '{"ä":1}', 'application/json'],
    [
      'form',
      {
        kind: 'form',
        fields: [
          { name: 'a', value: '&ä ' },
          { name: '', value: 'no' },
          { name: 'a', value: '2' },
        ],
      },
      'a=%26%C3%A4+&a=2',
      'application/x-www-form-urlencoded;charset=UTF-8',
    ],
  ] as const)('sends a body as %s', async (_kind, body, bytes, type) => {
    const { services, server, connection } = await connected()
    await send(services, connection.id, { method: ' POST ', body })
    expect(server.called()[0]).toMatchObject({ method: 'POST', body: bytes })
    expect(server.called()[0]?.headers['content-type']).toBe(type)
  })

  it('leaves the person’s own headers as they are, even in place of its own', async () => {
    const { services, server, connection } = await connected()
    const headers = [
      { name: 'authorization', value: 'Custom x' },
      { name: 'Content-Type', value: 'application/vnd.x+json' },
      { name: ' ', value: 'left out' },
    ]
    await send(services, connection.id, { method: 'POST', headers, body: { kind: 'json', text: '{}' } })
    const [request] = server.called()
    expect(request?.headers.authorization).toBe('Custom x')
    expect(request?.headers['content-type']).toBe('application/vnd.x+json')
    expect(request?.rawHeaders.filter((name) => name.toLowerCase() === 'authorization')).toHaveLength(1)
  })

  it.each([
    ['to another host', { url: 'https://evil.example/' }, 'host-not-allowed'],
    ['to no address', { url: '' }, 'request-refused'],
    ['of a path with a gap', { url: '/x/{ID}' }, 'request-refused'],
  ])('%s is stopped before any token is got for it', async (_what, changes, code) => {
    const { services, server, connection } = await connected()
    services.clock.pass(halfHour)
    expect((await failureOf(send(services, connection.id, changes))).error.code).toBe(code)
    expect(server.asked()).toHaveLength(1)
  })

  it.each([
    ['a strange method', { method: 'GET /x' }, 'method'],
    ['a header with a line break', { headers: [{ name: 'x', value: 'a\r\nHost: evil' }] }, 'header'],
    ['a header that is none', { headers: [{ name: 'x y', value: '' }] }, 'header'],
  ])('with %s is refused', async (_what, changes, part) => {
    const { services, server, connection } = await connected()
    expect((await failureOf(send(services, connection.id, changes))).error).toMatchObject({
      code: 'request-refused',
      part,
    })
    expect(server.called()).toEqual([])
  })
})

describe('a token that the server refuses', () => {
  it('is renewed once, and the request is sent once more', async () => {
    const { services, server, connection } = await connected()
    server.apiAnswer = ({ headers }) =>
      headers.authorization === 'Bearer access-canary-1' ? { status: 401 } : { body: 'ok' }
    const exchange = await send(services, connection.id, { method: 'POST', body: { kind: 'json', text: '{}' } })
    expect(exchange).toMatchObject({ status: 200, tokenRenewed: true, stillRefused: false })
    expect(exchange.attempts.map(({ because }) => because)).toEqual(['first', 'renewed-and-sent-again'])
    expect(server.called().map(({ body }) => body)).toEqual(['{}', '{}'])
  })

  it.each([200, 400, 403, 500])('in InfoLink’s own words is recognised under %s as well', async (status) => {
    const { services, server, connection } = await connected()
    const over = { result: { code: 'invalid_grant', message: 'expired' }, status: 'error' }
    server.apiAnswer = ({ headers }) =>
      headers.authorization === 'Bearer access-canary-1' ? jsonAnswer(status, over) : { body: 'ok' }
    expect(await send(services, connection.id)).toMatchObject({ status: 200, tokenRenewed: true })
  })

  it('is not one that never went there: a refusal elsewhere, or of the person’s own, sends nothing twice', async () => {
    const { services, server, connection } = await connected()
    const elsewhere = await startTestServer(() => ({ status: 401 }))
    server.apiAnswer = () => ({ status: 302, headers: { location: `${elsewhere.url}/sign-in` } })
    const exchange = await send(services, connection.id, { method: 'POST' })
    expect(exchange).toMatchObject({ status: 401, tokenRenewed: false, stillRefused: false })
    server.apiAnswer = () => ({ status: 401 })
    const headers = [{ name: 'authorization', value: 'Custom x' }]
    const byHand = await send(services, connection.id, { method: 'POST', headers })
    expect(byHand).toMatchObject({ status: 401, tokenRenewed: false, stillRefused: false })
    expect(server.called()).toHaveLength(2)
    expect(server.asked()).toHaveLength(1)
  })

  it('again and again is not renewed again and again', async () => {
    const { services, server, connection } = await connected()
    server.apiAnswer = () => ({ status: 401 })
    expect(await send(services, connection.id)).toMatchObject({ status: 401, tokenRenewed: true, stillRefused: true })
    expect(server.asked()).toHaveLength(2)
    expect(server.called()).toHaveLength(2)
  })

  it('right after it was renewed is not renewed again', async () => {
    const { services, server, connection } = await connected()
    services.clock.pass(halfHour)
    server.apiAnswer = () => ({ status: 401 })
    expect(await send(services, connection.id)).toMatchObject({ tokenRenewed: true, stillRefused: true })
    expect(server.called()).toHaveLength(1)
  })

  it('and cannot be renewed shows the answer, and why', async () => {
    const { services, server, connection } = await connected()
    server.apiAnswer = () => ({ status: 401, body: 'expired' })
    server.tokenAnswer = { status: 503 }
    expect(await send(services, connection.id)).toMatchObject({
      status: 401,
      stillRefused: true,
      tokenRenewed: false,
      renewalError: { code: 'server-failed' },
    })
  })

  it('by many requests at once is renewed once for all of them', async () => {
    const { services, server, connection } = await connected()
    server.apiAnswer = ({ headers }) =>
      headers.authorization === 'Bearer access-canary-1' ? { status: 401 } : { body: 'ok' }
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, at) => services.requests.send(draftOf(connection.id), `${at}`)),
    )
    expect(all.map(({ status }) => status)).toEqual(Array(8).fill(200))
    expect(server.asked()).toHaveLength(2)
  })
})

describe('cancelling', () => {
  it('ends at once while the token is renewed; the renewal goes on', async () => {
    const { services, server, connection } = await connected()
    services.clock.pass(halfHour)
    const release = server.hold()
    const sending = failureOf(send(services, connection.id))
    await server.gotten(2)
    services.requests.cancel('send')
    expect((await sending).error).toEqual({ code: 'cancelled' })
    release()
    await expect.poll(async () => (await services.tokens.reveal(connection.id)).token).toBe('access-canary-2')
    expect(server.called()).toEqual([])
  })

  it('ends at once while the token is renewed because it was refused', async () => {
    const { services, server, connection } = await connected()
    server.apiAnswer = () => ({ status: 401 })
    server.hold()
    const sending = failureOf(send(services, connection.id))
    await server.gotten(2)
    services.requests.cancel('send')
    expect((await sending).error).toEqual({ code: 'cancelled' })
  })

  it('ends at once while the server answers', async () => {
    const { services, connection, server } = await connected()
    const silent = await startTestServer(() => new Promise(() => {}))
    await services.connections.allowHost(connection.id, silent.host)
    const sending = failureOf(send(services, connection.id, { url: `${silent.url}/x` }))
    await expect.poll(() => silent.arrived.length).toBe(1)
    services.requests.cancel('send')
    expect((await sending).error).toEqual({ code: 'cancelled' })
    expect(server.called()).toEqual([])
    expect(() => services.requests.cancel('nobody')).not.toThrow()
  })
})

describe('while sending', () => {
  it('an edit to another server never takes the new token to the old one', async () => {
    const { services, server, connection } = await connected()
    const other = await connected()
    other.server.tokenAnswer = tokens(99)
    server.apiAnswer = () => ({ status: 401 })
    const release = server.hold()
    const sending = send(services, connection.id).catch(() => {})
    await server.gotten(2)
    await connect(services, infolinkDraft(other.server.url), connection.id)
    release()
    await sending
    expect(JSON.stringify(server.arrived)).not.toContain('access-canary-99')
  })
})

describe('an answer that repeats the connection’s secrets', () => {
  it('shows them masked, wherever it does so', async () => {
    const { services, server, connection } = await connected()
    server.apiAnswer = ({ headers }) => ({
      statusText: `Got ${headers.authorization}`,
      headers: {
        'x-echo': headers.authorization ?? '',
        'x-basic': Buffer.from(`user:${planted.clientSecret}`).toString('base64'),
        'content-disposition': 'attachment; filename="access-canary-1.bin"',
      },
      body: `${headers.authorization} refresh-canary-1 ${planted.password} ${encodeURIComponent(planted.password)}`,
    })
    const exchange = await send(services, connection.id)
    expect(exchange.headers.find(({ name }) => name === 'x-echo')?.value).toBe('Bearer •••')
    expect(JSON.stringify(exchange)).not.toMatch(/canary-1|canary-cl|canary-p|Y2FuYXJ5LWNsaWVudC/)
  })

  it('in the name of a header shows it masked', async () => {
    const { services, server, connection } = await connected()
    server.apiAnswer = ({ headers }) => ({ headers: { [`x-${headers.authorization?.slice(7)}`]: 'there' } })
    const exchange = await send(services, connection.id)
    expect(exchange.headers.find(({ value }) => value === 'there')?.name).toBe('x-•••')
    expect(JSON.stringify(exchange)).not.toContain('access-canary')
  })

  it('in the address of a redirect shows it masked', async () => {
    const { services, server, connection } = await connected()
    server.apiAnswer = ({ path, headers }) =>
      path === '/api/x' ? { status: 302, headers: { location: `/end?${headers.authorization?.slice(7)}` } } : {}
    expect(JSON.stringify(await send(services, connection.id))).not.toContain('access-canary')
  })

  it('holds no secret in any failure either', async () => {
    const { services, server, connection } = await connected()
    const failures = [
      await failureOf(send(services, connection.id, { url: 'https://evil.example/access-canary-1' })),
      await failureOf(send(services, connection.id, { headers: [{ name: 'x', value: 'access-canary-1\n' }] })),
    ]
    server.apiAnswer = () => ({ headers: { 'content-encoding': 'gzip' }, body: 'access-canary-1' })
    failures.push(await failureOf(send(services, connection.id)))
    for (const failure of failures) {
      expect(inspect(failure, { depth: 9, showHidden: true }) + JSON.stringify(failure)).not.toContain('access-canary')
    }
  })
})

describe('saving the body', () => {
  it('writes every byte under its name, unmasked: it is the person’s act', async () => {
    const { services, server, connection } = await connected()
    const body = Uint8Array.from([0, 1, 2, 255])
    server.apiAnswer = () => ({ body, headers: { 'content-disposition': 'attachment; filename="a/b/data.bin"' } })
    const { id } = await send(services, connection.id)
    expect(await services.requests.saveBody({ exchangeId: id }.exchangeId)).toEqual({
      saved: true,
      fileName: 'chosen-data.bin',
    })
    expect(services.files.saved).toEqual([{ name: 'data.bin', bytes: Buffer.from(body) }])
  })

  it('says so when the dialog was closed', async () => {
    const { services, connection } = await connected()
    services.files.closesDialog = true
    const { id } = await send(services, connection.id)
    expect(await services.requests.saveBody(id)).toMatchObject({ saved: false })
  })

  it('keeps only the last answer of each connection', async () => {
    const { services, server, connection } = await connected()
    const second = await connect(services, infolinkDraft(server.url))
    const old = await send(services, connection.id)
    const other = await send(services, second.id)
    const last = await send(services, connection.id)
    expect((await failureOf(services.requests.saveBody(old.id))).error).toEqual({ code: 'not-found', what: 'exchange' })
    expect((await services.requests.saveBody(other.id)).saved).toBe(true)
    expect((await services.requests.saveBody(last.id)).saved).toBe(true)
  })
})

describe('what is kept of answers', () => {
  it('is the last one of each connection: no answer that was refused, replaced or redirected', async () => {
    const { services, server, connection } = await connected()
    server.apiAnswer = ({ headers, path }) => {
      if (headers.authorization === 'Bearer access-canary-1') return { status: 401, body: 'refused' }
      return path === '/api/x' ? { status: 302, headers: { location: '/api/end' }, body: 'elsewhere' } : { body: 'ok' }
    }
    await send(services, connection.id)
    await send(services, connection.id)
    expect([...services.answers.kept].map(({ size }) => size)).toEqual([2])
  })

  it('is the last one of each open request, of the ten that were sent last', async () => {
    const { services, connection } = await connected()
    const sendFrom = (tab: string) => services.requests.send(draftOf(connection.id), 'send', tab)
    const [first, old] = [await sendFrom('one'), await sendFrom('two')]
    const newer = await sendFrom('two')
    const isKept = async ({ id }: Exchange) => (await services.requests.saveBody(id).catch(() => null)) !== null
    expect(await Promise.all([first, old, newer].map(isKept))).toEqual([true, false, true])
    for (let tab = 0; tab < 9; tab += 1) await sendFrom(`more ${tab}`)
    expect(services.answers.kept.size).toBe(10)
    expect(await Promise.all([first, newer].map(isKept))).toEqual([false, true])
  })

  it('is nothing once its connection was removed, or the app ends', async () => {
    const { services, server, connection } = await connected()
    const second = await connect(services, infolinkDraft(server.url))
    await send(services, connection.id)
    await send(services, second.id)
    await services.connections.remove(second.id)
    await expect.poll(() => services.answers.kept.size).toBe(1)
    await services.close()
    expect(services.answers.kept.size).toBe(0)
  })

  it('is nothing of an answer for which the disk has no room, and the one before is still there', async () => {
    const { services, server, connection } = await connected()
    const { id } = await send(services, connection.id)
    services.answers.room = 1000
    server.apiAnswer = () => ({ body: 'x'.repeat(5000) })
    expect((await failureOf(send(services, connection.id))).error).toEqual({ code: 'storage-failed', reason: 'full' })
    expect((await services.requests.saveBody(id)).saved).toBe(true)
  })

  it('is nothing when its connection was removed while it came', async () => {
    const { services, server, connection } = await connected()
    server.apiAnswer = async () => {
      await services.connections.remove(connection.id)
      return { body: 'ok' }
    }
    expect((await failureOf(send(services, connection.id))).error).toMatchObject({ code: 'not-found' })
    expect(services.answers.kept.size).toBe(0)
  })

  it('stays while it is being saved, though a newer one came', async () => {
    const { services, connection } = await connected()
    const { id } = await send(services, connection.id)
    const [file] = services.answers.kept
    const saving = services.requests.saveBody(id)
    await send(services, connection.id)
    expect((await saving).saved).toBe(true)
    await expect.poll(() => file && services.answers.kept.has(file)).toBe(false)
  })

  it('of a long text is all there, with the secrets in it masked', async () => {
    const { services, server, connection } = await connected()
    const body = `${'x'.repeat(1_999_990)}access-canary-1${'y'.repeat(1_000_000)}`
    server.apiAnswer = () => ({ body, headers: { 'content-type': 'text/plain' } })
    const exchange = await send(services, connection.id)
    expect(exchange).toMatchObject({ size: body.length, wireSize: body.length, body: { kind: 'text' } })
    expect(await services.answerViews.copyBody(exchange.id)).toMatchObject({ copied: true })
    expect(services.clipboard.text).toBe(body.replace('access-canary-1', '•••'))
  })

  it('of a long JSON is still JSON, and of a long file its name', async () => {
    const { services, server, connection } = await connected()
    const text = `[${'"ä",'.repeat(1_000_000)}1]`
    server.apiAnswer = () => ({ body: text, headers: { 'content-type': 'application/json; charset=utf-8' } })
    expect((await send(services, connection.id)).body).toMatchObject({ kind: 'json' })
    server.apiAnswer = () => ({ body: Buffer.alloc(3_000_000), headers: { 'content-type': 'application/zip' } })
    expect((await send(services, connection.id)).body).toMatchObject({ kind: 'binary', fileName: 'x.zip' })
  })
})

describe('a download under way', () => {
  function slowly(pieces: number, eachMs: number): Readable {
    return Readable.from(
      (async function* () {
        for (let at = 0; at < pieces; at += 1) {
          await wait(eachMs)
          yield Buffer.alloc(1000)
        }
      })(),
    )
  }

  it('is not cut when its token runs out', async () => {
    const { services, server, connection } = await connected()
    server.apiAnswer = () => ({ stream: () => slowly(10, 10) })
    const sending = send(services, connection.id)
    await expect.poll(() => server.called().length).toBe(1)
    services.clock.pass(2 * halfHour)
    expect(await sending).toMatchObject({ status: 200, size: 10_000 })
  })

  it('that only drips ends at once when it is cancelled, and nothing of it is kept', async () => {
    const { services, server, connection } = await connected()
    server.apiAnswer = () => ({ stream: () => slowly(1000, 10) })
    const sending = failureOf(send(services, connection.id))
    await expect.poll(() => server.called().length).toBe(1)
    await wait(50)
    services.requests.cancel('send')
    expect((await sending).error).toEqual({ code: 'cancelled' })
    expect(services.answers.kept.size).toBe(0)
  })

  it('ends when the app does', async () => {
    const { services, server, connection } = await connected()
    server.apiAnswer = () => ({ stream: () => slowly(1000, 10) })
    const sending = failureOf(send(services, connection.id))
    await expect.poll(() => server.called().length).toBe(1)
    await services.close()
    expect((await sending).error).toEqual({ code: 'cancelled' })
  })
})

it('tells how long each step took, and what came over the wire', async () => {
  const { services, server, connection } = await connected()
  server.apiAnswer = () => ({ body: gzipSync('x'.repeat(9000)), headers: { 'content-encoding': 'gzip' } })
  const exchange = await send(services, connection.id)
  expect(exchange).toMatchObject({ httpVersion: '1.1', size: 9000, notFollowed: null })
  expect(exchange.wireSize).toBeLessThan(200)
  // The connection is the one over which the token came.
  expect(exchange.timings).toMatchObject({ dnsMs: null, connectMs: null, tlsMs: null })
  expect(exchange.durationMs).toBe(exchange.timings.totalMs)
})

describe('the preview', () => {
  it('shows the whole address and what is added, without a secret, and sends nothing', async () => {
    const { services, server, connection } = await connected()
    const preview = await services.requests.preview(draftOf(connection.id))
    expect(preview).toMatchObject({
      url: `${server.url}/api/x`,
      added: [{ name: 'Authorization', maskedValue: 'Bearer …ry-1' }],
      problem: null,
    })
    expect(server.called()).toEqual([])
  })

  it('says what would be added before there is a token', async () => {
    const { services, connection } = await connected()
    await services.tokens.forget(connection.id)
    const { added } = await services.requests.preview(draftOf(connection.id))
    expect(added[0]?.maskedValue).toMatch(/^Bearer \(/)
  })

  it('adds nothing for another host, and says why', async () => {
    const { services, connection } = await connected()
    expect(await services.requests.preview(draftOf(connection.id, { url: 'https://evil.example/x' }))).toEqual({
      url: 'https://evil.example/x',
      added: [],
      remarks: [],
      problem: {
        code: 'host-not-allowed',
        host: 'evil.example',
        owner: { connectionId: connection.id, name: connection.name },
      },
    })
  })

  it('says what is wrong with an address', async () => {
    const { services, connection } = await connected()
    const preview = await services.requests.preview(draftOf(connection.id, { url: '/x/{ID}' }))
    expect(preview).toMatchObject({ url: '/x/{ID}', problem: { code: 'request-refused', part: 'url' } })
  })

  it('of a connection that is not there is not found', async () => {
    expect((await failureOf(createTestServices().requests.preview(draftOf('nobody')))).error.code).toBe('not-found')
  })
})

describe('a limit for the whole answer', () => {
  it('gives up when it is over, whatever has come by then', async () => {
    const { services, server, connection } = await connected()
    services.settings.change({ answerSeconds: 30 })
    let isAsked = () => {}
    const asked = new Promise<void>((resolve) => {
      isAsked = resolve
    })
    server.apiAnswer = () => ({
      stream: () => {
        isAsked()
        return new Readable({ read() {} })
      },
    })
    const sending = failureOf(send(services, connection.id))
    await asked
    services.requests.leave()
    const [left] = services.requests.left(connection.id)
    const rejoined = failureOf(services.requests.rejoin(left?.sendId ?? ''))
    services.clock.pass(30_000)
    const isOver = { error: { code: 'timeout', host: server.host, seconds: 30 } }
    expect(await sending).toMatchObject(isOver)
    // As well to a window that took it over.
    expect(await rejoined).toMatchObject(isOver)
    expect((await services.history.list(connection.id, '')).lines).toMatchObject([{ failure: 'timeout' }])
  })

  it('leaves a person’s own stop what it is, and nothing behind', async () => {
    const { services, connection } = await connected()
    services.settings.change({ answerSeconds: 30 })
    await send(services, connection.id)
    expect(services.clock.due()).not.toContain(30_000)
    const failing = failureOf(send(services, connection.id, { url: 'https://evil.example/' }))
    expect(await failing).toMatchObject({ error: { code: 'host-not-allowed' } })
  })
})
