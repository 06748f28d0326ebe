import { describe, expect, it } from 'vitest'
import { systemName } from './system-name.ts'

const any = { name: 'OAuth 2 or OpenID Connect', group: 'any' } as const

describe('a system is called', () => {
  it('by its name where it has one', () => {
    expect(systemName({ name: 'GitHub' }, { token: 'https://github.com/token' })).toBe('GitHub')
    expect(systemName({ name: 'Okta', group: 'sign-in-service' }, { issuer: 'https://acme.example' })).toBe('Okta')
  })

  it('by the host of its server where it could be any', () => {
    const servers = { issuer: 'https://login.example:8443/realms/a', token: 'https://token.example/token' }
    expect(systemName(any, servers)).toBe('login.example:8443')
    expect(systemName(any, { ...servers, issuer: '' })).toBe('token.example')
  })

  it('by what it is as long as there is no such server', () => {
    for (const servers of [{}, { issuer: '' }, { issuer: 'not an address' }]) {
      expect(systemName(any, servers)).toBe(any.name)
    }
  })
})
