import { describe, expect, test } from 'vitest'
import { unifier } from '../../shared/providers/unifier.ts'
import { hostileCarry, hostileEndpoints, tenantHeaders } from '../practice/unifier-answer.ts'
import { answerOf, createRawServers, jsonOf } from './raw-server.ts'
import {
  createRules,
  dropRecorded,
  exampleFor,
  expectNear,
  failureOf,
  inVault,
  revealed,
  sendExample,
  stateOf,
  tokenOf,
  vaultTexts,
  wire,
} from './rules-kit.ts'
import { type AskingCase, askingSignIns, draftAt } from './sign-in-cases.ts'
import { connect, draftFor } from './test-world.ts'
import { basicText } from './wire-format.ts'

const rules = createRules()
const raw = createRawServers()
const [one] = askingSignIns.filter(({ id }) => id === 'unifier') as [AskingCase]
const system = () => rules.system('unifier')
const tokenPath = '/ws/rest/service/v1/oauth/token'
const elementsPath = '/rest1/ws/rest/service/v1/ds/data-elements'
const connectHere = (changes = {}) => connect(rules.world, draftFor(system(), 'integration-user', changes))
const withExpiry = (expiry: string) => ({ values: { username: 'practice-user@example.org', expiry } })

describe('Unifier: the sign-in', () => {
  test('is GET of the token path with Basic of user:password, and nothing else', async () => {
    await connectHere()
    const { username, password } = system().credentials
    expect(system().requests.map(wire)).toEqual([
      {
        method: 'GET',
        path: tokenPath,
        headers: {
          accept: 'application/json',
          authorization: `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`,
        },
        body: '',
      },
    ])
  })

  test('asks for a lifetime only when the person does: ?expiry=<seconds>', async () => {
    const connection = await connectHere(withExpiry('300'))
    expect(system().requests[0]?.path).toBe(`${tokenPath}?expiry=300`)
    const token = await tokenOf(rules.world, connection)
    expect(token).toMatchObject({ expirySource: 'server', lifetimeMs: 300_000 })
    expectNear(token.expiresAt, Date.now() + 300_000)
    await rules.world.tokens.get(connection.id)
    expect(system().requests[1]?.path).toBe(`${tokenPath}?expiry=300`)
  })

  test.each(['', '   '])('does not send an expiry that was left empty (%j)', async (expiry) => {
    const connection = await connectHere(withExpiry(expiry))
    expect(system().requests[0]?.path).toBe(tokenPath)
    expect(await tokenOf(rules.world, connection)).toMatchObject({ lifetimeMs: 3_600_000 })
  })

  test.each(['0', '-5', '1.5', 'soon', '300s', '1e3', '300&x=y'])(
    'refuses the lifetime %j at its field',
    async (expiry) => {
      expect(await failureOf(connectHere(withExpiry(expiry)))).toMatchObject({ code: 'invalid-input', field: 'expiry' })
      expect(system().requests).toEqual([])
    },
  )

  test('without any word of the server, a lifetime that was asked for counts as what the person said', async () => {
    system().setFault('no-lifetime', true)
    const connection = await connectHere(withExpiry('300'))
    expect(await tokenOf(rules.world, connection)).toMatchObject({ expirySource: 'person', lifetimeMs: 300_000 })
  })

  test('where the integration user comes from is told', () => {
    const [signIn] = unifier.signIns
    const words = JSON.stringify([signIn.summary, signIn.fields, signIn.whereToFind])
    for (const word of ['tenant administrator', 'type OAuth', 'e-mail address', 'Primavera Lobby']) {
      expect(words).toContain(word)
    }
  })
})

describe('Unifier: the answer as the sample has it', () => {
  test('is read although its key request_headers has no quotes, and that is noted', async () => {
    const connection = await rules.connected('unifier', 'integration-user')
    const token = await tokenOf(rules.world, connection)
    expect(token.notes).toEqual([{ kind: 'lenient-json' }, { kind: 'lifetime-as-text' }])
    expect(token.carry).toEqual({ headerNames: ['x-unifier-tenant', 'x-unifier-tenant-code'], basePath: '/rest1' })
  })

  test('is read exactly as the document prints it', async () => {
    const server = await raw.start(answerOf(200, documentedSample))
    const connection = await connect(rules.world, draftAt(one, server.url))
    expect(inVault(rules.world, connection)).toMatchObject({
      accessToken: documentedToken,
      carryHeaders: [
        { name: 'x-unifier-tenant', value: '<idcs stripe id>' },
        { name: 'x-unifier-tenant-code', value: '<tenant code>' },
      ],
      summary: { expirySource: 'server', lifetimeMs: 3_600_000, carry: { basePath: '/rest1' } },
    })
  })

  test('may be proper JSON; then nothing is noted about that', async () => {
    system().setFault('quoted-keys', true)
    const connection = await connectHere()
    expect((await tokenOf(rules.world, connection)).notes).toEqual([{ kind: 'lifetime-as-text' }])
  })

  test('gives its lifetime as text: read as seconds, with a note', async () => {
    system().setLifetime(1234)
    const connection = await rules.connected('unifier', 'integration-user')
    const token = await tokenOf(rules.world, connection)
    expect(token).toMatchObject({ expirySource: 'server', lifetimeMs: 1_234_000 })
    expect(token.notes).toContainEqual({ kind: 'lifetime-as-text' })
  })

  test('may give its lifetime as a number, or as expires_in', async () => {
    for (const lifetime of [{ expire: 120 }, { expires_in: 120 }]) {
      const server = await raw.start(jsonOf({ ...one.success('t'), ...lifetime }))
      const connection = await connect(rules.world, draftAt(one, server.url))
      expect(await tokenOf(rules.world, connection)).toMatchObject({ lifetimeMs: 120_000, notes: [] })
    }
  })

  test('without a lifetime falls back to the documented 3600 seconds, and says so', async () => {
    system().setFault('no-lifetime', true)
    system().setFault('quoted-keys', true)
    const connection = await connectHere()
    const token = await tokenOf(rules.world, connection)
    expect(token).toMatchObject({ expirySource: 'documented-default', lifetimeMs: 3_600_000 })
    expect(token.notes).toEqual([{ kind: 'documented-default', seconds: 3600 }])
  })
})

describe('Unifier: the answer as the text has it', () => {
  test('may hold the details under data, which is noted; what is carried is found there too', async () => {
    system().setFault('details-under-data', true)
    const connection = await connectHere()
    const token = await tokenOf(rules.world, connection)
    expect(token.notes).toEqual([{ kind: 'lifetime-as-text' }, { kind: 'details-under-data' }])
    expect(token).toMatchObject({ expirySource: 'server', lifetimeMs: 3_600_000, carry: { basePath: '/rest1' } })
    expect(await sendExample(rules.world, connection)).toMatchObject({ status: 200 })
  })

  test('may call the token access_token, at the top or under data', async () => {
    system().setFault('access-token-key', true)
    expect(await sendExample(rules.world, await connectHere())).toMatchObject({ status: 200 })
    system().setFault('details-under-data', true)
    expect(await sendExample(rules.world, await connectHere())).toMatchObject({ status: 200 })
  })

  test.each(['rest1', '/rest1', 'rest1/', '/rest1/'])('may give the endpoint as %j', async (endpoint) => {
    const server = await raw.start(jsonOf({ ...one.success('t'), endpoint }))
    const connection = await connect(rules.world, draftAt(one, server.url))
    await sendExample(rules.world, connection)
    expect(server.requests[1]?.path).toBe(elementsPath)
  })

  test('may give the endpoint without its slash (practice server)', async () => {
    system().setFault('endpoint-without-slash', true)
    expect(await sendExample(rules.world, await connectHere())).toMatchObject({ status: 200 })
  })

  test('with another status than success in its body is a failure under HTTP 200, even with a token in it', async () => {
    const server = await raw.start(jsonOf({ ...one.success('never-use-this'), status: 401, message: 'No.' }))
    expect(await failureOf(connect(rules.world, draftAt(one, server.url)))).toMatchObject({
      code: 'credentials-refused',
      serverSaid: 'No.',
    })
  })
})

describe('Unifier: failures', () => {
  test('show the message when it is a text', async () => {
    system().setFault('wrong-password', true)
    expect(await failureOf(connectHere())).toMatchObject({ serverSaid: 'Invalid user name or password' })
  })

  test('show the message when it is a list', async () => {
    expect(await failureOf(connectHere(withExpiry('999999')))).toEqual({
      code: 'sign-in-failed',
      provider: 'Unifier Essentials',
      status: 400,
      serverSaid: 'Invalid value for expiry Give a number of seconds from 1 to 86400',
    })
  })

  test('show a message without control characters, and not endlessly', async () => {
    const message = [`line\r\nbreak\u0000${'x'.repeat(5000)}`, 17, { a: 1 }]
    const server = await raw.start(jsonOf({ status: 400, message }, 400))
    const failure = await failureOf(connect(rules.world, draftAt(one, server.url)))
    if (failure.code !== 'sign-in-failed') throw new Error(failure.code)
    expect(failure.serverSaid).toBe(`line break ${'x'.repeat(289)}…`)
  })
})

describe('Unifier: what later requests carry', () => {
  test('is the endpoint before the path, both tenant headers and Bearer <token>', async () => {
    const connection = await rules.connected('unifier', 'integration-user')
    const exchange = await sendExample(rules.world, connection)
    expect(exchange).toMatchObject({ status: 200, url: `${system().servers.server}${elementsPath}` })
    expect(system().requests.map(wire)).toEqual([
      {
        method: 'GET',
        path: elementsPath,
        headers: { authorization: `Bearer ${await revealed(rules.world, connection)}`, ...tenantHeaders },
        body: '',
      },
    ])
  })

  test('is shown before sending, with its reasons and without its values', async () => {
    const connection = await rules.connected('unifier', 'integration-user')
    const preview = await rules.world.requests.preview(exampleFor(connection))
    expect(preview.url).toBe(`${system().servers.server}${elementsPath}`)
    expect(preview.problem).toBeNull()
    expect(preview.added.map(({ name }) => name)).toEqual([
      'Authorization',
      'x-unifier-tenant',
      'x-unifier-tenant-code',
    ])
    expect(preview.added.every(({ why }) => why.includes('Unifier Essentials'))).toBe(true)
    const shown = JSON.stringify(preview)
    expect(shown).not.toContain(await revealed(rules.world, connection))
    for (const value of Object.values(tenantHeaders)) expect(shown).not.toContain(value)
  })

  test('is in the copied headers', async () => {
    const connection = await rules.connected('unifier', 'integration-user')
    await rules.world.copies.copy(connection.id, 'headers')
    expect(rules.world.clipboard.text.split('\n')).toEqual([
      `Authorization: Bearer ${await revealed(rules.world, connection)}`,
      `x-unifier-tenant: ${tenantHeaders['x-unifier-tenant']}`,
      `x-unifier-tenant-code: ${tenantHeaders['x-unifier-tenant-code']}`,
    ])
  })

  test('is in the copied command', async () => {
    const connection = await rules.connected('unifier', 'integration-user')
    await rules.world.copies.copy(connection.id, 'curl')
    expect(rules.world.clipboard.text).toBe(
      [
        `curl '${system().servers.server}${elementsPath}'`,
        `-H 'Authorization: Bearer ${await revealed(rules.world, connection)}'`,
        `-H 'x-unifier-tenant: ${tenantHeaders['x-unifier-tenant']}'`,
        `-H 'x-unifier-tenant-code: ${tenantHeaders['x-unifier-tenant-code']}'`,
      ].join(' \\\n  '),
    )
  })

  test('outlives a restart of the app', async () => {
    const connection = await rules.connected('unifier', 'integration-user')
    await rules.restart()
    expect(await sendExample(rules.world, connection)).toMatchObject({ status: 200, tokenRenewed: false })
    expect(system().requests.map(({ path }) => path)).toEqual([elementsPath])
  })

  test('is the new answer’s after a renewal', async () => {
    const server = await raw.start((_request, index) =>
      jsonOf({ ...one.success(`t${index}`), endpoint: `/rest${index}`, request_headers: { 'x-tenant': `n${index}` } }),
    )
    const connection = await connect(rules.world, draftAt(one, server.url))
    await rules.world.tokens.get(connection.id)
    await sendExample(rules.world, connection)
    expect(server.requests[2]).toMatchObject({
      path: '/rest1/ws/rest/service/v1/ds/data-elements',
      headers: { authorization: 'Bearer t1', 'x-tenant': 'n1' },
    })
    expect(server.requests[2]?.headers).not.toHaveProperty('x-unifier-tenant')
  })

  test('does not go to a host that is not the connection’s', async () => {
    const connection = await rules.connected('unifier', 'integration-user')
    const elsewhere = await raw.start(jsonOf({}))
    const draft = { ...exampleFor(connection), url: `${elsewhere.url}/x` }
    expect(await failureOf(rules.world.requests.send(draft, 'x'))).toEqual({
      code: 'host-not-allowed',
      host: elsewhere.host,
      owner: { connectionId: connection.id, name: connection.name },
    })
    expect(elsewhere.requests).toEqual([])
  })

  test('is dropped on the way to another origin', async () => {
    const elsewhere = await raw.start(jsonOf({}))
    const connection = await rules.connected('unifier', 'integration-user')
    const home = await raw.start((request) =>
      request.path === tokenPath ? jsonOf(one.success('t')) : jsonOf({}, 302, { Location: `${elsewhere.url}/away` }),
    )
    const there = await connect(rules.world, draftAt(one, home.url))
    const exchange = await sendExample(rules.world, there)
    expect(exchange.attempts.map(({ because }) => because)).toEqual(['first', 'redirect-other-origin'])
    expect(Object.keys(elsewhere.requests[0]?.headers ?? {}).sort()).toEqual(['connection', 'host'])
    expect(connection.id).not.toBe(there.id)
  })
})

describe('Unifier: a hostile endpoint is refused, and nothing is sent on', () => {
  const endpoints = [
    ...hostileEndpoints,
    '@evil',
    '//evil',
    'https:evil',
    'https:/evil',
    'http://evil',
    'javascript:alert(1)',
    '\\evil',
    '/../..',
    '/rest1/../../x',
    '/%2e%2e/x',
    '/rest1?x=y',
    '/rest1#x',
    '/rest 1',
    '/rest1\u0000',
    '/rest1\n',
    '/rést',
    ':8080',
    '.evil.example.org',
    `/${'a'.repeat(300)}`,
  ]
  test.each(endpoints.filter((endpoint) => endpoint !== '.evil.example.org'))('%j', async (endpoint) => {
    const server = await raw.start(jsonOf({ ...one.success('t'), endpoint }))
    expect(await failureOf(connect(rules.world, draftAt(one, server.url)))).toEqual({
      code: 'unsafe-answer',
      host: server.host,
      what: 'base-path',
    })
    expect(server.requests).toHaveLength(1)
    expect(rules.world.connections.list()).toEqual([])
    expect(rules.world.vaultContents.size).toBe(0)
  })

  test('one that looks like the rest of a host name stays a path', async () => {
    const server = await raw.start(jsonOf({ ...one.success('t'), endpoint: '.evil.example.org' }))
    const connection = await connect(rules.world, draftAt(one, server.url))
    await sendExample(rules.world, connection)
    expect(server.requests[1]?.path).toBe('/.evil.example.org/ws/rest/service/v1/ds/data-elements')
  })

  test.each([
    ['a number', 17],
    ['a list', ['/rest1']],
    ['an object', { toString: 'x' }],
    ['true', true],
  ])('%s', async (_, endpoint) => {
    const server = await raw.start(jsonOf({ ...one.success('t'), endpoint }))
    expect(await failureOf(connect(rules.world, draftAt(one, server.url)))).toMatchObject({
      code: 'unsafe-answer',
      what: 'base-path',
    })
  })

  test('in the answer to a renewal: the token there was, and where it goes, stay', async () => {
    const connection = await rules.connected('unifier', 'integration-user')
    const before = vaultTexts(rules.world, connection)
    system().setFault('hostile-endpoint', true)
    expect(await failureOf(rules.world.tokens.get(connection.id))).toMatchObject({ code: 'unsafe-answer' })
    expect(vaultTexts(rules.world, connection)).toEqual(before)
    dropRecorded(system())
    expect(await sendExample(rules.world, connection)).toMatchObject({ status: 200 })
  })
})

describe('Unifier: a hostile header to carry is refused, and nothing is sent on', () => {
  const names = [
    ...Object.keys(hostileCarry).filter((name) => !name.startsWith('x-practice')),
    'authorization',
    'HOST',
    'cookie',
    'Set-Cookie',
    'Connection',
    'Keep-Alive',
    'Proxy-Authenticate',
    'Proxy-Authorization',
    'Proxy-Connection',
    'TE',
    'Trailer',
    'Transfer-Encoding',
    'Upgrade',
    'Content-Length',
    'Expect',
    'x practice spaced',
    'x-with:colon',
    'x-with\r\nbreak',
    'x-with\u0000nul',
    'x-é',
    '',
    ' host',
  ]
  test.each(names)('the name %j', async (name) => {
    const request_headers = { 'x-unifier-tenant': 'idcs', [name]: 'harmless' }
    const server = await raw.start(jsonOf({ ...one.success('t'), request_headers }))
    expect(await failureOf(connect(rules.world, draftAt(one, server.url)))).toEqual({
      code: 'unsafe-answer',
      host: server.host,
      what: 'header-name',
    })
    expect(server.requests).toHaveLength(1)
    expect(rules.world.vaultContents.size).toBe(0)
  })

  test.each([
    ['a line break', 'a\r\nX-Injected: yes'],
    ['a line feed', 'a\nb'],
    ['a carriage return', 'a\rb'],
    ['NUL', 'a\u0000b'],
    ['a tab', 'a\tb'],
    ['an accent', 'é'],
    ['half an emoji', '\ud83d'],
    ['a number', 17],
    ['nothing', null],
    ['a list', ['a']],
    ['an object', {}],
    ['too much', 'x'.repeat(5000)],
  ])('a value that is or holds %s', async (_, value) => {
    const server = await raw.start(jsonOf({ ...one.success('t'), request_headers: { 'x-unifier-tenant': value } }))
    expect(await failureOf(connect(rules.world, draftAt(one, server.url)))).toEqual({
      code: 'unsafe-answer',
      host: server.host,
      what: 'header-value',
    })
    expect(server.requests).toHaveLength(1)
  })

  test.each([
    ['a text', 'x-unifier-tenant: a'],
    ['a list', ['x-unifier-tenant']],
    ['too many', Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`x-${index}`, 'v']))],
  ])('%s instead of a map', async (_, request_headers) => {
    const server = await raw.start(jsonOf({ ...one.success('t'), request_headers }))
    expect(await failureOf(connect(rules.world, draftAt(one, server.url)))).toMatchObject({ code: 'unsafe-answer' })
  })

  test('the whole set of the practice server, also on renewal, where the token there was stays', async () => {
    system().setFault('hostile-carry', true)
    expect(await failureOf(connectHere())).toMatchObject({ code: 'unsafe-answer', what: 'header-name' })
    system().setFault('hostile-carry', false)
    const connection = await connectHere()
    const before = vaultTexts(rules.world, connection)
    system().setFault('hostile-carry', true)
    expect(await failureOf(rules.world.tokens.get(connection.id))).toMatchObject({ code: 'unsafe-answer' })
    expect(vaultTexts(rules.world, connection)).toEqual(before)
  })
})

describe('Unifier: URL-encoded Basic', () => {
  test('is not what is sent first: the first try is byte-exact', async () => {
    system().setFault('url-encoded-basic', true)
    await failureOf(connectHere())
    expect(system().requests).toHaveLength(1)
    expect(basicText(system().requests[0]?.headers.authorization)).toBe(
      'practice-user@example.org:Tür/Tor #7: 5% + "ok"',
    )
  })

  test('is offered after a 401 when user name or password has reserved characters', async () => {
    system().setFault('url-encoded-basic', true)
    expect(await failureOf(connectHere())).toEqual({
      code: 'credentials-refused',
      provider: 'Unifier Essentials',
      status: 401,
      fields: ['username', 'password'],
      serverSaid: 'Invalid user name or password',
      mayTryUrlEncoded: true,
    })
  })

  test.each([
    ['the user name', 'user@example.org', 'plain', true],
    ['the password', 'user', 'pass word', true],
    ['neither', 'integration-user_1.x~', 'Plain-Password_1.x~', false],
  ])('with reserved characters in %s: offered or not', async (_, username, password, offered) => {
    const server = await raw.start(jsonOf({ message: 'no' }, 401))
    const failure = await failureOf(connect(rules.world, draftAt(one, server.url, {}, { username, password })))
    expect(failure).toMatchObject({ code: 'credentials-refused' })
    expect('mayTryUrlEncoded' in failure).toBe(offered)
  })

  test.each([400, 403, 404, 429, 500, 302])('is not offered after a %i', async (status) => {
    const server = await raw.start(jsonOf({ message: 'no' }, status))
    expect(await failureOf(connect(rules.world, draftAt(one, server.url)))).not.toHaveProperty('mayTryUrlEncoded')
  })

  test('works once the person accepted it, is remembered, noted, and used for renewals too', async () => {
    system().setFault('url-encoded-basic', true)
    const connection = await connectHere({ basicEncoding: 'url-encoded' })
    expect(connection.basicEncoding).toBe('url-encoded')
    expect(rules.world.connections.list()[0]?.basicEncoding).toBe('url-encoded')
    expect((await tokenOf(rules.world, connection)).notes).toContainEqual({ kind: 'basic-url-encoded' })
    await rules.world.tokens.get(connection.id)
    expect(system().requests.map(({ headers }) => basicText(headers.authorization))).toEqual([
      'practice-user%40example.org:T%C3%BCr%2FTor%20%237%3A%205%25%20%2B%20%22ok%22',
      'practice-user%40example.org:T%C3%BCr%2FTor%20%237%3A%205%25%20%2B%20%22ok%22',
    ])
  })

  test('is not offered again when it was what the server refused', async () => {
    system().setFault('wrong-password', true)
    expect(await failureOf(connectHere({ basicEncoding: 'url-encoded' }))).not.toHaveProperty('mayTryUrlEncoded')
  })
})

test('Unifier: renewal signs in again; there is no refresh token', async () => {
  const connection = await rules.connected('unifier', 'integration-user')
  expect(inVault(rules.world, connection).refreshToken).toBeNull()
  rules.pass(3601)
  expect(await sendExample(rules.world, connection)).toMatchObject({ status: 200, tokenRenewed: true })
  expect(system().requests.map(({ path }) => path)).toEqual([tokenPath, elementsPath])
  expect((await stateOf(rules.world, connection)).events.map(({ kind }) => kind)).toEqual(['signed-in', 'renewed'])
})

const documentedToken = 'yJ4NXQjUzI1NiI6IkRoQXRBNENzTDRUdEIza1BLRlY3TTZSUzlCbExBamIxbDBvV2V6OXpaUXMiLCJ4NXQiOiJXMlR'

const documentedSample = `{

    "token":"${documentedToken}",

    "expire":"3600",

    "endpoint":"/rest1",

    request_headers:{

    "x-unifier-tenant":"<idcs stripe id>",

    "x-unifier-tenant-code":"<tenant code>"

    }

    }
`
