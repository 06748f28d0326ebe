import { expect, test } from 'vitest'
import { endOf, parentOf, pickRows } from './pick-rows.ts'
import { testRow } from './test-rows.ts'

// a, b { c, d { e } }, f
const rows = [
  testRow('a', 0, { text: 'one' }),
  testRow('b', 0, { count: 2, kind: 'object', text: '{"c":"two",…' }),
  testRow('c', 1, { text: 'two' }),
  testRow('d', 1, { count: 1, kind: 'object' }),
  testRow('e', 2, { text: 'three', known: { meaning: 'Who made it', definedBy: 'nobody' } }),
  testRow('f', 0, { text: 'four' }),
]
const nothing: ReadonlySet<number> = new Set()

test('everything is drawn in its order', () => {
  expect(pickRows(rows, nothing, '')).toEqual([0, 1, 2, 3, 4, 5])
})

test('what is inside of a folded row is not', () => {
  expect(pickRows(rows, new Set([1]), '')).toEqual([0, 1, 5])
  expect(pickRows(rows, new Set([3]), '  ')).toEqual([0, 1, 2, 3, 5])
})

test('a search finds names, values and meanings, with the way that leads there, folded or not', () => {
  expect(pickRows(rows, new Set([1]), 'THREE')).toEqual([1, 3, 4])
  expect(pickRows(rows, nothing, 'who made')).toEqual([1, 3, 4])
  expect(pickRows(rows, nothing, 'f')).toEqual([5])
})

test('the JSON of an object does not count as its value: what is in it is found by itself', () => {
  expect(pickRows(rows, nothing, 'two')).toEqual([1, 2])
  expect(pickRows(rows, nothing, 'nowhere')).toEqual([])
})

test('a row knows where it ends and what it is inside of', () => {
  expect([0, 1, 3, 5].map((at) => endOf(rows, at))).toEqual([1, 5, 5, 6])
  expect([0, 2, 4, 5].map((at) => parentOf(rows, at))).toEqual([null, 1, 3, null])
})
