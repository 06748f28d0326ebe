import { calculateJwkThumbprint, decodeJwt, decodeProtectedHeader, EmbeddedJWK, jwtVerify } from 'jose'
import { ClientSecretPost, None } from 'oauth4webapi'
import { describe, expect, it } from 'vitest'
import type { AuthorizationServer } from '../http/test-authorization-server.ts'
import { bindingClients, startBindingServer } from '../http/test-binding-server.ts'
import { earlierRefreshToken } from '../http/test-earlier-sign-in.ts'
import { type Arrived, failureOf, startEngine, startTestServer, type TestAnswer } from '../http/test-server.ts'
import type { IssuedToken } from '../sign-in/issued-token.ts'
import { makeDpopKey, publicHalf } from '../signatures/dpop.ts'
import { RefreshRefused } from './refresh-refused.ts'
import { createServerClock } from './server-clock.ts'
import { requestToken, type TokenRequest } from './token-request.ts'

const dpopKey = makeDpopKey()
const api = 'https://api.example'

/** A request for a token that is bound to nothing. */
function requestTo(tokenEndpoint: string): TokenRequest {
  const { id, secret } = bindingClients.secret
  return {
    tokenEndpoint,
    clientId: id,
    clientAuth: ClientSecretPost(secret),
    serverClock: createServerClock(Date.now),
    grantType: 'client_credentials',
    parameters: { resource: api },
    extra: [],
    acceptsInsecure: false,
    verifyTls: true,
    http: startEngine().http,
    signal: new AbortController().signal,
    provider: 'Example',
    grantFields: [],
    clientFields: ['clientId', 'clientSecret'],
    secrets: [secret],
  }
}

function ask(tokenEndpoint: string, changes: Partial<TokenRequest> = {}): Promise<IssuedToken> {
  return requestToken({ ...requestTo(tokenEndpoint), dpopKey, ...changes })
}

const thumbprintOf = (key: string) => calculateJwkThumbprint(publicHalf(key) as never)

/** A refresh token that is bound to the key. */
const boundToken = async (server: AuthorizationServer) =>
  earlierRefreshToken(server.provider(), bindingClients.public.id, { boundTo: await thumbprintOf(dpopKey) })

const refreshing = (refreshToken: string) => ({
  clientId: bindingClients.public.id,
  clientAuth: None(),
  grantType: 'refresh_token',
  parameters: { refresh_token: refreshToken },
})

const proofsOf = (server: AuthorizationServer) => server.asked('/token').map(({ headers }) => String(headers.dpop))

describe.each([
  ['asks for no nonce', false],
  ['wants a nonce of its own', true],
])('a certified server that %s', (_what, wantsNonce) => {
  it('gives out a token that is bound to the key', async () => {
    const server = await startBindingServer({ wantsNonce })
    const issued = await ask(`${server.issuer}/token`)
    expect(issued).toMatchObject({ dpopKey, isDpopBound: true })
    expect(issued.notes).toEqual([{ kind: 'dpop-bound' }])
    expect(decodeJwt(issued.accessToken)).toMatchObject({ aud: api, cnf: { jkt: await thumbprintOf(dpopKey) } })
    const proofs = proofsOf(server).map((proof) => decodeJwt(proof))
    expect(proofs).toHaveLength(wantsNonce ? 2 : 1)
    expect(proofs.map(({ nonce }) => typeof nonce)).toEqual(wantsNonce ? ['undefined', 'string'] : ['undefined'])
    expect(new Set(proofs.map(({ jti }) => jti)).size).toBe(proofs.length)
    for (const proof of proofs) expect(proof).toMatchObject({ htm: 'POST', htu: `${server.issuer}/token` })
    for (const proof of proofsOf(server)) expect(decodeProtectedHeader(proof).jwk).not.toHaveProperty('d')
  })

  it('renews a refresh token of a client without a secret with the same key, again and again', async () => {
    const server = await startBindingServer({ wantsNonce })
    const first = await boundToken(server)
    const second = await ask(`${server.issuer}/token`, refreshing(first))
    const third = await ask(`${server.issuer}/token`, refreshing(second.refreshToken ?? ''))
    expect([second, third]).toMatchObject([{ isDpopBound: true }, { isDpopBound: true }])
    expect(new Set([first, second.refreshToken, third.refreshToken]).size).toBe(3)
  })

  it('does not renew it with another key, nor without one', async () => {
    const server = await startBindingServer({ wantsNonce })
    const token = await boundToken(server)
    const another = ask(`${server.issuer}/token`, { ...refreshing(token), dpopKey: makeDpopKey() })
    await expect(another).rejects.toBeInstanceOf(RefreshRefused)
    const bare = requestToken({ ...requestTo(`${server.issuer}/token`), ...refreshing(token) })
    await expect(bare).rejects.toBeInstanceOf(RefreshRefused)
    // Nothing was used up by trying.
    expect(await ask(`${server.issuer}/token`, refreshing(token))).toMatchObject({ isDpopBound: true })
  })
})

const json = (document: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): TestAnswer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(document),
})

const bound = { access_token: 'opaque-token', token_type: 'DPoP', expires_in: 600 }

/** Reads the proof of a request as a server would whose clock shows `at` (ms). */
async function readProof({ headers }: Arrived, at?: number) {
  const options = { typ: 'dpop+jwt', maxTokenAge: 60, ...(at === undefined ? {} : { currentDate: new Date(at) }) }
  return (await jwtVerify(String(headers.dpop), EmbeddedJWK, options)).payload
}

describe('a server with a will of its own', () => {
  it('that writes the type in another way gives out a bound token all the same', async () => {
    const server = await startTestServer(() => json({ ...bound, token_type: 'dpop' }))
    expect(await ask(server.url)).toMatchObject({ isDpopBound: true, accessToken: 'opaque-token' })
  })

  it('that knows nothing of it gives out a Bearer token, which leaves a note; the key is kept for the refresh token', async () => {
    const server = await startTestServer(() => json({ ...bound, token_type: 'Bearer', refresh_token: 'r' }))
    const issued = await ask(server.url)
    expect(issued).toMatchObject({ dpopKey, notes: [{ kind: 'dpop-not-bound' }] })
    expect(issued.isDpopBound).toBeUndefined()
  })

  it('that binds a token although nobody asked is told so, since it could not be used', async () => {
    const server = await startTestServer(() => json(bound))
    const { error } = await failureOf(requestToken(requestTo(server.url)))
    expect(error).toMatchObject({ code: 'unexpected-answer', why: 'bound-token' })
    expect(server.arrived[0]?.headers.dpop).toBeUndefined()
  })

  it('that asks for a nonce again and again is asked twice, and no more', async () => {
    let count = 0
    const server = await startTestServer(() => {
      count += 1
      return json({ error: 'use_dpop_nonce', error_description: 'Another.' }, 400, { 'dpop-nonce': `n${count}` })
    })
    const { error } = await failureOf(ask(server.url))
    expect(error).toMatchObject({ code: 'sign-in-failed', status: 400, serverSaid: 'Another.' })
    const nonces = await Promise.all(server.arrived.map(async (request) => (await readProof(request)).nonce))
    expect(nonces).toEqual([undefined, 'n1'])
  })

  it.each([
    ['no nonce', {}],
    ['what is none', { 'dpop-nonce': 'a"b' }],
    ['one without an end', { 'dpop-nonce': 'n'.repeat(5000) }],
  ])('that asks for a nonce and gives %s is asked once', async (_what, headers) => {
    const server = await startTestServer(() => json({ error: 'use_dpop_nonce' }, 400, headers))
    expect((await failureOf(ask(server.url))).error).toMatchObject({ code: 'sign-in-failed' })
    expect(server.arrived).toHaveLength(1)
  })

  it('whose clock is an hour ahead is asked again by its clock', async () => {
    const ahead = 3_600_000
    const server = await startTestServer(async (request) => {
      const at = Date.now() + ahead
      const fits = await readProof(request, at).then(
        () => true,
        () => false,
      )
      const date = { date: new Date(at).toUTCString() }
      return fits ? json(bound, 200, date) : json({ error: 'invalid_dpop_proof' }, 400, date)
    })
    const issued = await ask(server.url)
    expect(issued).toMatchObject({ isDpopBound: true })
    expect(issued.notes.map(({ kind }) => kind)).toContain('clock-corrected')
    expect(server.arrived).toHaveLength(2)
  })

  it('that refuses the proof for another reason is asked once, and what it said is told', async () => {
    const refusal = json({ error: 'invalid_dpop_proof', error_description: 'The key is too small.' }, 400)
    const server = await startTestServer(() => refusal)
    const { error } = await failureOf(ask(server.url))
    expect(error).toMatchObject({ code: 'sign-in-failed', serverSaid: 'The key is too small.' })
    expect(server.arrived).toHaveLength(1)
  })
})

it('a parameter with several values is sent once for each', async () => {
  const server = await startTestServer(() => json(bound))
  await ask(server.url, { parameters: { resource: ['https://a.example', 'urn:b'], audience: 'c', scope: [] } })
  const form = new URLSearchParams(server.arrived[0]?.body)
  expect(form.getAll('resource')).toEqual(['https://a.example', 'urn:b'])
  expect(form.getAll('audience')).toEqual(['c'])
  expect(form.has('scope')).toBe(false)
})
