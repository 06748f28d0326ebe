import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expand, type Lookup, type Meaning } from './expand.ts'
import { inText } from './write-pieces.ts'

const lookupIn = (meanings: Readonly<Record<string, Meaning>>): Lookup => {
  const map = new Map(Object.entries(meanings))
  return (name) => map.get(name)
}
const plain = (value: string): Meaning => ({ kind: 'plain', value })
const secret = (value: string): Meaning => ({ kind: 'secret', value })

describe('values in place of names', () => {
  it('keep apart what was written, what came from a variable and what is secret', () => {
    expect(expand('a {{b}} {{c}}', lookupIn({ b: plain('B'), c: secret('C') })).pieces).toEqual([
      { text: 'a ', from: 'written', depth: 0 },
      { text: 'B', from: 'variable', depth: 1 },
      { text: ' ', from: 'written', depth: 0 },
      { text: 'C', from: 'secret', depth: 1 },
    ])
  })

  it('may name other variables, also secret ones', () => {
    const { pieces, troubles } = expand('{{base}}/x', lookupIn({ base: plain('https://{{host}}'), host: secret('h') }))
    expect(inText(pieces)).toBe('https://h/x')
    expect(pieces[1]).toEqual({ text: 'h', from: 'secret', depth: 2 })
    expect(troubles).toEqual([])
  })

  it('are never read as templates when they are secret or made by the app', () => {
    const lookup = lookupIn({ a: secret('{{b}}'), $b: { kind: 'made', value: '{{b}}' }, b: plain('B') })
    expect(inText(expand('{{a}}{{$b}}', lookup).pieces)).toBe('{{b}}{{b}}')
  })

  it('are missing where a name is not set, which then stays as written', () => {
    const { pieces, troubles } = expand('{{ a }}-{{b}}', lookupIn({ b: plain('{{c}}') }))
    expect(inText(pieces)).toBe('{{ a }}-{{c}}')
    expect(troubles).toEqual([
      { name: 'a', why: 'not-set' },
      { name: 'c', why: 'not-set' },
    ])
  })

  it('do not go round in circles', () => {
    const { troubles } = expand('{{a}}', lookupIn({ a: plain('{{b}}'), b: plain('{{a}}') }))
    expect(troubles).toEqual([{ name: 'a', why: 'circle' }])
  })

  it('do not grow without end', () => {
    const meanings: Record<string, Meaning> = { v0: plain('0123456789') }
    for (let level = 1; level <= 30; level += 1) meanings[`v${level}`] = plain(`{{v${level - 1}}}{{v${level - 1}}}`)
    const { troubles } = expand('{{v30}}', lookupIn(meanings))
    expect(troubles.length).toBeGreaterThan(0)
    expect(troubles.every(({ why }) => why === 'too-long')).toBe(true)
  })

  it('are put in wherever the name stands, whatever they hold', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string({ unit: fc.constantFrom('a', ' ', '{', '\n') }),
        fc.string(),
        (value, a, b) => {
          const lookup = lookupIn({ x: secret(value) })
          const before = a.replaceAll('{', '(')
          const after = b.replaceAll('}', ')').replaceAll('{', '(')
          expect(inText(expand(`${before}{{x}}${after}`, lookup).pieces)).toBe(`${before}${value}${after}`)
        },
      ),
    )
  })

  it('leave a text without names alone', () => {
    fc.assert(
      fc.property(fc.string(), (written) => {
        fc.pre(!written.includes('{{'))
        expect(inText(expand(written, () => secret('x')).pieces)).toBe(written)
      }),
    )
  })
})
