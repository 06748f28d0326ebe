import { expect, test } from 'vitest'
import { looksSecret } from './looks-secret.ts'

test.each([
  ['baseUrl', 'https://john:hunter2@api.acme.test'],
  ['value', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl'],
  ['client_secret', 'x'],
  ['pw', 'x'],
  ['X-Custom', '0a1b2c3d4e5f6a7b8c9d0e1f'],
])('%s with %s opens something', (name, value) => {
  expect(looksSecret(name, value)).toBe(true)
})

test.each([
  ['baseUrl', 'https://api.acme.test/v1/things'],
  ['tenant', '1b4e28ba-2fa1-11d2-883f-0016d3cca427'],
  ['token_type', 'Bearer'],
  ['password', ''],
  ['enabled', 'true'],
])('%s with %s does not', (name, value) => {
  expect(looksSecret(name, value)).toBe(false)
})
