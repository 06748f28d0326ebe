import { expect, test } from 'vitest'
import { QUOTES, stripAround } from './strip-around.ts'

test.each([
  ['  a b \r\n', '', 'a b'],
  ['"“a”"', QUOTES, 'a'],
  ['"a"', '', '"a"'],
  ['\ufeff\u200ba\u00a0', '', 'a'],
  [' ""  ', QUOTES, ''],
  ['', QUOTES, ''],
])('%j without %j around it is %j', (text, also, expected) => {
  expect(stripAround(text, also)).toBe(expected)
})

test('a long row of spaces inside costs no more than its length', () => {
  const text = `a${' '.repeat(1_000_000)}b`
  expect(stripAround(text, QUOTES)).toHaveLength(text.length)
})
