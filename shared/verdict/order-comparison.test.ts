import { expect, test } from 'vitest'
import { readToken } from '../jwt/read-token.ts'
import { testToken } from '../jwt/test-token.ts'
import { compareTokens } from './compare-tokens.ts'
import { orderComparison } from './order-comparison.ts'

function rowsOf(before: object, after: object) {
  const [one, other] = [readToken(testToken(before)), readToken(testToken(after))]
  if (one.format !== 'jwt' || other.format !== 'jwt') throw new Error('These are no tokens.')
  return compareTokens(one, other)
}

test('whom it is about and what it may do come first, times and IDs last, the header behind them', () => {
  const rows = rowsOf(
    { exp: 1, jti: 'a', theme: 'dark', aud: 'x', realm_access: { roles: ['u'] }, sub: 'anna', 'cognito:groups': ['a'] },
    { exp: 2, jti: 'b', theme: 'light', aud: 'y', realm_access: { roles: ['v'] }, sub: 'ben', 'cognito:groups': ['b'] },
  )
  expect(orderComparison(rows).map(({ path }) => path)).toEqual([
    'sub',
    ...rows.filter(({ path }) => /roles|cognito/.test(path)).map(({ path }) => path),
    'aud',
    'theme',
    'exp',
    'jti',
    'alg',
    'typ',
  ])
})

test('no row is lost or made up', () => {
  const rows = rowsOf({ a: [1, 2], b: { c: 1 }, '["x"]': 1, '': 2 }, { a: [2], b: {}, z: 1 })
  expect(new Set(orderComparison(rows))).toEqual(new Set(rows))
  expect(orderComparison(rows)).toHaveLength(rows.length)
})
