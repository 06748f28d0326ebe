import { describe, expect, it } from 'vitest'
import { fillPath, missingPathFields, pathFieldNames } from './path-fields.ts'

describe('the {NAME} parts of a path', () => {
  it('are found in order, each once', () => {
    expect(pathFieldNames('/a/{ONE}/b/{two_2}?x={ONE}')).toEqual(['ONE', 'two_2'])
    expect(pathFieldNames('/a/{}/{1}/b')).toEqual([])
    expect(pathFieldNames('{{base}}/a/{id}/{{b}}')).toEqual(['id'])
  })

  it('may be written <NAME> as well, but neither as a variable nor with a colon', () => {
    expect(pathFieldNames('/a/<ONE>/{two}/<ONE>?x=<three>')).toEqual(['ONE', 'two', 'three'])
    expect(pathFieldNames('/{{base}}/:id/{{ one }}/docs:batchGet/{"a":1}/<b c>/{{{x}}}')).toEqual([])
    expect(fillPath('/{{ONE}}/<ONE>/{ONE}', { ONE: 'a/b' })).toBe('/{{ONE}}/a%2Fb/a%2Fb')
  })

  it('are filled so that each stays one segment, and stay as they are without a value', () => {
    expect(fillPath('/a/{ONE}/{two}', { ONE: ' 6160/../x é ', two: '  ' })).toBe('/a/6160%2F..%2Fx%20%C3%A9/{two}')
  })

  it('are missing until they have a value', () => {
    expect(missingPathFields('/a/{ONE}/{two}', { ONE: '1' })).toEqual(['two'])
  })
})
