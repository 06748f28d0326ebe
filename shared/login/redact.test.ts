import fc from 'fast-check'
import { expect, test } from 'vitest'
import { redact } from './redact.ts'

const secret = 'x7Qa9LmZ2pWk4RtY8vBn'

test.each([
  ['a JWT', 'said eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJlLXNpZ25hdHVyZQ here'],
  ['a Bearer token', `authorization: Bearer ${secret}`],
  ['Basic credentials', 'Basic YWRhOng3UWE5TG1aMnBXazRSdFk4dkJu'],
  ['a parameter called like a secret', `GET /x?api_key=${secret}&page=2`],
  ['a member called like a secret', `{"client_secret":"${secret}","page":2}`],
  ['credentials in an address', `https://ada:${secret}@example.com/`],
  ['a private key', `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----`],
  ['half a private key', `-----BEGIN EC PRIVATE KEY-----\n${secret}`],
  ['what looks drawn by lot', `failed with ${secret}`],
])('%s does not get through, whoever knows of it', (_what, text) => {
  const redacted = redact(text)
  for (const piece of [secret, 'YWRhOng3UWE5', 'c2lnbmF0dXJl']) expect(redacted).not.toContain(piece)
})

test('what is known does not get through in any form, however harmless it looks', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 6, maxLength: 30 }), fc.nat(4), (known, how) => {
      fc.pre(!'it said •••'.includes(known))
      const forms = [known, encodeURIComponent(known), JSON.stringify(known), btoaOf(known), known.repeat(2)]
      expect(redact(`it said ${forms[how]}`, [known])).not.toContain(known)
    }),
  )
})

test('what says what happened stays', () => {
  const line =
    '{"at":"2026-11-29T01:00:00.000Z","event":"call-refused","channel":"tokens:get","code":"connection-lost"}'
  expect(redact(line)).toBe(line)
})

function btoaOf(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}
