import { expect, test } from 'vitest'
import { inputProblem } from './input-problem.ts'

const cycle: { self?: unknown } = {}
cycle.self = cycle

test.each([
  ['no input', undefined, null],
  ['a body of 5 million characters', { draft: { body: { text: 'x'.repeat(5_000_000) } } }, null],
  ['a text of more than 5 MB', 'x'.repeat(5 * 1024 * 1024 + 1), 'too-large'],
  ['a text that is more than 5 MB as UTF-8', '漢'.repeat(2_000_000), 'too-large'],
  ['many small texts', Array.from({ length: 700_000 }, () => 'abc'), 'too-large'],
  ['long keys', { ['k'.repeat(6_000_000)]: 1 }, 'too-large'],
  ['bytes', { bytes: new Uint8Array(6_000_000) }, 'too-large'],
  ['a buffer', new ArrayBuffer(6_000_000), 'too-large'],
  ['an array of nothing that claims to be huge', new Array(4_000_000_000), 'too-large'],
  ['a map', new Map([['a', 1]]), 'too-large'],
  ['a huge number', { n: 1n << 60_000_000n }, 'too-large'],
  ['a cycle', cycle, 'too-large'],
  ['deep nesting', JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`), null],
  ['an own __proto__ key', JSON.parse('{"a":[{"__proto__":{}}]}'), 'unsafe-key'],
  ['a constructor key', { values: { constructor: 'x' } }, 'unsafe-key'],
  ['a prototype key', { values: { prototype: 'x' } }, 'unsafe-key'],
])('%s', (_name, input, problem) => {
  expect(inputProblem(input)).toBe(problem)
})
