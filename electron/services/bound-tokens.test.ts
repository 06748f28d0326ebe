/** Tokens that are bound to a key (DPoP, RFC 9449), through the whole trusted side: got, used, renewed, shown and copied. */
import { describe, expect, it } from 'vitest'
import type { Connection, ConnectionDraft } from '../../shared/domain/connection.ts'
import type { Exchange, RequestDraft } from '../../shared/domain/http-exchange.ts'
import type { AuthorizationServer } from '../http/test-authorization-server.ts'
import { bindingClients, startBindingServer } from '../http/test-binding-server.ts'
import { earlierRefreshToken } from '../http/test-earlier-sign-in.ts'
import { boundTo } from '../http/test-proof-check.ts'
import { type ProofServer, type ProofServerChoices, startProofServer } from '../http/test-proof-server.ts'
import { startTestServer } from '../http/test-server.ts'
import { secretHalf } from '../signatures/dpop.ts'
import { connect, createTestServices, type TestServices, tokens } from './test-services.ts'
import { readRecord, type TokenRecord } from './token-record.ts'

type World = {
  readonly services: TestServices
  readonly server: AuthorizationServer
  readonly api: ProofServer
  readonly connection: Connection
}

function draftOf(
  tokenEndpoint: string,
  api: { readonly url: string },
  changes: Partial<ConnectionDraft> = {},
): ConnectionDraft {
  return {
    providerId: 'oauth-server',
    signInId: 'client-credentials',
    name: 'Bound',
    environment: { kind: 'test', label: 'Test' },
    servers: { token: tokenEndpoint, api: api.url },
    values: { clientId: bindingClients.secret.id, dpop: 'yes', resource: api.url },
    secrets: { clientSecret: bindingClients.secret.secret },
    acceptsInsecure: false,
    verifyTls: true,
    keepFresh: false,
    basicEncoding: 'exact',
    ...changes,
  }
}

async function bound(choices: ProofServerChoices & { readonly wantsNonce?: boolean } = {}): Promise<World> {
  const { wantsNonce = false, ...ofApi } = choices
  const services = createTestServices()
  const server = await startBindingServer({ wantsNonce })
  const api = await startProofServer(ofApi)
  return { services, server, api, connection: await connect(services, draftOf(server.endpoints.token, api)) }
}

function requestOf({ id }: Connection, changes: Partial<RequestDraft> = {}): RequestDraft {
  return {
    connectionId: id,
    authorization: { kind: 'connection' },
    method: 'GET',
    url: '/v1/things?q=a',
    pathValues: {},
    query: [],
    headers: [],
    body: { kind: 'none' },
    ...changes,
  }
}

function send({ services, connection }: World, changes: Partial<RequestDraft> = {}): Promise<Exchange> {
  return services.requests.send(requestOf(connection, changes), 'send')
}

function recordIn({ services, connection }: World): TokenRecord & { readonly dpopKey: string } {
  const texts = [...services.kept.vault.values()].map(readRecord)
  const record = texts.find((one) => one?.summary?.connectionId === connection.id)
  if (record?.dpopKey === undefined) throw new Error('No bound token is kept')
  return { ...record, dpopKey: record.dpopKey }
}

const becauses = ({ attempts }: Exchange) => attempts.map(({ because, status }) => [because, status])

describe('a request with a bound token', () => {
  it.each([false, true])('carries a proof of its own (nonces at the sign-in: %j)', async (wantsNonce) => {
    const world = await bound({ wantsNonce })
    const first = await send(world)
    const second = await send(world, { method: 'POST', body: { kind: 'json', text: '{}' } })
    expect([first.status, second.status]).toEqual([200, 200])
    expect(becauses(first)).toEqual([['first', 200]])
    const [one, two] = world.api.accepted
    expect(one).toMatchObject({ htm: 'GET', htu: `${world.api.url}/v1/things` })
    expect(two).toMatchObject({ htm: 'POST', htu: `${world.api.url}/v1/things` })
    expect(one?.jti).not.toBe(two?.jti)
  })

  it('whose server wants a nonce is sent once more with it, as an attempt of its own; the next has it at once', async () => {
    const world = await bound({ nonce: 'n-1' })
    const first = await send(world, { method: 'POST', body: { kind: 'text', text: 'body', contentType: 'text/plain' } })
    expect(becauses(first)).toEqual([
      ['first', 401],
      ['proven-anew', 200],
    ])
    expect(world.api.arrived.map(({ body }) => body)).toEqual(['body', 'body'])
    expect(becauses(await send(world))).toEqual([['first', 200]])
    world.api.choices.nonce = 'n-2'
    expect(becauses(await send(world))).toEqual([
      ['first', 401],
      ['proven-anew', 200],
    ])
    // It said nothing of the token, which is the same still.
    expect(world.server.asked('/token')).toHaveLength(1)
    expect(first).toMatchObject({ tokenRenewed: false, stillRefused: false })
  })

  it('takes the next nonce from any answer', async () => {
    const world = await bound({ nonce: 'n-1', answer: () => ({ headers: { 'dpop-nonce': 'n-2' } }) })
    await send(world)
    world.api.choices.nonce = 'n-2'
    expect(becauses(await send(world))).toEqual([['first', 200]])
  })

  it('whose server asks for a nonce for ever is sent twice, and its token is not taken for an ended one', async () => {
    const services = createTestServices()
    const server = await startBindingServer()
    let count = 0
    const api = await startTestServer(() => {
      count += 1
      return { status: 401, headers: { 'www-authenticate': 'DPoP error="use_dpop_nonce"', 'dpop-nonce': `n${count}` } }
    })
    const connection = await connect(services, draftOf(server.endpoints.token, api))
    const exchange = await services.requests.send(requestOf(connection), 'send')
    expect(becauses(exchange)).toEqual([
      ['first', 401],
      ['proven-anew', 401],
    ])
    expect(exchange).toMatchObject({ tokenRenewed: false, stillRefused: false, renewalError: null })
    expect(server.asked('/token')).toHaveLength(1)
  })

  it('whose server refuses the proof for good is sent once, and its token is not renewed for it', async () => {
    const services = createTestServices()
    const server = await startBindingServer()
    const refusal = { status: 401, headers: { 'www-authenticate': 'DPoP algs="ES256", error="invalid_dpop_proof"' } }
    const api = await startTestServer(() => refusal)
    const connection = await connect(services, draftOf(server.endpoints.token, api))
    expect(becauses(await services.requests.send(requestOf(connection), 'send'))).toEqual([['first', 401]])
    expect(server.asked('/token')).toHaveLength(1)
  })

  it.each([600_000, -600_000])('goes by the clock of a server that is %i ms ahead', async (aheadMs) => {
    const world = await bound({ aheadMs })
    expect(becauses(await send(world))).toEqual([
      ['first', 401],
      ['proven-anew', 200],
    ])
    expect(becauses(await send(world))).toEqual([['first', 200]])
  })

  it('follows to the same server with another proof, and elsewhere without token and proof', async () => {
    const elsewhere = await startTestServer(() => ({ body: 'there' }))
    const world = await bound({
      nonce: 'n-1',
      answer: ({ path }) =>
        path.startsWith('/v1')
          ? { status: 302, headers: { location: '/v2/things' } }
          : { status: 307, headers: { location: `${elsewhere.url}/v3` } },
    })
    const exchange = await send(world)
    expect(becauses(exchange)).toEqual([
      ['first', 401],
      ['proven-anew', 302],
      ['redirect-same-origin', 307],
      ['redirect-other-origin', 200],
    ])
    expect(world.api.accepted.map(({ htu }) => htu)).toEqual([
      `${world.api.url}/v1/things`,
      `${world.api.url}/v2/things`,
    ])
    const [there] = elsewhere.arrived
    expect(there?.headers).not.toHaveProperty('authorization')
    expect(there?.headers).not.toHaveProperty('dpop')
  })

  it('once refused (401) goes out again with a new token, bound to a key, and a proof that fits it', async () => {
    let isOver = true
    const world = await bound()
    const old = recordIn(world)
    world.api.choices.answer = () => {
      if (!isOver) return null
      isOver = false
      return { status: 401, headers: { 'www-authenticate': 'DPoP error="invalid_token"' } }
    }
    const exchange = await send(world)
    expect(becauses(exchange)).toEqual([
      ['first', 401],
      ['renewed-and-sent-again', 200],
    ])
    expect(exchange.tokenRenewed).toBe(true)
    expect(recordIn(world).accessToken).not.toBe(old.accessToken)
  })

  it.each(['Authorization', 'DPoP'])('whose %s was written by hand carries no proof of ours', async (name) => {
    const world = await bound()
    const headers = [{ name, value: 'mine' }]
    await send(world, { headers })
    const [request] = world.api.arrived
    expect(request?.headers[name.toLowerCase()]).toBe('mine')
    expect(request?.headers.dpop).toBe(name === 'DPoP' ? 'mine' : undefined)
    const { added } = await world.services.requests.preview(requestOf(world.connection, { headers }))
    expect(added.map((one) => one.name)).toEqual(name === 'DPoP' ? ['Authorization'] : [])
  })
})

describe('what a token is for', () => {
  it('is asked in every request: each API for itself, and the audience at the sign-in', async () => {
    const services = createTestServices()
    const server = await startTestServer(() => tokens(1))
    const resource = 'https://a.example https://b.example'
    const values = { clientId: 'client', resource, audience: 'https://c.example' }
    const connection = await connect(services, draftOf(`${server.url}/token`, server, { values }))
    await services.tokens.get(connection.id)
    const forms = server.arrived.map(({ body }) => new URLSearchParams(body))
    expect(forms.map((form) => [form.get('grant_type'), form.getAll('resource'), form.get('audience')])).toEqual([
      ['client_credentials', resource.split(' '), 'https://c.example'],
      ['refresh_token', resource.split(' '), null],
    ])
    expect(server.arrived.map(({ headers }) => headers.dpop)).toEqual([undefined, undefined])
  })
})

describe('a bound token', () => {
  it('is renewed with the key it is bound to, and goes on working', async () => {
    const services = createTestServices()
    const server = await startBindingServer({ wantsNonce: true })
    const api = await startProofServer()
    const refreshToken = await earlierRefreshToken(server.provider(), bindingClients.secret.id, { resource: api.url })
    const draft = draftOf(server.endpoints.token, api, { signInId: 'refresh-token' })
    const secrets = { ...draft.secrets, refreshToken }
    const connection = await connect(services, { ...draft, secrets })
    const world = { services, server, api, connection }
    const before = recordIn(world)
    expect((await send(world)).status).toBe(200)
    await services.tokens.get(connection.id)
    expect(becauses(await send(world))).toEqual([['first', 200]])
    expect(new Set(server.asked('/token').map(({ form }) => form.resource))).toEqual(new Set([api.url]))
    const after = recordIn(world)
    expect(after.dpopKey).toBe(before.dpopKey)
    expect(after.refreshToken).not.toBe(before.refreshToken)
    expect(after.accessToken).not.toBe(before.accessToken)
    expect(after.summary).toMatchObject({ isDpopBound: true, use: { header: 'Authorization', scheme: 'DPoP' } })
  })

  it('is said to be one: in the notes, and before a request is sent', async () => {
    const world = await bound()
    const [state] = await world.services.tokens.list()
    expect(state?.token?.notes).toContainEqual({ kind: 'dpop-bound' })
    const { added } = await world.services.requests.preview(requestOf(world.connection))
    expect(added.map(({ name }) => name)).toEqual(['Authorization', 'DPoP'])
    expect(added[0]?.maskedValue).toMatch(/^DPoP …/)
    expect(added[1]?.maskedValue).toBe('(a proof, made when it is sent)')
  })

  it('is announced before there is one', async () => {
    const world = await bound()
    await world.services.tokens.forget(world.connection.id)
    const { added } = await world.services.requests.preview(requestOf(world.connection))
    expect(added.map(({ maskedValue }) => maskedValue)).toEqual([
      'DPoP (the token, once there is one)',
      '(a proof, made when it is sent)',
    ])
  })

  it('as code reads its proof from a variable; a live copy holds one that is good once', async () => {
    const world = await bound({ nonce: 'n-1' })
    await send(world)
    const { snippets, clipboard } = world.services
    const draft = requestOf(world.connection)
    const view = await snippets.write(draft, 'curl-bash')
    expect(view.variables).toEqual(['HALLPASS_TOKEN', 'HALLPASS_DPOP_PROOF'])
    expect(view.text).toContain('Authorization: DPoP ')
    await snippets.copy(draft, 'curl-bash', true)
    const proof = /DPoP: ([\w.-]+)/.exec(clipboard.text)?.[1] ?? ''
    const { accessToken } = recordIn(world)
    expect(clipboard.text).toContain(accessToken)
    const pasted = () =>
      fetch(`${world.api.url}/v1/things?q=a`, { headers: { authorization: `DPoP ${accessToken}`, dpop: proof } })
    expect((await pasted()).status).toBe(200)
    expect((await pasted()).status).toBe(401)
  })

  it('copied as a header goes without a proof, and as a command with one', async () => {
    const world = await bound()
    const { copies, clipboard } = world.services
    await copies.copy(world.connection.id, 'headers')
    expect(clipboard.text).toMatch(/^Authorization: DPoP \S+\s*$/)
    await copies.copy(world.connection.id, 'curl')
    expect(clipboard.text).toMatch(/DPoP: [\w.-]+/)
  })

  it('keeps its key in the vault: nothing that is shown, copied or kept elsewhere holds it', async () => {
    const world = await bound({ answer: ({ headers }) => ({ body: `echo ${headers['x-echo']}` }) })
    const { dpopKey } = recordIn(world)
    const secret = secretHalf(dpopKey)
    const exchange = await send(world, { headers: [{ name: 'X-Echo', value: secret }] })
    await world.services.copies.copy(world.connection.id, 'curl')
    const revealed = await world.services.requests.revealSent(exchange.id)
    await world.services.sealed.settled()
    const shown = JSON.stringify([
      exchange,
      world.services.announced,
      [...world.services.kept.connections.all().values()],
      world.services.clipboard.text,
      [...world.services.sealed.kept],
    ])
    expect(shown).not.toContain(secret)
    expect(JSON.stringify([...world.services.kept.connections.all().values()])).not.toContain('dpopKey')
    // A positive control: it went out, because the person wrote it there.
    expect(JSON.stringify(revealed)).toContain(secret)
    expect(boundTo(recordIn(world).accessToken)).toBeTypeOf('string')
  })
})

describe('whose a bound token is', () => {
  async function withIdToken({ wantsNonce = false, ...values }: { wantsNonce?: boolean; bearer?: string } = {}) {
    const services = createTestServices()
    const server = await startBindingServer({ wantsNonce })
    const refreshToken = await earlierRefreshToken(server.provider(), bindingClients.secret.id)
    const { token, userinfo, jwks } = server.endpoints
    const draft = draftOf(
      token,
      { url: server.issuer },
      {
        signInId: 'refresh-token',
        servers: { issuer: server.issuer, token, jwks, userinfo },
        values: { clientId: bindingClients.secret.id, dpop: 'yes', ...values },
        secrets: { clientSecret: bindingClients.secret.secret, refreshToken },
      },
    )
    const connection = await connect(services, draft)
    return { services, server, connection }
  }

  it.each([false, true])('is asked with a proof (nonces: %j)', async (wantsNonce) => {
    const { server, services, connection } = await withIdToken({ wantsNonce })
    expect(await services.questions.userinfo(connection.id)).toMatchObject({ who: 'Name of ada' })
    await services.questions.userinfo(connection.id)
    const asked = server.asked('/me')
    // The nonce is asked for once, and known from then on.
    expect(asked.map(({ status }) => status)).toEqual(wantsNonce ? [401, 200, 200] : [200, 200])
    expect(asked.every(({ headers }) => headers.authorization?.startsWith('DPoP ') && headers.dpop)).toBe(true)
  })

  it('is asked with the access token and a proof, where the ID token is the one that is used: that one is not bound', async () => {
    const { server, services, connection } = await withIdToken({ bearer: 'id-token' })
    const [state] = await services.tokens.list()
    expect(state?.token?.use.scheme).toBe('Bearer')
    expect(state?.token?.isDpopBound).toBeUndefined()
    expect(state?.token?.notes.map(({ kind }) => kind)).not.toContain('dpop-bound')
    expect(await services.questions.userinfo(connection.id)).toMatchObject({ who: 'Name of ada' })
    expect(server.asked('/me')[0]?.headers.authorization).toMatch(/^DPoP /)
    await services.tokens.forget(connection.id)
    const { added } = await services.requests.preview(requestOf(connection))
    expect(added.map(({ name }) => name)).toEqual(['Authorization'])
  })

  it('is asked by the server’s clock and with its nonce, where it wants both', async () => {
    const services = createTestServices()
    const server = await startBindingServer()
    const answer = () => ({ body: '{"sub":"ada"}', headers: { 'content-type': 'application/json' } })
    const api = await startProofServer({ nonce: 'n-1', aheadMs: 600_000, answer })
    const draft = draftOf(server.endpoints.token, api)
    const servers = { ...draft.servers, userinfo: `${api.url}/me` }
    const { id } = await connect(services, { ...draft, servers })
    expect(await services.questions.userinfo(id)).toMatchObject({ who: 'ada' })
    // Both are learned from one refusal, and known from then on.
    expect(api.arrived).toHaveLength(2)
    await services.questions.userinfo(id)
    expect(api.arrived).toHaveLength(3)
  })

  it('is asked three times at most, and the token is not taken for an ended one', async () => {
    const services = createTestServices()
    const server = await startBindingServer()
    let count = 0
    const api = await startTestServer(() => {
      count += 1
      return { status: 401, headers: { 'www-authenticate': 'DPoP error="use_dpop_nonce"', 'dpop-nonce': `n${count}` } }
    })
    const draft = draftOf(server.endpoints.token, api)
    const { id } = await connect(services, { ...draft, servers: { ...draft.servers, userinfo: `${api.url}/me` } })
    await expect(services.questions.userinfo(id)).rejects.toMatchObject({
      error: { code: 'question-refused', about: 'userinfo', status: 401 },
    })
    expect(api.arrived).toHaveLength(3)
    expect(server.asked('/token')).toHaveLength(1)
  })
})
