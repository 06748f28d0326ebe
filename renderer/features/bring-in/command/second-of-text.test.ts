import { expect, test } from 'vitest'
import { secondOfText } from './second-of-text.ts'

test.each([
  ['', { kind: 'none' }],
  ['Bearer <token>', { kind: 'unreadable' }],
  [
    'curl -H "X-Auth-Token: $T" -H "X-Tag: <tag>" https://api.example.com/v1/me',
    {
      kind: 'read',
      line: 'GET /v1/me',
      use: { header: 'X-Auth-Token', scheme: '' },
      lostAddress: false,
      notTaken: [expect.stringContaining('X-Tag')],
    },
  ],
  [
    `curl '' -H 'Authorization: Token xxxx'`,
    { kind: 'read', line: null, use: { header: 'Authorization', scheme: 'Token' }, lostAddress: true },
  ],
  [
    'curl https://api.example.com/status\ncurl -X DELETE https://api.example.com/v1/me -H "Authorization: Bearer $T"',
    { kind: 'read', line: 'DELETE /v1/me', origin: null },
  ],
  [
    'wget https://api.acme.io:8443/status',
    { kind: 'read', line: 'GET /status', use: null, origin: 'https://api.acme.io:8443' },
  ],
])('%j', (text, expected) => {
  expect(secondOfText(text)).toMatchObject(expected)
})
