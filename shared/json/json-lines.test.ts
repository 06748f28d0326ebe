import { describe, expect, it } from 'vitest'
import { formatJson, layOutJson } from './json-lines.ts'

describe('laying out JSON', () => {
  it('keeps every digit and every escape as written', () => {
    const text = '{"n":12345678901234567890.10,"s":"\\u00e9\\n","e":1E+3}'
    expect(formatJson(text)).toBe('{\n  "n": 12345678901234567890.10,\n  "s": "\\u00e9\\n",\n  "e": 1E+3\n}')
  })

  it('agrees with JSON.stringify on ordinary values', () => {
    const value = { a: [1, 2, { b: null }], empty: {}, none: [], deep: { x: { y: [[], [true]] } }, text: 'q"u' }
    const expected = JSON.stringify(value, null, 2)
    expect(formatJson(JSON.stringify(value))).toBe(expected)
    expect(formatJson(expected)).toBe(expected)
  })

  it('knows where each object and list ends and how much is inside', () => {
    const { lines } = layOutJson('{"a":[1,2],"b":{}}')
    expect(lines.map((line) => [line.end, line.count])).toEqual([
      [6, 2],
      [4, 2],
      [null, 0],
      [null, 0],
      [null, 0],
      [null, 0],
      [null, 0],
    ])
  })

  it('survives nesting that would exhaust a recursive reader', () => {
    expect(layOutJson('['.repeat(50_000)).problem?.message).toBe('It ends too early: a closing ] is missing.')
    expect(layOutJson(`"${'x'.repeat(3_000_000)}"`).problem).toBeNull()
  })

  it.each([
    ['{"a":1,}', 1, 8, 'There is a comma too many before this }.'],
    ['[1,]', 1, 4, 'There is a comma too many before this ].'],
    ['{a:1}', 1, 2, 'A name in double quotes belongs here, like "name".'],
    ["{'a':1}", 1, 2, 'JSON takes straight double quotes (") only.'],
    ['[1\n 2]', 2, 2, 'A comma is missing before 2.'],
    ['{"a" 1}', 1, 6, 'A colon is missing after the name.'],
    ['{"a":}', 1, 6, 'A value is missing before this }.'],
    ['[True]', 1, 2, 'JSON has no True; it knows true, false and null.'],
    ['[1}', 1, 3, 'Expected a comma or ], not }.'],
    ['{} 1', 1, 4, 'The JSON is complete before this; 1 is too much.'],
    ['["x\n"]', 1, 2, 'This text has no closing double quote on its line.'],
    ['', 1, 1, 'There is nothing here yet.'],
    ['{"a":{', 1, 7, 'It ends too early: a closing } is missing.'],
  ])('says where %j stops being JSON', (text, line, column, message) => {
    expect(layOutJson(text).problem).toEqual({ line, column, message })
  })
})
