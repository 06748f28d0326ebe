import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressOfRows, rowsOfAddress } from './query-rows.ts'
import { type FormRow, rowsOf } from './request-form.ts'
import { rowsOfText, textOfRows } from './row-text.ts'

const headers = (text: string) => rowsOfText(text, [], 'headers')
const fields = (text: string) => rowsOfText(text, [], 'fields')

describe('rows as text', () => {
  it('are one line each, with a mark before those that are off', () => {
    const rows = [...rowsOf([{ name: 'Accept', value: 'text/html' }]), { on: false, name: 'X-Tag', value: '' }]
    expect(textOfRows(rows)).toBe('Accept: text/html\n# X-Tag:')
  })

  it('show what a line cannot hold', () => {
    expect(textOfRows([{ on: true, name: '#a:b', value: ' two\nlines␊ ' }])).toBe('␛#a␛:b: ␠two␊lines␛␊␠')
  })

  it('leave quotes, backslashes and what else stands in headers as it is', () => {
    const rows = rowsOf([{ name: 'If-None-Match', value: '"a\\nb": # //' }])
    expect(textOfRows(rows)).toBe('If-None-Match: "a\\nb": # //')
  })
})

describe('text as rows', () => {
  it('takes a pasted block of headers, however it is spaced', () => {
    expect(headers('  Accept:text/html\r\nX-A:   1  \n\n// X-B: 2\n#X-C: 3\n:path: /x\nX-D\n')).toEqual([
      { on: true, name: 'Accept', value: 'text/html' },
      { on: true, name: 'X-A', value: '1' },
      { on: false, name: 'X-B', value: '2' },
      { on: false, name: 'X-C', value: '3' },
      { on: true, name: ':path', value: '/x' },
      { on: true, name: 'X-D', value: '' },
    ])
  })

  it('takes name=value lines of fields as well', () => {
    expect(fields('a=1\nb=https://x\nc: d=e\nf=g:\nh')).toEqual([
      { on: true, name: 'a', value: '1' },
      { on: true, name: 'b', value: 'https://x' },
      { on: true, name: 'c', value: 'd=e' },
      { on: true, name: 'f=g', value: '' },
      { on: true, name: 'h', value: '' },
    ])
  })

  it('leaves the address as it was when nothing was changed', () => {
    const address = '/a?q=a%20b&r=c+d&flag&x=%7e&x=%7E&e='
    const rows = rowsOfAddress(address, [])
    expect(addressOfRows(address, rowsOfText(textOfRows(rows), rows, 'fields'))).toBe(address)
  })

  it('gives back every row, whatever it holds, in its order', () => {
    const unit = fc.constantFrom('a', ':', '#', '/', '=', ' ', '\n', '\r', '\t', '␛', '␊', '␠', '"', '\\', 'ä', '🔑')
    const text = fc.oneof(fc.string({ unit, maxLength: 8 }), fc.string({ unit: 'binary' }))
    const row: fc.Arbitrary<FormRow> = fc.record({ on: fc.boolean(), name: text, value: text })
    fc.assert(
      fc.property(fc.array(row), fc.constantFrom('headers' as const, 'fields' as const), (rows, kind) => {
        const named = rows.filter(({ name, value }) => name !== '' || value !== '')
        expect(rowsOfText(textOfRows(rows), [], kind)).toEqual(named)
      }),
      { numRuns: 500 },
    )
  })
})
