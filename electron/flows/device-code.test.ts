import { describe, expect, it } from 'vitest'
import { plainNetwork } from '../../shared/domain/network.ts'
import type { Provider } from '../../shared/domain/provider.ts'
import type { SignInStep } from '../../shared/domain/sign-in-step.ts'
import { oauthServer } from '../../shared/providers/oauth-server.ts'
import { failureOf, startEngine, startTestServer, type TestAnswer } from '../http/test-server.ts'
import type { Clock } from '../ports/clock.ts'
import type { IssuedToken } from '../sign-in/issued-token.ts'
import { completeSignIn } from './complete-sign-in.ts'
import { deviceCode } from './device-code.ts'

const json = (document: object, status = 200): TestAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(document),
})
const secret = 'device-code-canary'
const code = {
  device_code: secret,
  user_code: 'WDJB-MJHT',
  verification_uri: 'https://login.example.com/device',
  verification_uri_complete: 'https://login.example.com/device?user_code=WDJB-MJHT',
  expires_in: 600,
}
const token: TestAnswer = json({ access_token: 'access-canary', token_type: 'Bearer', expires_in: 60 })
const pending = json({ error: 'authorization_pending' }, 400)

/** A clock that lets every wait pass at once, and writes it down. */
function passingClock(): Clock & { readonly waits: number[] } {
  const waits: number[] = []
  const start = Date.now()
  let passed = 0
  return {
    waits,
    now: () => start + passed,
    after(ms, act) {
      waits.push(ms)
      const timer = setImmediate(() => {
        passed += ms
        act()
      })
      return () => clearImmediate(timer)
    },
  }
}

type Told = {
  readonly outcome: Promise<IssuedToken>
  readonly steps: SignInStep[]
  readonly waits: number[]
  readonly stop: () => void
  readonly asked: () => readonly Record<string, string>[]
}

type Given = {
  readonly code?: object | TestAnswer
  readonly answers?: readonly (TestAnswer | 'lost')[]
  readonly isAlone?: boolean
  readonly clock?: Clock
}

/** Signs in at a server that answers in this order; the last answer is given for ever. */
async function signIn({ code: first = code, answers = [token], isAlone = false, clock: own }: Given): Promise<Told> {
  const left = [...answers]
  const server = await startTestServer(({ path }) => {
    if (path === '/device') return 'body' in first ? (first as TestAnswer) : json(first)
    const next = left.length > 1 ? left.shift() : left[0]
    return next === 'lost' || next === undefined ? json({}, 503) : next
  })
  const clock = passingClock()
  const steps: SignInStep[] = []
  const controller = new AbortController()
  const provider: Provider = oauthServer
  const known = oauthServer.signIns.find(({ flow }) => flow === 'device-code')
  if (known === undefined) throw new Error('There is no sign-in with a code')
  const interaction = {
    show: (step: SignInStep) => void steps.push(step),
    browse: async () => true,
    redirects: { open: () => Promise.reject(new Error('not asked for')) },
    pasted: () => Promise.reject(new Error('not asked for')),
  }
  const values = { clientId: 'tv', clientAuth: 'none', scope: 'openid' }
  const outcome = deviceCode.run({
    provider,
    signIn: completeSignIn(known),
    settings: known.settings,
    connection: {
      servers: { token: `${server.url}/token`, deviceAuthorization: `${server.url}/device` },
      acceptsInsecure: false,
      verifyTls: true,
      network: plainNetwork,
      basicEncoding: 'exact',
    },
    input: values,
    values,
    ports: { http: startEngine(clock.now).http, clock: own ?? clock, interaction: isAlone ? null : interaction },
    signal: controller.signal,
  })
  outcome.catch(() => {})
  const asked = () =>
    server.arrived
      .filter(({ path }) => path === '/token')
      .map(({ body }) => Object.fromEntries(new URLSearchParams(body)))
  return { outcome, steps, waits: clock.waits, stop: () => controller.abort(), asked }
}

describe('a sign-in with a code', () => {
  it('shows the code, and asks with the code of its own until the person has typed theirs', async () => {
    const { outcome, steps, asked, waits } = await signIn({ answers: [pending, pending, token] })
    expect(await outcome).toMatchObject({ accessToken: 'access-canary' })
    expect(steps).toEqual([
      {
        kind: 'device-code',
        userCode: 'WDJB-MJHT',
        address: code.verification_uri,
        wholeAddress: code.verification_uri_complete,
        endsAt: expect.any(Number),
      },
    ])
    expect(JSON.stringify(steps)).not.toContain(secret)
    expect(waits).toEqual([5_000, 5_000, 5_000])
    expect(asked()[0]).toEqual({
      client_id: 'tv',
      device_code: secret,
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    })
  })

  it('keeps the pace the server asks for, and slows down for good when told to', async () => {
    const slower = json({ error: 'slow_down' }, 400)
    const { outcome, waits } = await signIn({
      code: { ...code, interval: 2 },
      answers: [pending, slower, pending, slower, token],
    })
    await outcome
    expect(waits).toEqual([2_000, 2_000, 7_000, 7_000, 12_000])
  })

  it('goes on when the server has trouble, more slowly, and at the old pace when that is over', async () => {
    const { outcome, waits } = await signIn({ answers: ['lost', 'lost', pending, token] })
    expect(await outcome).toMatchObject({ accessToken: 'access-canary' })
    expect(waits).toEqual([5_000, 10_000, 20_000, 5_000])
  })

  it('ends when nobody types it in time, whether or not the server says so', async () => {
    const byServer = await signIn({ answers: [json({ error: 'expired_token' }, 400)] })
    expect((await failureOf(byServer.outcome)).error).toMatchObject({ code: 'code-expired' })
    const byClock = await signIn({ code: { ...code, expires_in: 12 }, answers: [pending] })
    expect((await failureOf(byClock.outcome)).error).toMatchObject({ code: 'code-expired' })
    expect(byClock.asked()).toHaveLength(2)
  })

  it('ends when somebody says no, in the words of the server', async () => {
    const { outcome } = await signIn({ answers: [json({ error: 'access_denied', error_description: 'No.' }, 400)] })
    expect((await failureOf(outcome)).error).toEqual({
      code: 'sign-in-denied',
      provider: 'OAuth 2 or OpenID Connect',
      serverSaid: 'No.',
    })
  })

  it('ends at once when the person leaves, and asks no more', async () => {
    const still: Clock = { now: () => Date.now(), after: () => () => {} }
    const { outcome, stop, steps, asked } = await signIn({ clock: still })
    await expect.poll(() => steps.length).toBe(1)
    stop()
    expect((await failureOf(outcome)).error).toEqual({ code: 'cancelled' })
    expect(asked()).toEqual([])
  })

  it('asks for no code where nobody is there to type it', async () => {
    const { outcome, asked } = await signIn({ isAlone: true })
    expect((await failureOf(outcome)).error).toMatchObject({ code: 'sign-in-over' })
    expect(asked()).toEqual([])
  })

  it('reads what servers write in their own way: numbers as text, the address under its old name', async () => {
    const { verification_uri, verification_uri_complete, ...rest } = code
    const { outcome, steps, waits } = await signIn({
      code: { ...rest, verification_url: verification_uri, expires_in: '600', interval: '3' },
    })
    await outcome
    expect(steps).toMatchObject([{ address: verification_uri, wholeAddress: null }])
    expect(waits).toEqual([3_000])
  })
})

describe('no code comes', () => {
  it.each([
    ['that the client is unknown', json({ error: 'invalid_client' }, 400), 'credentials-refused'],
    ['that this client may not', json({ error: 'unauthorized_client' }, 400), 'sign-in-failed'],
    ['an error under status 200', json({ error: 'invalid_scope' }), 'sign-in-failed'],
    ['trouble', json({}, 500), 'server-failed'],
    ['a web page', { body: '<html>' }, 'unexpected-answer'],
    ['no user code', json({ ...code, user_code: undefined }), 'unexpected-answer'],
    ['no page', json({ ...code, verification_uri: undefined }), 'unexpected-answer'],
  ])('from an answer with %s', async (_what, answer, expected) => {
    const { outcome } = await signIn({ code: answer })
    expect((await failureOf(outcome)).error).toMatchObject({ code: expected })
  })

  it.each([
    'javascript:alert(1)',
    'http://login.example.com/device',
    'file:///etc/passwd',
    'https://me:secret@login.example.com/',
    'login.example.com/device',
  ])('where the page to open would be %s', async (page) => {
    const { outcome, steps } = await signIn({ code: { ...code, verification_uri: page } })
    expect((await failureOf(outcome)).error).toMatchObject({ code: 'unsafe-answer', what: 'page-address' })
    expect(steps).toEqual([])
  })
})
