import { describe, expect, it } from 'vitest'
import { providers } from '../../../shared/providers/index.ts'
import { findSystems } from './find-systems.ts'

const idsFor = (sought: string) => findSystems(providers, sought).map((provider) => provider.id)

describe('the gallery’s search', () => {
  it('shows everything for nothing', () => {
    expect(idsFor('  ')).toHaveLength(providers.length)
  })

  it('finds by name, by what a system is for and by what one has', () => {
    expect(idsFor('immp')).toEqual(['immport'])
    expect(idsFor('traffic')).toEqual(['inode'])
    expect(idsFor('API KEY')).toEqual(expect.arrayContaining(['immport', 'inode']))
  })

  it('puts names that begin with it first and wants every word', () => {
    expect(idsFor('in')[0]).toMatch(/^(infoworks|infolink|inode)$/)
    expect(idsFor('infoworks banana')).toEqual([])
  })
})
