import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerTree } from './answer-tree.ts'
import { lifetimeMeanings } from './lifetime-meaning.ts'
import { findCandidates } from './login-candidates.ts'

const secret = 'canary-secret-4c1d'
const name = fc.constantFrom(
  ...[
    'token',
    'access_token',
    'expires_in',
    'exp',
    'expires',
    'refresh',
    'headers',
    'a.b',
    '',
    '$',
    '__proto__',
    'ttl',
  ],
)
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 1 }),
  fc.constantFrom(
    secret,
    `Bearer ${secret}`,
    1e308,
    -1,
    0,
    9e15,
    3600,
    '3600',
    '2026-01-01T00:00:00Z',
    'eyJhbGciOiJub25lIn0.e30.',
  ),
)
const { document } = fc.letrec<{ document: unknown }>((tie) => ({
  document: fc.oneof(
    { maxDepth: 3 },
    value,
    fc.dictionary(name, tie('document'), { maxKeys: 4 }),
    fc.array(tie('document'), { maxLength: 3 }),
  ),
}))

test('whatever a login is answered with, its likely parts are told without what was typed', () => {
  const headers = fc.array(
    fc.record({ name: fc.constantFrom('authorization', 'x-token', 'set-cookie'), value: fc.string() }),
    {
      maxLength: 2,
    },
  )
  fc.assert(
    fc.property(document, headers, (answered, seen) => {
      const candidates = findCandidates({ document: answered, headers: seen, now: 1e12 })
      expect(JSON.parse(JSON.stringify(candidates))).toEqual(candidates)
      const tree = answerTree(answered, [secret])
      expect(JSON.stringify(tree)).not.toContain(secret)
    }),
    { numRuns: 400 },
  )
})

test('whatever is said of a lifetime, each meaning is an instant or a time that can be shown', () => {
  fc.assert(
    fc.property(name, fc.oneof(value, fc.double()), (called, given) => {
      for (const meaning of lifetimeMeanings(called, given, 1e12))
        expect(JSON.stringify(meaning)).not.toMatch(/null|NaN|Invalid/)
    }),
    { numRuns: 400 },
  )
})
