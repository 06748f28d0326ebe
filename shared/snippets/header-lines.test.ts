import { expect, test } from 'vitest'
import { headerLines } from './header-lines.ts'

test('one header a line, in order, doubles kept', () => {
  const headers = [
    { name: 'Authorization', value: 'Token abc' },
    { name: 'x-a', value: '1' },
    { name: 'x-a', value: '2' },
    { name: 'x-empty', value: '' },
  ]
  expect(headerLines(headers)).toBe('Authorization: Token abc\nx-a: 1\nx-a: 2\nx-empty:')
})

test('a line break in a value cannot begin another header', () => {
  expect(headerLines([{ name: 'a', value: 'b\r\nEvil: 1' }])).toBe('a: b Evil: 1')
})

test('no headers, no text', () => {
  expect(headerLines([])).toBe('')
})
