/**
 * Sign-ins that must not succeed, at the certified server and through the whole trusted side: each ends in a failure with words
 * and a next step, and leaves neither a connection nor anything in the vault.
 */
import { createHmac, createPublicKey, type JsonWebKey } from 'node:crypto'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { AppError } from '../../shared/core/app-error.ts'
import { describeFailure } from '../../shared/words/describe-failure.ts'
import {
  type AuthorizationServer,
  type AuthorizationServerOptions,
  startAuthorizationServer,
} from '../http/test-authorization-server.ts'
import { browseTo } from '../http/test-browser.ts'
import { startTestServer } from '../http/test-server.ts'
import { typeCode } from '../http/test-types-code.ts'
import { oauthDraft } from './oauth-kit.ts'
import { failureOf } from './rules-kit.ts'
import { scope } from './test-oauth-grants.ts'
import { askAgain, doesAllTheyAreAsked } from './test-person.ts'
import { connect, createTestWorld, type TestWorld } from './test-world.ts'

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code'
const clientSecret = 'a secret that is long enough for HMAC'
const redirectUri = 'http://127.0.0.1/callback'

const clients = [
  {
    ...{ client_id: 'app', token_endpoint_auth_method: 'none', application_type: 'native', scope },
    ...{ response_types: ['code'], redirect_uris: [redirectUri] },
    grant_types: ['authorization_code', 'refresh_token', deviceGrant],
  },
  {
    ...{ client_id: 'bound', client_secret: clientSecret, grant_types: ['client_credentials'] },
    ...{ dpop_bound_access_tokens: true, scope: 'read' },
  },
] as never

async function startServer(options: AuthorizationServerOptions = {}): Promise<AuthorizationServer> {
  const server = await startAuthorizationServer({ clients, ...options })
  onTestFinished(server.close)
  return server
}

function createWorld(): TestWorld {
  const world = createTestWorld()
  onTestFinished(world.close)
  doesAllTheyAreAsked(world)
  return world
}

function signIn(
  world: TestWorld,
  server: AuthorizationServer,
  flow: string,
  typed: Readonly<Record<string, string>> = {},
) {
  const { token: _, discovery: __, ...servers } = server.endpoints
  const values = { clientId: 'app', clientAuth: 'none', scope, ...typed }
  return connect(world, oauthDraft(world, server, flow, values, { servers }))
}

/** How it failed, once it is sure that nothing came of it. */
async function refused(world: TestWorld, attempt: Promise<unknown>): Promise<AppError> {
  const failure = await failureOf(attempt)
  expect(world.connections.list()).toEqual([])
  expect([...world.vaultContents]).toEqual([])
  expect(JSON.stringify(failure)).not.toContain(clientSecret)
  return failure
}

/** What a person reads, and which fields they are led to. */
const words = (error: AppError) => {
  const { sentence, cause, nextStep, fields } = describeFailure(error)
  return { text: `${sentence} ${cause}`, act: nextStep.act.kind, fields }
}

/** Where the browser ends up after a sign-in at the server, in place of the app. */
async function whereItEnds(address: string): Promise<URL> {
  const back = new URL(address).searchParams.get('redirect_uri') ?? ''
  return new URL((await browseTo(address, back)).address)
}

describe('the browser comes back with what is not its own', () => {
  /** Somebody on the way changes what the browser comes back with. */
  async function changed(change: (came: URL, server: AuthorizationServer) => void | Promise<void>) {
    const [world, server] = [createWorld(), await startServer()]
    world.person.browses = (address) => {
      void whereItEnds(address).then(async (came) => {
        await change(came, server)
        await browseTo(came.href)
      })
    }
    return { server, error: await refused(world, signIn(world, server, 'authorization-code')) }
  }

  test('a wrong state: nothing is sent on, and it is said that it belongs to another sign-in', async () => {
    const { server, error } = await changed((came) => came.searchParams.set('state', 'another'))
    expect(error).toMatchObject({ code: 'foreign-answer', what: 'state' })
    expect(words(error)).toMatchObject({ text: expect.stringContaining('another sign-in'), act: 'try-again' })
    expect(server.asked('/token')).toEqual([])
  })

  test('a wrong issuer: nothing is sent on, and the issuer’s field is shown', async () => {
    const { server, error } = await changed((came) => came.searchParams.set('iss', 'https://evil.example'))
    expect(error).toMatchObject({ code: 'foreign-answer', what: 'issuer' })
    expect(words(error)).toMatchObject({ text: expect.stringContaining('another server'), fields: ['issuer'] })
    expect(server.asked('/token')).toEqual([])
  })

  test('a code that was taken before it arrived: it is good once, and that is said', async () => {
    const { error } = await changed(async (came, server) => {
      const form = { grant_type: 'authorization_code', code: came.searchParams.get('code') ?? '', client_id: 'app' }
      await fetch(server.endpoints.token, { method: 'POST', body: new URLSearchParams(form) })
      const code = await server.provider().AuthorizationCode.find(form.code)
      await code?.consume()
    })
    expect(error).toMatchObject({ code: 'authorization-refused', error: 'invalid_grant' })
    expect(words(error).text).toContain('good once')
    expect(JSON.stringify(error)).not.toMatch(/[\w-]{43}/)
  })

  test('a code of somebody else’s sign-in: it does not fit this one’s secret (PKCE)', async () => {
    const { error } = await changed(async (came, server) => {
      const theirs = new URLSearchParams({
        ...{ client_id: 'app', response_type: 'code', redirect_uri: `${came.origin}${came.pathname}`, scope: 'openid' },
        ...{ code_challenge: 'a'.repeat(43), code_challenge_method: 'S256' },
      })
      const other = await whereItEnds(`${server.endpoints.authorization}?${theirs}`)
      came.searchParams.set('code', other.searchParams.get('code') ?? '')
    })
    expect(error).toMatchObject({ code: 'authorization-refused', error: 'invalid_grant' })
  })

  describe('a code of another server (mix-up)', () => {
    /** The other server's page is opened in place of the right one; what it gives is brought back. */
    async function mixedUp(withIssuer: boolean) {
      const [world, server, other] = [createWorld(), await startServer(), await startServer()]
      world.person.browses = (address) => {
        const there = address.replace(server.endpoints.authorization, other.endpoints.authorization)
        void whereItEnds(there).then((came) => {
          if (!withIssuer) came.searchParams.delete('iss')
          return browseTo(came.href)
        })
      }
      return { server, other, error: await refused(world, signIn(world, server, 'authorization-code')) }
    }

    test('that names itself is noticed before anything is sent', async () => {
      const { server, other, error } = await mixedUp(true)
      expect(error).toMatchObject({ code: 'foreign-answer', what: 'issuer' })
      expect([server.asked('/token'), other.asked('/token')]).toEqual([[], []])
    })

    test('that does not name itself gets no token, and the other server hears nothing', async () => {
      const { server, other, error } = await mixedUp(false)
      expect(error).toMatchObject({ code: 'authorization-refused', error: 'invalid_grant' })
      expect(server.asked('/token')).toHaveLength(1)
      expect(other.asked('/token')).toEqual([])
    })
  })
})

describe('a person', () => {
  test('says no in the browser', async () => {
    const [world, server] = [createWorld(), await startServer({ interaction: 'refuse' })]
    const error = await refused(world, signIn(world, server, 'authorization-code'))
    expect(error).toMatchObject({ code: 'authorization-refused', error: 'access_denied' })
    expect(words(error).text).toContain('did not give its permission')
  })

  test('says no on the page for codes', async () => {
    const [world, server] = [createWorld(), await startServer()]
    world.person.sees = (step) => {
      if (step?.kind === 'device-code') void typeCode(step.address, step.userCode, 'abort').then(() => askAgain(world))
    }
    const error = await refused(world, signIn(world, server, 'device-code'))
    expect(error).toMatchObject({ code: 'sign-in-denied' })
    expect(words(error)).toMatchObject({ text: expect.stringContaining('turned down'), act: 'try-again' })
  })

  test('types no code while it is good: the server is not asked any more after that', async () => {
    const [world, server] = [createWorld(), await startServer()]
    world.person.sees = (step) => {
      // Once the code is shown, ten minutes pass.
      if (step?.kind === 'device-code') setTimeout(() => world.passTime(601_000), 50)
    }
    const error = await refused(world, signIn(world, server, 'device-code'))
    expect(error).toMatchObject({ code: 'code-expired' })
    expect(words(error).text).toContain('run out')
    expect(server.asked('/token')).toEqual([])
  })

  test('types a code that the server already gave up', async () => {
    const [world, server] = [createWorld(), await startServer()]
    world.person.sees = (step) => {
      if (step?.kind === 'device-code') setTimeout(() => askAgain(world), 50)
    }
    server.disturb('/token', { status: 400, body: '{"error":"expired_token"}' })
    expect(await refused(world, signIn(world, server, 'device-code'))).toMatchObject({ code: 'code-expired' })
  })
})

type Claims = Readonly<Record<string, unknown>>

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const decoded = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString()) as Claims

describe('an ID token', () => {
  /** Changed on its way out of the server, header and claims; the signature stays that of the server, or is made by `sign`. */
  async function forged(
    header: Claims,
    claims: (good: Claims) => Claims,
    sign?: (signed: string, server: AuthorizationServer) => string,
  ) {
    const server: AuthorizationServer = await startServer({
      amend(path, body) {
        if (path !== '/token' || typeof body.id_token !== 'string') return body
        const [head, payload, signature = ''] = body.id_token.split('.')
        const signed = `${encoded({ ...decoded(head), ...header })}.${encoded(claims(decoded(payload)))}`
        const id_token = `${signed}.${sign?.(signed, server) ?? signature}`
        return { ...body, id_token }
      },
    })
    const world = createWorld()
    return { server, error: await refused(world, signIn(world, server, 'authorization-code')) }
  }

  test.each<[string, Claims, Claims, string, string, readonly string[]]>([
    ['for another program', {}, { aud: 'another' }, 'audience', 'another program', ['clientId']],
    ['for several, made out by another', {}, { azp: 'another' }, 'authorized-party', 'several programs', ['clientId']],
    ['of another issuer', {}, { iss: 'https://evil.example' }, 'issuer', 'another issuer', ['issuer']],
    ['with another nonce', {}, { nonce: 'x' }, 'nonce', 'does not belong to this sign-in', []],
    ['without the nonce', {}, { nonce: undefined }, 'nonce', 'does not belong to this sign-in', []],
    ['about nobody', {}, { sub: '' }, 'subject', 'does not say whom', []],
    ['that has ended', {}, { exp: 1_000_000_000 }, 'ended', 'ended already', []],
    ['that begins tomorrow', {}, { iat: Math.floor(Date.now() / 1000) + 86_400 }, 'not-yet', 'in the future', []],
    ['of another access token', {}, { at_hash: 'x' }, 'access-token', 'does not belong to the access token', []],
    ['whose claims were changed', {}, { name: 'Mallory' }, 'signature', 'may be a forgery', []],
    ['signed by a key that nobody knows', { kid: 'unknown' }, {}, 'signature', 'may be a forgery', []],
    ['that says that nobody signed it', { alg: 'none' }, {}, 'unsigned', 'not signed', []],
  ])('%s refuses the sign-in', async (_what, header, changes, why, said, fields) => {
    const { server, error } = await forged(header, (good) => ({ ...good, ...changes }))
    expect(error).toMatchObject({ code: 'id-token-refused', why })
    expect(words(error)).toMatchObject({ text: expect.stringContaining(said), fields })
    expect(server.asked('/token')).toHaveLength(1)
  })

  test.each<[string, string, (signed: string, server: AuthorizationServer) => string]>([
    ['with its signature taken off', 'none', () => ''],
    [
      'signed with the public key as if that were a secret',
      'HS256',
      (signed, server) => {
        const [jwk = {}] = server.publicKeys()
        const pem = createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' }).export({ format: 'pem', type: 'spki' })
        return createHmac('sha256', pem).update(signed).digest('base64url')
      },
    ],
  ])('%s refuses the sign-in', async (_what, alg, sign) => {
    const { error } = await forged({ alg }, (good) => good, sign)
    expect(error).toMatchObject({ code: 'id-token-refused', why: alg === 'none' ? 'unsigned' : 'signature' })
  })
})

describe('a token endpoint', () => {
  const bySecret = { clientId: 'bound', clientAuth: 'client_secret_basic', clientSecret, scope: 'read' }

  test('that sends us elsewhere is not followed: code, secret and proof go nowhere else', async () => {
    const elsewhere = await startTestServer(() => ({ body: '{"access_token":"t","token_type":"Bearer"}' }))
    for (const status of [301, 302, 303, 307, 308]) {
      const [world, server] = [createWorld(), await startServer()]
      const location = `${elsewhere.url}/token?with=${encodeURIComponent(clientSecret)}`
      server.disturb('/token', { status, headers: { location } })
      for (const attempt of [
        () => signIn(world, server, 'authorization-code'),
        () => signIn(world, server, 'client-credentials', bySecret),
      ]) {
        const error = await refused(world, attempt())
        expect(error).toMatchObject({ code: 'redirected', location: `${elsewhere.url}/token` })
        expect(words(error).text).toContain('never sent on')
      }
    }
    expect(elsewhere.arrived).toEqual([])
  })

  test('that answers with a page says nothing of the password', async () => {
    const [world, server] = [createWorld(), await startServer()]
    server.disturb('/token', { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Sign in' })
    const error = await refused(world, signIn(world, server, 'client-credentials', bySecret))
    expect(error).toMatchObject({ code: 'unexpected-answer', why: 'html' })
    expect(words(error).text).toContain('a web page instead of a token')
  })

  test.each([
    ['invalid_client', 'credentials-refused', ['clientId', 'clientSecret']],
    ['invalid_scope', 'sign-in-failed', ['scope']],
    ['unauthorized_client', 'sign-in-failed', ['clientId']],
    ['unsupported_grant_type', 'sign-in-failed', []],
  ])('that refuses under the status of a success is a refusal all the same: %s', async (code, expected, fields) => {
    const [world, server] = [createWorld(), await startServer()]
    server.disturb('/token', { status: 200, body: JSON.stringify({ error: code }) })
    const error = await refused(world, signIn(world, server, 'client-credentials', bySecret))
    expect(error).toMatchObject({ code: expected })
    expect(words(error).fields).toEqual(fields)
  })

  test('that wants nonce after nonce is asked twice, and its refusal leads to the setting', async () => {
    const [world, server] = [createWorld(), await startServer()]
    const headers = { 'dpop-nonce': 'another-one-each-time' }
    server.disturb('/token', { status: 400, headers, body: '{"error":"use_dpop_nonce"}' })
    const error = await refused(world, signIn(world, server, 'client-credentials', { ...bySecret, dpop: 'yes' }))
    expect(error).toMatchObject({ code: 'sign-in-failed', error: 'use_dpop_nonce' })
    expect(words(error).fields).toEqual(['dpop'])
    expect(server.asked('/token')).toHaveLength(2)
  })

  test.each([
    ['invalid_dpop_proof', 'The DPoP proof JWT header is missing.'],
    ['invalid_request', 'DPoP proof is missing'],
  ])('that misses the proof of a bound token leads to that setting: %s', async (code, error_description) => {
    const [world, server] = [createWorld(), await startServer()]
    server.disturb('/token', { status: 400, body: JSON.stringify({ error: code, error_description }) })
    const error = await refused(world, signIn(world, server, 'client-credentials', bySecret))
    expect(error).toMatchObject({ code: 'sign-in-failed', serverSaid: expect.stringContaining('DPoP') })
    expect(words(error)).toMatchObject({ text: expect.stringContaining('or got none'), fields: ['dpop'] })
  })
})

describe('a server that leads elsewhere with what else it is asked', () => {
  const cases: readonly (readonly [string, string, (world: TestWorld, id: string) => Promise<unknown>])[] = [
    ['whose token it is', '/me', (world, id) => world.questions.userinfo(id)],
    ['to end the token', '/token/revocation', (world, id) => world.questions.revoke(id)],
    ['what the token is worth', '/token/introspection', (world, id) => world.questions.introspect(id)],
    ['for another token', '/token', (world, id) => world.tokens.get(id)],
  ]

  test.each(cases)('is not followed: %s', async (_what, path, ask) => {
    const elsewhere = await startTestServer(() => ({ body: '{"active":true,"sub":"ada"}' }))
    const [world, server] = [createWorld(), await startServer()]
    const { id } = await signIn(world, server, 'authorization-code')
    const before = new Map(world.vaultContents)
    for (const status of [301, 302, 307, 308]) {
      server.disturb(path, { status, headers: { location: `${elsewhere.url}${path}` } })
      const failure = await failureOf(ask(world, id))
      expect(['redirected', 'question-refused']).toContain(failure.code)
    }
    expect(elsewhere.arrived).toEqual([])
    expect(world.vaultContents).toEqual(before)
  })

  test.each([
    ['for a device’s code', '/device/auth', 'device-code', {}],
    ['with a request sent ahead', '/request', 'authorization-code', { par: 'yes' }],
  ] as const)('is not followed: %s', async (_what, path, flow, typed) => {
    const elsewhere = await startTestServer(() => ({ body: '{}' }))
    const [world, server] = [createWorld(), await startServer()]
    server.disturb(path, { status: 307, headers: { location: `${elsewhere.url}${path}` } })
    expect(await refused(world, signIn(world, server, flow, typed))).toMatchObject({ code: 'redirected' })
    expect(elsewhere.arrived).toEqual([])
  })
})

describe('a request that is sent ahead (PAR)', () => {
  test.each([
    ['a page', { status: 200, body: '<html>' }, 'unexpected-answer', []],
    ['no reference', { status: 201, body: '{"expires_in":60}' }, 'unexpected-answer', ['pushedAuthorization']],
    [
      'a client it does not know',
      { status: 401, body: '{"error":"invalid_client"}' },
      'credentials-refused',
      ['clientId'],
    ],
    [
      'a scope it does not know',
      { status: 400, body: '{"error":"invalid_scope"}' },
      'authorization-refused',
      ['scope'],
    ],
    ['trouble', { status: 503, body: '' }, 'server-failed', []],
  ] as const)('and is answered with %s opens no browser', async (_what, disturbance, code, fields) => {
    const [world, server] = [createWorld(), await startServer()]
    server.disturb('/request', disturbance)
    const error = await refused(world, signIn(world, server, 'authorization-code', { par: 'yes' }))
    expect(error.code).toBe(code)
    expect(words(error).fields).toEqual(expect.arrayContaining([...fields]))
    expect(world.opened).toEqual([])
    expect(server.asked('/token')).toEqual([])
  })
})
