import { describe, expect, it } from 'vitest'
import { headerProblem, headerProblems, headerRemark } from './check-header.ts'

describe('a header', () => {
  it.each([
    ['Accept', 'application/json'],
    ['X-Empty', ''],
    ['X-Café', 'no', 'name'],
    ['x', 'café'],
    ['x', 'a\tb'],
    ['constructor', 'x'],
    ['toString', 'x'],
    ['', 'x', 'name'],
    ['a b', '', 'name'],
    ['a:', '', 'name'],
    ['x', 'a\nb', 'value', 'line break'],
    ['x', 'a\u001b', 'value', 'place 2'],
    ['x', '🔑Ł', 'value', 'place 1'],
    ['Transfer-Encoding', 'chunked', 'name', 'Leave it out'],
    ['Upgrade', 'websocket', 'name'],
    ['EXPECT', '100-continue', 'name'],
    ['Keep-Alive', 'timeout=5', 'name'],
    ['Connection', 'Close'],
    ['Connection', 'upgrade', 'value'],
    ['Content-Length', '3'],
    ['Content-Length', '3x', 'value'],
  ])('%j: %j is judged by the rules of the engine', (name, value, part?: string, words?: string) => {
    const problem = headerProblem(name, value)
    expect(problem?.part).toBe(part)
    if (words) expect(problem?.reason).toContain(words)
  })

  it('is refused without its value being repeated', () => {
    expect(headerProblem('x', 'canary\n')?.reason).not.toContain('canary')
    expect(headerProblem('Connection', 'canary')?.reason).not.toContain('canary')
  })

  it('may be there several times, but for Host', () => {
    const twice = ['Host', 'x', 'host', 'x'].map((name) => ({ name, value: 'a' }))
    expect(headerProblems(twice).map((problem) => problem?.part ?? null)).toEqual([null, null, 'name', null])
  })

  it('that makes no sense to set by hand has words that say what becomes of it', () => {
    for (const name of ['host', ' Content-Length', 'CONNECTION']) expect(headerRemark(name)).toMatch(/\.$/)
    for (const name of ['accept', 'constructor', '']) expect(headerRemark(name)).toBeNull()
  })
})
