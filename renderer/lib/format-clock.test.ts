import { describe, expect, it } from 'vitest'
import { formatElapsed, formatExact, formatTimeOfDay, formatWhen } from './format-clock.ts'

const noon = new Date(2026, 10, 22, 12, 0, 0).getTime()
const day = 86_400_000

describe('clock times', () => {
  it('are short for today and carry their day otherwise', () => {
    expect(formatWhen(noon + 65_000, noon)).toMatch(/^12.01.05$/)
    expect(formatWhen(noon + day, noon)).toMatch(/^tomorrow 12.00$/)
    expect(formatWhen(noon - day, noon)).toMatch(/^yesterday 12.00$/)
    expect(formatWhen(noon + 3 * day, noon)).toMatch(/^25 November|^November 25/)
    expect(formatWhen(noon + 400 * day, noon)).toMatch(/2027/)
  })

  it('survive instants that no calendar knows', () => {
    expect(formatTimeOfDay(9e15)).toBe('—')
    expect(formatExact(Number.NaN)).toBe('not a time a calendar knows')
  })

  it('count up', () => {
    expect([0, 7_900, 723_000, 3_723_000].map(formatElapsed)).toEqual(['0:00', '0:07', '12:03', '1:02:03'])
  })
})
