import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatBytes, formatDuration, formatRelative, relativeChangesAt } from './format-time.ts'

const NOW = Date.UTC(2026, 0, 15, 14, 2, 12)
const S = 1_000
const M = 60 * S
const H = 60 * M
const D = 24 * H

test.each([
  [0, 'less than a second'],
  [999, 'less than a second'],
  [S, '1 second'],
  [47 * S, '47 seconds'],
  [47 * S + 999, '47 seconds'],
  [M, '1 minute'],
  [90 * S, '1 minute 30 seconds'],
  [10 * M + 30 * S, '10 minutes'],
  [15 * M, '15 minutes'],
  [H, '1 hour'],
  [2 * H + 5 * M, '2 hours 5 minutes'],
  [D, '1 day'],
  [3 * D + 4 * H, '3 days 4 hours'],
  [-3 * M, '3 minutes'],
])('%d ms lasts %s', (ms, words) => {
  expect(formatDuration(ms)).toBe(words)
})

describe('relative times', () => {
  test.each([
    [1, 'in 1 second'],
    [47 * S, 'in 47 seconds'],
    [M, 'in 1 minute'],
    [H - S, 'in 59 minutes'],
    [26 * H, 'in 1 day'],
    [60 * D, 'in 60 days'],
    [90 * D, 'in 2 months'],
    [3 * 366 * D, 'in 3 years'],
    [0, 'just now'],
    [-4_999, 'just now'],
    [-5 * S, '5 seconds ago'],
    [-M, '1 minute ago'],
    [-3 * M - 59 * S, '3 minutes ago'],
    [-2 * H, '2 hours ago'],
    [-45 * D, '45 days ago'],
    [-5 * 366 * D, '5 years ago'],
  ])('%d ms from now is %s', (difference, words) => {
    expect(formatRelative(NOW + difference, NOW)).toBe(words)
  })

  test('the next change is exact', () => {
    const differences = fc.oneof(
      fc.integer({ min: -2 * M, max: 2 * M }),
      fc.integer({ min: -2 * H, max: 2 * H }),
      fc.integer({ min: -3 * D, max: 3 * D }),
      fc.integer({ min: -900 * D, max: 900 * D }),
    )
    fc.assert(
      fc.property(differences, (difference) => {
        const instant = NOW + difference
        const next = relativeChangesAt(instant, NOW)
        expect(next).toBeGreaterThan(NOW)
        expect(formatRelative(instant, next - 1)).toBe(formatRelative(instant, NOW))
        expect(formatRelative(instant, next)).not.toBe(formatRelative(instant, NOW))
      }),
      { numRuns: 2_000 },
    )
  })
})

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1_000, '1 KB'],
  [1_234, '1.2 KB'],
  [9_960, '10 KB'],
  [34_400, '34 KB'],
  [999_499, '999 KB'],
  [999_500, '1 MB'],
  [5_250_000, '5.3 MB'],
  [3_000_000_000, '3 GB'],
  [7_000_000_000_000_000, '7000 TB'],
])('%d bytes are %s', (bytes, words) => {
  expect(formatBytes(bytes)).toBe(words)
})
