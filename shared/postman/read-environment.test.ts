import { expect, test } from 'vitest'
import { readEnvironment } from './read-environment.ts'
import { shop, staging } from './test-collections.ts'

test('an environment has its variables, those that open something as secrets', () => {
  expect(readEnvironment(staging)).toEqual({
    ok: true,
    reading: {
      name: 'Staging',
      variables: [
        { name: 'baseUrl', kind: 'plain', value: 'https://staging.shop.example.com/v1' },
        { name: 'clientSecret', kind: 'secret', value: 'canary-env-secret-01' },
        { name: 'api_token', kind: 'secret', value: 'canary-env-token-01' },
        { name: 'my_page', kind: 'plain', value: '{{baseUrl}}/page' },
        { name: 'empty', kind: 'plain', value: '' },
      ],
      remarks: ['Names with spaces or other signs are written with “_” instead: my page.'],
      notTaken: ['Switched off in Postman, and left out: unused.'],
    },
  })
})

test('globals are one as well', () => {
  const globals = { values: [{ key: 'a', value: 'b' }], _postman_variable_scope: 'globals' }
  expect(readEnvironment(globals)).toMatchObject({ ok: true, reading: { name: 'Globals' } })
})

test.each([null, {}, { values: {} }, shop])('what is none is told in one sentence', (document) => {
  expect(readEnvironment(document)).toMatchObject({ ok: false, reason: expect.stringContaining('“values”') })
})
