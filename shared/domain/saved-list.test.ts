import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupSaved, nameOfCopy, place, stepTarget } from './saved-list.ts'

type One = { readonly id: string; readonly name: string; readonly folder: string | null }

const list = (...written: string[]): readonly One[] =>
  written.map((text) => {
    const [id = '', folder = null] = text.split('@')
    return { id, name: id, folder }
  })
const write = (saved: readonly One[]) => saved.map(({ id, folder }) => (folder === null ? id : `${id}@${folder}`))

const someList = fc
  .uniqueArray(fc.record({ id: fc.string({ minLength: 1 }), folder: fc.constantFrom(null, 'A', 'B') }), {
    minLength: 1,
    selector: ({ id }) => id,
  })
  .map((ones) => ones.map((one) => ({ ...one, name: one.id })))

describe('the list of saved requests', () => {
  it('shows those in no folder first, then folder by folder as they come', () => {
    expect(groupSaved(list('a@B', 'b', 'c@A', 'd@B')).map(({ folder, requests }) => [folder, write(requests)])).toEqual(
      [
        [null, ['b']],
        ['B', ['a@B', 'd@B']],
        ['A', ['c@A']],
      ],
    )
    expect(groupSaved([])).toEqual([])
  })

  it('puts a request before another, at the end, and into a folder', () => {
    expect(write(place(list('a', 'b', 'c'), 'c', null, 'a'))).toEqual(['c', 'a', 'b'])
    expect(write(place(list('a', 'b', 'c'), 'a', 'F', null))).toEqual(['b', 'c', 'a@F'])
    expect(write(place(list('a', 'b'), 'a', null, 'gone'))).toEqual(['b', 'a'])
    expect(write(place(list('a', 'b'), 'gone', null, 'a'))).toEqual(['a', 'b'])
  })

  it('moves a request by one step within its group, and is the same again after a step back', () => {
    fc.assert(
      fc.property(someList, fc.nat(), fc.constantFrom('up', 'down'), (saved, at, step) => {
        const one = saved[at % saved.length]
        if (one === undefined) return
        const group = (of: readonly One[]) => of.filter(({ folder }) => folder === one.folder).map(({ id }) => id)
        const target = stepTarget(saved, one.id, step)
        const before = group(saved)
        const index = before.indexOf(one.id)
        if (target === undefined) {
          expect(index).toBe(step === 'up' ? 0 : before.length - 1)
          return
        }
        const moved = place(saved, one.id, one.folder, target)
        expect(group(moved).indexOf(one.id)).toBe(index + (step === 'up' ? -1 : 1))
        const back = stepTarget(moved, one.id, step === 'up' ? 'down' : 'up')
        expect(group(place(moved, one.id, one.folder, back ?? null))).toEqual(before)
      }),
    )
  })

  it('names a copy so that it can be told from the others', () => {
    const names = (...all: string[]) => all.map((name) => ({ name }))
    expect(nameOfCopy(names('Jobs'), 'Jobs')).toBe('Jobs (copy)')
    expect(nameOfCopy(names('Jobs', 'Jobs (copy)'), 'Jobs')).toBe('Jobs (copy 2)')
    expect(nameOfCopy(names('Jobs', 'Jobs (copy)', 'Jobs (copy 2)'), 'Jobs (copy)')).toBe('Jobs (copy 3)')
    expect(nameOfCopy([], 'x'.repeat(200)).length).toBeLessThanOrEqual(200)
  })
})
