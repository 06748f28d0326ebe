import { expect, test } from 'vitest'
import { isExcepted, networkDraftOf, plainNetwork, trusting } from './network.ts'

test.each([
  ['api.example.com', ['api.example.com'], true],
  ['api.example.com:8443', ['api.example.com'], true],
  ['api.example.com:8443', ['api.example.com:8443'], true],
  ['api.example.com:8443', ['api.example.com:443'], false],
  ['api.example.com', ['*.example.com'], true],
  ['a.b.example.com:1', ['*.EXAMPLE.com'], true],
  ['example.com', ['*.example.com'], false],
  ['badexample.com', ['*.example.com'], false],
  ['api.example.com', ['example.com'], false],
  ['api.example.com', [], false],
  ['[::1]:80', ['[::1]'], true],
])('%s, with %j excepted: %s', (host, except, expected) => {
  expect(isExcepted(host, except)).toBe(expected)
})

test('a host has one trusted certificate at a time', () => {
  const one = { host: 'a:1', fingerprint: 'AA', subject: 'CN=a', validTo: 1 }
  const network = trusting(trusting(plainNetwork, one), { ...one, host: 'b:1' })
  expect(trusting(network, { ...one, fingerprint: 'BB' }).trusted.map(({ fingerprint }) => fingerprint)).toEqual([
    'AA',
    'BB',
  ])
})

test('a draft that changes nothing says nothing of passwords', () => {
  const proxy = { kind: 'own', url: 'http://p:1', username: 'me', hasPassword: true, except: [] } as const
  expect(networkDraftOf({ ...plainNetwork, proxy }).proxy).toEqual({
    kind: 'own',
    url: 'http://p:1',
    username: 'me',
    except: [],
  })
})
