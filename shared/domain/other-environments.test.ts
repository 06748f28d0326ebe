import { expect, test } from 'vitest'
import type { Connection } from './connection.ts'
import { inOtherEnvironments, underServersOf } from './other-environments.ts'
import type { Provider } from './provider.ts'

const system = { id: 'library', name: 'Library' } as Provider
const service = { ...system, group: 'sign-in-service' } as Provider

function connection(id: string, kind: 'test' | 'production', username: string, more: Partial<Connection> = {}) {
  const environment = { kind, label: kind }
  return { id, providerId: 'library', environment, values: { username }, servers: {}, ...more } as Connection
}

const here = connection('here', 'test', 'ann')
const idsOf = (provider: Provider | undefined, ...all: readonly Connection[]) =>
  inOtherEnvironments(here, provider, [here, ...all]).map(({ id }) => id)

test('the same system in another environment is one to go over to; in the same one it is not', () => {
  expect(idsOf(system, connection('there', 'production', 'ann'), connection('beside', 'test', 'ann'))).toEqual([
    'there',
  ])
  expect(idsOf(system, connection('x', 'production', 'ann', { providerId: 'shop' }))).toEqual([])
})

test('the same account comes before others; where it is not in an environment, others count', () => {
  const own = connection('own', 'production', 'ann')
  const others = connection('others', 'production', 'bob')
  expect(idsOf(system, others, own)).toEqual(['own'])
  expect(idsOf(system, others)).toEqual(['others'])
})

test('where a provider is many servers, only the same account tells that it is the same system', () => {
  expect(idsOf(service, connection('bob', 'production', 'bob'), connection('ann', 'production', 'ann'))).toEqual([
    'ann',
  ])
  expect(idsOf(service, connection('nobody', 'production', ''))).toEqual([])
  expect(idsOf(undefined, connection('bob', 'production', 'bob'))).toEqual([])
})

test('an address under the one server becomes the same place under the other; any other stays as it is', () => {
  const from = connection('from', 'test', 'ann', {
    servers: { server: 'https://t.example/rooms', api: 'https://t.example' },
  })
  const to = connection('to', 'production', 'ann', {
    servers: { server: 'https://p.example/r', api: 'https://api.example' },
  })
  expect(underServersOf('https://t.example/rooms/1?x=2', from, to)).toBe('https://p.example/r/1?x=2')
  expect(underServersOf('https://t.example/roomservice', from, to)).toBe('https://api.example/roomservice')
  expect(underServersOf('https://t.example.org/rooms', from, to)).toBe('https://t.example.org/rooms')
  expect(underServersOf('/rooms/{id}', from, to)).toBe('/rooms/{id}')
})
