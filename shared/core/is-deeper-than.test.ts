import { expect, test } from 'vitest'
import { isDeeperThan } from './is-deeper-than.ts'

const nested = (levels: number) => {
  let value: unknown = 'end'
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value }
  return value
}

test('levels are counted, of lists and objects alike', () => {
  expect(isDeeperThan('text', 0)).toBe(false)
  expect(isDeeperThan(nested(3), 3)).toBe(false)
  expect(isDeeperThan(nested(4), 3)).toBe(true)
})

test('a hundred thousand levels, and what holds itself, are told', () => {
  expect(isDeeperThan(nested(100_000), 60)).toBe(true)
  const circle: unknown[] = []
  circle.push(circle)
  expect(isDeeperThan(circle, 60)).toBe(true)
})
