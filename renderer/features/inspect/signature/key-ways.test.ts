import { expect, test } from 'vitest'
import { readToken } from '../../../../shared/jwt/read-token.ts'
import { testToken } from '../../../../shared/jwt/test-token.ts'
import { hostAsked, hostOfKeys, waysFor } from './key-ways.ts'

function ways(payload: unknown, header: unknown) {
  const reading = readToken(testToken(payload, header))
  if (reading.format !== 'jwt') throw new Error('This is no token.')
  return waysFor(reading)
}

test('an issuer that is an address comes first, and is only suggested', () => {
  const [first] = ways({ iss: 'https://login.example/realms/x' }, { alg: 'RS256' })
  expect(first).toMatchObject({ value: 'issuer', suggested: 'https://login.example/realms/x' })
})

test('a shared secret comes first where the token says so', () => {
  expect(ways({ iss: 'https://login.example' }, { alg: 'HS256' })[0]?.value).toBe('secret')
})

test('without an issuer that can be asked, a key of one’s own comes first', () => {
  expect(ways({ iss: 'somebody' }, { alg: 'ES256' })[0]?.value).toBe('pasted')
  expect(ways({ iss: 7 }, { alg: 'ES256' })[0]?.value).toBe('pasted')
})

test('the key it carries is offered last, and only where it carries one', () => {
  const carried = ways({}, { alg: 'ES256', jwk: { kty: 'EC' } }).map(({ value }) => value)
  expect(carried.at(-1)).toBe('inside')
  expect(ways({}, { alg: 'ES256', jku: 'https://evil.example' }).map(({ value }) => value)).not.toContain('inside')
})

test('keys are asked for protected, or on this computer', () => {
  expect(hostOfKeys('https://login.example/x')).toBe('login.example')
  expect(hostOfKeys('http://127.0.0.1:9/x')).toBe('127.0.0.1:9')
  for (const address of ['http://login.example', 'ftp://127.0.0.1', '']) expect(hostOfKeys(address)).toBeNull()
})

test('the host that would be asked is named, and nothing but http is asked', () => {
  expect(hostAsked(' https://login.example:8443/x ')).toBe('login.example:8443')
  for (const address of ['', 'login.example', 'file:///etc/passwd', 'javascript:1', 'https://']) {
    expect(hostAsked(address)).toBeNull()
  }
})
