import { describe, expect, it, test } from 'vitest'
import { longestYaml, readDocument } from './read-document.ts'

test('JSON and YAML are read alike', () => {
  const value = { openapi: '3.0.0', paths: { '/a': { get: { tags: ['x'] } } } }
  expect(readDocument(JSON.stringify(value))).toEqual({ ok: true, value })
  const yaml = 'openapi: "3.0.0"\npaths:\n  /a:\n    get: # comment\n      tags: [x]\n'
  expect(readDocument(yaml)).toEqual({ ok: true, value })
})

test('YAML keeps dates and versions as they are written, and follows anchors', () => {
  const yaml = 'a: &a {x: 1}\nb: *a\nc: {<<: *a, y: 2}\nd: 2030-01-01\ne: no\n'
  expect(readDocument(yaml)).toEqual({
    ok: true,
    value: { a: { x: 1 }, b: { x: 1 }, c: { x: 1, y: 2 }, d: '2030-01-01', e: 'no' },
  })
})

describe('what is unsound is told with its place', () => {
  it.each([
    ['{"a": 1,\n "b": }', 'This is not sound JSON. Line 2, column 7: A value is missing before this }.'],
    ['{"a": 1', 'This is not sound JSON. Line 1'],
    ['a: 1\n  b: 2\n', 'This is not sound YAML. Line 1, column 4:'],
    ['a: [1, 2\nb: 3', 'This is not sound YAML. Line '],
    ['a: 1\na: 2\n', 'This is not sound YAML. Line 2, column 1: Map keys must be unique.'],
  ])('%j', (text, words) => {
    expect(readDocument(text)).toEqual({ ok: false, reason: expect.stringContaining(words) })
  })
})

test('YAML that unfolds without end is not followed', () => {
  const laughs = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]']
  for (let at = 1; at < 12; at += 1)
    laughs.push(
      `a${at}: &a${at} [${Array(10)
        .fill(`*a${at - 1}`)
        .join(', ')}]`,
    )
  expect(readDocument(laughs.join('\n'))).toEqual({ ok: false, reason: expect.stringContaining('refers to itself') })
})

test('YAML that is too long says what to do; nested without end, it is unsound', () => {
  expect(readDocument(`a: ${'x'.repeat(longestYaml)}`)).toEqual({
    ok: false,
    reason: expect.stringContaining('as JSON'),
  })
  expect(readDocument(`a: ${'['.repeat(20_000)}`).ok).toBe(false)
})

test('JSON nested ten thousand deep is only deep', () => {
  expect(readDocument('['.repeat(10_000) + ']'.repeat(10_000)).ok).toBe(true)
})

test('a member called __proto__ changes nothing else', () => {
  for (const text of ['{"__proto__": {"isAdmin": true}}', '__proto__: {isAdmin: true}']) {
    const outcome = readDocument(text)
    expect(outcome.ok && Object.hasOwn(outcome.value as object, '__proto__')).toBe(true)
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
  }
})
