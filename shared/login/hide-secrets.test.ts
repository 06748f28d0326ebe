import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hideSecrets, isNamedSecret } from './hide-secrets.ts'

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.c2lnbmF0dXJlLW9mLW5vdGhpbmc'

it.each([
  ['a JWT', `see ${jwt} here`, 'see ••• here'],
  ['what follows Bearer', 'Authorization: Bearer 9f8e7d6c5b4a', 'Authorization: Bearer •••'],
  ['what follows Basic', 'Basic YW5uOnNlY3JldA==', 'Basic •••'],
  ['a user and a password in an address', 'https://ann:secret@api.example/x', 'https://api.example/x'],
  ['a JSON member under a secret name', '{"password": "hunter2", "user": "ann"}', '{"password": "", "user": "ann"}'],
  ['a number under a secret name', '{"otp":123456,"page":2}', '{"otp":"","page":2}'],
  ['JSON that is broken off', '{"client_secret":"abc","x":', '{"client_secret":"","x":'],
  ['a query parameter', '/x?api_key=k1&page=2', '/x?api_key=&page=2'],
  ['a form', 'grant_type=password&password=p', 'grant_type=password&password='],
  ['an XML element', '<a><Password>p w</Password><n>1</n></a>', '<a><Password></Password><n>1</n></a>'],
  ['a hex key', 'key is 0123456789abcdef0123456789abcdef', 'key is •••'],
  ['a UUID', '/things/550e8400-e29b-41d4-a716-446655440000', '/things/•••'],
  ['a key with strokes in it', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', '•••'],
  ['a key with a prefix', 'x ghp_16C7e42F292c6912E7710c838347Ae178B4a', 'x •••'],
])('takes out %s', (_, text, left) => {
  expect(hideSecrets(text)).toBe(left)
})

it.each([
  '/v1/organizations/list-all-active-subscriptions-by-customer',
  '/api/v2/Organizations/getAllActiveSubscriptions/byCustomer',
  'https://api.example/v3/sources?limit=20&order_by=created_at',
  '{"query": "{ viewer { login } }", "token_type": "Bearer"}',
  'Bearer {{my_long_variable_name_for_the_token_of_today_2}}',
  '{"token": "{{token}}", "password": "{password}"}',
  '/login?token={token}',
  'Use Basic authentication with your token, then ask.',
  '2026-11-28T19:00:00Z',
  '',
])('leaves %s as it is', (text) => {
  expect(hideSecrets(text)).toBe(text)
})

it('knows secrets by their name, but not what only says of which kind they are', () => {
  expect(isNamedSecret('X-Api-Key', 'abc')).toBe(true)
  expect(isNamedSecret('password', '1')).toBe(true)
  expect(isNamedSecret('token_type', 'Bearer')).toBe(false)
  expect(isNamedSecret('Authorization', 'Bearer {{t}}')).toBe(false)
  expect(isNamedSecret('password', '')).toBe(false)
})

it('never fails, and finds nothing more the second time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const once = hideSecrets(text)
      expect(hideSecrets(once)).toBe(once)
    }),
  )
})

it('takes time in proportion to the text', () => {
  const long = `${'"a'.repeat(50_000)}${'<b>'.repeat(30_000)}${'x='.repeat(50_000)}${'Basic '.repeat(10_000)}`
  expect(hideSecrets(long).length).toBeGreaterThan(0)
})
