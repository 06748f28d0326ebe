import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Variable } from '../domain/variable.ts'
import { offersFor, openNameAt } from './completion.ts'
import { namesIn } from './template.ts'

describe('a name being written', () => {
  const at = (marked: string) => openNameAt(marked.replace('|', ''), marked.indexOf('|'))

  it('is open behind two braces', () => {
    expect(at('a {{|')).toEqual({ typed: '', from: 4, to: 4 })
    expect(at('a {{ho| b')).toEqual({ typed: 'ho', from: 4, to: 6 })
    expect(at('{{ $u|')).toEqual({ typed: '$u', from: 3, to: 5 })
  })

  it('takes up what is behind it to its closing braces', () => {
    expect(at('{{ho|st}}/x')).toEqual({ typed: 'ho', from: 2, to: 8 })
    expect(at('{{|}}')).toEqual({ typed: '', from: 2, to: 4 })
  })

  it.each(['|', '{|', '{ {|', '{{a}}|', '{{a b|', '\\{{a|'])('is not open at %s', (marked) => {
    expect(at(marked)).toBeNull()
  })

  it('becomes a variable when it is filled in', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const text = `${before} {{ab${after}`
        const caret = before.length + 5
        const open = openNameAt(text, caret)
        expect(open).not.toBeNull()
        if (open === null) return
        const filled = `${text.slice(0, open.from)}name}}${text.slice(open.to)}`
        expect(namesIn(filled.slice(before.length + 1))).toContain('name')
      }),
    )
  })
})

describe('what is offered', () => {
  const variables: readonly Variable[] = [
    { id: '1', connectionId: 'c', name: 'host', kind: 'plain', value: 'own' },
    { id: '2', connectionId: null, name: 'host', kind: 'plain', value: 'everybody’s' },
    { id: '3', connectionId: null, name: 'ghost', kind: 'secret' },
  ]

  it('is the connection’s own of the same name, once, and what begins like it first', () => {
    expect(offersFor('ho', variables, 'c')).toEqual([
      { name: 'host', kind: 'plain', value: 'own', isHere: true },
      { name: 'ghost', kind: 'secret', isHere: false },
      { name: 'ho', kind: 'new' },
    ])
  })

  it('is everything before anything was typed, and a new one at the end', () => {
    const names = offersFor('', variables, 'c').map(({ name }) => name)
    expect(names).toEqual(['host', 'ghost', '$uuid', '$timestamp', '$isoTimestamp', '$randomInt', ''])
  })

  it('has no new one where the name is there, or can be none', () => {
    expect(offersFor('host', variables, 'c').some(({ kind }) => kind === 'new')).toBe(false)
    expect(offersFor('$x', variables, 'c')).toEqual([])
  })
})
