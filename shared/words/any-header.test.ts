import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readRetryAfter } from './read-retry-after.ts'

const dates = [
  'Thu, 01 Jan 1970 00:00:00 GMT',
  'Fri, 31 Dec 9999 23:59:59 GMT',
  'Sun, 29 Nov 2026 01:00:00 GMT',
  'Monday',
]
const text = fc.oneof(
  fc.constantFrom(...dates, '5', '-5', '1e9', '0x10', '99999999999', ''),
  fc.string(),
  fc.integer().map(String),
)

test('a wait that a server asks for is from now until a week at most, or none', () => {
  const answeredAt = 1e12
  fc.assert(
    fc.property(text, text, (value, date) => {
      const headers = [
        { name: 'retry-after', value },
        { name: 'date', value: date },
      ]
      const at = readRetryAfter({ headers, answeredAt })
      if (at === null) return
      expect(at).toBeGreaterThanOrEqual(answeredAt)
      expect(at).toBeLessThanOrEqual(answeredAt + 7 * 24 * 3_600_000)
    }),
    { numRuns: 500 },
  )
})
