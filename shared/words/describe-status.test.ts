import { expect, test } from 'vitest'
import { describeStatus } from './describe-status.ts'

test.each([
  [200, 'OK — here is the answer'],
  [404, 'Not found: nothing lives at this address'],
  [299, 'OK'],
  [499, 'The server did not accept this request'],
  [599, 'The server itself has trouble'],
  [0, 'A status that no standard knows'],
  [999, 'A status that no standard knows'],
])('%d: %s', (status, words) => {
  expect(describeStatus(status)).toBe(words)
})

test('every status there can be has plain words', () => {
  for (let status = 100; status < 600; status += 1) {
    expect(describeStatus(status)).toMatch(/^[A-Z].*[^.]$/)
    expect(describeStatus(status)).not.toMatch(/error|invalid|bad|forbidden|unauthori[sz]ed/i)
  }
})
