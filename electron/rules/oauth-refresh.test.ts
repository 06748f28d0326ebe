/** How the tokens of each grant are renewed at a certified server: when, how often, by what, and what is never lost over it. */
import { describe, expect, onTestFinished, test } from 'vitest'
import type { AppError } from '../../shared/core/app-error.ts'
import type { Connection } from '../../shared/domain/connection.ts'
import type { FlowId } from '../../shared/domain/provider.ts'
import {
  type AuthorizationServer,
  type AuthorizationServerOptions,
  type Disturbance,
  startAuthorizationServer,
} from '../http/test-authorization-server.ts'
import { oauthDraft } from './oauth-kit.ts'
import { expectNear, failureOf, inVault, stateOf, tokenOf } from './rules-kit.ts'
import { startApi } from './test-api.ts'
import { jwkOf, named, oauthGrants, robot, scope } from './test-oauth-grants.ts'
import { doesAllTheyAreAsked } from './test-person.ts'
import { connect, createTestWorld, type TestWorld } from './test-world.ts'

const client = { id: 'app', secret: 'a secret that is long enough for HMAC' } as const
const second = 1_000
const lifetime = 600 * second

/** A connection of this grant, whose API lets in what the server gave out. */
type Connected = {
  readonly server: AuthorizationServer
  readonly world: TestWorld
  readonly connection: Connection
  readonly send: (world?: TestWorld) => ReturnType<TestWorld['requests']['send']>
  /** What the token endpoint was asked since the sign-in, by grant type. */
  readonly renewals: () => readonly (string | undefined)[]
  /** From now on the API refuses the token there is. */
  readonly endToken: () => void
}

async function connected(flow: FlowId, options: AuthorizationServerOptions = {}): Promise<Connected> {
  const server = await startAuthorizationServer({
    rotates: true,
    assertionKeys: { robot: jwkOf(robot) },
    clients: [
      {
        ...{ client_id: client.id, client_secret: client.secret, application_type: 'native', scope },
        ...{ response_types: ['code'], redirect_uris: ['http://127.0.0.1/callback'] },
        grant_types: [...named(oauthGrants).map(([, { asks }]) => asks)],
      },
    ],
    ...options,
  })
  onTestFinished(server.close)
  const api = await startApi(server)
  const world = createTestWorld(undefined, { longestWaitMs: () => 300 })
  onTestFinished(world.close)
  doesAllTheyAreAsked(world)
  const grant = oauthGrants[flow]
  if (grant === 'no-client') throw new Error('This flow asks no authorization server')
  const { authorization, deviceAuthorization, jwks } = server.endpoints
  const typed = { clientId: client.id, clientAuth: 'client_secret_basic', clientSecret: client.secret }
  const own = await grant.typed(server, client.id)
  const changes = { servers: { authorization, deviceAuthorization, jwks, api: api.url } }
  const connection = await connect(world, oauthDraft(world, server, flow, { ...typed, ...own }, changes))
  const before = server.asked('/token').length
  let count = 0
  return {
    server,
    world,
    connection,
    send(from = world) {
      count += 1
      return from.requests.send(
        {
          ...{ connectionId: connection.id, authorization: { kind: 'connection' }, method: 'GET', url: '/things' },
          ...{ pathValues: {}, query: [], headers: [], body: { kind: 'none' } },
        },
        `send-${count}`,
      )
    },
    renewals: () =>
      server
        .asked('/token')
        .slice(before)
        .map(({ form }) => form.grant_type),
    endToken: () => void api.refused.add(inVault(world, connection).accessToken),
  }
}

const without = (name: string, body: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(body).filter(([member]) => member !== name))

const grants = named(oauthGrants)
const byRefresh = grants.filter(([, { renewsBy }]) => renewsBy === 'refresh_token')
const alone = grants.filter(([flow]) => flow !== 'authorization-code' && flow !== 'device-code')

describe.each(grants)('%s', (flow, { renewsBy }) => {
  test('is renewed right before a request when fewer than 10 s are left, and not before', async () => {
    const { world, send, renewals } = await connected(flow)
    world.passTime(lifetime - 20 * second)
    expect(await send()).toMatchObject({ status: 200, tokenRenewed: false })
    expect(renewals()).toEqual([])
    world.passTime(12 * second)
    expect(await send()).toMatchObject({ status: 200, tokenRenewed: true })
    expect(renewals()).toEqual([renewsBy])
  })

  test('of a short life is renewed when less than a tenth of it is left', async () => {
    const { world, send, renewals } = await connected(flow, { accessTokenSeconds: 40 })
    world.passTime(34 * second)
    await send()
    expect(renewals()).toEqual([])
    world.passTime(3 * second)
    await send()
    expect(renewals()).toEqual([renewsBy])
  })

  test('without a stated end is fresh until it is refused, however long that takes, and then renewed once', async () => {
    const amend = (path: string, body: Record<string, unknown>) =>
      path === '/token' ? without('expires_in', body) : body
    const { world, connection, send, renewals, endToken } = await connected(flow, { amend })
    expect(await tokenOf(world, connection)).toMatchObject({ expiresAt: null, expirySource: 'unknown' })
    world.passTime(24 * 3600 * second)
    expect(await send()).toMatchObject({ status: 200, tokenRenewed: false })
    expect(renewals()).toEqual([])
    endToken()
    expect(await send()).toMatchObject({ status: 200, tokenRenewed: true })
    expect(renewals()).toEqual([renewsBy])
  })

  test('is renewed once for all who want it at the same time: two windows that send and renew', async () => {
    const { world, connection, send, renewals } = await connected(flow)
    world.passTime(lifetime)
    const renewing = Array.from({ length: 4 }, () => world.tokens.get(connection.id))
    const all = await Promise.all(Array.from({ length: 12 }, () => send()))
    await Promise.all(renewing)
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]))
    expect(renewals()).toEqual([renewsBy])
  })

  test('is renewed once for all whose requests were refused at the same time', async () => {
    const { send, renewals, endToken } = await connected(flow)
    endToken()
    const all = await Promise.all(Array.from({ length: 6 }, () => send()))
    expect(all.map(({ status }) => status)).toEqual(all.map(() => 200))
    expect(renewals()).toEqual([renewsBy])
  })

  test('is renewed after a restart as it was before', async () => {
    const { world, connection, send, renewals } = await connected(flow)
    await world.tokens.get(connection.id)
    const kept = { connections: world.connections.list(), vaultContents: world.vaultContents }
    await world.close()
    const next = createTestWorld(kept)
    onTestFinished(next.close)
    expect(await send(next)).toMatchObject({ status: 200, tokenRenewed: false })
    next.passTime(lifetime)
    expect(await send(next)).toMatchObject({ status: 200, tokenRenewed: true })
    expect(renewals()).toEqual([renewsBy, renewsBy])
  })

  test('is renewed, its ID token checked with the keys of now, after the server changed them', async () => {
    const { server, world, connection, renewals } = await connected(flow)
    const before = await tokenOf(world, connection)
    await server.rotateKeys()
    await world.tokens.get(connection.id)
    expect(renewals()).toEqual([renewsBy])
    const after = await tokenOf(world, connection)
    expect(after.obtainedAt).toBeGreaterThanOrEqual(before.obtainedAt)
    if (before.idToken !== undefined) expect(after.idToken?.check).toMatchObject({ outcome: 'checked', alg: 'RS256' })
    else expect(after.idToken).toBeUndefined()
  })
})

const json = (body: object, status: number, headers: Readonly<Record<string, string>> = {}) => ({
  status,
  headers,
  body: JSON.stringify(body),
})

/** What goes wrong, and what it is said to be. None of it says anything about the refresh token. */
const passing: readonly (readonly [string, Disturbance, Partial<AppError>])[] = [
  ['a pause asked for (429)', json({}, 429, { 'retry-after': '7' }), { code: 'rate-limited', retryAfterSeconds: 7 }],
  ['trouble of the server (500)', { status: 500, body: '<html>' }, { code: 'server-failed' }],
  ['trouble that mentions the grant', json({ error: 'invalid_grant' }, 503), { code: 'server-failed' }],
  ['trouble said in OAuth’s words', json({ error: 'temporarily_unavailable' }, 400), { code: 'server-failed' }],
  ['a page in place of the answer', { status: 200, body: '<html>' }, { code: 'unexpected-answer', why: 'html' }],
  ['an answer without a token', json({ ok: true }, 200), { code: 'unexpected-answer', why: 'no-token' }],
  [
    'a client that is not known for the moment',
    json({ error: 'invalid_client' }, 401),
    { code: 'credentials-refused' },
  ],
  ['a refusal of another kind', json({ error: 'invalid_request' }, 400), { code: 'sign-in-failed' }],
  ['a redirect', { status: 302, headers: { location: 'https://elsewhere.example/token' } }, { code: 'redirected' }],
  ['an answer that never comes', 'hangs', { code: 'timeout' }],
  ['a connection that breaks', 'breaks', { code: 'connection-lost' }],
]

describe.each(byRefresh)('%s loses nothing over', (flow) => {
  test.each(passing)('%s', async (_what, disturbance, failure) => {
    const { server, world, connection } = await connected(flow)
    const before = new Map(world.vaultContents)
    server.disturb('/token', disturbance)
    expect(await failureOf(world.tokens.get(connection.id))).toMatchObject(failure)
    expect(world.vaultContents).toEqual(before)
    expect(await stateOf(world, connection)).toMatchObject({ token: { refreshable: true }, lastError: failure })
    server.disturb('/token', null)
    await world.tokens.get(connection.id)
    expect(server.asked('/token').at(-1)).toMatchObject({ form: { grant_type: 'refresh_token' }, status: 200 })
    expect(await stateOf(world, connection)).toMatchObject({ lastError: null })
  })

  test.each([
    [429, 'rate-limited'],
    [503, 'server-failed'],
  ])(
    'a pause that was asked for (%i): requests wait for its end, and only the person may ask before',
    async (status, code) => {
      const { server, world, connection, send } = await connected(flow)
      world.passTime(lifetime)
      server.disturb('/token', json({}, status, { 'retry-after': '60' }))
      expect(await failureOf(send())).toMatchObject({ code, retryAfterSeconds: 60 })
      server.disturb('/token', null)
      const asked = server.asked('/token').length
      world.passTime(20 * second)
      expect(await failureOf(send())).toMatchObject({ code, retryAfterSeconds: expect.any(Number) })
      expect(server.asked('/token')).toHaveLength(asked)
      await world.tokens.get(connection.id)
      expect(await send()).toMatchObject({ status: 200 })
      expect(server.asked('/token')).toHaveLength(asked + 1)
    },
  )

  test('a server that is not there', async () => {
    const { server, world, connection } = await connected(flow)
    const before = new Map(world.vaultContents)
    await server.close()
    expect(await failureOf(world.tokens.get(connection.id))).toMatchObject({ code: 'server-unreachable' })
    expect(world.vaultContents).toEqual(before)
  })
})

describe.each(byRefresh)('%s', (flow) => {
  test('keeps its refresh token where the answer brings none, and takes the new one where it does', async () => {
    let brings = true
    const amend = (path: string, body: Record<string, unknown>) =>
      path === '/token' && !brings ? without('refresh_token', body) : body
    const { server, world, connection } = await connected(flow, { amend, rotates: false })
    const first = inVault(world, connection).refreshToken
    brings = false
    await world.tokens.get(connection.id)
    await world.tokens.get(connection.id)
    expect(inVault(world, connection).refreshToken).toBe(first)
    expect(server.asked('/token').at(-1)?.form.refresh_token).toBe(first)
    expect((await tokenOf(world, connection)).notes).toContainEqual({ kind: 'refresh-token-kept' })
  })
})

describe('a refresh token that somebody else used already', () => {
  /** As a copy of the app, or a thief, would have done; the server ends all that came of this sign-in. */
  async function spent(flow: FlowId): Promise<Connected> {
    const all = await connected(flow)
    const kept = { connections: all.world.connections.list(), vaultContents: new Map(all.world.vaultContents) }
    const copy = createTestWorld(kept)
    onTestFinished(copy.close)
    await copy.tokens.get(all.connection.id)
    return all
  }

  test.each(['authorization-code', 'device-code'] as const)(
    'is dropped, and in the background it is said that the person has to sign in again: %s',
    async (flow) => {
      const { world, connection, send } = await spent(flow)
      world.passTime(lifetime)
      expect(await failureOf(send())).toMatchObject({ code: 'sign-in-over', needsPerson: true })
      expect(inVault(world, connection).refreshToken).toBeNull()
      expect((await stateOf(world, connection)).lastError).toMatchObject({ code: 'sign-in-over' })
      // With the person in front of it, they are asked.
      await world.tokens.get(connection.id)
      expect(await stateOf(world, connection)).toMatchObject({ token: { refreshable: true }, lastError: null })
    },
  )

  test.each(['password', 'token-exchange'] as const)(
    'is dropped, and the saved secrets sign in again, which is noted: %s',
    async (flow) => {
      const { world, connection, send, renewals } = await spent(flow)
      world.passTime(lifetime)
      const exchange = await send()
      expect(exchange).toMatchObject({ status: 200, tokenRenewed: true })
      expect((await tokenOf(world, connection)).notes).toContainEqual({ kind: 'signed-in-again' })
      expect(renewals().length).toBe(3)
    },
  )

  test('is said to be over where the person gave it and nothing else', async () => {
    const { world, connection, send } = await spent('refresh-token')
    world.passTime(lifetime)
    expect(await failureOf(send())).toMatchObject({ code: 'sign-in-over', fields: ['refreshToken'] })
    expect(inVault(world, connection)).toMatchObject({ refreshToken: null })
  })
})

describe('a refresh token that the person gave', () => {
  test('is not used again once the server gave another: neither by signing in anew nor by an edit', async () => {
    const { server, world, connection } = await connected('refresh-token')
    await world.tokens.get(connection.id)
    await world.tokens.forget(connection.id)
    await world.tokens.get(connection.id)
    const edit = oauthDraft(world, server, 'refresh-token', { ...connection.values }, { servers: connection.servers })
    await connect(world, edit, connection.id)
    const used = server.asked('/token')
    expect(used.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(new Set(used.map(({ form }) => form.refresh_token)).size).toBe(4)
  })

  test('is not put in the place of one that the person typed while it came', async () => {
    const { server, world, connection } = await connected('refresh-token')
    const vault = world.vaultContents as Map<string, string>
    const key = [...vault.keys()].find((one) => one.includes(connection.id) && one.endsWith(':credentials')) ?? ''
    const renewal = world.tokens.get(connection.id)
    // What it begins with is read by the next turn; its answer takes several.
    await new Promise(setImmediate)
    const typed = JSON.stringify({ ...JSON.parse(vault.get(key) ?? ''), refreshToken: 'typed-meanwhile' })
    vault.set(key, typed)
    await renewal
    expect(server.asked('/token').at(-1)?.status).toBe(200)
    expect(vault.get(key)).toBe(typed)
  })
})

describe('keeping fresh in the background', () => {
  test.each(alone.map(([flow]) => flow))('renews by itself, and obeys a pause that is asked for: %s', async (flow) => {
    const { server, world, connection, renewals } = await connected(flow)
    await world.connections.setKeepFresh(connection.id, true)
    await world.tokens.get(connection.id)
    server.disturb('/token', json({}, 429, { 'retry-after': '1800' }))
    world.passTime(lifetime)
    await expect.poll(async () => (await stateOf(world, connection)).lastError?.code).toBe('rate-limited')
    const { renewalAt } = await stateOf(world, connection)
    expectNear(renewalAt, Date.now() + lifetime + 1800 * second)
    server.disturb('/token', null)
    world.passTime(1801 * second)
    await expect.poll(() => renewals().length).toBe(3)
    await expect.poll(async () => await stateOf(world, connection)).toMatchObject({ working: false, lastError: null })
  })
})
