import { expect, test } from 'vitest'
import type { Discovery } from '../../../shared/domain/discovery.ts'
import { findProvider } from '../../../shared/providers/index.ts'
import { hostsOfOthers } from './near-addresses.ts'

const provider = findProvider('oauth-server')
if (provider === undefined) throw new Error('There is no system for any server')

type Addresses = Readonly<Record<string, string>>
const othersOf = (servers: Addresses, startedWith: Addresses, found: Discovery | null) =>
  hostsOfOthers(provider, servers, startedWith, found)

const discovery = (foundAt: string, endpoints: Discovery['endpoints']): Discovery => ({
  foundAt,
  issuer: null,
  endpoints,
  certificateEndpoints: {},
  grantTypes: [],
  clientAuth: [],
  scopes: [],
  codeChallengeMethods: [],
  namesItself: false,
  requiresPushed: false,
  offersDpop: false,
  notes: [],
})

test('an address that a card brought is somebody else’s until it is typed over', () => {
  const brought = { api: 'http://10.0.0.7:8080/v1' }
  expect(othersOf(brought, brought, null)).toEqual(['10.0.0.7:8080'])
  expect(othersOf({ api: ' http://10.0.0.7:8080/v1 ' }, brought, null)).toEqual(['10.0.0.7:8080'])
  expect(othersOf({ api: 'http://10.0.0.8/v1' }, brought, null)).toEqual([])
  expect(othersOf({ api: '' }, { api: '' }, null)).toEqual([])
})

test('a server out in the world that names an address inside is not its own only', () => {
  const found = discovery('https://idp.example/.well-known/openid-configuration', {
    token: 'http://169.254.169.254/token',
    jwks: 'https://idp.example/keys',
  })
  const servers = { issuer: 'https://idp.example', ...found.endpoints }
  expect(othersOf(servers, {}, found)).toEqual(['169.254.169.254'])
})

test('what a server names for those who show a certificate counts as well', () => {
  const found = discovery('https://idp.example/.well-known/openid-configuration', {
    token: 'https://idp.example/token',
  })
  const mutual = { ...found, certificateEndpoints: { token: 'http://169.254.169.254/token' } }
  expect(othersOf({ token: 'http://169.254.169.254/token' }, {}, mutual)).toEqual(['169.254.169.254'])
  expect(othersOf({ token: 'https://idp.example/token' }, {}, mutual)).toEqual([])
})

test('a server on this computer may name addresses on this computer', () => {
  const found = discovery('http://127.0.0.1:8080/.well-known/openid-configuration', {
    token: 'http://localhost:8081/t',
  })
  expect(othersOf({ ...found.endpoints }, {}, found)).toEqual([])
})
