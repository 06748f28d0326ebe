import { describe, expect, it } from 'vitest'
import { joinPath, splitPath } from './json-path.ts'

describe('a path into JSON', () => {
  it('names what is inside what', () => {
    expect(splitPath('items.0.token')).toEqual(['items', '0', 'token'])
  })

  it('means the whole document by a dollar sign', () => {
    expect(splitPath('$')).toEqual([])
    expect(joinPath([])).toBe('$')
  })

  it.each([[['https://example.com/claims', 'token']], [['a\\b', 'c\\', '.']], [['', 'empty']], [['__proto__', 'x']]])(
    'leads back to the names %j it was made of',
    (names) => {
      expect(splitPath(joinPath(names))).toEqual(names)
    },
  )

  it('leaves a backslash alone that stands before anything else', () => {
    expect(splitPath('a\\n.b')).toEqual(['a\\n', 'b'])
  })
})
