import { expect, it } from 'vitest'
import type { Variable } from '../domain/variable.ts'
import { usedVariables } from './used-variables.ts'

const variables: readonly Variable[] = [
  { id: '1', connectionId: null, name: 'base', kind: 'plain', value: 'https://{{host}}' },
  { id: '2', connectionId: 'c', name: 'host', kind: 'plain', value: 'own' },
  { id: '3', connectionId: null, name: 'host', kind: 'plain', value: 'everybody’s' },
  { id: '4', connectionId: null, name: 'key', kind: 'secret' },
]

it('names what a request uses, also through values, each once', () => {
  const used = usedVariables(
    {
      connectionId: 'c',
      authorization: { kind: 'connection' },
      method: 'GET',
      url: '{{base}}/{{gone}}',
      pathValues: {},
      query: [],
      headers: [{ name: 'K', value: '{{key}} {{$uuid}} {{gone}}' }],
      body: { kind: 'none' },
    },
    variables,
  )
  expect(used).toEqual([
    { name: 'base', kind: 'plain', value: 'https://{{host}}', connectionId: null },
    { name: 'host', kind: 'plain', value: 'own', connectionId: 'c' },
    { name: 'gone', kind: 'not-set' },
    { name: 'key', kind: 'secret', connectionId: null },
    { name: '$uuid', kind: 'made', what: 'a new random identifier' },
  ])
})
