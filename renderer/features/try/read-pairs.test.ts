import { describe, expect, it } from 'vitest'
import { readPairs } from './read-pairs.ts'

describe('pasted names and values', () => {
  it('reads header lines', () => {
    expect(readPairs('Accept: */*\r\nX-Time:  10:30 \n', 'headers')).toEqual([
      { name: 'Accept', value: '*/*' },
      { name: 'X-Time', value: '10:30' },
    ])
  })

  it('reads a query, with or without the address before it', () => {
    const rows = [
      { name: 'a', value: '1 2' },
      { name: 'b', value: 'x=y' },
      { name: 'c', value: '' },
    ]
    expect(readPairs('a=1+2&b=x%3Dy&c=', 'fields')).toEqual(rows)
    expect(readPairs('https://example.com/p?a=1+2&b=x%3Dy&c=', 'fields')).toEqual(rows)
  })

  it('keeps what is not encoded properly as it stands', () => {
    expect(readPairs('a=100%', 'fields')).toEqual([{ name: 'a', value: '100%' }])
  })

  it('leaves a plain text alone', () => {
    expect(readPairs('Accept', 'headers')).toBeNull()
    expect(readPairs('two words', 'fields')).toBeNull()
    expect(readPairs('', 'fields')).toBeNull()
  })
})
