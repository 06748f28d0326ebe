import { describe, expect, it } from 'vitest'
import { methodProblem } from './check-method.ts'

describe('a method', () => {
  it.each(['GET', 'QUERY', 'PROPFIND', 'M-SEARCH', 'VERSION-CONTROL', 'get', "x!#$%&'*+.^_`|~9"])(
    'may be %s',
    (method) => {
      expect(methodProblem(method)).toBeNull()
    },
  )

  it.each([
    ['', 'missing'],
    ['GET POST', 'one word'],
    ['GET\r\nX: 1', 'one word'],
    ['GÉT', 'one word'],
    ['G'.repeat(41), 'at most 40'],
    ['CONNECT', 'cannot be used'],
    ['connect', 'cannot be used'],
  ])('may not be %j', (method, words) => {
    expect(methodProblem(method)).toContain(words)
  })
})
