import { describe, expect, test } from 'vitest'
import type { CurlSecret } from './curl-reading.ts'
import { readCurlCommand } from './read-command.ts'
import { isSecretName, isSecretParameter } from './secret-names.ts'

const H = 'https://h.example'

function secretsOf(args: string): readonly CurlSecret[] {
  return readCurlCommand(`curl ${args}`)?.secrets ?? []
}

test.each<[string, string, string]>([
  [`${H} -u bob:pw`, 'the password after -u', 'pw'],
  ['https://bob:p%40w@h.example', 'the password in the address', 'p@w'],
  [`${H} -H "Authorization: Bearer abc"`, 'the bearer token in the Authorization header', 'abc'],
  [`${H} -H "authorization: Token abc"`, 'the token in the authorization header', 'abc'],
  [`${H} -H "Authorization: Basic Ym9iOnB3"`, 'the user name and password in the Authorization header', 'Ym9iOnB3'],
  [`${H} -H "Authorization: abc"`, 'the value in the Authorization header', 'abc'],
  [`${H} --oauth2-bearer abc`, 'the bearer token in the Authorization header', 'abc'],
  [`${H} -H "PRIVATE-TOKEN: abc"`, 'the PRIVATE-TOKEN header', 'abc'],
  [`${H} -b "sid=1"`, 'the cookie', 'sid=1'],
  [`'${H}/?api_key=a%20b&x=1'`, 'the api_key in the address', 'a b'],
  [`${H} -d client_secret=abc`, 'the client_secret in the body', 'abc'],
  [`${H} -d 'a b&password=p+w'`, 'the password in the body', 'p w'],
  [`${H} --json '{"auth":{"Password":"a\\"b\\u0021"}}'`, 'the Password in the body', 'a"b!'],
  [`${H} -F refresh_token=abc`, 'the refresh_token in the body', 'abc'],
  [`${H} -x http://u:pw@p:1`, 'the password for the proxy', 'pw'],
  [`${H} -E c.pem:pw`, 'the passphrase of the client certificate', 'pw'],
])('%s', (args, what, value) => {
  expect(secretsOf(args)).toMatchObject([{ what, value }])
})

describe('a placeholder is no secret', () => {
  test.each([
    `${H} -u '<user>:<password>'`,
    `${H} -u "$U:$P"`,
    `${H} -H "Authorization: Bearer $TOKEN"`,
    `${H} -H "Authorization: Bearer {{token}}"`,
    `${H} -H "Authorization: Bearer YOUR_ACCESS_TOKEN"`,
    `${H} -H "Authorization: Bearer YOUR ACCESS TOKEN"`,
    `${H} -H "Authorization: Bearer your-token"`,
    `${H} -H "Authorization: Token xxxxxxxx-xxxx"`,
    `${H} -H "Authorization: Bearer ..."`,
    `${H} -H "X-Api-Key: ********"`,
    `${H} --json '{"password":"REPLACE_ME","n":1}'`,
    `${H} -d 'grant_type=password&token_type=bearer'`,
    `${H} -u bob`,
  ])('%s', (args) => {
    expect(secretsOf(args)).toEqual([])
  })
})

test.each([
  ...[
    'password',
    'user_password',
    'clientSecret',
    'access_token',
    'X-Auth-Token',
    'apiKey',
    'api-key',
    'X-API-Key',
    'apikey',
  ],
  ...[
    'Ocp-Apim-Subscription-Key',
    'client_assertion',
    'code_verifier',
    'pwd',
    'X-CSRF-Token',
    'id_token',
    'private_key',
  ],
])('%s is the name of a secret', (name) => {
  expect(isSecretName(name)).toBe(true)
})

test.each([
  ...[
    'token_type',
    'grant_type',
    'key',
    'sort_key',
    'idempotency-key',
    'max_tokens',
    'nextPageToken',
    'password_hint',
    'keyboard',
    '',
  ],
  'a'.repeat(1_000),
])('%s is not', (name) => {
  expect(isSecretName(name)).toBe(false)
})

test('in an address, what signs it is a secret too', () => {
  expect(['key', 'sig', 'X-Amz-Signature', 'token'].every(isSecretParameter)).toBe(true)
  expect(isSecretParameter('keyword')).toBe(false)
})
