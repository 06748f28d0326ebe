import { describe, expect, test } from 'vitest'
import { infoworks } from '../../shared/providers/infoworks.ts'
import { answerOf, createRawServers, jsonOf } from './raw-server.ts'
import {
  claimsOf,
  createRules,
  expectNear,
  failureOf,
  inVault,
  revealed,
  sendExample,
  stateOf,
  tokenOf,
  wire,
} from './rules-kit.ts'
import { type AskingCase, askingSignIns, draftAt } from './sign-in-cases.ts'
import { connect, draftFor } from './test-world.ts'
import { basicText } from './wire-format.ts'

const rules = createRules()
const raw = createRawServers()
const both = askingSignIns.filter(({ id }) => id === 'infoworks')
const [byPassword, byRefreshToken] = both as [AskingCase, AskingCase]
const system = () => rules.system('infoworks')

describe('Infoworks: sign-in A, user name and password', () => {
  test('is GET /v3/security/authenticate with Basic of the UTF-8 bytes of user:password, and nothing else', async () => {
    await connect(rules.world, draftFor(system(), 'user-password'))
    const { username, password } = system().credentials
    expect(system().requests.map(wire)).toEqual([
      {
        method: 'GET',
        path: '/v3/security/authenticate',
        headers: {
          accept: 'application/json',
          authorization: `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`,
        },
        body: '',
      },
    ])
    expect(basicText(system().requests[0]?.headers.authorization)).toBe(
      'practice-user@example.org:pässwörd: 100% & "ok"',
    )
  })

  test('reproduces the header that the document prints', async () => {
    const server = await raw.start(jsonOf(byPassword.success('t')))
    const credentials = { username: 'test@infoworks.io', password: 'testpassword' }
    await connect(rules.world, draftAt(byPassword, server.url, {}, credentials))
    expect(server.requests[0]?.headers.authorization).toBe('Basic dGVzdEBpbmZvd29ya3MuaW86dGVzdHBhc3N3b3Jk')
  })

  test('issues no refresh token, so none is kept and the token is not refreshable', async () => {
    const connection = await rules.connected('infoworks', 'user-password')
    expect(inVault(rules.world, connection).refreshToken).toBeNull()
    expect((await tokenOf(rules.world, connection)).refreshable).toBe(false)
  })
})

describe('Infoworks: sign-in B, refresh token', () => {
  test('is GET /v3/security/token/access with Basic and the pasted token, not encoded again and without a user name', async () => {
    await connect(rules.world, draftFor(system(), 'refresh-token'))
    expect(system().requests.map(wire)).toEqual([
      {
        method: 'GET',
        path: '/v3/security/token/access',
        headers: { accept: 'application/json', authorization: `Basic ${system().credentials.refreshToken}` },
        body: '',
      },
    ])
  })

  test.each([
    [
      'the sample of the document',
      '5XgEBU521UyjOZzVCuHuBGt8WXdSQENdniX9Aqcq8AnFYxxPiMg9tITp6HyIan2ppDuuXTI5K63AceUULZvHRXdikUBHUc9hJjVC',
    ],
    ['one that is base64 already', 'dXNlcjpwYXNz=='],
    ['one with a colon', 'abc:def'],
    ['one with all that base64 and URLs would change', 'a+b/c=d%20e&f'],
  ])('sends %s exactly as pasted', async (_, refreshToken) => {
    const server = await raw.start(jsonOf(byRefreshToken.success('t')))
    await connect(rules.world, draftAt(byRefreshToken, server.url, {}, { refreshToken }))
    expect(server.requests[0]?.headers.authorization).toBe(`Basic ${refreshToken}`)
  })

  test.each(['\n', ' ', '\r\n'])('leaves out white space that was pasted around it (%j)', async (space) => {
    const server = await raw.start(jsonOf(byRefreshToken.success('t')))
    const secrets = { refreshToken: `${space}the-token-itself${space}` }
    await connect(rules.world, draftAt(byRefreshToken, server.url, { secrets }))
    expect(server.requests[0]?.headers.authorization).toBe('Basic the-token-itself')
  })

  test('keeps the pasted token as a secret: in the vault, not in the connection', async () => {
    const connection = await rules.connected('infoworks', 'refresh-token')
    const { refreshToken = '' } = system().credentials
    expect(JSON.stringify(rules.world.connections.list())).not.toContain(refreshToken)
    expect(JSON.stringify(rules.world.states)).not.toContain(refreshToken)
    expect(connection.savedSecrets).toEqual(['refreshToken'])
    expect([...rules.world.vaultContents.values()].join()).toContain(refreshToken)
  })

  test('tells where the refresh token is found: My Profile > Settings > Refresh Token', () => {
    const [, signIn] = infoworks.signIns
    expect(signIn.fields[0].hint).toContain('My Profile > Settings > Refresh Token')
    expect(signIn.whereToFind.join(' ')).toMatch(/My Profile > Settings.*Refresh Token/)
    expect(signIn.fields[0].secret).toBe(true)
  })
})

describe.each(both)('Infoworks: the answer ($name)', (one) => {
  test('holds the token at result.authentication_token', async () => {
    const server = await raw.start(jsonOf(one.success('token-of-the-result')))
    const connection = await connect(rules.world, draftAt(one, server.url))
    expect(await revealed(rules.world, connection)).toBe('token-of-the-result')
  })

  test('does not take a token from anywhere else', async () => {
    const answer = { authentication_token: 'x', access_token: 'x', token: 'x', result: { access_token: 'x' } }
    const server = await raw.start(jsonOf(answer))
    expect(await failureOf(connect(rules.world, draftAt(one, server.url)))).toEqual({
      code: 'unexpected-answer',
      host: server.host,
      status: 200,
      why: 'no-token',
    })
  })

  test('with is_authenticated: false is a failed sign-in under HTTP 200, even with a token in it, and shows its message', async () => {
    const result = { authentication_token: 'never-use-this', is_authenticated: false }
    const server = await raw.start(jsonOf({ message: 'Authentication Failed', result }))
    const failure = await failureOf(connect(rules.world, draftAt(one, server.url)))
    expect(failure).toEqual({
      code: 'credentials-refused',
      provider: 'Infoworks',
      status: 401,
      fields: one.refusedFields,
      serverSaid: 'Authentication Failed',
    })
    expect(rules.world.connections.list()).toEqual([])
    expect(rules.world.vaultContents.size).toBe(0)
  })

  test('with is_authenticated: "false" as text is a failed sign-in too', async () => {
    const result = { authentication_token: 'never-use-this', is_authenticated: 'false' }
    const server = await raw.start(jsonOf({ message: 'No', result }))
    expect(await failureOf(connect(rules.world, draftAt(one, server.url)))).toMatchObject({
      code: 'credentials-refused',
      serverSaid: 'No',
    })
  })

  test('without a token is a failed sign-in with HTTP 200, and shows its message', async () => {
    system().setFault('no-token', true)
    const failure = await failureOf(connect(rules.world, draftFor(system(), one.signIn)))
    expect(failure).toEqual({
      code: 'sign-in-failed',
      provider: 'Infoworks',
      status: 200,
      serverSaid: 'Authentication Success',
    })
  })

  test('that refuses under HTTP 200 shows the message of the server', async () => {
    system().setFault('wrong-password', true)
    system().setFault('refused-under-200', true)
    const failure = await failureOf(connect(rules.world, draftFor(system(), one.signIn)))
    expect(failure).toMatchObject({ code: 'credentials-refused', serverSaid: 'Authentication Failed' })
  })

  test('may give its message as a list', async () => {
    const server = await raw.start(jsonOf({ message: ['The account is locked.', 'Ask the administrator.'] }, 401))
    const failure = await failureOf(connect(rules.world, draftAt(one, server.url)))
    expect(failure).toMatchObject({ serverSaid: 'The account is locked. Ask the administrator.' })
  })
})

describe.each(both)('Infoworks: the lifetime ($name)', (one) => {
  test("is the token's own exp, whatever the administrator configured", async () => {
    system().setLifetime(2400)
    const connection = await rules.connected('infoworks', one.signIn)
    const { exp } = claimsOf(await revealed(rules.world, connection))
    const token = await tokenOf(rules.world, connection)
    expect(token).toMatchObject({
      expirySource: 'jwt',
      expiresAt: Number(exp) * 1000,
      lifetimeMs: 2_400_000,
      notes: [],
    })
  })

  test('without an exp is the documented 15 minutes, labelled as the documented default', async () => {
    system().setFault('no-lifetime', true)
    const connection = await rules.connected('infoworks', one.signIn)
    const token = await tokenOf(rules.world, connection)
    expect(token).toMatchObject({ expirySource: 'documented-default', lifetimeMs: 900_000 })
    expect(token.notes).toEqual([{ kind: 'documented-default', seconds: 900 }])
    expectNear(token.expiresAt, Date.now() + 900_000)
  })

  test('of a token that is no JWT is the documented 15 minutes too; an expires_in is not part of this system', async () => {
    const server = await raw.start(jsonOf({ ...one.success('opaque'), expires_in: 5 }))
    const connection = await connect(rules.world, draftAt(one, server.url))
    expect(await tokenOf(rules.world, connection)).toMatchObject({
      expirySource: 'documented-default',
      lifetimeMs: 900_000,
    })
  })
})

describe.each(both)('Infoworks: renewal ($name)', (one) => {
  test('signs in again in the same way', async () => {
    const connection = await rules.connected('infoworks', one.signIn)
    const first = await revealed(rules.world, connection)
    await rules.world.tokens.get(connection.id)
    expect(system().requests.map(({ path }) => path)).toEqual([one.path])
    expect(await revealed(rules.world, connection)).not.toBe(first)
    expect((await stateOf(rules.world, connection)).events.map(({ kind }) => kind)).toEqual(['signed-in', 'renewed'])
  })

  test('happens by itself before a request when the 15 minutes are over', async () => {
    const connection = await rules.connected('infoworks', one.signIn)
    rules.pass(901)
    const exchange = await sendExample(rules.world, connection)
    expect(exchange).toMatchObject({ status: 200, tokenRenewed: true })
    expect(system().requests.map(({ path }) => path)).toEqual([one.path, '/v3/sources'])
  })
})

describe('Infoworks: use', () => {
  test('the try-out request is GET {server}/v3/sources with Authorization: Bearer <token>', async () => {
    const connection = await rules.connected('infoworks', 'user-password')
    const exchange = await sendExample(rules.world, connection)
    const token = await revealed(rules.world, connection)
    expect(exchange).toMatchObject({ status: 200, url: `${system().servers.server}/v3/sources` })
    expect(system().requests.map(wire)).toEqual([
      { method: 'GET', path: '/v3/sources', headers: { authorization: `Bearer ${token}` }, body: '' },
    ])
  })

  test('a token that the server calls expired is renewed once and the request sent once more', async () => {
    const connection = await rules.connected('infoworks', 'user-password')
    system().setFault('expired', true)
    const exchange = await sendExample(rules.world, connection)
    expect(exchange.attempts.map(({ status, because }) => [status, because])).toEqual([
      [401, 'first'],
      [200, 'renewed-and-sent-again'],
    ])
  })
})

describe('Infoworks: the token', () => {
  test('has a sub that is JSON as text; the inspector shows it unfolded', async () => {
    const connection = await rules.connected('infoworks', 'user-password')
    const { reading } = await rules.world.inspector.readStored(connection.id)
    if (reading.format !== 'jwt') throw new Error('not read as a JWT')
    const rows = reading.payload.readable ? reading.payload.rows : []
    expect(typeof claimsOf(await revealed(rules.world, connection)).sub).toBe('string')
    expect(rows.find(({ path }) => path === 'sub')).toMatchObject({ isUnfolded: true, count: 2 })
    const text = (path: string) => rows.find((row) => row.path === path)?.text
    expect([text('sub.email'), text('sub.scope.action')]).toEqual(['practice-user@example.org', 'refresh_token'])
  })

  test('is read for its exp also when its header says something strange', async () => {
    const exp = Math.floor(Date.now() / 1000) + 300
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const token = `${part({ alg: 'none' })}.${part({ exp })}.c2ln`
    const server = await raw.start(jsonOf(byPassword.success(token)))
    const connection = await connect(rules.world, draftAt(byPassword, server.url))
    expect(await tokenOf(rules.world, connection)).toMatchObject({ expirySource: 'jwt', expiresAt: exp * 1000 })
  })
})

test('Infoworks: a 401 with a web page instead of JSON is still a refusal of the credentials', async () => {
  const server = await raw.start(answerOf(401, '<h1>Unauthorized</h1>', { 'Content-Type': 'text/html' }))
  expect(await failureOf(connect(rules.world, draftAt(byPassword, server.url)))).toEqual({
    code: 'credentials-refused',
    provider: 'Infoworks',
    status: 401,
    fields: ['username', 'password'],
  })
})
