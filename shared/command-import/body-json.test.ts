import { expect, test } from 'vitest'
import { readBodyJson } from './body-json.ts'

test.each<[string, unknown]>([
  ['{"a": 1, "b": [true, null, "x"]}', { a: 1, b: [true, null, 'x'] }],
  [`{'appId':'170', 'isAsync': false, 'data': null}`, { appId: '170', isAsync: false, data: null }],
  ['{"id": <user id>, "key": $KEY, "n": -1.5,}', { id: '<user id>', key: '$KEY', n: -1.5 }],
  ['{"a": {{token}}, "b": YOUR_KEY}', { a: '{{token}}', b: 'YOUR_KEY' }],
  ['{user: ann, // who\n pass: "a\\"b\\n\\u0041"}', { user: 'ann', pass: 'a"b\nA' }],
  ['[ , {"a": []} ]', [{ a: [] }]],
  ['{"a": 1', null],
  ['{"a" 1}', null],
  ['{"a": 1} x', null],
  ['{{body}}', null],
  ['a=b', null],
  ['', null],
])('%s', (text, value) => {
  expect(readBodyJson(text)).toEqual(value)
})

test('what is deeper than any body is none', () => {
  expect(readBodyJson('['.repeat(60) + ']'.repeat(60))).toBeNull()
  expect(readBodyJson("['a',".repeat(60) + ']'.repeat(60))).toBeNull()
  expect(readBodyJson(`["${'x'.repeat(60_000)}"]`)).toBeNull()
})
