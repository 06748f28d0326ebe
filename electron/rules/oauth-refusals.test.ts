/**
 * Every error code of OAuth 2 at every place where a server may say it, through the whole trusted side: each is a failure that a
 * person is told of in words, and none a surprise (RFC 6749, 7009, 7523, 8628, 8693, 8707, 9126, 9449, OpenID Connect Core).
 */
import { describe, expect, onTestFinished, test } from 'vitest'
import type { AppError } from '../../shared/core/app-error.ts'
import { describeFailure } from '../../shared/words/describe-failure.ts'
import { browseTo } from '../http/test-browser.ts'
import { startTestServer, type TestAnswer } from '../http/test-server.ts'
import { oauthDraft } from './oauth-kit.ts'
import { failureOf } from './rules-kit.ts'
import { connect, createTestWorld } from './test-world.ts'

/** What becomes of each at a token endpoint, where the grant has no word of its own for it. */
const expected = {
  invalid_request: 'sign-in-failed',
  invalid_client: 'credentials-refused',
  invalid_grant: 'credentials-refused',
  unauthorized_client: 'sign-in-failed',
  unsupported_grant_type: 'sign-in-failed',
  invalid_scope: 'sign-in-failed',
  access_denied: 'sign-in-failed',
  unsupported_response_type: 'sign-in-failed',
  server_error: 'server-failed',
  temporarily_unavailable: 'server-failed',
  authorization_pending: 'sign-in-failed',
  slow_down: 'sign-in-failed',
  expired_token: 'sign-in-failed',
  invalid_target: 'sign-in-failed',
  invalid_request_uri: 'sign-in-failed',
  invalid_request_object: 'sign-in-failed',
  request_not_supported: 'sign-in-failed',
  invalid_authorization_details: 'sign-in-failed',
  invalid_dpop_proof: 'sign-in-failed',
  use_dpop_nonce: 'sign-in-failed',
  unsupported_token_type: 'sign-in-failed',
  invalid_token: 'sign-in-failed',
  insufficient_scope: 'sign-in-failed',
  login_required: 'sign-in-failed',
  interaction_required: 'sign-in-failed',
  consent_required: 'sign-in-failed',
  account_selection_required: 'sign-in-failed',
  something_nobody_knows: 'sign-in-failed',
} as const satisfies Record<string, AppError['code']>

type Code = keyof typeof expected
const codes = Object.keys(expected) as readonly Code[]
const statuses = [400, 401] as const

/** With the status 401 these are about who the client is: Keycloak and Auth0 answer so. */
const aboutClient: Readonly<Partial<Record<Code, AppError['code']>>> = {
  unauthorized_client: 'credentials-refused',
  access_denied: 'credentials-refused',
}

/** In place of these a grant has a word of its own. */
type OwnWords = Readonly<Partial<Record<Code, AppError['code']>>>

const json = (document: object, status = 200): TestAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(document),
})
const issued = json({ access_token: 'access', refresh_token: 'next', token_type: 'Bearer', expires_in: 600 })
const deviceCode = json({
  device_code: 'device',
  user_code: 'ABCD',
  verification_uri: 'https://login.example.com/device',
  expires_in: 600,
})

/** A server that answers everything as it ought to, save at the path that `refuse` names. */
async function startRefusing() {
  let refusal: { readonly path: string; readonly answer: TestAnswer } | null = null
  const good: Readonly<Record<string, TestAnswer>> = {
    '/token': issued,
    '/device': deviceCode,
    '/par': json({ request_uri: 'urn:one', expires_in: 60 }, 201),
  }
  const server = await startTestServer(({ path }) =>
    refusal?.path === path ? refusal.answer : (good[path] ?? json({ active: true, sub: 'ada' })),
  )
  const at = (path: string) => `${server.url}${path}`
  return {
    endpoints: {
      authorization: at('/auth'),
      token: at('/token'),
      deviceAuthorization: at('/device'),
      pushedAuthorization: at('/par'),
      introspection: at('/introspect'),
      revocation: at('/revoke'),
      userinfo: at('/me'),
    },
    issuer: server.url,
    refuse(path: string, answer: TestAnswer | null) {
      refusal = answer === null ? null : { path, answer }
    },
  }
}

async function startWorld() {
  const server = await startRefusing()
  const world = createTestWorld()
  onTestFinished(world.close)
  // The person comes back from the browser with this; and time passes while they look at a code.
  let comesBackWith: Readonly<Record<string, string>> = { code: 'a-code' }
  world.person.browses = (address) => {
    const asked = new URL(address).searchParams
    const back = new URL(asked.get('redirect_uri') ?? 'http://127.0.0.1')
    const state = asked.get('state') ?? ''
    for (const [name, value] of Object.entries({ ...comesBackWith, state, iss: server.issuer }))
      back.searchParams.set(name, value)
    void browseTo(back.href).catch(() => {})
  }
  let looksAtCode = false
  world.person.sees = (step) => {
    looksAtCode = step?.kind === 'device-code'
  }
  const passing = setInterval(() => looksAtCode && world.passTime(60_000), 2)
  onTestFinished(() => clearInterval(passing))
  const client = { clientId: 'client', clientAuth: 'client_secret_post', clientSecret: 'secret' }
  const draft = (signInId: string, typed: Readonly<Record<string, string>>) =>
    oauthDraft(world, server, signInId, { ...client, ...typed }, { servers: server.endpoints })
  return {
    ...server,
    world,
    signIn: (signInId: string, typed: Readonly<Record<string, string>> = {}) => connect(world, draft(signInId, typed)),
    comesBack(answer: Readonly<Record<string, string>>) {
      comesBackWith = answer
    },
  }
}

/** Each code under each status: what became of it. */
async function eachRefusal(
  server: { readonly refuse: (path: string, answer: TestAnswer | null) => void },
  path: string,
  act: () => Promise<unknown>,
): Promise<readonly (readonly [code: Code, status: number, failure: AppError])[]> {
  const outcomes: [Code, number, AppError][] = []
  for (const code of codes) {
    for (const status of statuses) {
      server.refuse(path, json({ error: code, error_description: 'As it says.' }, status))
      outcomes.push([code, status, await failureOf(act())])
    }
  }
  server.refuse(path, null)
  return outcomes
}

/** It is said, with what the server said, and with something to do. */
function expectWords(failure: AppError): void {
  const words = describeFailure(failure)
  expect(words.sentence).not.toContain('unexpected')
  expect(words.nextStep.label).not.toBe('')
}

const grants: readonly (readonly [string, Readonly<Record<string, string>>, OwnWords])[] = [
  ['client-credentials', {}, {}],
  ['password', { username: 'ada', password: 'p' }, {}],
  ['refresh-token', { refreshToken: 'pasted' }, { invalid_grant: 'sign-in-over' }],
  ['token-exchange', { subjectToken: 'theirs' }, { invalid_request: 'credentials-refused' }],
  ['jwt-bearer', { assertionSource: 'pasted', assertion: 'a.b.c' }, {}],
  ['authorization-code', { redirect: 'loopback' }, { invalid_grant: 'authorization-refused' }],
  [
    'device-code',
    {},
    {
      authorization_pending: 'code-expired',
      slow_down: 'code-expired',
      expired_token: 'code-expired',
      invalid_grant: 'code-expired',
      access_denied: 'sign-in-denied',
      // These may pass, so the code is asked after until it has run out.
      server_error: 'code-expired',
      temporarily_unavailable: 'code-expired',
    },
  ],
]

describe('a refusal of the token endpoint', () => {
  test.each(grants)('of the sign-in %s', async (signInId, typed, own) => {
    const server = await startWorld()
    const outcomes = await eachRefusal(server, '/token', () => server.signIn(signInId, typed))
    const found = outcomes.map(([code, status, failure]) => `${code} ${status}: ${failure.code}`)
    const usual = (code: Code, status: number) => (status === 401 && aboutClient[code]) || expected[code]
    expect(found).toEqual(
      codes.flatMap((code) => statuses.map((status) => `${code} ${status}: ${own[code] ?? usual(code, status)}`)),
    )
    for (const [, , failure] of outcomes) expectWords(failure)
    // A positive control: it works, once nothing is refused.
    expect(await server.signIn(signInId, typed)).toMatchObject({ signInId })
  })

  test('of a renewal drops nothing but the refresh token that is over', async () => {
    const server = await startWorld()
    const { id } = await server.signIn('client-credentials')
    for (const code of codes.filter((one) => one !== 'invalid_grant')) {
      server.refuse('/token', json({ error: code }, 400))
      expect((await failureOf(server.world.tokens.get(id))).code).toBe(expected[code])
      const [state] = await server.world.tokens.list()
      expect([code, state?.token?.refreshable, state?.lastError?.code]).toEqual([code, true, expected[code]])
    }
  })

  test('of the refresh token that the person gave stands at its field', async () => {
    const server = await startWorld()
    server.refuse('/token', json({ error: 'invalid_grant', error_description: 'It was used before.' }, 400))
    const failure = await failureOf(server.signIn('refresh-token', { refreshToken: 'pasted' }))
    expect(failure).toEqual({
      code: 'sign-in-over',
      provider: new URL(server.issuer).host,
      fields: ['refreshToken'],
      serverSaid: 'It was used before.',
    })
    expect(describeFailure(failure)).toMatchObject({
      fields: ['refreshToken'],
      nextStep: { act: { kind: 'focus-field', fields: ['refreshToken'] } },
    })
    server.refuse('/token', null)
    const { id } = await server.signIn('refresh-token', { refreshToken: 'pasted' })
    server.refuse('/token', json({ error: 'invalid_grant' }, 400))
    expect(await failureOf(server.world.tokens.get(id))).toMatchObject({
      code: 'sign-in-over',
      fields: ['refreshToken'],
    })
    const [state] = await server.world.tokens.list()
    expect(state?.lastError?.code).toBe('sign-in-over')
    expect(state?.token?.preview).toBeTypeOf('string')
  })
})

describe('a refusal elsewhere', () => {
  test('of the request for a device’s code', async () => {
    const server = await startWorld()
    const outcomes = await eachRefusal(server, '/device', () => server.signIn('device-code'))
    for (const [code, , failure] of outcomes) {
      if (code !== 'invalid_client') expect(['sign-in-failed', 'credentials-refused']).toContain(failure.code)
      else expect(failure.code).toBe('credentials-refused')
      expectWords(failure)
    }
  })

  test('of a request that is sent ahead (PAR)', async () => {
    const server = await startWorld()
    const outcomes = await eachRefusal(server, '/par', () =>
      server.signIn('authorization-code', { redirect: 'loopback', par: 'yes' }),
    )
    for (const [code, , failure] of outcomes) {
      expect(failure.code).toBe(code === 'invalid_client' ? 'credentials-refused' : 'authorization-refused')
      expectWords(failure)
    }
  })

  test('that the browser comes back with', async () => {
    const server = await startWorld()
    for (const error of codes) {
      server.comesBack({ error, error_description: 'As it says.' })
      const failure = await failureOf(server.signIn('authorization-code', { redirect: 'loopback' }))
      expect(failure).toMatchObject({ code: 'authorization-refused', error, serverSaid: 'As it says.' })
      expectWords(failure)
    }
  })

  test.each([
    ['/me', 'userinfo', ['question-refused']],
    ['/revoke', 'revocation', ['question-refused', 'credentials-refused']],
    ['/introspect', 'introspection', ['question-refused', 'credentials-refused']],
  ] as const)('at %s, where something is asked about a token', async (path, about, allowed) => {
    const server = await startWorld()
    const { world } = server
    const { id } = await server.signIn('client-credentials')
    const acts = {
      userinfo: () => world.questions.userinfo(id),
      revocation: () => world.questions.revoke(id),
      introspection: () => world.questions.introspect(id),
    }
    for (const code of codes) {
      for (const status of statuses) {
        server.refuse(path, json({ error: code }, status))
        if (about === 'revocation' && code === 'unsupported_token_type') {
          expect(await acts[about]()).toMatchObject({ ended: [], left: ['refresh-token', 'access-token'] })
          continue
        }
        const failure = await failureOf(acts[about]())
        expect(allowed).toContain(failure.code)
        expectWords(failure)
      }
    }
  })
})
