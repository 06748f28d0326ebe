import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readToken } from '../jwt/read-token.ts'
import { encodePart, testToken } from '../jwt/test-token.ts'
import type { JwtReading } from '../jwt/token-reading.ts'
import { compareTokens, describeComparison } from './compare-tokens.ts'

function reading(payload: unknown, header?: unknown): JwtReading {
  const read = readToken(testToken(payload, header))
  if (read.format !== 'jwt') throw new Error('The test token cannot be read')
  return read
}

/** The rows of the payload as lines: "changed exp: 1 → 2". */
function lines(before: unknown, after: unknown): readonly string[] {
  return compareTokens(reading(before), reading(after))
    .filter(({ part }) => part === 'payload')
    .map((row) => `${row.change} ${row.path}: ${row.before ?? '–'} → ${row.after ?? '–'}`)
}

test('what stayed, went, came and changed, in the order of the first, then what came', () => {
  expect(lines({ exp: 1, sub: 'anna', old: true }, { new: 'x', sub: 'anna', exp: 2 })).toEqual([
    'changed exp: 1 → 2',
    'same sub: anna → anna',
    'removed old: true → –',
    'added new: – → x',
  ])
})

test('nested values are compared one by one, also in texts that are JSON', () => {
  expect(lines({ a: { b: 1, c: { d: 2 } } }, { a: { b: 1, c: { d: 3 } } })).toEqual([
    'same a.b: 1 → 1',
    'changed a.c.d: 2 → 3',
  ])
  expect(lines({ sub: '{"email": "a", "n":1}' }, { sub: '{"email":"b","n":1}' })).toEqual([
    'changed sub.email: a → b',
    'same sub.n: 1 → 1',
  ])
  expect(lines({ a: [{ b: 1 }] }, { a: [{ b: 2 }, { b: 3 }] })).toEqual([
    'changed a[0].b: 1 → 2',
    'added a[1].b: – → 3',
  ])
})

test('of a list of plain values only the members count, and those that differ are shown first', () => {
  expect(lines({ roles: ['a', 'b'] }, { roles: ['b', 'a'] })).toEqual(['same roles: a, b → b, a'])
  expect(lines({ roles: ['a', 'b', 'c'] }, { roles: ['c', 'b', 'd'] })).toEqual([
    'changed roles: a, and 2 that are the same → d, and 2 that are the same',
  ])
  expect(lines({ roles: ['a'] }, { roles: ['a', 'b'] })).toEqual([
    'changed roles: 1 that is the same → b, and 1 that is the same',
  ])
  expect(lines({ roles: ['a'] }, { roles: ['b'] })).toEqual(['changed roles: a → b'])
  expect(lines({ roles: [] }, { roles: [] })).toEqual(['same roles: [] → []'])
})

test('a number and the same digits as a text are not the same, and are told apart', () => {
  expect(lines({ a: 1 }, { a: '1' })).toEqual(['changed a: 1 → "1"'])
  expect(lines({ a: [1] }, { a: ['1'] })).toEqual(['changed a: 1 → "1"'])
  expect(lines({ a: {} }, { a: '{}' })).toEqual(['changed a: {} → "{}"'])
})

test('a value that becomes an object, and the other way round', () => {
  expect(lines({ a: 1 }, { a: { b: 1 } })).toEqual(['removed a: 1 → –', 'added a.b: – → 1'])
  expect(lines({ act: { sub: 'x' } }, {})).toEqual(['removed act.sub: x → –'])
})

test('names that stand twice, and names of programs, are compared like others', () => {
  expect(lines('{"a":1,"a":2}', '{"a":1,"a":3}')).toEqual(['same a: 1 → 1', 'changed a: 2 → 3'])
  expect(lines('{"__proto__":1,"constructor":2}', '{"__proto__":1}')).toEqual([
    'same __proto__: 1 → 1',
    'removed constructor: 2 → –',
  ])
})

test('times come with their instants, known names with what they mean, and the header with its part', () => {
  const [alg, typ, exp] = compareTokens(reading({ exp: 100 }), reading({ exp: 200 }, { alg: 'RS256', typ: 'JWT' }))
  expect(alg).toMatchObject({ part: 'header', path: 'alg', change: 'changed', before: 'HS256', after: 'RS256' })
  expect(typ).toMatchObject({ part: 'header', change: 'same', beforeInstant: null })
  expect(exp).toMatchObject({ part: 'payload', beforeInstant: 100_000, afterInstant: 200_000 })
  expect(exp?.known?.definedBy).toBe('RFC 7519, 4.1.4')
})

test('a part that cannot be read in one of them is left out', () => {
  const broken = readToken(`xxxx.${encodePart('{"a":1}')}.c2ln`) as JwtReading
  expect(compareTokens(broken, reading({ a: 2 })).map(({ part }) => part)).toEqual(['payload'])
})

test('of a token inside of a token, the inner claims are compared', () => {
  const nested = reading(testToken({ a: 1 }), { alg: 'RS256', cty: 'JWT' })
  expect(nested.nested).not.toBeNull()
  expect(compareTokens(nested, reading({ a: 2 }, { alg: 'RS256', cty: 'JWT' })).at(-1)).toMatchObject({
    path: 'a',
    change: 'changed',
  })
})

const said = (before: unknown, after: unknown) => describeComparison(compareTokens(reading(before), reading(after)))

test.each([
  ['all the same', { a: 1 }, { a: 1 }, 'Both tokens say the same: all 3 values are equal.'],
  [
    'renewed',
    { sub: 'anna', exp: 1, iat: 0, jti: 'x', aud: 'api' },
    { sub: 'anna', exp: 2, iat: 1, jti: 'y', aud: 'api' },
    '4 values are the same; 3 changed (exp, iat and jti): only times and IDs differ, so it is the same sign-in renewed.',
  ],
  [
    'two accounts',
    { sub: 'anna', exp: 1 },
    { sub: 'bob', exp: 1 },
    '3 values are the same; 1 changed (sub): the tokens are about different accounts, anna and bob.',
  ],
  [
    'other rights',
    { sub: 'anna', roles: ['a'], x: 1 },
    { sub: 'anna', roles: ['b'], y: 1, z: 2 },
    '3 values are the same; 1 changed (roles); 2 are new (y and z); 1 is gone (x).',
  ],
  ['only times, but nobody in it', { exp: 1 }, { exp: 2 }, '2 values are the same; 1 changed (exp).'],
  ['many', { a: 1, b: 1, c: 1, d: 1, e: 1 }, {}, '2 values are the same; 5 are gone (a, b, c and 2 more).'],
])('%s', (_name, before, after, sentence) => {
  expect(said(before, after)).toBe(sentence)
})

test('nothing in common, one value, nothing at all', () => {
  expect(describeComparison([])).toBe('There is nothing in both tokens that could be compared.')
  const one = compareTokens(reading({}, { alg: 'x' }), reading({}, { alg: 'x' }))
  expect(describeComparison(one)).toBe('Both tokens say the same: the one value is equal.')
  const none = compareTokens(reading({}, { alg: 'x' }), reading({}, { alg: 'y' }))
  expect(describeComparison(none)).toBe('1 changed (alg).')
})

test('names with signs in them are told without the brackets that programs need', () => {
  expect(said({ 'cognito:username': 'anna' }, { 'cognito:username': 'bob' })).toBe(
    '2 values are the same; 1 changed (cognito:username): the tokens are about different accounts, anna and bob.',
  )
})

test('ten thousand claims are compared like ten', () => {
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, number) => [`claim-${number}`, number]))
  const rows = compareTokens(reading(many), reading({ ...many, 'claim-5': 'x', extra: 1 }))
  expect(rows).toHaveLength(10_003)
  expect(describeComparison(rows)).toBe('10001 values are the same; 1 changed (claim-5); 1 is new (extra).')
})

test('any token is the same as itself, and what one way is added is the other way removed', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue()), (one, two) => {
      const [a, b] = [reading(one), reading(two)]
      expect(compareTokens(a, a).every(({ change }) => change === 'same')).toBe(true)
      const there = compareTokens(a, b)
      const back = compareTokens(b, a)
      const count = (rows: typeof there, change: string) => rows.filter((row) => row.change === change).length
      expect(count(there, 'added')).toBe(count(back, 'removed'))
      expect(count(there, 'changed')).toBe(count(back, 'changed'))
      expect(count(there, 'same')).toBe(count(back, 'same'))
      expect(describeComparison(there)).toMatch(/\.$/)
    }),
    { numRuns: 300 },
  )
})
