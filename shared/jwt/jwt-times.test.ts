import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readJwtExpiry } from './jwt-times.ts'
import { immportSample, infoworksSample } from './sample-tokens.ts'
import { testToken } from './test-token.ts'

const none = { exp: null, iat: null }

test('the samples of the documents', () => {
  expect(readJwtExpiry(immportSample)).toEqual({ exp: 1623351943000, iat: null })
  expect(readJwtExpiry(infoworksSample)).toEqual({ exp: 1632490021000, iat: 1632489121000 })
})

test.each([
  ['fractions of a second', { exp: 1623351943.25 }, { exp: 1623351943250, iat: null }],
  ['numbers as text', { exp: '1623351943', iat: '1623351883' }, { exp: 1623351943000, iat: 1623351883000 }],
  ['the last second of 9999', { exp: 253402300799 }, { exp: 253402300799000, iat: null }],
  ['the first one behind it', { exp: 253402300800 }, none],
  ['milliseconds', { exp: 1623351943000 }, none],
  ['negative ones', { exp: -5, iat: -0.5 }, none],
  ['other kinds', { exp: true, iat: { s: 1 } }, none],
  ['nothing', {}, none],
  ['what is only inherited', '{"__proto__":{"exp":1623351943}}', none],
])('%s', (_, payload, times) => {
  expect(readJwtExpiry(testToken(payload))).toEqual(times)
})

test('numbers that are not finite are none', () => {
  expect(readJwtExpiry(testToken('{"exp":1e400,"iat":-1e400}'))).toEqual(none)
})

test('a name with an accent does not hide the times', () => {
  expect(readJwtExpiry(testToken({ name: 'Zoë 山田 😀', exp: 10 }))).toEqual({ exp: 10_000, iat: null })
})

test.each(['', 'abc', 'a.b', 'a.b.c', 'b37b1dcc-7fac-4435-a947-fa2e0a2a3ad7', 'a.b.c.d.e'])(
  '%j has no times',
  (token) => {
    expect(readJwtExpiry(token)).toEqual(none)
  },
)

test('no text makes it throw', () => {
  const dotted = fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 }).map((parts) => parts.join('.'))
  fc.assert(fc.property(dotted, (text) => void readJwtExpiry(text)))
})
