import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { immportSample } from '../../shared/jwt/sample-tokens.ts'
import { immport } from '../../shared/providers/immport.ts'
import { unzipped } from '../practice/practice-test-kit.ts'
import { answerOf, createRawServers, jsonOf } from './raw-server.ts'
import {
  claimsOf,
  createRules,
  exampleFor,
  expectNear,
  failureOf,
  inVault,
  revealed,
  sendExample,
  tokenOf,
  until,
  wire,
} from './rules-kit.ts'
import { type AskingCase, askingSignIns, draftAt, keySignIns, type SignInCase } from './sign-in-cases.ts'
import { connect, draftFor } from './test-world.ts'

const rules = createRules({ dripMs: 500 })
const raw = createRawServers()
const [byPassword] = askingSignIns.filter(({ id }) => id === 'immport') as [AskingCase]
const [byKey] = keySignIns.filter(({ id }) => id === 'immport') as [SignInCase]
const system = () => rules.system('immport')
const templates = '/data/upload/documentation/templates/5733'
const arrived = () => system().requests.map(({ server, path }) => `${server} ${path}`)

describe('ImmPort: sign-in A, user name and password', () => {
  test('is POST of a form with username and password, and nothing else', async () => {
    await connect(rules.world, draftFor(system(), 'user-password'))
    expect(system().requests.map(wire)).toEqual([
      {
        method: 'POST',
        path: '/auth/token',
        headers: {
          accept: 'application/json',
          'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
        },
        body: 'username=practice-user&password=na%C3%AFve%5Cpath%3Fa%3Db%26c%3Dd%2Be',
      },
    ])
  })

  test('has the published authentication URL as its default, and names the older one', () => {
    const [server] = immport.servers
    expect(server.default).toBe('https://auth.immport.org/auth/token')
    expect(server.hint).toContain('https://www.immport.org/auth/token')
  })

  test.each(['https://auth.immport.org/auth/token', 'https://www.immport.org/auth/token'])(
    'goes to %s when that is what stands in the field',
    async (url) => {
      const draft = draftFor(system(), 'user-password', { servers: { server: url, api: immport.servers[1].default } })
      const connection = await rules.world.connections.save({ draft })
      expect(`${connection.servers.server}${immport.signIns[0].settings.request.path}`).toBe(url)
      expect(connection.servers.api).toBe('https://immport-upload.niaid.nih.gov:8443')
    },
  )
})

describe('ImmPort: sign-in B, API key', () => {
  test('asks no server; the key goes out as Authorization: Bearer <key>', async () => {
    const connection = await connect(rules.world, draftFor(system(), 'api-key'))
    expect(arrived()).toEqual([])
    expect(await sendExample(rules.world, connection, system())).toMatchObject({ status: 200, stillRefused: false })
    expect(system().requests.map(wire)).toEqual([
      {
        method: 'GET',
        path: templates,
        headers: { authorization: 'Bearer practice-api-key-immport-0123456789' },
        body: '',
      },
    ])
  })

  test('its end is unknown, never "never", and it is noted that the key may do what was chosen for it', async () => {
    const connection = await rules.connected('immport', 'api-key')
    expect(await tokenOf(rules.world, connection)).toMatchObject({
      kind: 'api-key',
      expiresAt: null,
      lifetimeMs: null,
      expirySource: 'unknown',
      refreshable: false,
      notes: [{ kind: 'scoped-key' }],
    })
  })

  test('that is refused is not tried again, because there is nothing to renew it with', async () => {
    const connection = await rules.connected('immport', 'api-key')
    system().setFault('wrong-password', true)
    const exchange = await sendExample(rules.world, connection, system())
    expect(exchange).toMatchObject({ status: 401, stillRefused: true, tokenRenewed: false, renewalError: null })
    expect(exchange.attempts).toHaveLength(1)
  })

  test('is found on the ImmPort web site', () => {
    expect(immport.signIns[1].fields[0].hint).toMatch(/ImmPort web site/)
    expect(immport.signIns[1].fields[0].secret).toBe(true)
  })
})

describe('ImmPort: the answer', () => {
  test('may call the token access_token', async () => {
    const server = await raw.start(jsonOf({ status: 200, access_token: 'a-token' }))
    const connection = await connect(rules.world, draftAt(byPassword, server.url))
    expect(await revealed(rules.world, connection)).toBe('a-token')
  })

  test('may call the token token', async () => {
    system().setFault('token-key', true)
    const connection = await rules.connected('immport', 'user-password')
    expect(await sendExample(rules.world, connection, system())).toMatchObject({ status: 200 })
  })

  test('with both keys is read by the documented one', async () => {
    const server = await raw.start(jsonOf({ token: 'the-other', status: 200, access_token: 'the-documented' }))
    const connection = await connect(rules.world, draftAt(byPassword, server.url))
    expect(await revealed(rules.world, connection)).toBe('the-documented')
  })

  test.each([
    [401, { code: 'credentials-refused', status: 401, fields: ['username', 'password'] }],
    ['401', { code: 'credentials-refused', status: 401, fields: ['username', 'password'] }],
    [403, { code: 'credentials-refused', status: 403 }],
    [400, { code: 'sign-in-failed', status: 400 }],
    [429, { code: 'rate-limited' }],
    [500, { code: 'server-failed', status: 500 }],
    [0, { code: 'credentials-refused' }],
    ['failure', { code: 'credentials-refused' }],
    [false, { code: 'credentials-refused' }],
    [{ code: 200 }, { code: 'credentials-refused' }],
  ])('with status %j in its body is a failure under HTTP 200, even with a token in it', async (status, failure) => {
    const server = await raw.start(jsonOf({ status, access_token: 'never-use-this', message: 'No.' }))
    expect(await failureOf(connect(rules.world, draftAt(byPassword, server.url)))).toMatchObject({ ...failure })
    expect(rules.world.vaultContents.size).toBe(0)
  })

  test.each([200, '200'])('with status %j in its body is a success', async (status) => {
    const server = await raw.start(jsonOf({ status, access_token: 'a-token' }))
    const connection = await connect(rules.world, draftAt(byPassword, server.url))
    expect(await revealed(rules.world, connection)).toBe('a-token')
  })

  test('that refuses under HTTP 200 shows what the server said', async () => {
    system().setFault('wrong-password', true)
    system().setFault('refused-under-200', true)
    expect(await failureOf(connect(rules.world, draftFor(system(), 'user-password')))).toEqual({
      code: 'credentials-refused',
      provider: 'ImmPort',
      status: 401,
      fields: ['username', 'password'],
      serverSaid: 'Bad credentials',
    })
  })
})

describe('ImmPort: the lifetime', () => {
  test('is 60 seconds by the exp of a token that has no iat', async () => {
    const connection = await rules.connected('immport', 'user-password')
    const claims = claimsOf(await revealed(rules.world, connection))
    expect(claims).not.toHaveProperty('iat')
    const token = await tokenOf(rules.world, connection)
    expect(token).toMatchObject({ expirySource: 'jwt', expiresAt: Number(claims.exp) * 1000, notes: [] })
    expectNear(token.lifetimeMs, 60_000)
  })

  test('is the documented 60 seconds when the token does not tell, and says so', async () => {
    system().setFault('no-lifetime', true)
    const connection = await rules.connected('immport', 'user-password')
    const token = await tokenOf(rules.world, connection)
    expect(token).toMatchObject({ expirySource: 'documented-default', lifetimeMs: 60_000 })
    expect(token.notes).toEqual([{ kind: 'documented-default', seconds: 60 }])
  })
})

describe('ImmPort: get token and send is one step', () => {
  test('from nothing: the token is got at one address and used at the other', async () => {
    const connection = await rules.world.connections.save({ draft: draftFor(system(), 'user-password') })
    expect(arrived()).toEqual([])
    expect(await sendExample(rules.world, connection, system())).toMatchObject({ status: 200, tokenRenewed: true })
    expect(arrived()).toEqual(['server /auth/token', `api ${templates}`])
  })

  test.each([
    ['50 s have passed and less than 10 s but more than 10 % remain: the token there is is used', 60, 50, false],
    ['55 s have passed and less than 10 % remain: a fresh token is got first', 60, 55, true],
    ['61 s have passed: a fresh token is got first', 60, 61, true],
    ['15 s of an hour remain: used, because 10 s are enough', 3600, 3585, false],
    ['8 s of an hour remain: a fresh one first', 3600, 3592, true],
  ])('%s', async (_, lifetime, passed, renewed) => {
    system().setLifetime(lifetime)
    const connection = await rules.connected('immport', 'user-password')
    const first = await revealed(rules.world, connection)
    rules.pass(passed)
    const exchange = await sendExample(rules.world, connection, system())
    expect(exchange).toMatchObject({ status: 200, tokenRenewed: renewed, stillRefused: false })
    expect(arrived()).toEqual(renewed ? ['server /auth/token', `api ${templates}`] : [`api ${templates}`])
    expect((await revealed(rules.world, connection)) === first).toBe(!renewed)
    expect(system().requests.at(-1)?.headers.authorization).toBe(`bearer ${await revealed(rules.world, connection)}`)
  })

  test('a copied token is made fresh in the same way', async () => {
    const connection = await rules.connected('immport', 'user-password')
    rules.pass(55)
    await rules.world.copies.copy(connection.id, 'token')
    expect(arrived()).toEqual(['server /auth/token'])
    expect(rules.world.clipboard.text).toBe(await revealed(rules.world, connection))
  })

  test('a slow download that has begun is not cut when the countdown ends', async () => {
    const connection = await rules.connected('immport', 'user-password')
    system().setFault('slow-drip', true)
    const download = sendExample(rules.world, connection, system())
    await until(() => system().requests.length === 1)
    rules.pass(3600)
    await wait(50)
    const exchange = await download
    expect(exchange).toMatchObject({ status: 200, stillRefused: false, tokenRenewed: false })
    expect(exchange.attempts).toHaveLength(1)
    expect(arrived()).toEqual([`api ${templates}`])
    await rules.world.requests.saveBody(exchange.id)
    const files = await unzipped(Buffer.from(rules.world.savedFiles[0]?.bytes ?? []))
    expect(Object.keys(files)).toContain('README.txt')
  })
})

describe('ImmPort: addresses', () => {
  test('sign-in and API are two fields, both with defaults', () => {
    expect(immport.servers.map(({ id }) => id)).toEqual(['server', 'api'])
    expect(immport.servers[1].default).toBe('https://immport-upload.niaid.nih.gov:8443')
  })

  test('the password goes only to the sign-in address, the token only to the API', async () => {
    const connection = await connect(rules.world, draftFor(system(), 'user-password'))
    await sendExample(rules.world, connection, system())
    const [signIn, request] = system().requests
    expect(signIn).toMatchObject({ server: 'server', path: '/auth/token' })
    expect(signIn?.headers.authorization).toBeUndefined()
    expect(request).toMatchObject({ server: 'api', path: templates, body: '' })
  })

  // 0.0.0.0 leads to this computer but is no loopback address; Windows does not connect to it.
  test.skipIf(process.platform === 'win32').each(['user-password', 'api-key'])(
    'an API address with http that was not accepted gets no token (%s)',
    async (signIn) => {
      const { server = '', api = '' } = system().servers
      const servers = { server, api: api.replace('127.0.0.1', '0.0.0.0') }
      const connection = await rules.world.connections.save({ draft: draftFor(system(), signIn, { servers }) })
      expect(await failureOf(sendExample(rules.world, connection, system()))).toMatchObject({
        code: 'insecure-address',
        field: 'api',
        address: servers.api,
      })
      expect(arrived().filter((one) => one.startsWith('api'))).toEqual([])
      const draft = draftFor(system(), signIn, { servers, acceptsInsecure: true })
      const accepted = await connect(rules.world, draft)
      expect(await sendExample(rules.world, accepted, system())).toMatchObject({ status: 200 })
    },
  )

  test('the workspace is a field of the example; left unfilled, nothing is sent and it is said what is missing', async () => {
    expect(immport.examples[0].pathFields.map(({ name }) => name)).toEqual(['WORKSPACE_ID'])
    const connection = await rules.connected('immport', 'user-password')
    expect(await failureOf(rules.world.requests.send(exampleFor(connection), randomUUID()))).toEqual({
      code: 'request-refused',
      part: 'url',
      reason: 'Fill in “WORKSPACE_ID” first.',
    })
    expect(arrived()).toEqual([])
  })
})

describe('ImmPort: use', () => {
  test('is Authorization: bearer <token>, with bearer in lower case', async () => {
    const connection = await rules.connected('immport', 'user-password')
    await sendExample(rules.world, connection, system())
    const token = await revealed(rules.world, connection)
    expect(system().requests.map(wire)).toEqual([
      { method: 'GET', path: templates, headers: { authorization: `bearer ${token}` }, body: '' },
    ])
    await rules.world.copies.copy(connection.id, 'headers')
    expect(rules.world.clipboard.text).toBe(`Authorization: bearer ${token}`)
  })

  test('the answer is a zip file: recognised as binary, saved whole and with its name', async () => {
    const connection = await rules.connected('immport', 'user-password')
    const exchange = await sendExample(rules.world, connection, system())
    expect(exchange.body).toEqual({
      kind: 'binary',
      fileName: 'ImmPortTemplates.5733.zip',
      found: 'a zip archive',
      contentType: 'application/zip',
    })
    expect(await rules.world.requests.saveBody(exchange.id)).toEqual({
      saved: true,
      fileName: 'ImmPortTemplates.5733.zip',
    })
    const [file] = rules.world.savedFiles
    expect(file?.name).toBe('ImmPortTemplates.5733.zip')
    expect(file?.bytes.byteLength).toBe(exchange.size)
    expect(Object.keys(await unzipped(Buffer.from(file?.bytes ?? [])))).toEqual([
      'README.txt',
      'templates/subjectHumans.txt',
      'templates/bioSamples.txt',
    ])
  })

  test.each(['application/octet-stream', 'text/plain', 'application/json', 'text/html; charset=utf-8', ''])(
    'a zip file is recognised as binary also under the content type %j',
    async (contentType) => {
      const zip = Buffer.from('504b0304140000000000000000000000e2ff8081fe', 'hex')
      const headers = { ...(contentType === '' ? {} : { 'Content-Type': contentType }) }
      const server = await raw.start(answerOf(200, zip, headers))
      const connection = await connect(rules.world, draftAt(byKey, server.url))
      const exchange = await sendExample(rules.world, connection, system())
      expect(exchange.body.kind).toBe('binary')
      await rules.world.requests.saveBody(exchange.id)
      expect(Buffer.from(rules.world.savedFiles[0]?.bytes ?? [])).toEqual(zip)
    },
  )

  test.each([
    ['attachment; filename="../../etc/evil.zip"', 'evil.zip'],
    ['attachment; filename="C:\\\\temp\\\\evil.zip"', 'evil.zip'],
    ["attachment; filename*=UTF-8''Sch%C3%BCtz%20%E2%82%AC.zip", 'Schütz €.zip'],
    ['attachment; filename="...hidden.zip"', 'hidden.zip'],
    ['attachment', '5733.zip'],
    ['attachment; filename=""', '5733.zip'],
    ['rubbish; = ; filename', '5733.zip'],
  ])('the name in %j is made safe: %s', async (disposition, fileName) => {
    const headers = { 'Content-Type': 'application/zip', 'Content-Disposition': disposition }
    const server = await raw.start(answerOf(200, Buffer.from('504b0304ff00', 'hex'), headers))
    const connection = await connect(rules.world, draftAt(byKey, server.url))
    const exchange = await sendExample(rules.world, connection, system())
    expect(exchange.body).toMatchObject({ kind: 'binary', fileName })
  })
})

describe('ImmPort: TLS (curl -k)', () => {
  test('the provider says that its document switches the check off', () => {
    expect(immport.documentsUnverifiedTls).toBe(true)
  })

  test("a server's own certificate is refused unless the connection says otherwise, and nothing is sent", async () => {
    const server = await raw.start(jsonOf({ status: 200, access_token: 't' }), { tls: true })
    expect(await failureOf(connect(rules.world, draftAt(byPassword, server.url)))).toMatchObject({
      code: 'certificate-refused',
      host: server.host,
      reason: 'self-signed',
    })
    expect(server.requests).toEqual([])
  })

  test('with the switch on, sign-in and request go through, and the token says that nothing was checked', async () => {
    const server = await raw.start(jsonOf({ status: 200, access_token: 't' }), { tls: true })
    const connection = await connect(rules.world, draftAt(byPassword, server.url, { verifyTls: false }))
    expect(connection.verifyTls).toBe(false)
    expect((await tokenOf(rules.world, connection)).notes).toContainEqual({ kind: 'certificate-not-checked' })
    expect(await sendExample(rules.world, connection, system())).toMatchObject({ status: 200 })
    await rules.world.copies.copy(connection.id, 'curl')
    expect(rules.world.clipboard.text).toContain('--insecure')
  })

  test('the switch is for that one connection: another to the same server is still refused', async () => {
    const server = await raw.start(jsonOf({ status: 200, access_token: 't' }), { tls: true })
    await connect(rules.world, draftAt(byPassword, server.url, { verifyTls: false }))
    expect(await failureOf(connect(rules.world, draftAt(byPassword, server.url)))).toMatchObject({
      code: 'certificate-refused',
    })
    expect(server.requests).toHaveLength(1)
  })
})

describe('ImmPort: the sample token of the document', () => {
  test('has a header that cannot be decoded: its payload is read all the same, and it is said what cannot be read', async () => {
    const server = await raw.start(jsonOf({ status: 200, access_token: immportSample }))
    const connection = await connect(rules.world, draftAt(byPassword, server.url))
    const { reading } = await rules.world.inspector.readStored(connection.id)
    if (reading.format !== 'jwt') throw new Error('not read as a JWT')
    expect(reading.header).toEqual({ readable: false, reason: expect.stringContaining('“Example-”') })
    expect(reading.payload).toMatchObject({ readable: true, value: { user_name: 'campjo', exp: 1623351943 } })
    const rows = reading.payload.readable ? reading.payload.rows : []
    expect(rows.flatMap(({ name, depth }) => (depth === 0 ? [name] : []))).toEqual([
      'exp',
      'user_name',
      'authorities',
      'jti',
      'client_id',
      'scope',
    ])
    expect(reading.protection).toBe('signed')
    const token = await tokenOf(rules.world, connection)
    expect(token.notes).toContainEqual({ kind: 'lifetime-ignored', given: '2021-06-10T19:05:43.000Z' })
    expect(token.expirySource).toBe('documented-default')
  })
})

test('ImmPort: renewal signs in again; there is no refresh token', async () => {
  const connection = await rules.connected('immport', 'user-password')
  expect(inVault(rules.world, connection).refreshToken).toBeNull()
  await rules.world.tokens.get(connection.id)
  expect(arrived()).toEqual(['server /auth/token'])
  expect(system().requests[0]?.body).toMatch(/^username=.*&password=/)
})
