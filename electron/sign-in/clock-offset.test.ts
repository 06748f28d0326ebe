import { describe, expect, it } from 'vitest'
import { clockOffsetMs } from './clock-offset.ts'
import { testAnswer } from './test-answer.ts'

const sentAt = 1e12
const at = (offsetMs: number) => new Date(sentAt + offsetMs).toUTCString()
const offsetFor = (date: string, answeredAt = sentAt + 200) =>
  clockOffsetMs(testAnswer({}, { sentAt, answeredAt, headers: [['date', date]] }))

describe('the offset of the server’s clock', () => {
  it('is 0 when the server names no date', () => {
    expect(clockOffsetMs(testAnswer({}))).toBe(0)
  })

  it.each([0, 1000, -1000, 4000, -5000])('is 0 while the clocks differ by %s ms', (difference) => {
    expect(offsetFor(at(difference))).toBe(0)
  })

  it.each([6000, -6000, 180_000, -3_600_000, 86_400_000])('is about %s ms when they differ by that', (difference) => {
    expect(Math.abs(offsetFor(at(difference)) - difference)).toBeLessThanOrEqual(1000)
  })

  it('is measured against the middle of a slow call, so that waiting is not taken for a wrong clock', () => {
    expect(offsetFor(at(10_000), sentAt + 20_000)).toBe(0)
    expect(offsetFor(at(20_000), sentAt + 20_000)).not.toBe(0)
  })

  it.each(['', 'yesterday', '0', 'Thu, 99 Foo 2001', at(20 * 365 * 86_400_000), at(-20 * 365 * 86_400_000), '-1'])(
    'is 0 for the date %j',
    (date) => {
      expect(offsetFor(date)).toBe(0)
    },
  )
})
