import { describe, expect, it } from 'vitest'
import { wellKnownPlaces } from './well-known.ts'

const places = (address: string) => wellKnownPlaces(new URL(address)).map(({ url }) => url)
const oidc = '/.well-known/openid-configuration'
const oauth = '/.well-known/oauth-authorization-server'

describe('where a server may describe itself', () => {
  it('is at its root in both forms, for a bare host', () => {
    expect(places('https://login.example')).toEqual([`https://login.example${oidc}`, `https://login.example${oauth}`])
  })

  it('is after the path (OpenID Connect) and before it (RFC 8414), then at the beginnings of the path', () => {
    expect(places('https://kc.example/realms/main/')).toEqual([
      `https://kc.example/realms/main${oidc}`,
      `https://kc.example${oauth}/realms/main`,
      `https://kc.example${oidc}/realms/main`,
      `https://kc.example/realms${oidc}`,
      `https://kc.example${oauth}/realms`,
      `https://kc.example${oidc}/realms`,
      `https://kc.example${oidc}`,
      `https://kc.example${oauth}`,
    ])
  })

  it('finds the issuer from the address of any of its endpoints, however deep', () => {
    const issuers = wellKnownPlaces(new URL('https://kc.example/auth/realms/main/protocol/openid-connect/token'))
    expect(issuers.map(({ issuer }) => issuer)).toContain('https://kc.example/auth/realms/main')
    expect(wellKnownPlaces(new URL(`https://a.example/${'x/'.repeat(200)}`)).length).toBeLessThanOrEqual(20)
  })

  it.each([
    [`https://kc.example/realms/main${oidc}`, 'https://kc.example/realms/main'],
    [`https://kc.example${oauth}/realms/main`, 'https://kc.example/realms/main'],
    [`https://login.example${oidc}`, 'https://login.example'],
  ])('is %s itself, which speaks for %s only', (address, issuer) => {
    expect(wellKnownPlaces(new URL(address))).toEqual([{ url: address, issuer }])
  })
})
