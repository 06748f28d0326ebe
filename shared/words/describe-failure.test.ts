import { describe, expect, test } from 'vitest'
import type { AppError, AppErrorCode } from '../core/app-error.ts'
import type { ServerCertificate } from '../core/server-certificate.ts'
import { describeFailure } from './describe-failure.ts'

const host = 'api.example.com'

const certificate: ServerCertificate = {
  subject: 'CN=other.example.com, O=Example',
  issuer: 'CN=Example authority',
  validFrom: Date.UTC(2026, 0, 1),
  validTo: Date.UTC(2026, 2, 3),
  fingerprint: Array.from({ length: 32 }, () => 'A1').join(':'),
  names: ['other.example.com', 'b.example.com', 'c.example.com', 'd.example.com'],
  serial: '01',
  selfSigned: false,
}

/** Every failure in every shape it can take; the compiler asks for the new codes. */
const failures: { readonly [C in AppErrorCode]: readonly Extract<AppError, { code: C }>[] } = {
  'invalid-input': [
    { code: 'invalid-input', field: 'username', reason: 'A user name cannot hold a colon here.' },
    { code: 'invalid-input', reason: 'This name is taken.' },
  ],
  'not-found': (['connection', 'token', 'provider', 'exchange', 'request', 'variable', 'import'] as const).map(
    (what) => ({
      code: 'not-found',
      what,
    }),
  ),
  cancelled: [{ code: 'cancelled' }],
  locked: [{ code: 'locked' }],
  'server-not-found': [{ code: 'server-not-found', host }],
  'server-unreachable': [{ code: 'server-unreachable', host }],
  'https-unreachable': [{ code: 'https-unreachable', host, httpAddress: 'http://api.example.com' }],
  offline: [{ code: 'offline' }],
  'connection-lost': [{ code: 'connection-lost', host }],
  timeout: [{ code: 'timeout', host, seconds: 30 }],
  'certificate-refused': (
    ['expired', 'not-yet-valid', 'wrong-host', 'self-signed', 'unknown-issuer', 'not-the-trusted-one', 'other'] as const
  ).flatMap((reason) => [
    { code: 'certificate-refused', host, reason },
    { code: 'certificate-refused', host, reason, certificates: [certificate] },
  ]),
  'client-certificate-refused': [true, false].map((given) => ({ code: 'client-certificate-refused', host, given })),
  'proxy-unreachable': [{ code: 'proxy-unreachable', proxy: 'proxy.example.com:3128' }],
  'proxy-refused': [true, false].map((given) => ({ code: 'proxy-refused', proxy: 'proxy.example.com:3128', given })),
  'proxy-failed': (['forbidden', 'no-way', 'no-proxy', 'certificate', 'socks'] as const).flatMap((why) => [
    { code: 'proxy-failed', proxy: 'proxy.example.com:3128', host, why },
    { code: 'proxy-failed', proxy: 'proxy.example.com:3128', host, why, status: 403 },
  ]),
  'tls-failed': [{ code: 'tls-failed', host }],
  'insecure-address': [{ code: 'insecure-address', field: 'api', address: 'http://api.example.com' }],
  redirected: [
    { code: 'redirected', host, location: 'https://sso.example.com/login?next=canary' },
    { code: 'redirected', host, location: '/login' },
    { code: 'redirected', host, location: 'javascript:alert(1)' },
  ],
  'credentials-refused': [
    { code: 'credentials-refused', provider: 'Infoworks', status: 401, fields: ['username', 'password'] },
    { code: 'credentials-refused', provider: 'Infoworks', status: 401, fields: ['refreshToken'], serverSaid: 'No.' },
    { code: 'credentials-refused', provider: 'Infoworks', status: 401, fields: [] },
    {
      code: 'credentials-refused',
      provider: 'Unifier Essentials',
      status: 401,
      fields: ['username', 'password'],
      mayTryUrlEncoded: true,
    },
  ],
  'sign-in-over': [
    { code: 'sign-in-over', provider: 'InfoLink', serverSaid: 'invalid_grant' },
    { code: 'sign-in-over', provider: 'Example', needsPerson: true },
    { code: 'sign-in-over', provider: 'Example', fields: ['refreshToken'] },
  ],
  'redirect-unavailable': (['port-taken', 'not-allowed', 'already-waiting', 'no-app-link'] as const).map((why) => ({
    code: 'redirect-unavailable',
    redirectUri: 'http://127.0.0.1:8400/callback',
    why,
  })),
  'sign-in-unfinished': [{ code: 'sign-in-unfinished', provider: 'Example', seconds: 300 }],
  'authorization-refused': [
    ...[
      'access_denied',
      'login_required',
      'consent_required',
      'invalid_scope',
      'invalid_target',
      'unauthorized_client',
    ],
    ...['unsupported_response_type', 'temporarily_unavailable', 'server_error', 'invalid_request', 'another_word'],
  ].flatMap((error) => [
    { code: 'authorization-refused', provider: 'Example', error },
    { code: 'authorization-refused', provider: 'Example', error, serverSaid: 'No.' },
  ]),
  'foreign-answer': (['state', 'issuer', 'form'] as const).map((what) => ({
    code: 'foreign-answer',
    provider: 'Example',
    what,
  })),
  'code-expired': [{ code: 'code-expired', provider: 'InfoLink' }],
  'sign-in-denied': [
    { code: 'sign-in-denied', provider: 'InfoLink' },
    { code: 'sign-in-denied', provider: 'InfoLink', serverSaid: 'End-User aborted interaction' },
  ],
  'id-token-refused': (
    [
      ...(['unreadable', 'unsigned', 'signature', 'issuer', 'audience', 'authorized-party', 'subject'] as const),
      ...(['nonce', 'access-token', 'ended', 'not-yet', 'another-person'] as const),
    ] as const
  ).flatMap((why) => [
    { code: 'id-token-refused', provider: 'Example', why },
    { code: 'id-token-refused', provider: 'Example', why, found: 'https://a.example', expected: 'https://b.example' },
  ]),
  'no-id-token': [{ code: 'no-id-token', provider: 'Example' }],
  'question-refused': [
    { code: 'question-refused', host, about: 'userinfo', status: 401, serverSaid: 'invalid token provided' },
    { code: 'question-refused', host, about: 'userinfo', status: 404 },
    { code: 'question-refused', host, about: 'revocation', status: 400 },
    { code: 'question-refused', host, about: 'introspection', status: 400 },
  ],
  'userinfo-refused': (
    ['another-person', 'not-for-us', 'unsigned', 'signature', 'encrypted', 'unreadable'] as const
  ).map((why) => ({ code: 'userinfo-refused', host, why })),
  'sign-in-failed': [
    { code: 'sign-in-failed', provider: 'InfoLink', status: 400 },
    { code: 'sign-in-failed', provider: 'InfoLink', status: 403, serverSaid: 'No API access.' },
    { code: 'sign-in-failed', provider: 'InfoLink', status: 404 },
    { code: 'sign-in-failed', provider: 'InfoLink', status: 200, serverSaid: 'Account locked.' },
    { code: 'sign-in-failed', provider: 'Example', status: 400, error: 'invalid_scope' },
    { code: 'sign-in-failed', provider: 'Example', status: 400, error: 'invalid_target' },
    { code: 'sign-in-failed', provider: 'Example', status: 400, error: 'unauthorized_client' },
    { code: 'sign-in-failed', provider: 'Example', status: 400, error: 'unsupported_grant_type' },
    { code: 'sign-in-failed', provider: 'Example', status: 400, error: 'invalid_dpop_proof' },
    { code: 'sign-in-failed', provider: 'Example', status: 403, error: 'access_denied' },
    { code: 'sign-in-failed', provider: 'Example', status: 400, error: 'consent_required' },
    { code: 'sign-in-failed', provider: 'Example', status: 400, error: 'invalid_request', serverSaid: 'No scope.' },
    { code: 'sign-in-failed', provider: 'Example', status: 400, error: 'something_new' },
  ],
  'rate-limited': [
    { code: 'rate-limited', host },
    { code: 'rate-limited', host, retryAfterSeconds: 30 },
  ],
  'server-failed': [
    { code: 'server-failed', host, status: 500, serverSaid: 'Boom.' },
    { code: 'server-failed', host, status: 503, retryAfterSeconds: 90 },
  ],
  'unexpected-answer': (
    [
      ...([
        'html',
        'not-json',
        'no-token',
        'no-request-uri',
        'empty',
        'too-large',
        'unfolds-too-far',
        'wrong-address',
        'bound-token',
      ] as const),
      ...(['not-http', 'too-many-headers', 'not-decodable'] as const),
    ] as const
  ).map((why) => ({ code: 'unexpected-answer', host, status: 200, why })),
  'unsafe-answer': (['base-path', 'header-name', 'header-value', 'token-characters'] as const).map((what) => ({
    code: 'unsafe-answer',
    host,
    what,
  })),
  'host-not-allowed': [
    { code: 'host-not-allowed', host },
    { code: 'host-not-allowed', host, secret: 'variable' },
  ],
  'variables-missing': [
    { code: 'variables-missing', names: ['host'] },
    { code: 'variables-missing', names: ['host', 'key', 'größe'] },
  ],
  'request-refused': (['url', 'method', 'header', 'body'] as const).map((part) => ({
    code: 'request-refused',
    part,
    reason: 'This cannot be sent as it stands.',
  })),
  'missing-secret': [
    { code: 'missing-secret', fields: ['password'] },
    { code: 'missing-secret', fields: ['clientSecret', 'password'] },
    { code: 'missing-secret', fields: [] },
  ],
  'secret-unreadable': [
    { code: 'secret-unreadable', fields: ['password'] },
    { code: 'secret-unreadable', fields: ['clientSecret', 'password'] },
    { code: 'secret-unreadable', fields: [], variable: 'key' },
  ],
  'storage-failed': (['full', 'no-permission', 'newer-version', 'other'] as const).map((reason) => ({
    code: 'storage-failed',
    reason,
  })),
  unexpected: [{ code: 'unexpected' }],
}

const all: readonly AppError[] = Object.values(failures).flat()

describe.each(all)('%j', (error) => {
  const words = describeFailure(error)
  const said = [words.sentence, words.cause ?? 'Nothing.']

  test('is told in whole sentences', () => {
    for (const text of said) expect(text).toMatch(/^[A-Z].*[.?]$/)
  })

  test('uses no word of machines and blames nobody', () => {
    for (const text of [...said, words.nextStep.label]) {
      expect(text).not.toMatch(
        /\berror\b|invalid|failed|null|undefined|[A-Z]{2,}_|ENOTFOUND|ECONN|you (mis|forgot)|wrong password/i,
      )
    }
  })

  test('has a next step', () => {
    expect(words.nextStep.label).toMatch(/^[A-Z].{2,}[^.]$/)
    if (words.nextStep.act.kind === 'focus-field') expect(words.fields).toEqual(words.nextStep.act.fields)
  })
})

describe('the words', () => {
  test('name what was not accepted', () => {
    const sentences = failures['credentials-refused'].map((error) => describeFailure(error).sentence)
    expect(sentences).toEqual([
      'Infoworks did not accept this user name and password.',
      'Infoworks did not accept this refresh token.',
      'Infoworks did not accept this sign-in.',
      'Unifier Essentials did not accept this user name and password.',
    ])
  })

  test('of a name that does not resolve ask about spelling and network', () => {
    expect(describeFailure({ code: 'server-not-found', host: 'infowrks.example.com' })).toMatchObject({
      sentence: 'There is no server called infowrks.example.com.',
      cause: 'Is it spelled right? Are you on the company network (VPN)?',
      fields: ['server'],
    })
  })

  test.each([
    ['https-unreachable', { kind: 'use-http', address: 'http://api.example.com' }],
    ['insecure-address', { kind: 'accept-http', address: 'http://api.example.com' }],
    ['certificate-refused', { kind: 'skip-certificate-check' }],
    ['host-not-allowed', { kind: 'allow-host', host }],
    ['sign-in-over', { kind: 'edit-connection' }],
    ['secret-unreadable', { kind: 'restart' }],
    ['offline', { kind: 'try-again' }],
    ['redirected', { kind: 'use-address', address: 'https://sso.example.com/login' }],
  ] as const)('%s offers to %j', (code, act) => {
    const [error] = failures[code]
    expect(error && describeFailure(error).nextStep.act).toEqual(act)
  })

  test('of a sign-in that only the person can do offer to begin it', () => {
    const error = failures['sign-in-over'][1] ?? { code: 'unexpected' }
    expect(describeFailure(error).nextStep).toEqual({ label: 'Sign in', act: { kind: 'sign-in' } })
  })

  test('offer URL-encoding only where it may help', () => {
    const kinds = failures['credentials-refused'].map((error) => describeFailure(error).nextStep.act.kind)
    expect(kinds).toEqual(['focus-field', 'focus-field', 'edit-connection', 'use-url-encoded'])
  })

  test('do not repeat the query of a redirect, and offer nothing but web addresses', () => {
    const [withQuery, relative, script] = failures.redirected.map(describeFailure)
    expect(JSON.stringify(withQuery)).not.toContain('canary')
    expect(relative?.nextStep.act.kind).toBe('focus-field')
    expect(script?.nextStep.act.kind).toBe('focus-field')
  })

  test('pass on what the server said', () => {
    expect(describeFailure({ code: 'server-failed', host, status: 503, serverSaid: 'Back at 9.' }).serverSaid).toBe(
      'Back at 9.',
    )
    expect(describeFailure({ code: 'offline' }).serverSaid).toBeNull()
  })

  test('of an insecure address stand beside its own field', () => {
    expect(describeFailure(failures['insecure-address'][0] ?? { code: 'unexpected' }).fields).toEqual(['api'])
  })

  test('fit one or several secrets', () => {
    expect(describeFailure({ code: 'missing-secret', fields: ['password'] }).sentence).toBe(
      'The password is needed, and not saved here.',
    )
    expect(describeFailure({ code: 'missing-secret', fields: ['clientSecret', 'password'] }).sentence).toBe(
      'The client secret and password are needed, and not saved here.',
    )
  })
})
