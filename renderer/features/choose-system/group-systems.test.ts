import { expect, test } from 'vitest'
import { providers } from '../../../shared/providers/index.ts'
import { oauthServer } from '../../../shared/providers/oauth-server.ts'
import { groupSystems } from './group-systems.ts'

const builtIn = providers.map((provider) => ({ ...provider, isOwn: false }))

test('what the person made stands first, then systems, sign-in services, and what fits anything', () => {
  const own = { ...oauthServer, id: 'own-1', name: 'Mine', isOwn: true }
  const groups = groupSystems([...builtIn, own])
  expect(groups.map(({ title }) => title)).toEqual(['Yours', 'Systems', 'Sign-in services', 'Anything else'])
  expect(groups[0]?.systems.map(({ name }) => name)).toEqual(['Mine'])
})

test('every system stands in exactly one part, in the order given', () => {
  const all = groupSystems(builtIn).flatMap(({ systems }) => systems)
  expect(all.map(({ id }) => id).toSorted()).toEqual(builtIn.map(({ id }) => id).toSorted())
  const [first] = groupSystems(builtIn)
  const order = builtIn.map(({ id }) => id)
  const shown = first?.systems.map(({ id }) => order.indexOf(id)) ?? []
  expect(shown).toEqual(shown.toSorted((a, b) => a - b))
})

test('a part without a system is not there, but for the place where any can be added', () => {
  expect(groupSystems([])).toEqual([{ id: 'any', title: 'Anything else', systems: [] }])
})
