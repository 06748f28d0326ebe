import { describe, expect, it } from 'vitest'
import { readInstant } from './instant.ts'

const instant = Date.UTC(2026, 2, 4, 14, 3, 12)

describe('an instant in an answer', () => {
  it.each([
    [instant / 1000],
    [instant],
    [String(instant / 1000)],
    [` ${instant} `],
    ['2026-03-04T14:03:12Z'],
    ['2026-03-04T14:03:12.000Z'],
    ['2026-03-04T14:03:12.0000000+00:00'],
    ['2026-03-04T15:03:12+0100'],
    ['2026-03-04T15:03:12+01'],
    ['2026-03-04 09:03:12-05:00'],
    ['2026-03-04 14:03:12 UTC'],
    ['Wed, 04 Mar 2026 14:03:12 GMT'],
    ['Wednesday, 04-Mar-26 14:03:12 GMT'],
    ['Wed Mar  4 14:03:12 2026'],
  ])('is read from %j', (given) => {
    expect(readInstant(given)).toEqual({ instant, zoneAssumed: false })
  })

  it.each([['2026-03-04T14:03:12'], ['2026-03-04 14:03:12'], ['2026-03-04T14:03:12.4567']])(
    'is taken as UTC, and told to be, where %j names no zone',
    (given) => {
      const read = readInstant(given)
      expect(read?.zoneAssumed).toBe(true)
      expect(Math.floor((read?.instant ?? 0) / 1000)).toBe(instant / 1000)
    },
  )

  it('keeps a part of a second, however it is written', () => {
    expect(readInstant(instant / 1000 + 0.25)?.instant).toBe(instant + 250)
    expect(readInstant('2026-03-04T14:03:12.25Z')?.instant).toBe(instant + 250)
  })

  it.each([
    [''],
    ['never'],
    ['tomorrow'],
    ['2026-03-04'],
    ['2026-13-44T99:99:99Z'],
    ['Wed, 04 Mar 2026 14:03:12 CET'],
    ['2026'.repeat(40)],
    [0],
    [-5],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [true],
    [null],
    [{}],
    [['2026-03-04T14:03:12Z']],
  ])('is not made out of %j', (given) => {
    expect(readInstant(given)).toBeNull()
  })
})
