/** What may be done with it, and what kind of token it is: every sentence on rights and kinds. */
import { expect, test } from 'vitest'
import { immport, T, verdictOn } from './test-verdict.ts'

type Case = readonly [name: string, verdict: () => readonly string[], reads: readonly string[]]

const cases: readonly Case[] = [
  ['one verb', () => verdictOn({ exp: T + 725, scope: 'read' }), ['good', 'Good for 12 more minutes, may read.']],
  [
    'verbs with things',
    () => verdictOn({ exp: T + 725, scope: 'read:users delete:old_files' }),
    ['good', 'Good for 12 more minutes, may read users and delete old files.'],
  ],
  [
    'many verbs',
    () => verdictOn({ exp: T + 725, scope: 'read write list delete search' }),
    ['good', 'Good for 12 more minutes, may read, write, list and 2 more.'],
  ],
  [
    'a scope that is no verb',
    () => verdictOn({ exp: T + 725, scope: 'openid email' }),
    ['good', 'Good for 12 more minutes.', 'may: May be used for (scope): openid and email.'],
  ],
  [
    'a scope that the answer told',
    () => verdictOn({ exp: T + 725 }, { stored: { ...immport, scope: 'browse download' } }),
    ['good', 'Good for 12 more minutes, for ImmPort, as campjo, may browse and download.'],
  ],
  [
    'the scope of the token goes before that of the answer',
    () => verdictOn({ exp: T + 725, scp: ['query'] }, { stored: { ...immport, scope: 'browse' } }),
    ['good', 'Good for 12 more minutes, for ImmPort, as campjo, may query.'],
  ],
  [
    'roles of Spring',
    () => verdictOn({ exp: T + 725, authorities: ['ROLE_USER', 'ROLE_DATA_ADMIN', 'SCOPE_x'] }),
    ['good', 'Good for 12 more minutes.', 'may: Roles: user, data admin and SCOPE_x.'],
  ],
  [
    'one role as a text, in .NET',
    () =>
      verdictOn({
        exp: T + 725,
        role: 'Admin',
        'http://schemas.microsoft.com/ws/2008/06/identity/claims/role': ['Editor'],
      }),
    ['good', 'Good for 12 more minutes.', 'may: Roles: Admin and Editor.'],
  ],
  [
    'roles in one more service',
    () =>
      verdictOn({
        exp: T + 725,
        resource_access: { a: { roles: ['x'] }, b: { roles: ['y'] }, c: { roles: ['z'] }, d: {} },
      }),
    ['good', 'Good for 12 more minutes.', 'may: Roles in a: x.', 'may: Roles in b: y.', 'may: Roles in c: z.'],
  ],
  [
    'roles in many services',
    () =>
      verdictOn({
        exp: T + 725,
        resource_access: { a: { roles: ['x'] }, b: { roles: ['y'] }, c: { roles: ['z'] }, d: { roles: ['z'] } },
      }),
    [
      'good',
      'Good for 12 more minutes.',
      'may: Roles in a: x.',
      'may: Roles in b: y.',
      'may: It has roles in 2 more services.',
    ],
  ],
  [
    'groups',
    () => verdictOn({ exp: T + 725, groups: ['/staff', '/staff/it', 'b', 'c', 'd'] }),
    ['good', 'Good for 12 more minutes.', 'may: Groups: staff, /staff/it, b and 2 more.'],
  ],
  [
    'entitlements and details',
    () =>
      verdictOn({
        exp: T + 725,
        entitlements: ['gold'],
        authorization_details: [{ type: 'payment_initiation' }, { type: 'payment_initiation' }, {}, 'x'],
      }),
    ['good', 'Good for 12 more minutes.', 'may: Entitled to: gold.', 'may: Allowed in detail: payment_initiation.'],
  ],
  [
    'rights of other shapes than they ought to have',
    () =>
      verdictOn({
        exp: T + 725,
        scope: 5,
        scp: {},
        roles: [1, null, {}],
        realm_access: [],
        resource_access: { a: 'x', b: { roles: 5 } },
        permissions: [{}],
        groups: true,
        authorization_details: 'x',
      }),
    ['good', 'Good for 12 more minutes.'],
  ],
  [
    'an access token by its header',
    () => verdictOn({ exp: T + 725 }, {}, { alg: 'RS256', typ: 'application/at+JWT' }),
    ['good', 'Good for 12 more minutes.', 'may: It is an access token, made to be sent to an API.'],
  ],
  [
    'an ID token by its fingerprint',
    () => verdictOn({ exp: T + 725, aud: 'shop', c_hash: 'x' }),
    [
      'good',
      'Good for 12 more minutes, for the program shop.',
      'may: It is an ID token: it says who signed in and is not made to be sent to an API.',
    ],
  ],
  [
    'a refresh token by its mark',
    () => verdictOn({ exp: T + 725, token_type: 'refresh' }),
    [
      'good',
      'Good for 12 more minutes.',
      'may: It is a refresh token: it only serves to get new tokens and is not made to be sent to an API.',
    ],
  ],
  [
    'a logout token',
    () =>
      verdictOn({
        iat: T,
        exp: T + 120,
        aud: 'shop',
        sub: 'anna',
        events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
      }),
    [
      'good',
      'Good for 2 more minutes, for shop, as anna.',
      'may: It is a logout token: it tells a service that somebody signed out.',
    ],
  ],
  [
    'a logout token by its header',
    () => verdictOn({ exp: T + 120 }, {}, { alg: 'RS256', typ: 'logout+jwt' }),
    ['good', 'Good for 2 more minutes.', 'may: It is a logout token: it tells a service that somebody signed out.'],
  ],
  [
    'a message that something happened',
    () =>
      verdictOn({
        exp: T + 120,
        events: { 'https://schemas.openid.net/secevent/caep/event-type/session-revoked': {} },
      }),
    ['good', 'Good for 2 more minutes.', 'may: It is a message that something happened, not a token to sign in with.'],
  ],
  [
    'a proof',
    () =>
      verdictOn(
        { jti: 'x', htm: 'GET', htu: 'https://api.example.com', iat: T },
        {},
        { alg: 'ES256', typ: 'dpop+jwt' },
      ),
    [
      'unknown',
      'Does not say when it ends.',
      'may: It is the proof that goes along with a token for one single request (DPoP), not a token by itself.',
      'signature: Signed with ES256; signature not checked yet.',
    ],
  ],
  [
    'a request to sign in',
    () => verdictOn({ exp: T + 120, client_id: 'shop' }, {}, { alg: 'RS256', typ: 'oauth-authz-req+jwt' }),
    [
      'good',
      'Good for 2 more minutes, as the program shop.',
      "may: It is a program's request to let somebody sign in, not a token to sign in with.",
    ],
  ],
  [
    'an answer about another token',
    () =>
      verdictOn(
        { exp: T + 120, token_introspection: { active: true } },
        {},
        { alg: 'RS256', typ: 'token-introspection+jwt' },
      ),
    [
      'good',
      'Good for 2 more minutes.',
      "may: It is a server's answer about another token, not a token to sign in with.",
    ],
  ],
]

test.each(cases)('%s', (_name, verdict, reads) => {
  expect(verdict()).toEqual(reads)
})
