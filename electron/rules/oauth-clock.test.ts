/** A computer whose clock is minutes off from that of the certified server: what is signed and what is counted are right all the same. */
import { generateKeyPairSync } from 'node:crypto'
import { decodeJwt } from 'jose'
import { describe, expect, onTestFinished, test } from 'vitest'
import { furtherGrants } from '../http/test-authorization-grants.ts'
import {
  type AuthorizationServerOptions,
  startAuthorizationServer,
  testAccount,
} from '../http/test-authorization-server.ts'
import { startTestServer } from '../http/test-server.ts'
import { oauthDraft } from './oauth-kit.ts'
import { expectNear, failureOf, tokenOf } from './rules-kit.ts'
import { jwkOf, named, oauthGrants, pemOf, robot, scope } from './test-oauth-grants.ts'
import { doesAllTheyAreAsked } from './test-person.ts'
import { connect, createTestWorld } from './test-world.ts'

const clientSecret = 'a secret that is long enough for HMAC'
const program = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const methods = {
  client_secret_jwt: { known: { client_secret: clientSecret }, typed: { clientSecret } },
  private_key_jwt: {
    known: { jwks: { keys: [jwkOf(program)] } },
    typed: { privateKey: pemOf(program) },
  },
} as const

/** A server, and a computer whose clock is `offMs` ahead of the server's. */
async function start(offMs: number, options: AuthorizationServerOptions = {}) {
  const server = await startAuthorizationServer({
    assertionKeys: { robot: jwkOf(robot) },
    clients: Object.entries(methods).map(([method, { known }]) => ({
      ...{ client_id: method, token_endpoint_auth_method: method, application_type: 'native', scope },
      ...{ response_types: ['code'], redirect_uris: ['http://127.0.0.1/callback'] },
      grant_types: named(oauthGrants).map(([, { asks }]) => asks),
      ...known,
    })) as never,
    ...options,
  })
  onTestFinished(server.close)
  const world = createTestWorld()
  onTestFinished(world.close)
  doesAllTheyAreAsked(world)
  world.passTime(offMs)
  const { endpoints } = server
  const { authorization, pushedAuthorization, introspection, revocation, jwks, deviceAuthorization } = endpoints
  const servers = { authorization, pushedAuthorization, introspection, revocation, jwks, deviceAuthorization }
  const signIn = (flow: string, typed: Readonly<Record<string, string>>) =>
    connect(world, oauthDraft(world, server, flow, typed, { servers }))
  return { server, world, signIn }
}

const minutes = 60_000

describe.each([
  ['behind', -5 * minutes],
  ['ahead', 5 * minutes],
])('with the clock five minutes %s', (_where, offMs) => {
  describe.each(Object.entries(methods))('a client that signs (%s)', (method, { typed }) => {
    test.each(named(oauthGrants))('gets and renews a token, and can ask about it: %s', async (flow, grant) => {
      const { server, world, signIn } = await start(offMs)
      const values = { clientId: method, clientAuth: method, par: 'yes', ...typed }
      const connection = await signIn(flow, { ...values, ...(await grant.typed(server, method)) })
      const { obtainedAt, expiresAt } = await tokenOf(world, connection)
      expectNear(expiresAt, obtainedAt + 10 * minutes)
      await world.tokens.get(connection.id)
      expect(server.asked('/token').at(-1)).toMatchObject({ status: 200, form: { grant_type: grant.renewsBy } })
      expect(await world.questions.introspect(connection.id)).toMatchObject({ active: true })
      expect((await world.questions.revoke(connection.id)).ended).toContain('access-token')
    })
  })

  test('a token that says itself when it ends is counted by the server’s clock, and that is said', async () => {
    const { world, signIn } = await start(offMs, {
      amend: (path, { expires_in: _, ...body }) => (path === '/token' ? body : { ...body, expires_in: _ }),
    })
    const method = 'client_secret_jwt'
    const values = { clientId: method, clientAuth: method, clientSecret, resource: 'https://api.example' }
    const connection = await signIn('client-credentials', values)
    const token = await tokenOf(world, connection)
    expect(token.expirySource).toBe('jwt')
    expectNear(token.expiresAt, token.obtainedAt + 10 * minutes)
    expect(token.notes).toContainEqual({ kind: 'clock-corrected', offsetMs: expect.any(Number) })
    expectNear(token.clockOffsetMs, -offMs)
  })
})

test('what is signed with a wrong clock is signed once more by the server’s, and no more than once', async () => {
  const { server, signIn } = await start(-5 * minutes)
  const method = 'private_key_jwt'
  const typed = { clientId: method, clientAuth: method, privateKey: pemOf(program) }
  await signIn('client-credentials', typed)
  const [early, right] = server.asked('/token').map(({ form }) => decodeJwt(form.client_assertion ?? ''))
  expectNear((right?.iat ?? 0) * 1000, Date.now())
  expectNear((early?.iat ?? 0) * 1000, Date.now() - 5 * minutes)
  expect(right?.jti).not.toBe(early?.jti)

  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const refused = signIn('client-credentials', { ...typed, privateKey: pemOf(other) })
  expect(await failureOf(refused)).toMatchObject({ code: 'credentials-refused', fields: ['clientId', 'privateKey'] })
  expect(server.asked('/token')).toHaveLength(4)
})

test.each(['client-credentials', 'password'])(
  'once the server’s clock is known, what is signed for the next token is right at once, until a clock is set: %s',
  async (flow) => {
    const { server, world, signIn } = await start(-5 * minutes)
    const method = 'private_key_jwt'
    const person = { username: testAccount.id, password: testAccount.password }
    const typed = { clientId: method, clientAuth: method, privateKey: pemOf(program), ...person }
    const { id } = await signIn(flow, typed)
    const statuses = () => server.asked('/token').map(({ status }) => status)
    expect(statuses()).toEqual([401, 200])
    await world.tokens.get(id)
    expect(statuses()).toEqual([401, 200, 200])
    world.passTime(5 * minutes)
    await world.tokens.get(id)
    expect(statuses().at(-1)).toBe(200)
  },
)

test('a client that is refused though the clocks agree is asked for once', async () => {
  const { server, signIn } = await start(0)
  const method = 'client_secret_jwt'
  const wrong = { clientId: method, clientAuth: method, clientSecret: 'not the secret, but long enough for it' }
  expect((await failureOf(signIn('client-credentials', wrong))).code).toBe('credentials-refused')
  expect(server.asked('/token')).toHaveLength(1)
})

test('a secret that is no matter of clocks is not sent twice', async () => {
  const { server, signIn } = await start(5 * minutes)
  const values = { clientId: 'client_secret_jwt', clientAuth: 'client_secret_post', clientSecret }
  expect((await failureOf(signIn('client-credentials', values))).code).toBe('credentials-refused')
  expect(server.asked('/token')).toHaveLength(1)
})

test('an assertion that is the grant itself is made once more by the server’s clock', async () => {
  const client = { client_id: 'app', client_secret: clientSecret, grant_types: [furtherGrants.jwtBearer] }
  const { server, signIn } = await start(-5 * minutes, { clients: [client] })
  const values = { clientId: 'app', clientAuth: 'client_secret_basic', clientSecret, assertionKey: pemOf(robot) }
  await signIn('jwt-bearer', { ...values, assertionIssuer: 'robot', assertionSubject: 'ada' })
  expect(server.asked('/token').map(({ status }) => status)).toEqual([400, 200])
})

test('an assertion that the server repeats in its refusal is not shown', async () => {
  const echoing = await startTestServer(({ body }) => {
    const error_description = `refused: ${new URLSearchParams(body).get('assertion')}`
    return { status: 400, body: JSON.stringify({ error: 'invalid_grant', error_description }) }
  })
  const world = createTestWorld()
  onTestFinished(world.close)
  const values = { assertionKey: pemOf(robot), assertionIssuer: 'robot' }
  const at = { issuer: '', endpoints: { token: echoing.url } }
  const failure = await failureOf(connect(world, oauthDraft(world, at, 'jwt-bearer', values)))
  expect(failure).toMatchObject({ code: 'credentials-refused', serverSaid: expect.stringContaining('refused: ') })
  expect(JSON.stringify(failure)).not.toContain('eyJ')
})
