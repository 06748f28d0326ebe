import { expect, test } from 'vitest'
import { answerAddressOf, answerHeaders } from './answer-addresses.ts'

const id = '0b0e7a52-7f1c-4a9f-9f6e-1d2c3b4a5f60'

test('a page and a picture of an answer have addresses', () => {
  expect(answerAddressOf(`app://answer/${id}/page`)).toEqual({ exchangeId: id, part: 'page' })
  expect(answerAddressOf(`app://answer/${id}/picture`)).toEqual({ exchangeId: id, part: 'picture' })
})

test.each([
  `app://hallpass/${id}/page`,
  `app://answer/${id}`,
  `app://answer/${id}/body`,
  `app://answer/${id}/page?x`,
  `app://answer/${id}/page#x`,
  `app://answer/../${id}/page`,
  'app://answer/%2e%2e/page',
  `app://answer:1/${id}/page`,
  `https://answer/${id}/page`,
])('%s is no such address', (address) => {
  expect(answerAddressOf(address)).toBeNull()
})

test('nothing of an answer may run or load anything', () => {
  const headers = answerHeaders('text/html; charset=utf-8')
  const policy = headers['content-security-policy'] ?? ''
  expect(policy.split('; ')).toContain('sandbox')
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toMatch(/script|connect|allow-|https?:|\*/)
  expect(headers['x-content-type-options']).toBe('nosniff')
})
