import { randomUUID } from 'node:crypto'
import JSON5 from 'json5'
import { describe, expect, test } from 'vitest'
import { AppFailure } from '../../shared/core/app-error.ts'
import { infolink } from '../../shared/providers/infolink.ts'
import { readRecord } from '../services/token-record.ts'
import { credentialsKey, tokenKey } from '../services/vault-keys.ts'
import { createRawServers, jsonOf, type RawAnswer, type RawRequest } from './raw-server.ts'
import {
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
  wire,
} from './rules-kit.ts'
import { type AskingCase, askingSignIns, draftAt } from './sign-in-cases.ts'
import { connect, draftFor } from './test-world.ts'
import { formPairs } from './wire-format.ts'

const rules = createRules()
const raw = createRawServers()
const both = askingSignIns.filter(({ id }) => id === 'infolink')
const [byClient, byPassword] = both as [AskingCase, AskingCase]
const system = () => rules.system('infolink')
const tokenPath = '/api/v1/oauth2/token'
const jobPath = '/api/v1/executeJob'
const expiredBody = {
  result: { code: 'invalid_grant', message: 'Credentials or token is invalid or expired' },
  status: 'error',
}
const refreshRefused = {
  error_description: 'Credentials or token is invalid or expired',
  error: 'invalid_grant',
}
const formHeaders = {
  accept: 'application/json',
  'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
}

/** The body of the refresh that the document prints, for another refresh token. */
const refreshBody = (refreshToken: string | null) => `grant_type=refresh_token&refresh_token=${refreshToken}`
/** The bodies that arrived; the parameters of a form in alphabetical order, because their order means nothing. */
const bodies = () =>
  system().requests.map(({ path, body }) => (path === tokenPath ? body.split('&').sort().join('&') : body))
const grants = () => bodies().map((body) => /grant_type=(\w+)/.exec(body)?.[1])

describe('InfoLink: the token endpoint', () => {
  test('client credentials: grant_type, client_id and client_secret in a form, and no Authorization header', async () => {
    await connect(rules.world, draftFor(system(), 'client-credentials'))
    expect(system().requests.map(wire)).toEqual([
      {
        method: 'POST',
        path: tokenPath,
        headers: formHeaders,
        body: 'grant_type=client_credentials&client_id=practice-client-infolink&client_secret=practice-secret+7%2B7%3D14+%26+100%25',
      },
    ])
  })

  test('user name and password: all five parameters in a form, each once, and no Authorization header', async () => {
    await connect(rules.world, draftFor(system(), 'user-password'))
    const [request] = system().requests
    expect(wire(request)).toMatchObject({ method: 'POST', path: tokenPath, headers: formHeaders })
    expect(Object.keys(wire(request).headers).sort()).toEqual(['accept', 'content-type'])
    expect([...formPairs(request?.body ?? '')].sort()).toEqual([
      ['client_id', 'practice-client-infolink'],
      ['client_secret', 'practice-secret 7+7=14 & 100%'],
      ['grant_type', 'password'],
      ['password', '1 + 1 = 2; it\'s "100%" & true'],
      ['username', 'practice-user@example.org'],
    ])
    expect(request?.body).toContain(
      'username=practice-user%40example.org&password=1+%2B+1+%3D+2%3B+it%27s+%22100%25%22+%26+true',
    )
  })

  test('where the values are found is told: Managing clients, Managing users', () => {
    const words = JSON.stringify(infolink.signIns.map(({ fields, whereToFind }) => [fields, whereToFind]))
    expect(words).toContain('Managing clients')
    expect(words).toContain('Managing users')
  })
})

describe('InfoLink: plain http', () => {
  test.each(both)('$name: a http address that was not accepted gets nothing at all', async (one) => {
    const failure = await failureOf(connect(rules.world, draftAt(one, 'http://infolink.invalid')))
    expect(failure).toEqual({ code: 'insecure-address', field: 'server', address: 'http://infolink.invalid' })
    expect(rules.world.connections.list()).toEqual([])
  })

  // 0.0.0.0 leads to this computer but is no loopback address; Windows does not connect to it.
  test.skipIf(process.platform === 'win32').each(both)(
    '$name: a http address is used once it is accepted',
    async (one) => {
      const url = (system().servers.server ?? '').replace('127.0.0.1', '0.0.0.0')
      expect(await failureOf(connect(rules.world, draftAt(one, url)))).toMatchObject({ code: 'insecure-address' })
      expect(system().requests).toEqual([])
      const connection = await connect(rules.world, draftAt(one, url, { acceptsInsecure: true }))
      expect(connection.acceptsInsecure).toBe(true)
      expect(await sendExample(rules.world, connection)).toMatchObject({ status: 200 })
      await rules.world.tokens.get(connection.id)
      expect(system().requests.map(({ path }) => path)).toEqual([tokenPath, jobPath, tokenPath])
    },
  )

  test('the provider says that its document uses http, so that the form can warn of it', () => {
    expect(infolink.documentsPlainHttp).toBe(true)
  })
})

describe.each(both)('InfoLink: the answer ($name)', (one) => {
  test('lasts 1800 seconds, says the server, and needs no note', async () => {
    const connection = await rules.connected('infolink', one.signIn)
    const token = await tokenOf(rules.world, connection)
    expect(token).toMatchObject({ expirySource: 'server', lifetimeMs: 1_800_000, refreshable: true, notes: [] })
    expectNear(token.expiresAt, Date.now() + 1_800_000)
  })

  test('holds opaque tokens, which the inspector describes kindly instead of failing', async () => {
    const connection = await rules.connected('infolink', one.signIn)
    const { reading } = await rules.world.inspector.readStored(connection.id)
    if (reading.format !== 'opaque') throw new Error('read as a JWT')
    expect(reading.explanation).toMatch(/random identifier \(UUID\).*only the server that issued it knows/)
    expect(reading.length).toBe(36)
    expect((await tokenOf(rules.world, connection)).format).toBe('opaque')
  })

  test('without a token type means Bearer, and says so', async () => {
    system().setFault('no-token-type', true)
    const connection = await rules.connected('infolink', one.signIn)
    expect((await tokenOf(rules.world, connection)).notes).toEqual([{ kind: 'token-type-missing' }])
    await sendExample(rules.world, connection)
    expect(system().requests[0]?.headers.authorization).toMatch(/^Bearer /)
  })

  test('with a wrong client secret or password shows what the server said', async () => {
    system().setFault('wrong-password', true)
    expect(await failureOf(connect(rules.world, draftFor(system(), one.signIn)))).toEqual({
      code: 'credentials-refused',
      provider: 'InfoLink',
      status: 400,
      fields: one.refusedFields,
      serverSaid: 'Credentials or token is invalid or expired',
    })
  })
})

describe.each(both)('InfoLink: refresh ($name)', (one) => {
  test('is a form of only grant_type and refresh_token: no client id, no secret, no Authorization header', async () => {
    const connection = await rules.connected('infolink', one.signIn)
    const { refreshToken } = inVault(rules.world, connection)
    await rules.world.tokens.get(connection.id)
    const [request] = system().requests
    expect(wire(request)).toEqual({ method: 'POST', path: tokenPath, headers: formHeaders, body: expect.any(String) })
    expect(bodies()).toEqual([refreshBody(refreshToken)])
  })

  test('keeps the new refresh token, forgets the old one, and says so', async () => {
    const connection = await rules.connected('infolink', one.signIn)
    const before = inVault(rules.world, connection)
    await rules.world.tokens.get(connection.id)
    const after = inVault(rules.world, connection)
    expect(after.refreshToken).not.toBe(before.refreshToken)
    expect(after.accessToken).not.toBe(before.accessToken)
    expect([...rules.world.vaultContents.values()].join()).not.toContain(before.refreshToken)
    expect(after.summary.notes).toEqual([{ kind: 'refresh-token-rotated' }])
    await rules.world.tokens.get(connection.id)
    expect(bodies()).toEqual([refreshBody(before.refreshToken), refreshBody(after.refreshToken)])
  })

  test('keeps the old refresh token when the answer brings none, and says so', async () => {
    system().setFault('no-new-refresh-token', true)
    const connection = await connect(rules.world, draftFor(system(), one.signIn))
    const before = inVault(rules.world, connection)
    await rules.world.tokens.get(connection.id)
    const after = inVault(rules.world, connection)
    expect(after.refreshToken).toBe(before.refreshToken)
    expect(after.accessToken).not.toBe(before.accessToken)
    expect(after.summary).toMatchObject({ refreshable: true, notes: [{ kind: 'refresh-token-kept' }] })
  })

  test.each([
    ['empty', ''],
    ['null', null],
    ['a number', 17],
    ['an object', {}],
  ])('keeps the old refresh token when the new one is %s', async (_, refresh_token) => {
    const server = await raw.start((_request, index) =>
      jsonOf({
        access_token: `t${index}`,
        token_type: 'Bearer',
        refresh_token: index === 0 ? 'the-first' : refresh_token,
      }),
    )
    const connection = await connect(rules.world, draftAt(one, server.url))
    await rules.world.tokens.get(connection.id)
    expect(inVault(rules.world, connection)).toMatchObject({ accessToken: 't1', refreshToken: 'the-first' })
  })
})

describe('InfoLink: never both refresh tokens are lost', () => {
  test('every text that the vault is given during a renewal holds exactly one refresh token, the old or the new', async () => {
    const connection = await rules.connected('infolink', 'user-password')
    const old = inVault(rules.world, connection).refreshToken
    const held: (string | null | undefined)[] = []
    const { vaultContents } = rules.world
    const write = vaultContents.set.bind(vaultContents)
    vaultContents.set = (key, text) => {
      if (key === tokenKey(connection.id)) held.push(readRecord(text)?.refreshToken)
      return write(key, text)
    }
    vaultContents.delete = () => {
      throw new Error('nothing may be removed during a renewal')
    }
    await rules.world.tokens.get(connection.id)
    expect(held).toHaveLength(1)
    expect(held[0]).toEqual(expect.any(String))
    expect(held[0]).not.toBe(old)
  })

  test('a crash before the new one is kept leaves the old one in the vault, and the next run signs in again by itself', async () => {
    const connection = await rules.connected('infolink', 'user-password')
    const atTheCrash = new Map(rules.world.vaultContents)
    await rules.world.tokens.get(connection.id)
    await rules.restart(atTheCrash)
    expect(inVault(rules.world, connection).refreshToken).toEqual(expect.any(String))
    dropRecorded(system())
    await rules.world.tokens.get(connection.id)
    expect(grants()).toEqual(['refresh_token', 'password'])
    expect(await sendExample(rules.world, connection)).toMatchObject({ status: 200 })
  })

  test('a crash after the new one is kept leaves it usable in the next run, without any password', async () => {
    const connection = await rules.connected('infolink', 'user-password')
    await rules.world.tokens.get(connection.id)
    const kept = inVault(rules.world, connection).refreshToken
    const withoutPassword = new Map(rules.world.vaultContents)
    withoutPassword.delete(credentialsKey(connection.id))
    await rules.restart(withoutPassword)
    dropRecorded(system())
    await rules.world.tokens.get(connection.id)
    expect(bodies()).toEqual([refreshBody(kept)])
  })

  test('a disk that is full when the new one arrives does not lose it: it is used from memory', async () => {
    const connection = await rules.connected('infolink', 'user-password')
    const { vaultContents } = rules.world
    const write = vaultContents.set.bind(vaultContents)
    vaultContents.set = () => {
      throw new AppFailure({ code: 'storage-failed', reason: 'full' })
    }
    expect(await failureOf(rules.world.tokens.get(connection.id))).toEqual({ code: 'storage-failed', reason: 'full' })
    expect(inVault(rules.world, connection).refreshToken).toEqual(expect.any(String))
    vaultContents.set = write
    await rules.world.tokens.get(connection.id)
    expect(grants()).toEqual(['refresh_token', 'refresh_token'])
    expect((await stateOf(rules.world, connection)).lastError).toBeNull()
  })

  test('an answer that is cut on the way drops nothing; the renewal after it signs in again by itself', async () => {
    const connection = await rules.connected('infolink', 'user-password')
    const before = rules.world.vaultContents.get(tokenKey(connection.id))
    system().setFault('truncated', true)
    expect(await failureOf(rules.world.tokens.get(connection.id))).toMatchObject({ code: 'connection-lost' })
    expect(rules.world.vaultContents.get(tokenKey(connection.id))).toBe(before)
    expect((await tokenOf(rules.world, connection)).refreshable).toBe(true)
    system().setFault('truncated', false)
    await rules.world.tokens.get(connection.id)
    expect(grants()).toEqual(['refresh_token', 'refresh_token', 'password'])
  })

  test('a renewal that the person stops waiting for still brings its new refresh token home', async () => {
    const connection = await rules.connected('infolink', 'user-password')
    const old = inVault(rules.world, connection).refreshToken
    system().setFault('slow', true)
    const renewal = failureOf(rules.world.tokens.get(connection.id))
    await until(() => system().requests.length === 1)
    rules.world.tokens.cancel(connection.id)
    expect(await renewal).toEqual({ code: 'cancelled' })
    expect(inVault(rules.world, connection).refreshToken).toBe(old)
    system().setFault('slow', false)
    await rules.world.tokens.get(connection.id)
    expect(grants()).toEqual(['refresh_token', 'refresh_token'])
    expect(bodies()[0]).toBe(refreshBody(old))
    expect(bodies()[1]).not.toBe(bodies()[0])
  })
})

describe('InfoLink: an expired refresh token', () => {
  test.each(both)('$name: is followed by signing in again silently, and the token says so', async (one) => {
    const connection = await rules.connected('infolink', one.signIn)
    system().setFault('rotated-reused', true)
    await rules.world.tokens.get(connection.id)
    expect(grants()).toEqual(['refresh_token', one === byClient ? 'client_credentials' : 'password'])
    const { token, lastError } = await stateOf(rules.world, connection)
    expect(lastError).toBeNull()
    expect(token?.refreshable).toBe(true)
    expect(token?.notes).toEqual([{ kind: 'signed-in-again' }])
  })

  test('with no password kept asks the person: sign-in-over, with what the server said', async () => {
    const connection = await rules.connected('infolink', 'user-password')
    rules.world.vaultContents.delete(credentialsKey(connection.id))
    system().setFault('rotated-reused', true)
    expect(await failureOf(rules.world.tokens.get(connection.id))).toEqual({
      code: 'sign-in-over',
      provider: 'InfoLink',
      serverSaid: 'Credentials or token is invalid or expired',
    })
    expect(grants()).toEqual(['refresh_token'])
    const { token, lastError } = await stateOf(rules.world, connection)
    expect(lastError).toMatchObject({ code: 'sign-in-over' })
    expect(token?.refreshable).toBe(false)
  })

  test.each([
    ['under 400', 400],
    ['under 401', 401],
    ['under 200', 200],
  ])('is recognised by invalid_grant %s', async (_, status) => {
    const server = await raw.start((request) => (isRefresh(request) ? jsonOf(refreshRefused, status) : tokenAnswer()))
    const connection = await connect(rules.world, draftAt(byPassword, server.url))
    await rules.world.tokens.get(connection.id)
    expect(server.requests.map(isRefresh)).toEqual([false, true, false])
  })

  test.each([
    ['429', 429, { error: 'slow_down' }],
    ['500', 500, { error: 'server_error' }],
    ['503 with a web page', 503, null],
    ['400 with another error', 400, { error: 'invalid_request' }],
    ['401 with another error', 401, { error: 'invalid_client' }],
    ['200 without a token', 200, {}],
  ])('is not what %s means: the refresh token stays and no password is sent', async (_, status, body) => {
    const refusal =
      body === null ? Buffer.from('HTTP/1.1 503 Busy\r\nContent-Length: 6\r\n\r\n<html>') : jsonOf(body, status)
    const server = await raw.start((request) => (isRefresh(request) ? refusal : tokenAnswer()))
    const connection = await connect(rules.world, draftAt(byPassword, server.url))
    const before = rules.world.vaultContents.get(tokenKey(connection.id))
    await failureOf(rules.world.tokens.get(connection.id))
    expect(rules.world.vaultContents.get(tokenKey(connection.id))).toBe(before)
    expect(server.requests.map(isRefresh)).toEqual([false, true])
  })
})

describe('InfoLink: the API says that the token expired', () => {
  test.each([
    ['401', false],
    ['200', true],
  ])('under HTTP %s: renewed once, sent once more, and it works', async (_, under200) => {
    const connection = await rules.connected('infolink', 'user-password')
    const { refreshToken, accessToken } = inVault(rules.world, connection)
    system().setFault('expired', true)
    system().setFault('expired-body-200', under200)
    const exchange = await sendExample(rules.world, connection)
    expect(exchange).toMatchObject({ status: 200, tokenRenewed: true, stillRefused: false, renewalError: null })
    expect(exchange.attempts.map(({ because }) => because)).toEqual(['first', 'renewed-and-sent-again'])
    expect(system().requests.map(({ path }) => path)).toEqual([jobPath, tokenPath, jobPath])
    expect(bodies()[1]).toBe(refreshBody(refreshToken))
    expect(system().requests[0]?.headers.authorization).toBe(`Bearer ${accessToken}`)
    expect(system().requests[2]?.headers.authorization).toBe(`Bearer ${inVault(rules.world, connection).accessToken}`)
    expect(bodies()[2]).toBe(bodies()[0])
  })

  test.each([200, 400, 403, 418, 500])('is recognised by the body of the document under HTTP %i', async (status) => {
    const expired = jsonOf(expiredBody, status)
    const server = await apiServer((sends) => (sends === 0 ? expired : jsonOf({ status: 'success' })))
    const connection = await connect(rules.world, draftAt(byPassword, server.url))
    const exchange = await sendExample(rules.world, connection)
    expect(exchange).toMatchObject({ status: 200, tokenRenewed: true, stillRefused: false })
    expect(server.requests.map(({ path }) => path)).toEqual([tokenPath, jobPath, tokenPath, jobPath])
  })

  test.each([
    ['another code', { ...expiredBody, result: { code: 'invalid_request', message: 'x' } }],
    ['a job that succeeded and only talks about it', { result: { code: 'invalid_grant' }, status: 'success' }],
    ['a text', 'invalid_grant'],
  ])('is not recognised in %s', async (_, body) => {
    const server = await apiServer(() => jsonOf(body))
    const connection = await connect(rules.world, draftAt(byPassword, server.url))
    await sendExample(rules.world, connection)
    expect(server.requests.map(({ path }) => path)).toEqual([tokenPath, jobPath])
  })

  test.each([
    ['401', false],
    ['200', true],
  ])(
    'forever, under HTTP %s: not sent a third time, and it is said that the token is still refused',
    async (_, under200) => {
      const connection = await rules.connected('infolink', 'user-password')
      system().setFault('always-expired', true)
      system().setFault('expired-body-200', under200)
      const exchange = await sendExample(rules.world, connection)
      expect(exchange).toMatchObject({ tokenRenewed: true, stillRefused: true, renewalError: null })
      expect(exchange.attempts).toHaveLength(2)
      expect(system().requests.map(({ path }) => path)).toEqual([jobPath, tokenPath, jobPath])
    },
  )

  test('right after a token was got for the request: not renewed a second time', async () => {
    const connection = await rules.connected('infolink', 'user-password')
    system().setFault('always-expired', true)
    rules.pass(1801)
    expect(await sendExample(rules.world, connection)).toMatchObject({ stillRefused: true })
    expect(system().requests.map(({ path }) => path)).toEqual([tokenPath, jobPath])
  })

  test('and the renewal fails: the first answer is shown with the reason, and nothing is dropped', async () => {
    const server = await apiServer(
      () => jsonOf(expiredBody),
      () => jsonOf({ error: 'server_error' }, 503),
    )
    const connection = await connect(rules.world, draftAt(byPassword, server.url))
    const before = inVault(rules.world, connection)
    const exchange = await sendExample(rules.world, connection)
    expect(exchange).toMatchObject({ stillRefused: true, renewalError: { code: 'server-failed', status: 503 } })
    expect(exchange.body).toMatchObject({ kind: 'json' })
    expect(inVault(rules.world, connection)).toEqual(before)
  })
})

describe('InfoLink: use', () => {
  test("the try-out request is POST executeJob with the document's content as real JSON, and Bearer", async () => {
    const connection = await rules.connected('infolink', 'client-credentials')
    expect(await sendExample(rules.world, connection)).toMatchObject({ status: 200 })
    const [request] = system().requests
    expect(wire(request)).toMatchObject({
      method: 'POST',
      path: jobPath,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await revealed(rules.world, connection)}`,
      },
    })
    expect(JSON.parse(request?.body ?? '')).toEqual(JSON5.parse(documentedJob))
  })

  test('copied as a command it sends the same JSON', async () => {
    const connection = await rules.connected('infolink', 'client-credentials')
    await rules.world.copies.copy(connection.id, 'curl')
    const { text } = rules.world.clipboard
    expect(text).toContain(`curl '${system().servers.server}${jobPath}'`)
    expect(text).toContain('-X POST')
    expect(text).toContain(`-H 'Authorization: Bearer ${await revealed(rules.world, connection)}'`)
    expect(text).toContain("-H 'content-type: application/json'")
    expect(JSON.parse(/--data-raw '([^']*)'/.exec(text)?.[1] ?? '')).toEqual(JSON5.parse(documentedJob))
  })

  test('a person may send another body; it goes out as written', async () => {
    const connection = await rules.connected('infolink', 'client-credentials')
    const text = '{ "appId" : "1",\n\t"é": "✓" }'
    const draft = {
      connectionId: connection.id,
      authorization: { kind: 'connection' as const },
      pathValues: {},
      method: 'POST',
      url: jobPath,
      query: [],
      headers: [],
    }
    await rules.world.requests.send({ ...draft, body: { kind: 'json', text } }, randomUUID())
    expect(bodies()).toEqual([text])
  })
})

/** The body as the document has it, in single quotes. */
const documentedJob =
  "{'appId':'170', 'isAsync': false, 'responseFormat': 'text', 'operation':{'opName': 'RunScenario', 'opParams': {'scenario': 'LoadData', 'parameters': {}, 'data': null }}}"

function isRefresh({ body }: RawRequest): boolean {
  return body.includes('grant_type=refresh_token')
}

function tokenAnswer(): RawAnswer {
  const [access_token, refresh_token] = [randomUUID(), randomUUID()]
  return jsonOf({ access_token, refresh_token, token_type: 'Bearer', expires_in: 1800 })
}

/** A server with a token endpoint and an API; `job` is told how many jobs were sent before. */
function apiServer(job: (sends: number) => RawAnswer, refresh: () => RawAnswer = tokenAnswer) {
  let sends = 0
  return raw.start((request) => {
    if (request.path === jobPath) return job(sends++)
    return isRefresh(request) ? refresh() : tokenAnswer()
  })
}
