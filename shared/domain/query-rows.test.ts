import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressOfRows, rowsOfAddress, splitAddress } from './query-rows.ts'
import type { QueryRow } from './request-form.ts'

/** The table as people see it: `-` before a row that is off. */
const seen = (rows: readonly QueryRow[]) => rows.map(({ on, name, value }) => `${on ? '' : '-'}${name}=${value}`)

const rowsOf = (address: string) => rowsOfAddress(address, [])

const off = (name: string, value = ''): QueryRow => ({ on: false, name, value })

describe('the table of an address', () => {
  it.each([
    ['/a', []],
    ['/a?', []],
    ['/a?&&', []],
    ['/a?x=1&x=2&y', ['x=1', 'x=2', 'y=']],
    ['?x=', ['x=']],
    ['/a?q=a%20b+c#f?no=1', ['q=a b c']],
    ['/a?x=1&&y=2&', ['x=1', 'y=2']],
    ['/a?=1&x', ['=1', 'x=']],
    ['/a?x=a=b=', ['x=a=b=']],
    ['/a?x=100%&%ZZ=1', ['x=100%', '%ZZ=1']],
    ['/a?x={{from}}&y={ID}&z=<ID>', ['x={{from}}', 'y={ID}', 'z=<ID>']],
    ['https://h:1/a?u=https://b/c?d', ['u=https://b/c?d']],
  ])('%j shows its parameters decoded, in their order', (address, rows) => {
    expect(seen(rowsOf(address))).toEqual(rows)
  })

  it('keeps what is off where it stood, while the address is written anew', () => {
    const rows = [off('first'), ...rowsOf('?a=1'), off('middle'), ...rowsOf('?b=2&c=3'), off('last')]
    expect(seen(rowsOfAddress('/p?a=1&b=2&c=34', rows))).toEqual([
      '-first=',
      'a=1',
      '-middle=',
      'b=2',
      'c=34',
      '-last=',
    ])
    expect(seen(rowsOfAddress('/p?x&a=1&b=2&c=3', rows))).toEqual([
      '-first=',
      'x=',
      'a=1',
      '-middle=',
      'b=2',
      'c=3',
      '-last=',
    ])
    expect(seen(rowsOfAddress('/p', rows))).toEqual(['-first=', '-middle=', '-last='])
  })
})

describe('the address of a table', () => {
  it('leaves everything as it was written but what was edited', () => {
    const address = '/a?q=a%20b&r=c+d&flag&&e=%7e#f'
    const rows = rowsOf(address)
    const edited = rows.map((row, at) => (at === 1 ? { ...row, value: 'c & d' } : row))
    expect(addressOfRows(address, edited)).toBe('/a?q=a%20b&r=c%20%26%20d&flag&&e=%7e#f')
    const renamed = rows.map((row, at) => (at === 0 ? { ...row, name: 'qü' } : row))
    expect(addressOfRows(address, renamed)).toBe('/a?q%C3%BC=a%20b&r=c+d&flag&&e=%7e#f')
  })

  it('is as it was when a row was off for a while', () => {
    const address = '/a?q=a%20b&r=c+d&flag'
    const rows = rowsOf(address)
    const without = rows.map((row, at) => (at === 2 ? { ...row, on: false } : row))
    const shorter = addressOfRows(address, without)
    expect(shorter).toBe('/a?q=a%20b&r=c+d')
    const still = rowsOfAddress(shorter, without)
    expect(
      addressOfRows(
        shorter,
        still.map((row) => ({ ...row, on: true })),
      ),
    ).toBe(address)
  })

  it('gives a flag an equals sign once it has a value, and none before', () => {
    const rows = rowsOf('/a?flag')
    expect(addressOfRows('/a?flag', rows)).toBe('/a?flag')
    expect(
      addressOfRows(
        '/a?flag',
        rows.map((row) => ({ ...row, value: '1' })),
      ),
    ).toBe('/a?flag=1')
  })

  it('is without a question mark when nothing is left', () => {
    expect(addressOfRows('/a?x=1#f', [off('x', '1')])).toBe('/a#f')
    expect(addressOfRows('/a', [{ on: true, name: '', value: '' }])).toBe('/a')
  })

  it('encodes what was typed, but for variables and parts to fill in', () => {
    const typed = { on: true, name: 'a b', value: '&=#+%ä/:,{{now}}{ID}<ID>{"x":1}' }
    expect(addressOfRows('/a', [typed])).toBe('/a?a%20b=%26%3D%23%2B%25%C3%A4/:,{{now}}{ID}<ID>%7B%22x%22:1%7D')
  })
})

const piece = fc.constantFrom(
  'a',
  'b=1',
  '=',
  '&',
  '&&',
  '?',
  '#',
  '%20',
  '+',
  '%',
  ' ',
  '{{v}}',
  '{ID}',
  '<ID>',
  'ä',
  '/',
)
const address = fc.oneof(
  fc.array(piece, { maxLength: 12 }).map((pieces) => `/p?${pieces.join('')}`),
  fc.string({ unit: 'binary' }),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
)
const row: fc.Arbitrary<QueryRow> = fc.record({
  on: fc.boolean(),
  name: fc.oneof(fc.string({ unit: 'grapheme' }), piece),
  value: fc.oneof(fc.string({ unit: 'grapheme' }), piece),
})

describe('table and address, whatever is typed', () => {
  it('the address is not changed by looking at its table', () => {
    fc.assert(
      fc.property(address, fc.array(row), (typed, before) => {
        expect(addressOfRows(typed, rowsOfAddress(typed, before))).toBe(typed)
      }),
    )
  })

  it('a table comes back from its address as it was, what is off in its place', () => {
    fc.assert(
      fc.property(address, fc.array(row), (typed, rows) => {
        const written = addressOfRows(typed, rows)
        expect(rowsOfAddress(written, rows)).toBe(rows)
        const named = rows.filter(({ on, name, value }) => on && name + value !== '')
        expect(seen(rowsOfAddress(written, []))).toEqual(seen(named))
      }),
    )
  })

  it('no row that is off is lost or changes its order, and each stays between parameters that were not touched', () => {
    fc.assert(
      fc.property(address, address, fc.array(row), (first, second, offRows) => {
        const rows = [...rowsOf(first), ...offRows.map((one) => ({ ...one, on: false }))]
        const next = rowsOfAddress(second, rows)
        const isOff = ({ on, name, value }: QueryRow) => !on && name + value !== ''
        expect(next.filter(isOff)).toEqual(rows.filter(isOff))
        expect(addressOfRows(second, next)).toBe(second)
      }),
    )
  })

  it('an address is cut and put together without loss', () => {
    fc.assert(
      fc.property(address, (typed) => {
        const { before, query, after } = splitAddress(typed)
        expect(before + (query === null ? '' : `?${query}`) + after).toBe(typed)
      }),
    )
  })
})
