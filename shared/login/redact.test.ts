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

test.each([
  ['a header by its name', 'X-Api-Key: hunter2'],
  ['cookies', 'Cookie: theme=dark; sid=hunter2'],
  ['a cookie that is set', 'Set-Cookie: connect.sid=hunter2; Path=/'],
  ['a scheme of its own', 'Authorization: Own hunter2'],
  ['a header without a scheme', 'Proxy-Authorization: hunter2'],
  ['Negotiate', 'said Negotiate hunter2'],
  ['Digest', 'Digest username="ada", response="hunter2"'],
  ['a short Bearer token', 'said Bearer hunter2'],
  ['a line of YAML', 'password: my "hunter2"'],
  ['a form', 'username=ada&password=hunter2&page=2'],
  ['a form in an address', 'next=%2Fin%3Fa%3D1%26password%3Dhunter2%26page%3D2'],
  ['an element of XML', '<password>hunter2</password>'],
  ['JSON in JSON', String.raw`{"body":"{\"password\":\"my \\\"hunter2\",\"page\":2}"}`],
  ['a code in an address', 'GET /back?code=hunter2&state=hunter2'],
  ['a device code', 'device_code=hunter2 {"device_code":"hunter2","user_code":"hunter2"}'],
  ['a verifier', 'code_verifier=hunter2'],
  ['a private JWK', '{"kty":"oct","k":"hunter2"} {"kty":"EC","d":"hunter2"}'],
  ['credentials in a command', `curl -u 'ada:hunter2' https://example.com --proxy-user=ada:hunter2`],
  [
    'a private key in an address',
    'key=-----BEGIN%20RSA%20PRIVATE%20KEY-----%0Ahunter2%0A-----END%20RSA%20PRIVATE%20KEY-----',
  ],
  ['a private key in JSON', String.raw`{"pem":"-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----"}`],
  ['a key of PGP', '-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nhunter2'],
])('%s is told by where it stands, however short it is', (_what, text) => {
  expect(redact(text)).not.toContain('hunter2')
})

test('a text made to hold it up is redacted all the same', () => {
  for (const piece of ['-----BEGIN PRIVATE KEY', String.raw`\"a\":\"`, 'x-', 'a%3D', 'Digest a', '-u ', '"d":"']) {
    expect(redact(piece.repeat(5000)).length).toBeGreaterThan(0)
  }
})

test('what is known does not get through in any form, however harmless it looks', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 6, maxLength: 30 }), fc.nat(6), (known, how) => {
      fc.pre(!'it said •••'.includes(known))
      const forms = [
        known,
        encodeURIComponent(known),
        JSON.stringify(known),
        btoaOf(known),
        known.repeat(2),
        hexOf(known),
        hexOf(known).toUpperCase(),
      ]
      const redacted = redact(`it said ${forms[how]}`, [known])
      for (const form of [known, forms[how] ?? known]) expect(redacted).not.toContain(form)
    }),
  )
})

test.each([
  '{"at":"2026-11-29T01:00:00.000Z","event":"call-refused","channel":"tokens:get","code":"connection-lost"}',
  'Secrets: keychain, gnome_libsecret',
  'Tokens: 3; last failures: credentials-refused 2',
])('what says what happened stays: %s', (line) => {
  expect(redact(line)).toBe(line)
})

function hexOf(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function btoaOf(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}
