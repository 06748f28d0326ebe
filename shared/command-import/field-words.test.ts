import { describe, expect, test } from 'vitest'
import { fieldWords, isTelling } from './field-words.ts'

test.each([
  ['<username>', 'username', 'User name', false],
  ['user_name', 'username', 'User name', false],
  ['j_password', 'password', 'Password', true],
  ['REPLACE_WITH_PASSWORD', 'password', 'Password', true],
  ['<client secret>', 'clientSecret', 'Client secret', true],
  ['YOUR_CLIENT_ID', 'clientId', 'Client ID', false],
  ['X-API-Key', 'apiKey', 'API key', true],
  ['secret_id', 'secretId', 'Secret ID', true],
  ['Cookie', 'cookie', 'Cookie', true],
  ['mfa_code', 'oneTimeCode', 'One-time code', true],
  ['{companyDbName}', 'companyDbName', 'Company DB name', false],
  ['$VAULT_ROLE', 'vaultRole', 'Vault role', false],
  ['my_signing_secret', 'signingSecret', 'Signing secret', true],
  ['grant_type', 'grantType', 'Grant type', false],
  ['2fa', 'value2fa', '2fa', false],
  ['***', '', 'Value', false],
])('%s is the field %s, “%s”', (written, name, label, secret) => {
  expect(fieldWords(written)).toMatchObject({ ...(name === '' ? {} : { name }), label, secret })
})

describe('a name that says nothing', () => {
  test.each(['xxxx', '...', '<string>', 'YOUR_VALUE', '****', 'CHANGE_ME', '{{value}}'])('%s', (written) => {
    expect(isTelling(written)).toBe(false)
  })
  test.each(['<user>', 'YOUR_KEY', '$HOST', 'client-id'])('is not %s', (written) => {
    expect(isTelling(written)).toBe(true)
  })
})
