/** Grants without a browser at a certified server: password, token exchange, JWT bearer, and what goes along with all of them. */
import { generateKeyPairSync } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader, type JWK, SignJWT } from 'jose'
import type { ClientMetadata } from 'oidc-provider'
import { describe, expect, test } from 'vitest'
import type { ExtraParameter } from '../../shared/domain/extra-parameters.ts'
import { describeFailure } from '../../shared/words/describe-failure.ts'
import { furtherGrants } from '../http/test-authorization-grants.ts'
import { testAccount } from '../http/test-authorization-server.ts'
import { startTestServer } from '../http/test-server.ts'
import { startOAuthWorld } from './oauth-kit.ts'
import { failureOf, inVault, revealed, tokenOf } from './rules-kit.ts'

const clientId = 'app'
const clientSecret = 'a secret that is long enough for everything'
const client = (...grant_types: string[]): ClientMetadata => ({
  ...{ client_id: clientId, client_secret: clientSecret, scope: 'openid offline_access read write' },
  grant_types,
})
const itself = { clientId, clientSecret }
const person = { username: testAccount.id, password: testAccount.password }

describe('user name and password', () => {
  test('get a token, with what they may do', async () => {
    const { world, signIn } = await startOAuthWorld({ clients: [client(furtherGrants.password)] })
    const connection = await signIn('password', { ...itself, ...person, scope: 'read write' })
    expect(await tokenOf(world, connection)).toMatchObject({
      scope: 'read write',
      lifetimeMs: 600_000,
      refreshable: false,
    })
  })

  test('that are wrong are said to be, not the client', async () => {
    const { signIn } = await startOAuthWorld({ clients: [client(furtherGrants.password)] })
    expect(await failureOf(signIn('password', { ...itself, ...person, password: 'wrong' }))).toMatchObject({
      code: 'credentials-refused',
      fields: ['username', 'password'],
      serverSaid: 'grant request is invalid',
    })
  })

  test('are of no use where the server has no such grant', async () => {
    const { server, signIn } = await startOAuthWorld({ clients: [client(furtherGrants.password)] })
    server.disturb('/token', { status: 400, body: '{"error":"unsupported_grant_type"}' })
    expect(await failureOf(signIn('password', { ...itself, ...person }))).toMatchObject({
      code: 'sign-in-failed',
      serverSaid: 'unsupported_grant_type',
    })
  })
})

describe('a token for another one', () => {
  const clients = [client(furtherGrants.tokenExchange, furtherGrants.password)]

  test('comes with what was asked for, and says what it is where that is no access token', async () => {
    const { world, signIn, lastForm } = await startOAuthWorld({ clients })
    const subjectToken = await revealed(world, await signIn('password', { ...itself, ...person }))
    const plain = await signIn('token-exchange', { ...itself, subjectToken: `${subjectToken}\n`, audience: 'orders' })
    expect(lastForm()).toEqual({
      grant_type: furtherGrants.tokenExchange,
      subject_token: subjectToken,
      subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      audience: 'orders',
    })
    expect(await revealed(world, plain)).not.toBe(subjectToken)
    expect((await tokenOf(world, plain)).notes).toEqual([])

    const type = 'urn:ietf:params:oauth:token-type:jwt'
    const asked = { requestedTokenType: type, actorToken: 'the-service-itself', scope: 'write' }
    const other = await signIn('token-exchange', { ...itself, subjectToken, ...asked })
    expect(lastForm()).toMatchObject({
      requested_token_type: type,
      actor_token: 'the-service-itself',
      actor_token_type: 'urn:ietf:params:oauth:token-type:access_token',
      scope: 'write',
    })
    expect(await tokenOf(world, other)).toMatchObject({ scope: 'write', notes: [{ kind: 'issued-token-type', type }] })
    expect(other.savedSecrets.toSorted()).toEqual(['actorToken', 'clientSecret', 'subjectToken'])
  })

  test('is used like any other where it has no type of its own (N_A)', async () => {
    const { world, server, signIn } = await startOAuthWorld({ clients })
    const issued_token_type = 'urn:ietf:params:oauth:token-type:saml2'
    const body = JSON.stringify({ access_token: 'PHNhbWw+', issued_token_type, token_type: 'N_A' })
    server.disturb('/token', { status: 200, body })
    const connection = await signIn('token-exchange', { ...itself, subjectToken: 'mine' })
    expect(await tokenOf(world, connection)).toMatchObject({
      use: { header: 'Authorization', scheme: 'Bearer' },
      notes: [{ kind: 'issued-token-type', type: issued_token_type }, { kind: 'lifetime-unknown' }],
    })
  })

  test('is not had for one that the server does not know; what it says repeats nothing', async () => {
    const { signIn } = await startOAuthWorld({ clients })
    const failure = await failureOf(signIn('token-exchange', { ...itself, subjectToken: 'canary-token' }))
    expect(failure).toMatchObject({
      code: 'credentials-refused',
      fields: ['subjectToken'],
      serverSaid: 'the subject token is not valid',
    })
    expect(describeFailure(failure).sentence).toContain('did not accept this token to exchange')
    expect(JSON.stringify(failure)).not.toContain('canary')
  })
})

describe('a signed assertion', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
  const jwk = publicKey.export({ format: 'jwk' }) as JWK
  const robot = 'robot@project.example'
  const options = {
    clients: [client(furtherGrants.jwtBearer)],
    assertionKeys: { [clientId]: jwk, [robot]: jwk },
  }
  const withClient = { ...itself, clientAuth: 'client_secret_basic' }

  test('made here gets a token for whom it names, and a new one is made for the next', async () => {
    const { world, server, signIn } = await startOAuthWorld(options)
    const typed = { assertionKey: pem, assertionIssuer: clientId, assertionSubject: 'ada', assertionKeyId: 'k1' }
    const claims = { assertionClaims: '{"org":"acme"}', assertionSeconds: '60' }
    const connection = await signIn('jwt-bearer', { ...withClient, ...typed, ...claims })
    expect(await tokenOf(world, connection)).toMatchObject({ lifetimeMs: 600_000 })
    await world.tokens.get(connection.id)
    const [first = '', second = ''] = server.asked('/token').map(({ form }) => form.assertion)
    expect(decodeProtectedHeader(first)).toEqual({ alg: 'RS256', typ: 'JWT', kid: 'k1' })
    const { iat = 0, exp, jti, ...said } = decodeJwt(first)
    expect(said).toEqual({ iss: clientId, sub: 'ada', aud: server.issuer, org: 'acme' })
    expect(exp).toBe(iat + 60)
    expect(decodeJwt(second).jti).not.toBe(jti)
  })

  test('from a Google key file names its account, its key and the scope, and is for the token endpoint', async () => {
    const { world, server, signIn, lastForm } = await startOAuthWorld(options)
    const file = {
      ...{ type: 'service_account', project_id: 'project', private_key_id: 'abc123', private_key: pem },
      ...{ client_email: robot, token_uri: 'https://elsewhere.example/token' },
    }
    // The server takes an assertion only with a subject, which Google does without.
    const typed = { ...withClient, assertionKey: JSON.stringify(file, null, 2), assertionSubject: 'ada', scope: 'read' }
    const connection = await signIn('jwt-bearer', typed)
    expect(await tokenOf(world, connection)).toMatchObject({ scope: 'read' })
    const assertion = lastForm().assertion ?? ''
    expect(decodeProtectedHeader(assertion)).toEqual({ alg: 'RS256', typ: 'JWT', kid: 'abc123' })
    expect(decodeJwt(assertion)).toMatchObject({ iss: robot, scope: 'read', aud: server.endpoints.token })
  })

  test('goes without any client where the server knows the signer only, and without a subject at Google', async () => {
    const google = await startTestServer(() => ({
      headers: { 'content-type': 'application/json' },
      body: '{"access_token":"ya29","token_type":"Bearer","expires_in":3599}',
    }))
    const { world, signIn } = await startOAuthWorld(options)
    const typed = { assertionKey: JSON.stringify({ private_key: pem, client_email: robot }) }
    const connection = await signIn('jwt-bearer', typed, { servers: { issuer: '', token: `${google.url}/token` } })
    expect(await revealed(world, connection)).toBe('ya29')
    const [asked] = google.arrived
    const form = Object.fromEntries(new URLSearchParams(asked?.body))
    expect(form).toEqual({ grant_type: furtherGrants.jwtBearer, assertion: expect.any(String) })
    expect(decodeJwt(form.assertion ?? '').sub).toBeUndefined()
    expect(asked?.headers.authorization).toBeUndefined()
  })

  test('that was pasted is sent as it is', async () => {
    const { world, server, signIn, lastForm } = await startOAuthWorld(options)
    const token = new SignJWT({ iss: clientId, sub: 'ada', aud: server.issuer }).setProtectedHeader({ alg: 'RS256' })
    const assertion = await token.setExpirationTime('1m').sign(privateKey)
    const typed = { ...withClient, assertionSource: 'pasted', assertion: ` ${assertion}\n` }
    const connection = await signIn('jwt-bearer', typed)
    expect(await tokenOf(world, connection)).toMatchObject({ lifetimeMs: 600_000 })
    expect(lastForm().assertion).toBe(assertion)
    expect(connection.savedSecrets.toSorted()).toEqual(['assertion', 'clientSecret'])

    const old = await new SignJWT({ iss: clientId, sub: 'ada', aud: server.issuer })
      .setProtectedHeader({ alg: 'RS256' })
      .setExpirationTime(1)
      .sign(privateKey)
    const failure = await failureOf(signIn('jwt-bearer', { ...typed, assertion: old }))
    expect(failure).toMatchObject({ code: 'credentials-refused', fields: ['assertion'] })
  })

  test.each<[string, Readonly<Record<string, string>>, object]>([
    [
      'by an unknown signer',
      { assertionIssuer: 'nobody' },
      { code: 'credentials-refused', fields: expect.arrayContaining(['assertionKey', 'assertionIssuer']) },
    ],
    [
      'for somebody else',
      { assertionAudience: 'https://other.example' },
      { code: 'credentials-refused', fields: expect.arrayContaining(['assertionAudience']) },
    ],
    ['without saying by whom', { assertionIssuer: '' }, { code: 'invalid-input', field: 'assertionIssuer' }],
    [
      'with claims that are no JSON',
      { assertionClaims: 'org: acme' },
      { code: 'invalid-input', field: 'assertionClaims' },
    ],
    ['with claims that are a list', { assertionClaims: '[1]' }, { code: 'invalid-input', field: 'assertionClaims' }],
    ['with a key that is none', { assertionKey: 'canary' }, { code: 'invalid-input', field: 'assertionKey' }],
    [
      'with an algorithm of other keys',
      { assertionKeyAlgorithm: 'ES256' },
      { code: 'invalid-input', field: 'assertionKeyAlgorithm' },
    ],
  ])('%s is refused, and the form hears where', async (_what, wrong, expected) => {
    const { signIn } = await startOAuthWorld(options)
    const typed = { ...withClient, assertionKey: pem, assertionIssuer: clientId, ...wrong }
    const failure = await failureOf(signIn('jwt-bearer', typed))
    expect(failure).toMatchObject(expected)
    expect(JSON.stringify(failure)).not.toContain('canary')
  })
})

describe('what goes along with every grant', () => {
  const clients = [client('client_credentials', furtherGrants.password, 'refresh_token')]

  test('further parameters go into body, query and header of their own step, and of no other', async () => {
    const rows: readonly ExtraParameter[] = (['authorization', 'token', 'refresh'] as const).flatMap((step) => [
      { step, in: 'body', name: `b-${step}`, value: 'ä & b' },
      { step, in: 'query', name: `q-${step}`, value: 'c = d' },
      { step, in: 'header', name: `x-${step}`, value: 'e f' },
    ])
    const { world, server, signIn } = await startOAuthWorld({ clients })
    const typed = { ...itself, ...person, extraParameters: JSON.stringify(rows) }
    const connection = await signIn('password', typed)
    await world.tokens.get(connection.id)
    const arrived = server.asked('/token').map(({ form, query, headers }) => ({
      grant: form.grant_type,
      body: Object.entries(form).filter(([name]) => name.startsWith('b-')),
      query: Object.entries(query),
      header: Object.entries(headers).filter(([name]) => name.startsWith('x-')),
    }))
    const of = (step: string) => ({
      body: [[`b-${step}`, 'ä & b']],
      query: [[`q-${step}`, 'c = d']],
      header: [[`x-${step}`, 'e f']],
    })
    expect(arrived).toEqual([
      { grant: 'password', ...of('token') },
      { grant: 'refresh_token', ...of('refresh') },
    ])
  })

  test.each([
    [{}, 'authorization', 'Bearer '],
    [{ tokenHeader: 'X-Api-Token', tokenScheme: '-' }, 'x-api-token', ''],
    [{ tokenScheme: 'token' }, 'authorization', 'token '],
    [{ tokenHeader: 'X-Auth' }, 'x-auth', 'Bearer '],
  ])('with %j the token goes into %s after “%s”', async (use, header, word) => {
    const api = await startTestServer(() => ({ body: 'yes' }))
    const { world, signIn } = await startOAuthWorld({ clients })
    const connection = await signIn('client-credentials', { ...itself, ...use }, { servers: { api: api.url } })
    await world.requests.send(
      {
        ...{ connectionId: connection.id, authorization: { kind: 'connection' }, method: 'GET', url: '/things' },
        ...{ pathValues: {}, query: [], headers: [], body: { kind: 'none' } },
      },
      'one',
    )
    expect(api.arrived[0]?.headers[header]).toBe(`${word}${inVault(world, connection).accessToken}`)
    if (header !== 'authorization') expect(api.arrived[0]?.headers.authorization).toBeUndefined()
  })
})
