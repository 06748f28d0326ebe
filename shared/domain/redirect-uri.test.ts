import { describe, expect, it } from 'vitest'
import { isReturnTo, redirectOf, redirectUriToRegister } from './redirect-uri.ts'

describe('the redirect URI to register', () => {
  it.each([
    [{}, 'http://127.0.0.1/callback', true],
    [{ redirect: 'loopback', redirectHost: 'localhost', redirectPath: '/' }, 'http://localhost/', true],
    [{ redirect: 'loopback', redirectHost: '[::1]', redirectPath: 'back/here' }, 'http://[::1]/back/here', true],
    [{ redirect: 'fixed-port', redirectPort: '8400' }, 'http://127.0.0.1:8400/callback', false],
    [{ redirect: 'app-link', redirectPort: '8400' }, 'hallpass://sign-in', false],
    [{ redirect: 'paste', redirectUri: ' https://localhost ' }, 'https://localhost', false],
    [{ redirect: 'paste', redirectUri: 'urn:ietf:wg:oauth:2.0:oob' }, 'urn:ietf:wg:oauth:2.0:oob', false],
    [{ redirect: 'something else' }, 'http://127.0.0.1/callback', true],
  ])('of %j is %s', (values, uri, anyPort) => {
    expect(redirectUriToRegister(values)).toEqual({ uri, anyPort })
  })

  it.each([
    [{ redirect: 'fixed-port' }, 'redirectPort'],
    [{ redirect: 'fixed-port', redirectPort: '0' }, 'redirectPort'],
    [{ redirect: 'fixed-port', redirectPort: '65536' }, 'redirectPort'],
    [{ redirect: 'loopback', redirectPath: '/a?b' }, 'redirectPath'],
    [{ redirect: 'loopback', redirectPath: '/a b' }, 'redirectPath'],
    [{ redirect: 'paste' }, 'redirectUri'],
    [{ redirect: 'paste', redirectUri: 'localhost' }, 'redirectUri'],
    [{ redirect: 'paste', redirectUri: 'https://localhost/#a' }, 'redirectUri'],
  ])('of %j is none yet, because of %s', (values, field) => {
    expect(redirectUriToRegister(values)).toBeNull()
    expect(redirectOf(values)).toMatchObject({ ok: false, field })
  })
})

describe('an address where a sign-in may have ended', () => {
  const uri = 'http://127.0.0.1:8400/callback'

  it.each([
    [uri, `${uri}?code=a&state=b`],
    [uri, `${uri}?state=b&error=access_denied`],
    [uri, `${uri}?state=b&code=a#fragment`],
    ['https://localhost', 'https://localhost/?code=a&state=b'],
    ['com.example.app:/back', 'com.example.app:/back?code=a&state=b'],
    ['hallpass://sign-in', 'hallpass://sign-in/?code=a&state=b'],
  ])('of %s: %s', (redirectUri, address) => {
    expect(isReturnTo(redirectUri, address)).toBe(true)
  })

  it.each([
    [uri, uri],
    [uri, `${uri}?code=a`],
    [uri, `${uri}?state=b`],
    [uri, `${uri}?xstate=b&xcode=a`],
    [uri, `${uri}/more?code=a&state=b`],
    [uri, 'http://127.0.0.1:8401/callback?code=a&state=b'],
    [uri, 'https://127.0.0.1:8400/callback?code=a&state=b'],
    [uri, 'code=a&state=b'],
    ['com.example.app:/back', 'com.example.other:/back?code=a&state=b'],
  ])('is not, of %s: %s', (redirectUri, address) => {
    expect(isReturnTo(redirectUri, address)).toBe(false)
  })
})
