import { expect, it } from 'vitest'
import { describeOutcome, shortAddress } from './describe-line.ts'

it('an outcome is the status, or why there was none', () => {
  expect(describeOutcome({ status: 204, failure: null })).toBe('204')
  expect(describeOutcome({ status: null, failure: 'timeout' })).toBe('no answer in time')
  expect(describeOutcome({ status: null, failure: 'unexpected' })).toBe('no answer')
})

it('an address is known by its path and query', () => {
  expect(shortAddress('https://a.example/v3/things?page=2')).toBe('/v3/things?page=2')
  expect(shortAddress('/v3/{{id}}')).toBe('/v3/{{id}}')
})
