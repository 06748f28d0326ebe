import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  describeExpiry,
  describeExpirySource,
  type ExpiryTimes,
  freshnessMarginMs,
  isFreshEnough,
  viewExpiry,
} from './expiry.ts'

const NOW = Date.UTC(2026, 0, 15, 14, 2, 12)
const S = 1_000
const M = 60 * S
const H = 60 * M
const D = 24 * H

/** A token of `lifetime` with `left` to go at NOW. */
function token(lifetime: number, left: number): ExpiryTimes {
  return { expiresAt: NOW + left, obtainedAt: NOW + left - lifetime, lifetimeMs: lifetime }
}

describe('the freshness margin', () => {
  test.each([
    ['ImmPort, 60 s', M, 6 * S],
    ['Infoworks, 15 min', 15 * M, 10 * S],
    ['Unifier, 1 h', H, 10 * S],
    ['exactly 100 s', 100 * S, 10 * S],
    ['5 s', 5 * S, 500],
    ['unknown', null, 10 * S],
    ['nothing at all', 0, 0],
    ['absurd', -5 * S, 0],
  ])('%s', (_, lifetime, margin) => {
    expect(freshnessMarginMs(lifetime)).toBe(margin)
  })

  test('a token is fresh enough only with more than the margin left', () => {
    expect(isFreshEnough(token(M, 6 * S + 1), NOW)).toBe(true)
    expect(isFreshEnough(token(M, 6 * S), NOW)).toBe(false)
    expect(isFreshEnough(token(M, -1), NOW)).toBe(false)
  })

  test('an unknown end counts as fresh, an unknown lifetime takes ten seconds', () => {
    expect(isFreshEnough({ expiresAt: null, lifetimeMs: null }, NOW)).toBe(true)
    expect(isFreshEnough({ expiresAt: NOW + 10 * S, lifetimeMs: null }, NOW)).toBe(false)
    expect(isFreshEnough({ expiresAt: NOW + 10 * S + 1, lifetimeMs: null }, NOW)).toBe(true)
  })
})

describe('the countdown', () => {
  test.each([
    [47 * S, '0:47', '47 s'],
    [1, '0:01', '1 s'],
    [S, '0:01', '1 s'],
    [S + 1, '0:02', '2 s'],
    [59 * S, '0:59', '59 s'],
    [M, '1:00', '1 min'],
    [14 * M + 5 * S, '14:05', '14 min'],
    [H - 1, '1:00:00', '1 h'],
    [2 * H + 3 * M + 10 * S, '2:03:10', '2 h'],
    [D - S, '23:59:59', '23 h'],
    [D, '1 d', '1 d'],
    [3 * D + 4 * H + 59 * M, '3 d 4 h', '3 d'],
    [400 * D, '400 d', '400 d'],
  ])('%d ms before the end it reads %s and %s', (left, figures, short) => {
    expect(viewExpiry(token(500 * D, left), NOW)).toMatchObject({ figures, short })
  })

  test('it is over exactly at the end, and never changes after', () => {
    const ended = { state: 'over', figures: '0:00', short: 'ended', fraction: 0, nextChangeAt: null }
    expect(viewExpiry(token(M, 0), NOW)).toEqual(ended)
    expect(viewExpiry(token(M, -3 * D), NOW)).toEqual(ended)
    expect(viewExpiry(token(M, 1), NOW).state).toBe('soon')
  })

  test('an unknown end is said to be unknown, not endless', () => {
    expect(viewExpiry({ expiresAt: null, obtainedAt: NOW, lifetimeMs: null }, NOW)).toEqual({
      state: 'unknown',
      figures: '—',
      short: 'no end known',
      fraction: null,
      nextChangeAt: null,
    })
  })

  test.each([
    ['the last 12 s of a minute', M, 12 * S],
    ['the last minute of 15', 15 * M, M],
    ['the last minute of 30 days', 30 * D, M],
    ['the last second of five', 5 * S, S],
  ])('soon is %s', (_, lifetime, window) => {
    expect(viewExpiry(token(lifetime, window + 1), NOW).state).toBe('fresh')
    expect(viewExpiry(token(lifetime, window), NOW).state).toBe('soon')
  })

  test('without a stated lifetime the time since it was obtained counts', () => {
    const times = { expiresAt: NOW + 20 * S, obtainedAt: NOW - 80 * S, lifetimeMs: null }
    expect(viewExpiry(times, NOW)).toMatchObject({ state: 'soon', fraction: 0.2 })
  })

  test('a token that is too old to be sent is never called fresh', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 * D }), fc.integer({ min: 1, max: 2 * D }), (lifetime, left) => {
        const times = token(lifetime, left)
        if (!isFreshEnough(times, NOW)) expect(viewExpiry(times, NOW).state).toBe('soon')
      }),
    )
  })

  test('the fraction runs from full to empty and stays in between, whatever the clock says', () => {
    expect(viewExpiry(token(M, 30 * S), NOW).fraction).toBe(0.5)
    expect(viewExpiry(token(M, 2 * M), NOW).fraction).toBe(1)
    expect(viewExpiry(token(0, 5 * S), NOW).fraction).toBe(1)
    expect(viewExpiry(token(-M, 5 * S), NOW).fraction).toBe(1)
  })

  const anyToken = fc
    .record({
      lifetime: fc.option(fc.oneof(fc.integer({ min: 0, max: 20 * S }), fc.integer({ min: 0, max: 5 * D }))),
      age: fc.integer({ min: 0, max: 3 * D }),
      left: fc.oneof(
        fc.integer({ min: 1, max: 3 * S }),
        fc.integer({ min: 1, max: 2 * M }),
        fc.integer({ min: H - 2 * S, max: H + 2 * S }),
        fc.integer({ min: D - 2 * S, max: D + 2 * S }),
        fc.integer({ min: 1, max: 5 * D }),
      ),
    })
    .map(({ lifetime, age, left }) => ({ expiresAt: NOW + left, obtainedAt: NOW - age, lifetimeMs: lifetime }))

  const shown = (times: ExpiryTimes, now: number) => {
    const { figures, short, state } = viewExpiry(times, now)
    return `${figures}|${short}|${state}`
  }

  test('nextChangeAt is exact: something differs then, and nothing did a moment earlier', () => {
    fc.assert(
      fc.property(anyToken, fc.double({ min: 0, max: 1, noNaN: true }), (times, part) => {
        const next = viewExpiry(times, NOW).nextChangeAt
        expect(next).not.toBeNull()
        if (next === null) return
        expect(next).toBeGreaterThan(NOW)
        expect(shown(times, next)).not.toBe(shown(times, NOW))
        for (const moment of [next - 1, NOW + Math.floor((next - 1 - NOW) * part)]) {
          expect(shown(times, moment)).toBe(shown(times, NOW))
        }
      }),
      { numRuns: 2_000 },
    )
  })

  test('following nextChangeAt leads to the end by every second, with no drift', () => {
    const times = token(75 * S, 74 * S + 321)
    const figures: string[] = []
    for (let now: number | null = NOW; now !== null; now = viewExpiry(times, now).nextChangeAt) {
      figures.push(viewExpiry(times, now).figures)
    }
    expect(new Set(figures).size).toBe(76)
    expect(figures.at(0)).toBe('1:15')
    expect(figures.slice(-2)).toEqual(['0:01', '0:00'])
  })

  test('the sentence changes only when the figures do', () => {
    fc.assert(
      fc.property(anyToken, (times) => {
        const next = viewExpiry(times, NOW).nextChangeAt ?? NOW
        const before = describeExpiry(times, next - 1, 'ImmPort')
        // The margin of a token may fall between two seconds; only there may the sentence be early.
        if (isFreshEnough(times, next - 1) === isFreshEnough(times, NOW)) {
          expect(before).toBe(describeExpiry(times, NOW, 'ImmPort'))
        }
      }),
    )
  })
})

describe('the sentence', () => {
  test.each([
    [M, 47 * S, 'Good for 47 more seconds — long enough to start a request.'],
    [M, 6 * S, 'Good for 6 more seconds — too short to start a request, so Hallpass renews first.'],
    [M, 900, 'Good for 1 more second — too short to start a request, so Hallpass renews first.'],
    [15 * M, M, 'Good for 1 more minute.'],
    [15 * M, 90 * S, 'Good for another 1 minute 30 seconds.'],
    [15 * M, 12 * M + 34 * S, 'Good for 12 more minutes.'],
    [H, H, 'Good for 1 more hour.'],
    [3 * H, 2 * H + 5 * M + 9 * S, 'Good for another 2 hours 5 minutes.'],
    [9 * D, 5 * D, 'Good for 5 more days.'],
    [M, 0, 'Ended just now. Renew it, or just send: Hallpass renews first.'],
    [M, -3 * M, 'Ended 3 minutes ago. Renew it, or just send: Hallpass renews first.'],
  ])('lifetime %d, left %d: %s', (lifetime, left, sentence) => {
    expect(describeExpiry(token(lifetime, left), NOW, 'ImmPort')).toBe(sentence)
  })

  test('promises no renewal where the person has to sign in', () => {
    const over = describeExpiry(token(M, 0), NOW, 'ImmPort', true)
    expect(over).toBe('Ended just now. Renew it: you sign in once more.')
    const short = describeExpiry(token(M, 6 * S), NOW, 'ImmPort', true)
    expect(short).toBe('Good for 6 more seconds — too short to start a request. Sign in once more first.')
    expect(describeExpiry(token(H, H), NOW, 'ImmPort', true)).toBe('Good for 1 more hour.')
  })

  test('names who did not say', () => {
    const times = { expiresAt: null, obtainedAt: NOW, lifetimeMs: null }
    expect(describeExpiry(times, NOW, 'ImmPort')).toBe('ImmPort did not say how long this lasts.')
  })

  test('says where the end comes from', () => {
    const sources = ['server', 'jwt', 'documented-default', 'person', 'unknown'] as const
    expect(sources.map(describeExpirySource)).toEqual([
      'says the server',
      'says the token (exp)',
      'documented default',
      'as you said',
      'not known',
    ])
  })
})
