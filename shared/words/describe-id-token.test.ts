import { expect, test } from 'vitest'
import type { IdTokenCheck } from '../domain/id-token.ts'
import { describeIdTokenCheck } from './describe-id-token.ts'

const checks: readonly IdTokenCheck[] = [
  { outcome: 'checked', alg: 'RS256', by: 'issuer-keys', issuerKnown: true },
  { outcome: 'checked', alg: 'HS256', by: 'client-secret', issuerKnown: false },
  ...(['encrypted', 'no-address', 'no-keys-came', 'algorithm', 'no-secret'] as const).map(
    (why): IdTokenCheck => ({ outcome: 'not-checked', why }),
  ),
]

test.each(checks)('it is said what could be checked: %o', (check) => {
  const words = describeIdTokenCheck(check)
  expect(words).toMatch(check.outcome === 'checked' ? /^Checked: / : /[Nn]ot checked/)
  expect(words).toMatch(/\.$/)
  expect(words).not.toContain('undefined')
})

test('why no keys came is said in its own words', () => {
  const detail = 'keys.example answered 500.'
  expect(describeIdTokenCheck({ outcome: 'not-checked', why: 'no-keys-came', detail })).toContain(detail)
})
