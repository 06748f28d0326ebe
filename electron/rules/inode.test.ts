import { describe, expect, test } from 'vitest'
import { inode } from '../../shared/providers/inode.ts'
import { credentialsKey, tokenKey } from '../services/vault-keys.ts'
import { createRawServers, jsonOf } from './raw-server.ts'
import {
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
import { type AskingCase, askingSignIns, draftAt, keySignIns, type SignInCase } from './sign-in-cases.ts'
import { connect, draftFor } from './test-world.ts'
import { formPairs } from './wire-format.ts'

const rules = createRules()
const raw = createRawServers()
const [byPassword] = askingSignIns.filter(({ id }) => id === 'inode') as [AskingCase]
const [byKey] = keySignIns.filter(({ id }) => id === 'inode') as [SignInCase]
const system = () => rules.system('inode')
const tokenPath = '/api/oauth/token/'
const linksPath = '/api/v1/links/'
const formHeaders = {
  accept: 'application/json',
  'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
}
const grants = () => system().requests.map(({ body }) => /grant_type=(\w+)/.exec(body)?.[1])

describe('iNode: sign-in A, user name and password', () => {
  test('is POST of exactly the six parameters of the document, scope=sync among them, to the path with its final slash', async () => {
    await connect(rules.world, draftFor(system(), 'user-password'))
    const [request] = system().requests
    expect(wire(request)).toEqual({
      method: 'POST',
      path: '/api/oauth/token/',
      headers: formHeaders,
      body: expect.any(String),
    })
    expect([...formPairs(request?.body ?? '')].sort()).toEqual([
      ['client_id', 'practice-client-inode'],
      ['client_secret', 'practice-secret/inode+100%=ok'],
      ['grant_type', 'password'],
      ['password', 'crème & brûlée = 100% +1'],
      ['scope', 'sync'],
      ['username', 'practice-owner@example.org'],
    ])
    expect(system().requests).toHaveLength(1)
  })

  test('has the vendor’s address as its default, which makes the published URL', async () => {
    expect(inode.servers[0].default).toBe('https://inode.smatstraffic.com')
    const servers = { server: inode.servers[0].default }
    const connection = await rules.world.connections.save({ draft: draftFor(system(), 'user-password', { servers }) })
    expect(`${connection.servers.server}${inode.signIns[0].settings.endpoints.token}`).toBe(
      'https://inode.smatstraffic.com/api/oauth/token/',
    )
  })

  test('tells where the values are found: support, and the company owner’s account', () => {
    const words = JSON.stringify([inode.signIns[0].fields, inode.signIns[0].whereToFind])
    expect(words).toContain('support')
    expect(words).toContain('company owner')
  })

  test.each([
    ['client_id', { clientId: 'wrong' }],
    ['client_secret', { clientSecret: 'wrong' }],
  ])('a wrong %s is told apart from a wrong password', async (_, wrong) => {
    const credentials = { ...system().credentials, ...wrong }
    const draft = draftFor({ id: 'inode', servers: system().servers, credentials }, 'user-password')
    expect(await failureOf(connect(rules.world, draft))).toMatchObject({
      code: 'credentials-refused',
      status: 401,
      fields: ['clientId', 'clientSecret'],
    })
  })
})

describe('iNode: the answer', () => {
  test('holds at least an access token and a refresh token', async () => {
    const connection = await rules.connected('inode', 'user-password')
    expect(inVault(rules.world, connection)).toMatchObject({
      accessToken: expect.any(String),
      refreshToken: expect.any(String),
      summary: { refreshable: true, scope: 'sync', expirySource: 'server', lifetimeMs: 36_000_000, notes: [] },
    })
    expectNear((await tokenOf(rules.world, connection)).expiresAt, Date.now() + 36_000_000)
  })

  test('without token_type and expires_in: Bearer, and an unknown lifetime, never "never"', async () => {
    system().setFault('no-lifetime', true)
    const connection = await rules.connected('inode', 'user-password')
    const token = await tokenOf(rules.world, connection)
    expect(token).toMatchObject({ expiresAt: null, lifetimeMs: null, expirySource: 'unknown' })
    expect(token.notes).toEqual([{ kind: 'token-type-missing' }, { kind: 'lifetime-unknown' }])
    expect(await sendExample(rules.world, connection)).toMatchObject({ status: 200, tokenRenewed: false })
    expect(system().requests[0]?.headers.authorization).toBe(`Bearer ${await revealed(rules.world, connection)}`)
  })

  test('with only the two tokens in it is enough', async () => {
    const server = await raw.start(jsonOf({ access_token: 'a', refresh_token: 'b' }))
    const connection = await connect(rules.world, draftAt(byPassword, server.url))
    expect(inVault(rules.world, connection)).toMatchObject({ accessToken: 'a', refreshToken: 'b' })
  })

  test('a token of unknown lifetime is used until the server refuses it, and is then renewed once', async () => {
    system().setFault('no-lifetime', true)
    const connection = await rules.connected('inode', 'user-password')
    rules.pass(35_000)
    expect(await sendExample(rules.world, connection)).toMatchObject({ status: 200, tokenRenewed: false })
    rules.pass(2000)
    const exchange = await sendExample(rules.world, connection)
    expect(exchange.attempts.map(({ status }) => status)).toEqual([401, 200])
    expect(grants().filter((grant) => grant !== undefined)).toEqual(['refresh_token'])
  })

  test('may give its lifetime as text, which is noted', async () => {
    system().setFault('lifetime-as-text', true)
    const connection = await rules.connected('inode', 'user-password')
    expect(await tokenOf(rules.world, connection)).toMatchObject({
      lifetimeMs: 36_000_000,
      notes: [{ kind: 'lifetime-as-text' }],
    })
  })
})

describe('iNode: refresh', () => {
  test('is the standard grant with client id and secret, and without user name and password', async () => {
    const connection = await rules.connected('inode', 'user-password')
    const { refreshToken } = inVault(rules.world, connection)
    await rules.world.tokens.get(connection.id)
    expect(system().requests).toHaveLength(1)
    const [request] = system().requests
    expect(wire(request)).toMatchObject({ method: 'POST', path: tokenPath, headers: formHeaders })
    expect(request?.headers.authorization).toBeUndefined()
    expect([...formPairs(request?.body ?? '')].sort()).toEqual([
      ['client_id', 'practice-client-inode'],
      ['client_secret', 'practice-secret/inode+100%=ok'],
      ['grant_type', 'refresh_token'],
      ['refresh_token', refreshToken],
    ])
  })

  test('keeps the new refresh token and forgets the old one', async () => {
    const connection = await rules.connected('inode', 'user-password')
    const before = inVault(rules.world, connection).refreshToken
    await rules.world.tokens.get(connection.id)
    expect(inVault(rules.world, connection).refreshToken).toEqual(expect.any(String))
    expect(rules.world.vaultContents.get(tokenKey(connection.id))).not.toContain(before)
    await rules.world.tokens.get(connection.id)
    expect(grants()).toEqual(['refresh_token', 'refresh_token'])
  })

  test('keeps the old refresh token when there is no new one, and the scope when none is named', async () => {
    const server = await raw.start((_request, index) =>
      jsonOf(index === 0 ? { access_token: 'a', refresh_token: 'b', scope: 'sync' } : { access_token: 'c' }),
    )
    const connection = await connect(rules.world, draftAt(byPassword, server.url))
    await rules.world.tokens.get(connection.id)
    expect(inVault(rules.world, connection)).toMatchObject({
      accessToken: 'c',
      refreshToken: 'b',
      summary: { scope: 'sync' },
    })
    expect((await tokenOf(rules.world, connection)).notes).toContainEqual({ kind: 'refresh-token-kept' })
  })

  test('that is refused is followed by signing in again with what is kept', async () => {
    const connection = await rules.connected('inode', 'user-password')
    system().setFault('rotated-reused', true)
    await rules.world.tokens.get(connection.id)
    expect(grants()).toEqual(['refresh_token', 'password'])
    expect((await tokenOf(rules.world, connection)).notes).toEqual([{ kind: 'signed-in-again' }])
  })

  test('that is refused with no password kept ends as sign-in-over', async () => {
    const connection = await rules.connected('inode', 'user-password')
    const { clientSecret } = system().credentials
    rules.world.vaultContents.set(credentialsKey(connection.id), JSON.stringify({ clientSecret }))
    system().setFault('rotated-reused', true)
    expect(await failureOf(rules.world.tokens.get(connection.id))).toMatchObject({
      code: 'sign-in-over',
      provider: 'iNode',
    })
    expect(grants()).toEqual(['refresh_token'])
  })

  test('that fails because of the client drops nothing', async () => {
    const server = await raw.start((_request, index) =>
      index === 0 ? jsonOf({ access_token: 'a', refresh_token: 'b' }) : jsonOf({ error: 'invalid_client' }, 401),
    )
    const connection = await connect(rules.world, draftAt(byPassword, server.url))
    const before = inVault(rules.world, connection)
    expect(await failureOf(rules.world.tokens.get(connection.id))).toMatchObject({
      code: 'credentials-refused',
      fields: ['clientId', 'clientSecret'],
    })
    expect(inVault(rules.world, connection)).toEqual(before)
    expect(server.requests).toHaveLength(2)
  })
})

describe('iNode: sign-in B, API key', () => {
  test('asks no server; the key goes out as Authorization: Token <key>', async () => {
    const connection = await connect(rules.world, draftFor(system(), 'api-key'))
    expect(system().requests).toEqual([])
    expect(await sendExample(rules.world, connection)).toMatchObject({ status: 200, stillRefused: false })
    expect(system().requests.map(wire)).toEqual([
      {
        method: 'GET',
        path: linksPath,
        headers: { authorization: 'Token practiceapikeyinode0123456789abcdef01234' },
        body: '',
      },
    ])
    await rules.world.copies.copy(connection.id, 'headers')
    expect(rules.world.clipboard.text).toBe('Authorization: Token practiceapikeyinode0123456789abcdef01234')
  })

  test('does not end by itself: after years it is still sent as it is, and the note says so', async () => {
    const connection = await rules.connected('inode', 'api-key')
    expect(await tokenOf(rules.world, connection)).toMatchObject({
      kind: 'api-key',
      expiresAt: null,
      expirySource: 'unknown',
      refreshable: false,
      notes: [{ kind: 'key-without-end' }],
    })
    rules.pass(5 * 365 * 24 * 3600)
    expect(await sendExample(rules.world, connection)).toMatchObject({ status: 200, tokenRenewed: false })
  })

  test('that the server refuses is said to be refused; nothing is renewed or sent again', async () => {
    const connection = await rules.connected('inode', 'api-key')
    system().setFault('wrong-password', true)
    expect(await sendExample(rules.world, connection)).toMatchObject({ status: 401, stillRefused: true })
    expect(system().requests).toHaveLength(1)
    expect((await stateOf(rules.world, connection)).events.at(-1)).toMatchObject({ kind: 'refused-by-server' })
  })

  test('is a secret: in the vault, and nowhere in connections and states', async () => {
    await rules.connected('inode', 'api-key')
    const { apiKey = '' } = system().credentials
    expect(JSON.stringify([rules.world.connections.list(), rules.world.states])).not.toContain(apiKey)
    expect(inode.signIns[1].fields[0].secret).toBe(true)
  })

  test('is found under Settings > My Profile > API Access, by an Owner', () => {
    const { fields, whereToFind } = inode.signIns[1]
    for (const text of [fields[0].hint, whereToFind.join(' ')]) {
      expect(text).toMatch(/Settings > My Profile > API Access/)
      expect(text).toMatch(/Owner/)
    }
  })

  test.each(['\n', ' ', '\r\n', '\t'])(
    'may be pasted with white space around it (%j), which is no part of any key',
    async (space) => {
      const draft = draftAt(byKey, system().servers.server ?? '', {
        secrets: { apiKey: `${space}the-key-itself${space}` },
      })
      const connection = await connect(rules.world, draft)
      await sendExample(rules.world, connection)
      expect(system().requests[0]?.headers.authorization).toBe('Token the-key-itself')
    },
  )

  test.each(['two words', 'line\nbreak', 'clé', 'nul\u0000'])(
    'that no header can carry (%j) is refused at its field',
    async (apiKey) => {
      const draft = draftAt(byKey, system().servers.server ?? '', { secrets: { apiKey } })
      expect(await failureOf(connect(rules.world, draft))).toMatchObject({ code: 'invalid-input', field: 'apiKey' })
      expect(rules.world.vaultContents.size).toBe(0)
    },
  )
})

describe('iNode: use', () => {
  test('the try-out request is GET /api/v1/links/ with its final slash and Bearer <token>', async () => {
    const connection = await rules.connected('inode', 'user-password')
    expect(await sendExample(rules.world, connection)).toMatchObject({ status: 200 })
    expect(system().requests.map(wire)).toEqual([
      {
        method: 'GET',
        path: '/api/v1/links/',
        headers: { authorization: `Bearer ${await revealed(rules.world, connection)}` },
        body: '',
      },
    ])
  })
})
