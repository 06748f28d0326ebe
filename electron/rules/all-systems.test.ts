import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { AppError } from '../../shared/core/app-error.ts'
import type { TokenNote } from '../../shared/domain/token.ts'
import { findProvider, findSignIn, providers } from '../../shared/providers/index.ts'
import { practiceCredentials } from '../practice/practice-catalogue.ts'
import type { PracticeFault } from '../practice/practice-system.ts'
import { credentialsKey } from '../services/vault-keys.ts'
import { awkwardSecrets } from './awkward-secrets.ts'
import { answerOf, createRawServers, jsonOf, type RawAnswer } from './raw-server.ts'
import {
  claimsOf,
  createRules,
  dropRecorded,
  expectNear,
  failureOf,
  inVault,
  revealed,
  sendExample,
  stateOf,
  tokenOf,
  until,
  vaultTexts,
  wire,
} from './rules-kit.ts'
import { type AskingCase, allSignIns, askingSignIns, draftAt, keySignIns } from './sign-in-cases.ts'
import { connect, draftFor } from './test-world.ts'
import { basicText, formPairs } from './wire-format.ts'

const rules = createRules()
const raw = createRawServers()
const basicSignIns = askingSignIns.filter(({ by }) => by === 'basic')
const formSignIns = askingSignIns.filter(({ by }) => by === 'form')
const refreshing = askingSignIns.filter(({ id }) => id === 'infolink' || id === 'inode')
const statingSeconds = askingSignIns.filter(({ id }) => id !== 'infoworks' && id !== 'immport')
const providerName = (one: AskingCase) => findProvider(one.id)?.name ?? ''

/** The provider's own names for form fields: what the wire calls them. */
const wireNames: Readonly<Record<string, string>> = {
  username: 'username',
  password: 'password',
  clientId: 'client_id',
  clientSecret: 'client_secret',
}

/** What a sign-in wants to be told, with other secrets. */
function withSecrets(one: AskingCase, secretOf: (fieldName: string) => string): Record<string, string> {
  const provider = findProvider(one.id)
  const signIn = provider === undefined ? undefined : findSignIn(provider, one.signIn)
  const typed = new Map<string, string>(Object.entries(practiceCredentials[one.id]))
  return Object.fromEntries(
    (signIn?.fields ?? [])
      .filter(({ required }) => required)
      .map((field) => [field.name, field.secret ? secretOf(field.name) : (typed.get(field.name) ?? '')]),
  )
}

test('the tables of these tests hold every sign-in of the five systems', () => {
  const systems = providers.filter(({ id }) => Object.keys(practiceCredentials).includes(id))
  const known = systems.flatMap(({ id, signIns }) => signIns.map((signIn) => `${id} ${signIn.id}`))
  expect(allSignIns.map(({ id, signIn }) => `${id} ${signIn}`).sort()).toEqual(known.sort())
})

describe('Credentials are sent byte-exact', () => {
  describe.each(basicSignIns)('$name: Basic is base64 of the UTF-8 bytes', (one) => {
    test.each(awkwardSecrets)('with %s in the password', async (_, password) => {
      const server = await raw.start(jsonOf(one.success('t')))
      await connect(rules.world, draftAt(one, server.url, {}, { username: 'üser@example.org', password }))
      const bytes = Buffer.from(`üser@example.org:${password}`, 'utf8')
      expect(server.requests[0]?.headers.authorization).toBe(`Basic ${bytes.toString('base64')}`)
      expect(basicText(server.requests[0]?.headers.authorization)).toBe(`üser@example.org:${password}`)
    })

    test('a user name with a colon is refused at its field with the reason, and nothing is sent', async () => {
      const server = await raw.start(jsonOf(one.success('t')))
      const draft = draftAt(one, server.url, {}, { username: 'user:name', password: 'p' })
      expect(await failureOf(connect(rules.world, draft))).toEqual({
        code: 'invalid-input',
        field: 'username',
        reason: 'A user name cannot contain “:” here, because it marks where the password begins.',
      })
      expect(await failureOf(rules.world.connections.save({ draft }))).toMatchObject({ field: 'username' })
      expect(server.requests).toEqual([])
    })
  })

  describe.each(formSignIns)('$name: the form is application/x-www-form-urlencoded with UTF-8', (one) => {
    test.each(awkwardSecrets)('with %s in every secret', async (_, secret) => {
      const server = await raw.start(jsonOf(one.success('t')))
      const typed = withSecrets(one, () => secret)
      await connect(rules.world, draftAt(one, server.url, {}, typed))
      const [request] = server.requests
      expect(request?.headers['content-type']).toBe('application/x-www-form-urlencoded;charset=UTF-8')
      const pairs = formPairs(request?.body ?? '')
      const sent = Object.fromEntries(pairs)
      for (const [field, value] of Object.entries(typed)) expect(sent[wireNames[field] ?? '']).toBe(value)
      expect(new Set(pairs.map(([name]) => name)).size).toBe(pairs.length)
    })

    test('no credentials travel in the address or in an Authorization header', async () => {
      const server = await raw.start(jsonOf(one.success('t')))
      await connect(rules.world, draftAt(one, server.url))
      expect(server.requests[0]).toMatchObject({ method: 'POST', path: one.path })
      expect(server.requests[0]?.headers).not.toHaveProperty('authorization')
      expect(server.requests[0]?.headers).not.toHaveProperty('cookie')
    })
  })

  test.each(formSignIns.filter(({ refusedFields }) => refusedFields.includes('username')))(
    '$name: a user name may be awkward too, colons included',
    async (one) => {
      const username = 'dömäin\\us:er+1 & co=%41@example.org'
      const server = await raw.start(jsonOf(one.success('t')))
      await connect(rules.world, draftAt(one, server.url, {}, { ...practiceCredentials[one.id], username }))
      expect(Object.fromEntries(formPairs(server.requests[0]?.body ?? '')).username).toBe(username)
    },
  )

  test.each(askingSignIns)('$name: a renewal sends the same bytes again', async (one) => {
    const server = await raw.start((_request, index) => jsonOf({ ...one.success(`t${index}`), refresh_token: null }))
    const connection = await connect(rules.world, draftAt(one, server.url))
    await rules.restart()
    await rules.world.tokens.get(connection.id)
    expect(server.requests).toHaveLength(2)
    expect(server.requests[1]).toEqual(server.requests[0])
  })

  test.each(askingSignIns)('$name: a secret that is missing is asked for before anything is sent', async (one) => {
    const server = await raw.start(jsonOf(one.success('t')))
    const draft = draftAt(one, server.url, { secrets: {} })
    const failure = await failureOf(connect(rules.world, draft))
    expect(failure.code).toBe('missing-secret')
    expect(server.requests).toEqual([])
  })
})

describe('A server address in any form ends in the same correct request', () => {
  describe.each(askingSignIns)('$name', (one) => {
    const endpoint = one.path.replace(/\/$/, '')
    const example = findProvider(one.id)?.examples[0]?.path.replace(/\{[^}]*\}/, '5733') ?? ''
    test.each([
      ['as it is', (base: string) => base, ''],
      ['with a final slash', (base: string) => `${base}/`, ''],
      ['with several final slashes', (base: string) => `${base}///`, ''],
      ['with spaces around', (base: string) => `  ${base} `, ''],
      ['with a line end', (base: string) => `${base}\r\n`, ''],
      ['in quotes', (base: string) => `"${base}"`, ''],
      ['with the scheme in capitals', (base: string) => base.replace('http', 'HTTP'), ''],
      ['with the whole endpoint', (base: string) => `${base}${endpoint}`, ''],
      ['with the whole endpoint and a final slash', (base: string) => `${base}${endpoint}/`, ''],
      ['with the endpoint and a query', (base: string) => `${base}${endpoint}?a=b#c`, ''],
      ['with the path of the example request', (base: string) => `${base}${example}`, ''],
      ['with a path prefix', (base: string) => `${base}/gateway`, '/gateway'],
      ['with a path prefix and a final slash', (base: string) => `${base}/gate/way/`, '/gate/way'],
      ['with a path prefix and the whole endpoint', (base: string) => `${base}/gateway${endpoint}`, '/gateway'],
    ])('%s', async (_, form, prefix) => {
      const server = await raw.start(jsonOf(one.success('t')))
      const connection = await connect(rules.world, draftAt(one, form(server.url)))
      expect(server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
        `${one.method} ${prefix}${one.path}`,
      ])
      expect(connection.servers.server).toBe(`${server.url}${prefix}`)
      await sendExample(rules.world, connection, rules.system(one.id))
      expect(server.requests[1]?.path).toMatch(new RegExp(`^${prefix}/(rest1/)?[^/]`))
    })
  })

  describe.each(askingSignIns)('$name: without a scheme', (one) => {
    test('https is tried; nothing is sent unprotected, and http is only offered', async () => {
      const dead = await raw.start(jsonOf(one.success('t')))
      await dead.close()
      const draft = draftAt(one, `${dead.host}/gateway`)
      expect(await failureOf(connect(rules.world, draft))).toEqual({
        code: 'https-unreachable',
        host: dead.host,
        httpAddress: `http://${dead.host}/gateway`,
      })
      expect(rules.world.connections.list()).toEqual([])
    })

    test.each([
      ['says in plain http that it does not understand', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
      ['closes without a word', null],
    ])('a port that %s when it is spoken to in https counts as nothing answering there', async (_, toStrangers) => {
      const server = await raw.start(jsonOf(one.success('t')), { toStrangers })
      expect(await failureOf(connect(rules.world, draftAt(one, server.host)))).toEqual({
        code: 'https-unreachable',
        host: server.host,
        httpAddress: `http://${server.host}`,
      })
      expect(server.requests).toEqual([])
    })

    test('https is what is used where it answers', async () => {
      const server = await raw.start(jsonOf(one.success('t')), { tls: true })
      const connection = await connect(rules.world, draftAt(one, server.host, { verifyTls: false }))
      expect(connection.servers.server).toBe(server.url)
      expect(server.requests).toHaveLength(1)
    })

    test('a certificate that is refused is no reason to offer http', async () => {
      const server = await raw.start(jsonOf(one.success('t')), { tls: true })
      expect(await failureOf(connect(rules.world, draftAt(one, server.host)))).toMatchObject({
        code: 'certificate-refused',
      })
    })

    test('the offered http address works when the person takes it', async () => {
      const server = await raw.start(jsonOf(one.success('t')))
      const offered = `http://${server.host}`
      await connect(rules.world, draftAt(one, offered, { acceptsInsecure: true }))
      expect(server.requests).toHaveLength(1)
    })
  })

  test.each(askingSignIns)('$name: an address with its scheme is never offered another one', async (one) => {
    const dead = await raw.start(null)
    await dead.close()
    expect(await failureOf(connect(rules.world, draftAt(one, `https://${dead.host}`)))).toEqual({
      code: 'server-unreachable',
      host: dead.host,
    })
  })

  test.each(allSignIns)('$name: an unprotected address that was not accepted gets nothing', async (one) => {
    const address = `http://${one.id}.invalid`
    expect(await failureOf(connect(rules.world, draftAt(one, address)))).toEqual({
      code: 'insecure-address',
      field: 'server',
      address,
    })
    expect(rules.world.connections.list()).toEqual([])
    const connection = await rules.world.connections.save({ draft: draftAt(one, address) })
    expect(await failureOf(sendExample(rules.world, connection, rules.system(one.id)))).toMatchObject({
      code: 'insecure-address',
    })
    if (one.signIn === 'api-key') return
    expect(await failureOf(rules.world.tokens.get(connection.id))).toMatchObject({ code: 'insecure-address' })
  })

  test.each(allSignIns)('$name: an address that is none is refused at its field', async (one) => {
    for (const address of ['', 'ftp://x', 'http://user:pw@host', 'https://<host>', 'https://', 'a b']) {
      expect(await failureOf(connect(rules.world, draftAt(one, address)))).toMatchObject({
        code: 'invalid-input',
        field: 'server',
      })
    }
  })
})

describe('What comes instead of an answer gives a failure of its own, keeps nothing, and sends nothing on', () => {
  const html = '<!doctype html><title>Sign in</title><form method="post"><input name="password"></form>'
  const big = ' '.repeat(1_100_000)
  const deep = (open: string, close: string) => `${open.repeat(100_000)}0${close.repeat(100_000)}`
  const bytesOf = (text: string) => Buffer.from(text, 'latin1')

  type Hostile = readonly [what: string, answer: RawAnswer, failure: Partial<AppError>]
  const hostile: readonly Hostile[] = [
    [
      'an HTML login page with 200',
      answerOf(200, html, { 'Content-Type': 'text/html' }),
      { code: 'unexpected-answer', why: 'html' },
    ],
    ['an HTML page that says it is JSON', answerOf(200, html), { code: 'unexpected-answer', why: 'html' }],
    [
      'an HTML page behind a byte order mark and line ends',
      answerOf(200, `\ufeff\r\n\n${html}`),
      { code: 'unexpected-answer', why: 'html' },
    ],
    ['nothing at all with 200', answerOf(200, ''), { code: 'unexpected-answer', why: 'empty' }],
    ['white space', answerOf(200, ' \r\n\t '), { code: 'unexpected-answer', why: 'empty' }],
    ['a 204', bytesOf('HTTP/1.1 204 No Content\r\n\r\n'), { code: 'unexpected-answer', status: 204, why: 'empty' }],
    [
      'plain text',
      answerOf(200, 'OK', { 'Content-Type': 'text/plain' }),
      { code: 'unexpected-answer', why: 'not-json' },
    ],
    ['a bare text as JSON', answerOf(200, '"token"'), { code: 'unexpected-answer', why: 'not-json' }],
    ['null', answerOf(200, 'null'), { code: 'unexpected-answer', why: 'not-json' }],
    ['a number', answerOf(200, '17'), { code: 'unexpected-answer', why: 'not-json' }],
    ['a list', answerOf(200, '["access_token"]'), { code: 'unexpected-answer', why: 'no-token' }],
    ['an empty object', answerOf(200, '{}'), { code: 'unexpected-answer', why: 'no-token' }],
    ['half a JSON document', answerOf(200, '{"access_token":"a'), { code: 'unexpected-answer', why: 'not-json' }],
    ['NUL bytes', answerOf(200, Buffer.alloc(64)), { code: 'unexpected-answer', why: 'not-json' }],
    [
      'bytes that are no UTF-8',
      answerOf(200, Buffer.from('fffe80ff00c3', 'hex')),
      { code: 'unexpected-answer', why: 'not-json' },
    ],
    ['a list nested 100,000 deep', answerOf(200, deep('[', ']')), { code: 'unexpected-answer', why: 'no-token' }],
    [
      'an object nested 100,000 deep',
      answerOf(200, deep('{"a":', '}')),
      { code: 'unexpected-answer', why: 'no-token' },
    ],
    [
      '100,000 brackets that never close',
      answerOf(200, '['.repeat(100_000)),
      { code: 'unexpected-answer', why: 'not-json' },
    ],
    ['more than a megabyte', answerOf(200, `${big}{}`), { code: 'unexpected-answer', why: 'too-large' }],
    [
      'a megabyte packed into a kilobyte',
      answerOf(200, gzipSync(big), { 'Content-Encoding': 'gzip' }),
      { code: 'unexpected-answer', why: 'too-large' },
    ],
    [
      'what says it is gzip and is not',
      answerOf(200, '{}', { 'Content-Encoding': 'gzip' }),
      { code: 'unexpected-answer', why: 'not-decodable' },
    ],
    ['a connection that just closes', null, { code: 'connection-lost' }],
    [
      'half of an answer',
      bytesOf('HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"access_token":'),
      { code: 'connection-lost' },
    ],
    ['half of a header', bytesOf('HTTP/1.1 200 OK\r\nContent-'), { code: 'connection-lost' }],
    [
      'a header with a stray line break',
      bytesOf('HTTP/1.1 200 OK\r\nX-A: a\rb: c\r\n\r\n{}'),
      { code: 'unexpected-answer', why: 'not-http' },
    ],
    [
      'a header with NUL',
      bytesOf('HTTP/1.1 200 OK\r\nX-A: a\u0000b\r\nContent-Length: 2\r\n\r\n{}'),
      { code: 'unexpected-answer', why: 'not-http' },
    ],
    ['no HTTP at all', bytesOf('SSH-2.0-OpenSSH_9.6\r\n'), { code: 'unexpected-answer', why: 'not-http' }],
    [
      'a switch to another protocol',
      bytesOf('HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'),
      { code: 'connection-lost' },
    ],
    [
      'headers without end',
      bytesOf(`HTTP/1.1 200 OK\r\n${`X-A: ${'a'.repeat(1000)}\r\n`.repeat(1100)}\r\n`),
      { code: 'unexpected-answer', why: 'too-many-headers' },
    ],
    [
      'a 404',
      answerOf(404, html, { 'Content-Type': 'text/html' }),
      { code: 'unexpected-answer', status: 404, why: 'wrong-address' },
    ],
    ['a 405', answerOf(405, '{}'), { code: 'unexpected-answer', status: 405, why: 'wrong-address' }],
    ['a 429', answerOf(429, '{}', { 'Retry-After': '30' }), { code: 'rate-limited', retryAfterSeconds: 30 }],
    [
      'a 500 with a web page',
      answerOf(500, html, { 'Content-Type': 'text/html' }),
      { code: 'server-failed', status: 500 },
    ],
    ['a 503 without anything', answerOf(503, ''), { code: 'server-failed', status: 503 }],
    ['a 304', bytesOf('HTTP/1.1 304 Not Modified\r\n\r\n'), { code: 'redirected', location: '' }],
  ]

  describe.each(askingSignIns)('$name', (one) => {
    test.each(hostile)('%s', async (_, answer, failure) => {
      const server = await raw.start(answer)
      const ended = await failureOf(connect(rules.world, draftAt(one, server.url)))
      expect(ended).toMatchObject(failure)
      if ('host' in ended) expect(ended.host).toBe(server.host)
      expect(server.requests).toHaveLength(1)
      expect(rules.world.connections.list()).toEqual([])
      expect(rules.world.vaultContents.size).toBe(0)
    })

    test.each([301, 302, 303, 307, 308])('a redirect (%i): the credentials are not sent on', async (status) => {
      const elsewhere = await raw.start(jsonOf(one.success('never-use-this')))
      const location = `${elsewhere.url}/trap?secret=in-the-query#x`
      const server = await raw.start(jsonOf(one.success('nor-this'), status, { Location: location }))
      expect(await failureOf(connect(rules.world, draftAt(one, server.url)))).toEqual({
        code: 'redirected',
        host: server.host,
        location: `${elsewhere.url}/trap`,
      })
      expect(elsewhere.requests).toEqual([])
      expect(server.requests).toHaveLength(1)
    })

    test('a redirect to the same server is not followed either', async () => {
      const server = await raw.start((_request, index) =>
        index === 0 ? jsonOf({}, 302, { Location: '/login' }) : jsonOf(one.success('t')),
      )
      expect(await failureOf(connect(rules.world, draftAt(one, server.url)))).toMatchObject({
        code: 'redirected',
        location: '/login',
      })
      expect(server.requests).toHaveLength(1)
    })

    test('a cookie is neither kept nor sent back', async () => {
      const server = await raw.start((_request, index) =>
        jsonOf(one.success(`t${index}`), 200, { 'Set-Cookie': 'session=evil; Path=/' }),
      )
      const connection = await connect(rules.world, draftAt(one, server.url))
      await rules.world.tokens.get(connection.id)
      await sendExample(rules.world, connection, rules.system(one.id))
      expect(server.requests).toHaveLength(3)
      for (const request of server.requests) expect(request.headers).not.toHaveProperty('cookie')
    })
  })
})

describe('A token that no header can carry is refused and never sent on', () => {
  const unusable: readonly (readonly [what: string, token: string])[] = [
    ['a line break', 'abc\r\nX-Injected: yes'],
    ['a line feed', 'abc\ndef'],
    ['NUL', 'abc\u0000def'],
    ['a space', 'abc def'],
    ['a tab', 'abc\tdef'],
    ['DEL', 'abc\u007fdef'],
    ['an accent', 'tökén'],
    ['an emoji', 'abc🔑'],
    ['an invisible character', 'abc\u200bdef'],
    ['70,000 characters', 'x'.repeat(70_000)],
  ]
  describe.each(askingSignIns)('$name', (one) => {
    test.each(unusable)('with %s', async (_, token) => {
      const server = await raw.start(jsonOf(one.success(token)))
      expect(await failureOf(connect(rules.world, draftAt(one, server.url)))).toEqual({
        code: 'unsafe-answer',
        host: server.host,
        what: 'token-characters',
      })
      expect(rules.world.vaultContents.size).toBe(0)
    })

    test.each([
      ['a number', 1234567890],
      ['a list', ['token']],
      ['an object', { token: 'x' }],
      ['true', true],
      ['null', null],
      ['an empty text', ''],
    ])('that is %s is no token', async (_, token) => {
      const server = await raw.start(jsonOf({ ...one.success(token), message: undefined }))
      expect(await failureOf(connect(rules.world, draftAt(one, server.url)))).toMatchObject({
        code: 'unexpected-answer',
        why: 'no-token',
      })
    })

    test('under the key __proto__ is no token, and nothing is changed by it', async () => {
      const { message: _, ...document } = one.success('from-the-prototype')
      const body = `{"__proto__": ${JSON.stringify(document)}, "constructor": {"prototype": {"polluted": true}}}`
      const server = await raw.start(answerOf(200, body))
      expect(await failureOf(connect(rules.world, draftAt(one, server.url)))).toMatchObject({
        code: 'unexpected-answer',
        why: 'no-token',
      })
      expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    })
  })
})

describe('A good answer is read all the same', () => {
  describe.each(askingSignIns)('$name', (one) => {
    const good = JSON.stringify(one.success('the-token'))
    test.each([
      ['text/html', [{ kind: 'content-type-lies', contentType: 'text/html' }]],
      ['text/plain; charset=utf-8', [{ kind: 'content-type-lies', contentType: 'text/plain; charset=utf-8' }]],
      ['application/octet-stream', [{ kind: 'content-type-lies', contentType: 'application/octet-stream' }]],
      ['application/json; charset=UTF-8', []],
      ['application/vnd.api+json', []],
    ])('under the content type %s; a lie is noted', async (contentType, notes) => {
      const server = await raw.start(answerOf(200, good, { 'Content-Type': contentType }))
      const connection = await connect(rules.world, draftAt(one, server.url))
      expect(await revealed(rules.world, connection)).toBe('the-token')
      const lies = (await tokenOf(rules.world, connection)).notes.filter(({ kind }) => kind === 'content-type-lies')
      expect(lies).toEqual(notes)
    })

    test('without a content type', async () => {
      const server = await raw.start(answerOf(200, good, {}))
      const connection = await connect(rules.world, draftAt(one, server.url))
      expect(await revealed(rules.world, connection)).toBe('the-token')
    })

    test('behind a byte order mark', async () => {
      const server = await raw.start(answerOf(200, `\ufeff${good}`))
      const connection = await connect(rules.world, draftAt(one, server.url))
      expect(await revealed(rules.world, connection)).toBe('the-token')
    })

    test('packed with gzip', async () => {
      const server = await raw.start(answerOf(200, gzipSync(good), { 'Content-Encoding': 'gzip' }))
      const connection = await connect(rules.world, draftAt(one, server.url))
      expect(await revealed(rules.world, connection)).toBe('the-token')
    })

    test('with strange things beside it: 100,000 levels, __proto__, objects where texts belong', async () => {
      const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
      const strange = `{"__proto__":{"a":1},"extra":${deep},"scope":${deep},"message":{"toString":1},"id_token":"x","error_description":[[]],`
      const server = await raw.start(answerOf(200, good.replace(/^\{("message":"[^"]*",)?/, strange)))
      const connection = await connect(rules.world, draftAt(one, server.url))
      expect(await revealed(rules.world, connection)).toBe('the-token')
    })
  })
})

describe('Lifetimes that cannot be right are passed over, with a note', () => {
  const absurd: readonly (readonly [given: unknown, shown: string])[] = [
    [-1, '-1'],
    [0, '0'],
    [0.4, '0.4'],
    ['-3600', '-3600'],
    [1e15, '1000000000000000'],
    ['999999999999999', '999999999999999'],
    ['soon', 'soon'],
    ['NaN', 'NaN'],
    ['Infinity', 'Infinity'],
    [true, 'true'],
    [{ seconds: 5 }, 'an object'],
    [{ toString: 'x', valueOf: 'y' }, 'an object'],
    [[3600], 'a list'],
  ]
  describe.each(statingSeconds)('$name', (one) => {
    test.each(absurd)('%j', async (given, shown) => {
      const server = await raw.start(jsonOf(one.success('opaque', given)))
      const connection = await connect(rules.world, draftAt(one, server.url))
      const token = await tokenOf(rules.world, connection)
      expect(token.notes[0]).toEqual({ kind: 'lifetime-ignored', given: shown })
      expect(token.expirySource).toBe(one.id === 'unifier' ? 'documented-default' : 'unknown')
      expect(token.expiresAt === null).toBe(one.id !== 'unifier')
    })

    test('a list 100,000 deep', async () => {
      const marker = '"the-lifetime"'
      const body = JSON.stringify(one.success('opaque', 'the-lifetime'))
      const server = await raw.start(answerOf(200, body.replace(marker, `${'['.repeat(1e5)}${']'.repeat(1e5)}`)))
      const connection = await connect(rules.world, draftAt(one, server.url))
      expect((await tokenOf(rules.world, connection)).notes[0]).toMatchObject({ kind: 'lifetime-ignored' })
    })

    test.each([
      ['3600', 3_600_000],
      [' 3600 ', 3_600_000],
      ['1.5', 1500],
    ])('the text %j is read as a number, which is noted', async (given, lifetimeMs) => {
      const server = await raw.start(jsonOf(one.success('opaque', given)))
      const connection = await connect(rules.world, draftAt(one, server.url))
      const token = await tokenOf(rules.world, connection)
      expect(token).toMatchObject({ expirySource: 'server', lifetimeMs, notes: [{ kind: 'lifetime-as-text' }] })
    })

    test.each([undefined, null, ''])('none at all (%j) is not called absurd', async (given) => {
      const server = await raw.start(jsonOf({ ...one.success('opaque'), expires_in: given, expire: given }))
      const connection = await connect(rules.world, draftAt(one, server.url))
      expect((await tokenOf(rules.world, connection)).notes).toEqual([
        one.id === 'unifier' ? { kind: 'documented-default', seconds: 3600 } : { kind: 'lifetime-unknown' },
      ])
    })
  })

  describe.each(askingSignIns)('$name: the exp of the token', (one) => {
    const jwt = (payload: string) => `eyJhbGciOiJIUzI1NiJ9.${Buffer.from(payload).toString('base64url')}.c2lnbmF0dXJl`
    test.each([
      ['in the past', '{"exp":1000}'],
      ['negative', '{"exp":-5}'],
      ['beyond all years', '{"exp":1e300}'],
      ['a list', '{"exp":[1]}'],
      ['an object', '{"exp":{"toString":1}}'],
      ['under __proto__', '{"__proto__":{"exp":4000000000}}'],
    ])('%s is not believed', async (_, payload) => {
      const server = await raw.start(jsonOf(one.success(jwt(payload))))
      const connection = await connect(rules.world, draftAt(one, server.url))
      const token = await tokenOf(rules.world, connection)
      expect(['documented-default', 'unknown']).toContain(token.expirySource)
    })

    test('counts where the server states nothing', async () => {
      const exp = Math.floor(Date.now() / 1000) + 777
      const server = await raw.start(jsonOf(one.success(jwt(`{"exp":${exp}}`))))
      const connection = await connect(rules.world, draftAt(one, server.url))
      expect(await tokenOf(rules.world, connection)).toMatchObject({ expirySource: 'jwt', expiresAt: exp * 1000 })
    })
  })

  test.each(refreshing)('$name: the end of the refresh token too', async (one) => {
    for (const given of [{ toString: 'x' }, [1], -5, 'soon', 1e300]) {
      const server = await raw.start(jsonOf({ ...one.success('t'), refresh_expires_in: given }))
      const connection = await connect(rules.world, draftAt(one, server.url))
      expect((await tokenOf(rules.world, connection)).refreshExpiresAt).toBeNull()
    }
  })
})

describe('Success conditions that are no texts refuse instead of breaking', () => {
  test.each([
    ['immport', { status: { toString: 'x', valueOf: 'y' }, access_token: 't' }],
    ['unifier', { status: { toString: 'x', valueOf: 'y' }, token: 't' }],
    ['infoworks', { result: { authentication_token: 't', is_authenticated: { toString: 'x' } } }],
  ] as const)('%s', async (id, document) => {
    const one = askingSignIns.find((asking) => asking.id === id) as AskingCase
    const server = await raw.start(jsonOf(document))
    expect(await failureOf(connect(rules.world, draftAt(one, server.url)))).toMatchObject({
      code: 'credentials-refused',
    })
  })
})

describe('A wrong password', () => {
  test.each(askingSignIns)('$name: names the fields that may be wrong, and keeps nothing', async (one) => {
    const system = rules.system(one.id)
    system.setFault('wrong-password', true)
    const failure = await failureOf(connect(rules.world, draftFor(system, one.signIn)))
    expect(failure).toMatchObject({
      code: 'credentials-refused',
      provider: providerName(one),
      fields: one.refusedFields,
      serverSaid: expect.any(String),
    })
    expect(rules.world.connections.list()).toEqual([])
    expect(rules.world.vaultContents.size).toBe(0)
    expect(system.requests).toHaveLength(1)
  })

  test.each(keySignIns)('$name: a refused key is said to be refused when it is used', async ({ id, signIn }) => {
    const connection = await rules.connected(id, signIn)
    rules.system(id).setFault('wrong-password', true)
    const exchange = await sendExample(rules.world, connection, rules.system(id))
    expect(exchange).toMatchObject({ status: 401, stillRefused: true, tokenRenewed: false })
    expect((await tokenOf(rules.world, connection)).kind).toBe('api-key')
  })

  test.each(askingSignIns)(
    '$name: what the server says never shows the password, however it is written',
    async (one) => {
      const raws = one.by === 'basic-raw'
      const typed = withSecrets(one, (name) => (raws ? `raw-${name}/w0rd+more=` : `p4ss/${name}+wörd"x" & more`))
      const secrets = Object.entries(typed).filter(([name]) => name !== 'username' && name !== 'clientId')
      expect(secrets.length).toBeGreaterThan(0)
      for (const [, secret] of secrets) {
        const forms = [
          secret,
          encodeURIComponent(secret),
          new URLSearchParams({ a: secret }).toString().slice(2),
          Buffer.from(secret).toString('base64'),
          JSON.stringify(secret).slice(1, -1),
        ]
        for (const form of forms) {
          const server = await raw.start(jsonOf({ message: `You sent ${form}!`, error: 'x' }, 401))
          const failure = await failureOf(connect(rules.world, draftAt(one, server.url, {}, typed)))
          expect(failure).toMatchObject({ serverSaid: 'You sent •••!' })
        }
      }
    },
  )
})

test.each(askingSignIns)('$name: a dead server is unreachable, and nothing is kept', async (one) => {
  const dead = await raw.start(null)
  await dead.close()
  expect(await failureOf(connect(rules.world, draftAt(one, dead.url)))).toEqual({
    code: 'server-unreachable',
    host: dead.host,
  })
  expect(rules.world.connections.list()).toEqual([])
  expect(rules.world.vaultContents.size).toBe(0)
})

describe('A renewal that fails drops nothing, and works again afterwards', () => {
  const faults: readonly (readonly [PracticeFault, Partial<AppError>])[] = [
    ['server-error', { code: 'server-failed', status: 500 }],
    ['too-many-requests', { code: 'rate-limited', retryAfterSeconds: 30 }],
    ['html-page', { code: 'unexpected-answer', why: 'html' }],
    ['redirect-away', { code: 'redirected' }],
    ['huge-answer', { code: 'unexpected-answer', why: 'too-large' }],
    ['truncated', { code: 'connection-lost' }],
  ]
  describe.each(askingSignIns)('$name', (one) => {
    test.each(faults)('%s', async (fault, failure) => {
      const system = rules.system(one.id)
      const connection = await rules.connected(one.id, one.signIn)
      const [kept, { token }] = [vaultTexts(rules.world, connection), await stateOf(rules.world, connection)]
      system.setFault(fault, true)
      expect(await failureOf(rules.world.tokens.get(connection.id))).toMatchObject(failure)
      expect(vaultTexts(rules.world, connection)).toEqual(kept)
      const after = await stateOf(rules.world, connection)
      expect(after.token).toEqual(token)
      expect(after).toMatchObject({ lastError: failure, working: false })
      expect(system.requests.filter(({ path }) => path !== one.path)).toEqual([])
      system.forget()
      await rules.world.tokens.get(connection.id)
      expect((await stateOf(rules.world, connection)).lastError).toBeNull()
      expect(await sendExample(rules.world, connection, system)).toMatchObject({ status: 200 })
    })

    test('a dead server', async () => {
      const server = await raw.start(jsonOf(one.success('t')))
      const connection = await connect(rules.world, draftAt(one, server.url))
      const kept = vaultTexts(rules.world, connection)
      await server.close()
      expect(await failureOf(rules.world.tokens.get(connection.id))).toMatchObject({ code: 'server-unreachable' })
      expect(vaultTexts(rules.world, connection)).toEqual(kept)
      expect(await revealed(rules.world, connection)).toBe('t')
    })

    test('a refused password: the old token stays to be used as long as it lasts', async () => {
      const system = rules.system(one.id)
      const connection = await rules.connected(one.id, one.signIn)
      const before = await revealed(rules.world, connection)
      system.setFault('wrong-password', true)
      if (refreshing.includes(one)) system.setFault('rotated-reused', true)
      expect(await failureOf(rules.world.tokens.get(connection.id))).toMatchObject({ code: 'credentials-refused' })
      expect(await revealed(rules.world, connection)).toBe(before)
      expect(inVault(rules.world, connection).accessToken).toBe(before)
      expect(rules.world.vaultContents.get(credentialsKey(connection.id))).toBeDefined()
    })
  })
})

describe('One renewal at a time', () => {
  test.each(askingSignIns)('$name: 20 who ask at once make one request, and all get its token', async (one) => {
    const system = rules.system(one.id)
    const connection = await rules.connected(one.id, one.signIn)
    const states = await Promise.all(Array.from({ length: 20 }, () => rules.world.tokens.get(connection.id)))
    expect(system.requests).toHaveLength(1)
    expect(new Set(states.map(({ token }) => token?.preview)).size).toBe(1)
    await rules.world.tokens.get(connection.id)
    expect(system.requests).toHaveLength(2)
  })

  test.each(askingSignIns)('$name: 20 requests at once with an old token renew it once', async (one) => {
    const system = rules.system(one.id)
    const connection = await rules.connected(one.id, one.signIn)
    rules.pass(system.lifetime() + 1)
    const exchanges = await Promise.all(Array.from({ length: 20 }, () => sendExample(rules.world, connection, system)))
    expect(exchanges.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200))
    expect(system.requests.filter(({ path }) => path === one.path)).toHaveLength(1)
  })

  test.each(askingSignIns)(
    '$name: one that fails fails for all who wait, and is asked again by the next',
    async (one) => {
      const system = rules.system(one.id)
      const connection = await rules.connected(one.id, one.signIn)
      system.setFault('server-error', true)
      const failures = await Promise.all(
        Array.from({ length: 20 }, () => failureOf(rules.world.tokens.get(connection.id))),
      )
      expect(new Set(failures.map(({ code }) => code))).toEqual(new Set(['server-failed']))
      expect(system.requests).toHaveLength(1)
      system.forget()
      await rules.world.tokens.get(connection.id)
      expect(system.requests).toHaveLength(1)
    },
  )

  test('two connections do not wait for each other', async () => {
    const [first, second] = [
      await rules.connected('infoworks', 'user-password'),
      await rules.connected('infoworks', 'user-password'),
    ]
    await Promise.all([rules.world.tokens.get(first.id), rules.world.tokens.get(second.id)])
    expect(rules.system('infoworks').requests).toHaveLength(2)
  })
})

describe('A server whose clock is 3 minutes off', () => {
  test.each(askingSignIns)('$name: the end is corrected to our clock, and that is noted', async (one) => {
    const system = rules.system(one.id)
    system.setFault('clock-off', true)
    const connection = await connect(rules.world, draftFor(system, one.signIn))
    const token = await tokenOf(rules.world, connection)
    expectNear(token.expiresAt, Date.now() + system.lifetime() * 1000)
    expectNear(token.clockOffsetMs, 180_000)
    expect(token.notes).toContainEqual({ kind: 'clock-corrected', offsetMs: token.clockOffsetMs })
    if (token.expirySource === 'jwt') {
      const { exp } = claimsOf(await revealed(rules.world, connection))
      expect(token.expiresAt).toBe(Number(exp) * 1000 - token.clockOffsetMs)
    }
    expect(await sendExample(rules.world, connection, system)).toMatchObject({ status: 200, tokenRenewed: false })
  })

  test.each(askingSignIns)('$name: a clock that agrees within 5 seconds is not talked about', async (one) => {
    for (const off of [-4000, 0, 3000]) {
      const date = new Date(Date.now() + off).toUTCString()
      const server = await raw.start(jsonOf(one.success('t'), 200, { Date: date }))
      const connection = await connect(rules.world, draftAt(one, server.url))
      expect((await tokenOf(rules.world, connection)).clockOffsetMs).toBe(0)
    }
  })

  test.each(askingSignIns)('$name: a Date that is absurd or none is not believed', async (one) => {
    for (const date of ['Thu, 01 Jan 1970 00:00:00 GMT', 'yesterday', '99999999999999', '']) {
      const server = await raw.start(jsonOf(one.success('t'), 200, { Date: date }))
      const connection = await connect(rules.world, draftAt(one, server.url))
      expect((await tokenOf(rules.world, connection)).clockOffsetMs).toBe(0)
    }
  })
})

describe('What had to be guessed is said, and nothing else', () => {
  type Guess = readonly [signIn: string, faults: readonly PracticeFault[], notes: readonly TokenNote[]]
  const ignored = (given: string): TokenNote => ({ kind: 'lifetime-ignored', given })
  const standard = (seconds: number): TokenNote => ({ kind: 'documented-default', seconds })
  const unknown: TokenNote = { kind: 'lifetime-unknown' }
  const untyped: TokenNote = { kind: 'token-type-missing' }
  const asText: TokenNote = { kind: 'lifetime-as-text' }
  const guesses: readonly Guess[] = [
    ['infoworks user-password', [], []],
    ['infoworks refresh-token', [], []],
    ['infolink client-credentials', [], []],
    ['infolink user-password', [], []],
    ['immport user-password', [], []],
    ['immport api-key', [], [{ kind: 'scoped-key' }]],
    ['unifier integration-user', [], [{ kind: 'lenient-json' }, asText]],
    ['unifier integration-user', ['quoted-keys'], [asText]],
    ['inode user-password', [], []],
    ['inode api-key', [], [{ kind: 'key-without-end' }]],
    ['infoworks user-password', ['no-lifetime'], [standard(900)]],
    ['infoworks refresh-token', ['no-lifetime'], [standard(900)]],
    ['infolink user-password', ['no-lifetime'], [unknown]],
    ['immport user-password', ['no-lifetime'], [standard(60)]],
    ['unifier integration-user', ['no-lifetime', 'quoted-keys'], [standard(3600)]],
    ['inode user-password', ['no-lifetime'], [untyped, unknown]],
    ['infolink client-credentials', ['negative-lifetime'], [ignored('-1800'), unknown]],
    ['infolink client-credentials', ['absurd-lifetime'], [ignored('999999999999999'), unknown]],
    ['infolink client-credentials', ['lifetime-as-text', 'no-token-type'], [untyped, asText]],
    ['inode user-password', ['negative-lifetime'], [ignored('-36000'), unknown]],
    ['inode user-password', ['absurd-lifetime'], [ignored('999999999999999'), unknown]],
    ['unifier integration-user', ['quoted-keys', 'details-under-data'], [asText, { kind: 'details-under-data' }]],
  ]
  test.each(guesses)('%s with %j', async (which, faults, notes) => {
    const [id, signIn] = which.split(' ') as [AskingCase['id'], string]
    for (const fault of faults) rules.system(id).setFault(fault, true)
    const connection = await connect(rules.world, draftFor(rules.system(id), signIn))
    expect((await tokenOf(rules.world, connection)).notes).toEqual(notes)
  })

  test.each(['infoworks', 'immport'] as const)(
    '%s: a negative lifetime in the token is passed over, and said',
    async (id) => {
      rules.system(id).setFault('negative-lifetime', true)
      const connection = await connect(rules.world, draftFor(rules.system(id), 'user-password'))
      const { exp } = claimsOf(await revealed(rules.world, connection))
      expect((await tokenOf(rules.world, connection)).notes).toEqual([
        ignored(new Date(Number(exp) * 1000).toISOString()),
        standard(id === 'infoworks' ? 900 : 60),
      ])
    },
  )

  test.each(askingSignIns)('$name: a certificate that was not checked is said', async (one) => {
    const server = await raw.start(jsonOf(one.success('t', 60)), { tls: true })
    const connection = await connect(rules.world, draftAt(one, server.url, { verifyTls: false }))
    expect((await tokenOf(rules.world, connection)).notes).toContainEqual({ kind: 'certificate-not-checked' })
  })
})

describe('Secrets stay where they belong', () => {
  test.each(allSignIns)(
    '$name: no secret and no token is in connections, states or failures',
    async ({ id, signIn }) => {
      const system = rules.system(id)
      const connection = await connect(rules.world, draftFor(system, signIn))
      const { accessToken, refreshToken, carryHeaders } = inVault(rules.world, connection)
      await sendExample(rules.world, connection, system)
      system.setFault('wrong-password', true)
      await failureOf(rules.world.tokens.get(connection.id)).catch(() => undefined)
      const { secrets } = draftFor(system, signIn)
      const shown = JSON.stringify([rules.world.connections.list(), rules.world.states])
      const carried = carryHeaders.map(({ value }) => value)
      for (const secret of [...Object.values(secrets), accessToken, refreshToken, ...carried]) {
        if (secret !== null) expect(shown).not.toContain(JSON.stringify(secret).slice(1, -1))
      }
      expect(connection.savedSecrets).toEqual(Object.keys(secrets))
    },
  )

  test.each(allSignIns)(
    '$name: an answer that repeats what was sent shows the secrets masked',
    async ({ id, signIn }) => {
      const system = rules.system(id)
      const connection = await rules.connected(id, signIn)
      system.setFault('echo-headers', true)
      const exchange = await sendExample(rules.world, connection, system)
      const { accessToken, carryHeaders } = inVault(rules.world, connection)
      const shown = JSON.stringify(exchange)
      expect(shown.toLowerCase()).toContain('authorization')
      expect(shown).not.toContain(accessToken)
      for (const { value } of carryHeaders) expect(shown).not.toContain(value)
    },
  )

  test.each(askingSignIns)('$name: a sign-in that is cancelled keeps nothing', async (one) => {
    const system = rules.system(one.id)
    system.setFault('slow', true)
    const attemptId = randomUUID()
    const attempt = failureOf(rules.world.connections.connect({ draft: draftFor(system, one.signIn), attemptId }))
    await until(() => system.requests.length === 1)
    rules.world.connections.cancel(attemptId)
    expect(await attempt).toEqual({ code: 'cancelled' })
    expect(rules.world.connections.list()).toEqual([])
    expect(rules.world.vaultContents.size).toBe(0)
  })
})

describe('The token is sent as its provider wants it, and only that', () => {
  const words: Readonly<Record<string, string>> = {
    'infoworks user-password': 'Bearer',
    'infoworks refresh-token': 'Bearer',
    'infolink client-credentials': 'Bearer',
    'infolink user-password': 'Bearer',
    'immport user-password': 'bearer',
    'immport api-key': 'Bearer',
    'unifier integration-user': 'Bearer',
    'inode user-password': 'Bearer',
    'inode api-key': 'Token',
  }
  test.each(allSignIns)('$name', async ({ id, signIn }) => {
    const system = rules.system(id)
    const connection = await rules.connected(id, signIn)
    expect(await sendExample(rules.world, connection, system)).toMatchObject({ status: 200 })
    const { accessToken } = inVault(rules.world, connection)
    expect(system.requests).toHaveLength(1)
    expect(wire(system.requests[0]).headers.authorization).toBe(`${words[`${id} ${signIn}`]} ${accessToken}`)
    expect(wire(system.requests[0]).path).not.toContain(accessToken)
  })

  test.each(allSignIns)(
    '$name: a token that ran out is renewed where it can be, and still refused ones are said so',
    async ({ id, signIn }) => {
      const system = rules.system(id)
      const connection = await rules.connected(id, signIn)
      system.setFault('always-expired', true)
      dropRecorded(system)
      const exchange = await sendExample(rules.world, connection, system)
      const isKey = signIn === 'api-key'
      // The practice servers never call a key expired.
      expect(exchange.stillRefused).toBe(!isKey)
      expect(exchange.attempts).toHaveLength(isKey ? 1 : 2)
      expect(system.requests).toHaveLength(isKey ? 1 : 3)
    },
  )
})
