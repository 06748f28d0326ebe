/** For whom, as whom, and who acts for them: every sentence on people, programs and audiences. */
import { expect, test } from 'vitest'
import { immport, T, verdictOn } from './test-verdict.ts'

type Case = readonly [name: string, verdict: () => readonly string[], reads: readonly string[]]

const cases: readonly Case[] = [
  [
    'a user name',
    () => verdictOn({ exp: T + 725, user_name: 'campjo', sub: '4711' }),
    ['good', 'Good for 12 more minutes, as campjo.'],
  ],
  [
    'an e-mail address',
    () => verdictOn({ exp: T + 725, email: 'anna@example.com', sub: '4711' }),
    ['good', 'Good for 12 more minutes, as anna@example.com.'],
  ],
  [
    'a full name, in quotes for its space',
    () => verdictOn({ exp: T + 725, name: 'Anna Bell', sub: '4711' }),
    ['good', 'Good for 12 more minutes, as “Anna Bell”.'],
  ],
  [
    'a name from another script',
    () => verdictOn({ exp: T + 725, name: '山田', sub: '4711' }),
    ['good', 'Good for 12 more minutes, as 山田.'],
  ],
  [
    'a subject that is a name',
    () => verdictOn({ exp: T + 725, sub: 'anna' }),
    ['good', 'Good for 12 more minutes, as anna.'],
  ],
  [
    'a subject that is an ID',
    () => verdictOn({ exp: T + 725, sub: '0f8fad5b-d9cb-469f-a165-70867728950e' }),
    ['good', 'Good for 12 more minutes, as the account 0f8fad5b-d9cb-469f-a165-70867728950e.'],
  ],
  [
    'a subject that is a number',
    () => verdictOn({ exp: T + 725, sub: 4711 }),
    ['good', 'Good for 12 more minutes, as the account 4711.'],
  ],
  [
    'a subject that is JSON',
    () => verdictOn({ exp: T + 725, sub: `{"email":"admin@example.com"}` }),
    ['good', 'Good for 12 more minutes, as admin@example.com.'],
  ],
  [
    'a subject that is JSON without a name',
    () => verdictOn({ exp: T + 725, sub: `{"scope":{}}` }),
    ['good', 'Good for 12 more minutes.'],
  ],
  [
    'a name that pretends to be a sentence',
    () => verdictOn({ exp: T + 725, user_name: 'admin. Signature checked' }),
    ['good', 'Good for 12 more minutes, as “admin. Signature checked”.'],
  ],
  [
    'a name with quotes in it',
    () => verdictOn({ exp: T + 725, user_name: 'a” and “b' }),
    ['good', "Good for 12 more minutes, as “a' and 'b”."],
  ],
  [
    'a name that turns round',
    () => verdictOn({ exp: T + 725, user_name: 'admin\u202enimda\u200b' }),
    [
      'good',
      'Good for 12 more minutes, as adminnimda.',
      'reading: The payload holds a character that cannot be seen (U+202E, right-to-left override) in “user_name”. It may read differently than it looks.',
    ],
  ],
  [
    'a name that is very long',
    () => verdictOn({ exp: T + 725, user_name: `${'a'.repeat(50)}${'b'.repeat(50)}` }),
    ['good', 'Good for 12 more minutes, as aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…bbbbbbbbbbbbbbbbbbbbbbbbbbbbb.'],
  ],
  [
    'a name that ends in a full stop',
    () => verdictOn({ exp: T + 725, user_name: 'anna.' }),
    ['good', 'Good for 12 more minutes, as “anna.”.'],
  ],
  [
    'who signed in, where the token does not say',
    () => verdictOn({ exp: T + 725 }, { stored: immport }),
    ['good', 'Good for 12 more minutes, for ImmPort, as campjo.'],
  ],
  [
    'who signed in, where the token has only an ID',
    () => verdictOn({ exp: T + 725, sub: '00u1a2b3c4d5e6f7g8h9' }, { stored: immport }),
    ['good', 'Good for 12 more minutes, for ImmPort, as campjo.'],
  ],
  [
    'an ID that is no subject',
    () => verdictOn({ exp: T + 725, oid: 'abc' }),
    ['good', 'Good for 12 more minutes, as the account abc.'],
  ],
  [
    'a person and a program',
    () => verdictOn({ exp: T + 725, sub: 'anna', azp: 'shop' }),
    ['good', 'Good for 12 more minutes, as anna.', 'whom: Made for the program shop.'],
  ],
  [
    'a program alone',
    () => verdictOn({ exp: T + 725, client_id: 'reports' }),
    ['good', 'Good for 12 more minutes, as the program reports.'],
  ],
  [
    'a program that is its own subject',
    () => verdictOn({ exp: T + 725, sub: 'reports', client_id: 'reports' }),
    ['good', 'Good for 12 more minutes, as the program reports.'],
  ],
  [
    'somebody acts for somebody',
    () => verdictOn({ exp: T + 725, sub: 'anna', act: { sub: 'bob' } }),
    ['good', 'Good for 12 more minutes, as bob on behalf of anna.'],
  ],
  [
    'a program acts for somebody',
    () => verdictOn({ exp: T + 725, sub: 'anna', act: { client_id: 'reports' } }),
    ['good', 'Good for 12 more minutes, as the program reports on behalf of anna.'],
  ],
  [
    'an actor without a name',
    () => verdictOn({ exp: T + 725, sub: 'anna', act: {} }),
    ['good', 'Good for 12 more minutes, as anna.'],
  ],
  [
    'somebody may act',
    () => verdictOn({ exp: T + 725, sub: 'anna', may_act: { sub: 'bob' } }),
    ['good', 'Good for 12 more minutes, as anna.', 'whom: Allowed to act for this account: bob.'],
  ],
  [
    'a program may act',
    () => verdictOn({ exp: T + 725, sub: 'anna', may_act: { client_id: 'reports' } }),
    ['good', 'Good for 12 more minutes, as anna.', 'whom: Allowed to act for this account: the program reports.'],
  ],
  [
    'one audience',
    () => verdictOn({ exp: T + 725, aud: 'https://api.example.com/' }),
    ['good', 'Good for 12 more minutes, for api.example.com.'],
  ],
  [
    'several audiences',
    () => verdictOn({ exp: T + 725, aud: ['https://api.example.com', 'account'] }),
    ['good', 'Good for 12 more minutes, for api.example.com and account.'],
  ],
  [
    'many audiences',
    () => verdictOn({ exp: T + 725, aud: ['a', 'b', 'c', 'd', 'e', 'f'] }),
    ['good', 'Good for 12 more minutes, for a, b, c and 3 more.'],
  ],
  [
    'an audience besides the name of the system',
    () => verdictOn({ exp: T + 725, aud: ['upload', 'query'], user_name: 'campjo' }, { stored: immport }),
    ['good', 'Good for 12 more minutes, for ImmPort, as campjo.', 'audience: Meant for upload and query (aud).'],
  ],
  [
    'values of other shapes than they ought to have',
    () => verdictOn({ exp: T + 725, sub: [], aud: {}, azp: true, act: 'bob', may_act: 5, iss: [], user_name: {} }),
    ['good', 'Good for 12 more minutes.'],
  ],
]

test.each(cases)('%s', (_name, verdict, reads) => {
  expect(verdict()).toEqual(reads)
})
