import { describe, expect, it } from 'vitest'
import { formatOffset, hexRow, readOffset } from './hex-row.ts'

describe('a row of bytes', () => {
  const bytes = Uint8Array.from({ length: 40 }, (_, at) => at + 0x41)

  it('shows where it begins, sixteen bytes, and what of them is ASCII', () => {
    expect(hexRow({ bytes, hidden: [], size: 40 }, 0, 16)).toEqual({
      offset: '00000010',
      hex: '51 52 53 54 55 56 57 58  59 5a 5b 5c 5d 5e 5f 60',
      ascii: 'QRSTUVWXYZ[\\]^_`',
    })
  })

  it('is shorter at the end', () => {
    expect(hexRow({ bytes, hidden: [], size: 40 }, 0, 32)).toMatchObject({
      hex: '61 62 63 64 65 66 67 68',
      ascii: 'abcdefgh',
    })
    expect(hexRow({ bytes: Uint8Array.of(0x0a, 0xff), hidden: [], size: 2 }, 0, 0)).toMatchObject({
      hex: '0a ff',
      ascii: '..',
    })
  })

  it('hides what is secret', () => {
    const row = hexRow({ bytes, hidden: [1018, 1020, 1030, 1050], size: 5000 }, 1000, 1016)
    expect(row.hex).toMatch(/^51 52 •• •• 55/)
    expect(row.ascii).toBe('QR••UVWXYZ[\\]^••')
  })
})

it.each([
  ['0', 0],
  ['1234', 1234],
  [' 0x4D2 ', 1234],
  ['4d2h', 1234],
  ['4d2', null],
  ['', null],
  ['-1', null],
  ['0x', null],
  ['1e3', null],
])('%j is the place %s', (text, place) => {
  expect(readOffset(text)).toBe(place)
})

it('places are as wide as the last one needs', () => {
  expect(formatOffset(255, 1000)).toBe('000000ff')
  expect(formatOffset(255, 2 ** 36)).toBe('0000000ff')
})
