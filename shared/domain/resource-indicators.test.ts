import { describe, expect, it } from 'vitest'
import { resourceProblem, resourcesOf } from './resource-indicators.ts'

describe('the resources of a form', () => {
  it.each([
    [undefined, []],
    ['', []],
    ['https://api.example', ['https://api.example']],
    [
      '  https://a.example/v1\turn:example:b\nhttps://c.example  ',
      ['https://a.example/v1', 'urn:example:b', 'https://c.example'],
    ],
    ['https://a.example https://b.example https://a.example', ['https://a.example', 'https://b.example']],
  ])('of %j are %j', (resource, expected) => {
    expect(resourcesOf(resource === undefined ? {} : { resource })).toEqual(expected)
  })

  it.each(['', 'https://api.example', 'https://api.example/v1?tenant=a', 'urn:example:api api://6a0c/x', 'spn:0001'])(
    'are taken as %j',
    (text) => {
      expect(resourceProblem(text)).toBeNull()
    },
  )

  it.each([
    ['api.example', '“api.example” is no whole address.'],
    ['https://api.example /v1', '“/v1” is no whole address.'],
    ['https://', '“https://” is no whole address.'],
    ['https://api.example#part', '“https://api.example#part” must end before its “#”'],
    ['https://api.example#', 'must end before its “#”'],
    [`${'x'.repeat(500)}`, `“${'x'.repeat(60)}…” is no whole address.`],
  ])('are not taken as %j', (text, reason) => {
    expect(resourceProblem(text)).toContain(reason)
  })
})
