import { expect, test } from 'vitest'
import { resolversOf } from './postman-variables.ts'

test('names within names do not fill the memory', () => {
  const { plain } = resolversOf([
    { name: 'a', kind: 'plain', value: '{{b}}'.repeat(4_000) },
    { name: 'b', kind: 'plain', value: 'x '.repeat(12_000) },
  ])
  expect(plain('{{a}}').length).toBeLessThan(300_000)
  expect(plain('{{b}}')).toBe('x '.repeat(12_000))
})
