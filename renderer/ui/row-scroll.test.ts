import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bringIntoSight, rowHeight, rowsInSight, scrolledTo, scrollHeight, settled } from './row-scroll.ts'

const top = { top: 0, rowsTop: 0 }
const many = { rows: 10_000_000, height: 480 }

describe('a box of very many rows', () => {
  it('scrolls as any box does while a browser can draw its height', () => {
    const box = { rows: 1000, height: 480 }
    expect(scrollHeight(box)).toBe(20_000)
    expect(scrolledTo(top, 12_345, box)).toEqual({ top: 12_345, rowsTop: 12_345 })
    expect(settled({ top: 12_345, rowsTop: 12_345 }, box)).toEqual({ top: 12_345, rowsTop: 12_345 })
  })

  it('is never higher than a browser can draw, and yet comes to its last row', () => {
    expect(scrollHeight(many)).toBe(8_000_000)
    const end = scrolledTo(top, 8_000_000 - 480, many)
    expect(rowsInSight(end, many, 0).end).toBe(many.rows)
    expect(scrolledTo(end, 0, many).rowsTop).toBe(0)
  })

  it('goes pixel by pixel by wheel and keys, and in proportion when its bar is pulled', () => {
    expect(scrolledTo({ top: 4_000_000, rowsTop: 90_000_000 }, 4_000_100, many).rowsTop).toBe(90_000_100)
    const pulled = scrolledTo(top, (8_000_000 - 480) / 2, many).rowsTop
    expect(pulled).toBeCloseTo((many.rows * rowHeight - 480) / 2)
  })

  it('stands at the same rows after its bar was put right', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000_000 }), fc.nat(), fc.nat(2000), (rows, at, height) => {
        const box = { rows, height }
        const rowsTop = at % Math.max(1, rows * rowHeight - height)
        const right = settled({ top: 0, rowsTop }, box)
        expect(right.rowsTop).toBe(Math.min(rowsTop, Math.max(0, rows * rowHeight - height)))
        expect(right.top).toBeLessThanOrEqual(Math.max(0, scrollHeight(box) - height))
        expect(scrolledTo(right, right.top, box).rowsTop).toBeCloseTo(right.rowsTop, -3)
      }),
    )
  })

  it('brings any row into sight, and does not move for one that is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000_000 }), fc.nat(), fc.nat(), (rows, from, to) => {
        const box = { rows, height: 480 }
        const before = settled({ top: 0, rowsTop: from % (rows * rowHeight) }, box)
        const row = to % rows
        const shown = bringIntoSight(before, row, box)
        const { first, end } = rowsInSight(shown, box, 0)
        expect(row).toBeGreaterThanOrEqual(first)
        expect(row).toBeLessThan(end)
        expect(bringIntoSight(shown, row, box).rowsTop).toBe(shown.rowsTop)
      }),
    )
  })
})
