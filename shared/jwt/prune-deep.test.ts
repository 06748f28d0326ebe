import { expect, test } from 'vitest'
import { pruneDeep } from './prune-deep.ts'
import { readToken } from './read-token.ts'
import { testToken } from './test-token.ts'

test('what is nested deeper than any use of it is taken out of the value, not out of text and rows', () => {
  const payload = `{"deep":${'{"a":'.repeat(1000)}1${'}'.repeat(1000)},"sub":"jo"}`
  const whole = readToken(testToken(payload))
  const pruned = pruneDeep(whole)
  if (whole.format !== 'jwt' || pruned.format !== 'jwt') throw new Error('This is no token.')
  if (!whole.payload.readable || !pruned.payload.readable) throw new Error('It cannot be read.')
  expect(JSON.stringify(pruned.payload.value)).toBe(`{"deep":${'{"a":'.repeat(99)}"…"${'}'.repeat(99)},"sub":"jo"}`)
  expect(pruned.payload.rows).toBe(whole.payload.rows)
  expect(pruned.payload.text).toBe(payload)
})

test('an ordinary reading is left as it is', () => {
  const reading = readToken(testToken({ a: [1, { b: 2 }] }))
  expect(pruneDeep(reading)).toEqual(reading)
})
