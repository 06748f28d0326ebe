import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEEPEST, parseJsonExactly } from './parse-json-exactly.ts'

test('what fits is read just as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), (text) => {
      expect(parseJsonExactly(text)).toEqual({ ok: true, value: JSON.parse(text) })
    }),
  )
})

test.each([
  ['9007199254740991', 9007199254740991],
  ['9007199254740992', 9007199254740992],
  ['9007199254740993', '9007199254740993'],
  ['-9007199254740993', '-9007199254740993'],
  ['[1e999,-1e999]', ['1e999', '-1e999']],
  ['{"9007199254740993":"9007199254740993"}', { '9007199254740993': '9007199254740993' }],
  ['"\\"9007199254740993"', '"9007199254740993'],
  ['0.1', 0.1],
  ['-0', -0],
])('%s', (text, value) => {
  expect(parseJsonExactly(text)).toEqual({ ok: true, value })
})

test.each(['', '{', '01', '{a:1}', 'NaN', '1 2', "{'a':1}", '9007199254740993x'])('%j is not JSON', (text) => {
  expect(parseJsonExactly(text)).toEqual({ ok: false, why: 'not-json' })
})

test('brackets in texts do not count as depth', () => {
  expect(parseJsonExactly(JSON.stringify('['.repeat(500)))).toMatchObject({ ok: true })
  expect(parseJsonExactly(nested(DEEPEST))).toMatchObject({ ok: true })
  expect(parseJsonExactly(nested(DEEPEST + 1))).toEqual({ ok: false, why: 'too-deep' })
})

test('half a million levels are told from what is no JSON', () => {
  expect(parseJsonExactly(nested(500_000))).toEqual({ ok: false, why: 'too-deep' })
  expect(parseJsonExactly('['.repeat(500_000))).toEqual({ ok: false, why: 'not-json' })
})

function nested(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth)
}
