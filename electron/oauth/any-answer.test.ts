/** Whatever a server, or whoever led the browser back, answers: a token, or a failure that can be told and repeats no secret. */
import fc from 'fast-check'
import { None } from 'oauth4webapi'
import { expect, test } from 'vitest'
import { AppFailure } from '../../shared/core/app-error.ts'
import { testAnswer } from '../sign-in/test-answer.ts'
import { readAuthorizationAnswer } from './authorization-answer.ts'
import { readPart } from './check-id-token.ts'
import { askForDeviceCode } from './device-authorization.ts'
import { readTokenAnswer } from './read-token-answer.ts'
import { RefreshRefused } from './refresh-refused.ts'
import { createServerClock } from './server-clock.ts'

const secret = 'canary-secret-4c1d'
const mean = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    secret,
    `x ${secret}`,
    '\r\nX: 1',
    '',
    '-1',
    '1e308',
    'https://evil.example',
    'javascript:1',
    'DPoP',
    'N_A',
  ),
  fc.double(),
)
const names = [
  ...['access_token', 'refresh_token', 'token_type', 'expires_in', 'scope', 'id_token', 'error', 'error_description'],
  ...['message', 'detail', 'device_code', 'user_code', 'verification_uri', 'interval', '__proto__', 'result'],
]
const members = fc.dictionary(fc.constantFrom(...names), mean, { maxKeys: 8 })
const body = fc.oneof(
  members.map((document) => JSON.stringify(document)),
  // The same name several times, and what is no JSON.
  fc
    .array(fc.tuple(fc.constantFrom(...names), mean), { maxLength: 6 })
    .map(
      (pairs) =>
        `{${pairs.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value) ?? 'NaN'}`).join(',')}}`,
    ),
  members.map((document) =>
    new URLSearchParams(Object.entries(document).map(([k, v]) => [k, String(v)] as [string, string])).toString(),
  ),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom('\ufeff{"access_token":"a"}', `<html>${secret}`, `"${secret}"`, '['.repeat(50_000), 'null', '[]'),
)
const answer = fc
  .record({
    body,
    status: fc.constantFrom(200, 201, 204, 302, 400, 401, 403, 404, 418, 429, 500, 503),
    type: fc.constantFrom('application/json', 'text/html', 'application/x-www-form-urlencoded', `text/${secret}`, ''),
    date: fc.constantFrom('', 'Thu, 01 Jan 1970 00:00:00 GMT', 'yesterday', 'Fri, 31 Dec 9999 23:59:59 GMT', '2026'),
    retry: fc.constantFrom('', '5', '-5', '1e9', 'soon', 'Fri, 31 Dec 9999 23:59:59 GMT'),
  })
  .map(({ body: text, status, type, date, retry }) =>
    testAnswer(text, {
      status,
      headers: [
        ['content-type', type],
        ['date', date],
        ['retry-after', retry],
        ['location', `https://x.example/?${secret}`],
      ],
    }),
  )

/** Ends in an `AppFailure` without the secret, or is fine. */
async function endsWell(act: Promise<unknown>): Promise<void> {
  const thrown = await act.then(
    () => null,
    (failure: unknown) => failure,
  )
  if (thrown === null || thrown instanceof RefreshRefused) return
  expect(thrown).toBeInstanceOf(AppFailure)
  expect(JSON.stringify((thrown as AppFailure).error)).not.toContain(secret)
}

test('of a token endpoint', async () => {
  const question = {
    tokenEndpoint: 'https://login.example/token',
    clientId: 'client',
    grantType: 'refresh_token',
    verifyTls: true,
    provider: 'Example',
    grantFields: ['password'],
    clientFields: ['clientSecret'],
    secrets: [secret],
  }
  await fc.assert(
    fc.asyncProperty(answer, async (one) => endsWell(readTokenAnswer(question, one, 'login.example'))),
    { numRuns: 400 },
  )
})

test('of a server that is asked for a code to type', async () => {
  await fc.assert(
    fc.asyncProperty(answer, async (one) => {
      const question = { address: 'https://login.example/device', parameters: {}, provider: 'Example' }
      const client = {
        clientId: 'client',
        clientAuth: None(),
        serverClock: createServerClock(() => 0),
        tokenEndpoint: 'https://login.example/token',
        acceptsInsecure: false,
        verifyTls: true,
        http: async () => one,
        signal: new AbortController().signal,
      }
      const asked = askForDeviceCode(client, { ...question, clientFields: [], secrets: [secret] })
      await endsWell(
        asked.then(({ address, endsAt, intervalMs }) => {
          expect(new URL(address).protocol).toBe('https:')
          expect([endsAt, intervalMs].every(Number.isFinite)).toBe(true)
        }),
      )
    }),
    { numRuns: 200 },
  )
})

test('of a browser that comes back', async () => {
  const expected = {
    state: 'state-1',
    issuer: 'https://login.example',
    mustNameIssuer: false,
    clientId: 'client',
    provider: 'Example',
    secrets: [secret],
  }
  const pair = fc.tuple(
    fc.constantFrom('state', 'code', 'iss', 'error', 'error_description', 'response', 'id_token', 'x'),
    fc.oneof(fc.constantFrom('state-1', 'https://login.example', secret, 'a', ''), fc.string({ unit: 'binary' })),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(pair, { maxLength: 6 }), async (pairs) => {
      const came = new URL(`http://127.0.0.1/callback?${new URLSearchParams(pairs)}`)
      await endsWell(
        Promise.resolve().then(() => {
          readAuthorizationAnswer(came, expected)
          // What is let through is an answer to this very sign-in.
          expect(came.searchParams.getAll('state')).toEqual(['state-1'])
        }),
      )
    }),
    { numRuns: 400 },
  )
})

test('in the parts of an ID token', () => {
  const part = fc.oneof(
    fc.json().map((text) => Buffer.from(text).toString('base64url')),
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.base64String(),
  )
  fc.assert(
    fc.property(part, (text) => {
      const claims = readPart(text)
      if (claims !== null) expect(typeof claims).toBe('object')
    }),
  )
})
