import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMetadata } from './read-metadata.ts'

const foundAt = 'https://login.example/.well-known/openid-configuration'
const issuer = 'https://login.example'
const whole = {
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/keys`,
  grant_types_supported: ['authorization_code', 'client_credentials'],
  token_endpoint_auth_methods_supported: ['client_secret_post', 'none', 'made_up'],
  scopes_supported: ['openid', 'email'],
}

function read(changes: object = {}, expected = issuer, at = foundAt) {
  return readMetadata({ ...whole, ...changes }, at, expected)
}

function taken(changes: object = {}) {
  const reading = read(changes)
  if (!reading.ok) throw new Error(reading.reason)
  return reading.value
}

describe('the metadata of a server', () => {
  it('gives addresses, grants, the ways to authenticate that we have, and scopes', () => {
    expect(taken()).toEqual({
      foundAt,
      issuer,
      endpoints: { authorization: `${issuer}/authorize`, token: `${issuer}/token`, jwks: `${issuer}/keys` },
      certificateEndpoints: {},
      grantTypes: ['authorization_code', 'client_credentials'],
      clientAuth: ['client_secret_post', 'none'],
      scopes: ['openid', 'email'],
      codeChallengeMethods: [],
      namesItself: false,
      requiresPushed: false,
      offersDpop: false,
      notes: [],
    })
  })

  it('means what RFC 8414 says where it says nothing', () => {
    const silent = taken({ grant_types_supported: undefined, token_endpoint_auth_methods_supported: undefined })
    expect(silent.grantTypes).toEqual(['authorization_code', 'implicit'])
    expect(silent.clientAuth).toEqual(['client_secret_basic'])
  })

  it('may name itself with or without the final slash', () => {
    expect(taken({ issuer: `${issuer}/` }).issuer).toBe(`${issuer}/`)
  })

  it.each(['https://evil.example', `${issuer}/other`, undefined, 7, `${issuer}.evil.example`])(
    'of another server (%s) counts for nothing here',
    (other) => {
      const reading = read({ issuer: other })
      expect(reading.ok).toBe(false)
    },
  )

  it('with a gap in its issuer is taken, with nothing to compare answers with, and says so', () => {
    const at = 'https://login.example/common/v2.0/.well-known/openid-configuration'
    const reading = read({ issuer: `${issuer}/{tenantid}/v2.0` }, `${issuer}/common/v2.0`, at)
    expect(reading).toMatchObject({ ok: true, value: { issuer: null, notes: [expect.stringContaining('gap')] } })
  })

  it.each([
    ['http://login.example/token', 'not protected'],
    ['http://127.0.0.1/token', 'on this computer'],
    ['https://localhost/token', 'on this computer'],
    ['ftp://login.example/token', 'not one of the web'],
    ['https://user:pass@login.example/token', 'more than an address may'],
    ['https://login.example/token#here', 'more than an address may'],
    ['token', 'no address'],
    [['https://login.example/token'], 'no address'],
  ])('leaves out the address %s and says why', (address, why) => {
    const value = taken({ token_endpoint: address })
    expect(value.endpoints.token).toBeUndefined()
    expect(value.notes.join()).toContain(why)
  })

  it('says how sign-ins in the browser have to be made', () => {
    const demanding = taken({
      code_challenge_methods_supported: ['plain', 7],
      authorization_response_iss_parameter_supported: true,
      require_pushed_authorization_requests: true,
    })
    expect(demanding).toMatchObject({ codeChallengeMethods: ['plain'], namesItself: true, requiresPushed: true })
  })

  it('has other addresses for a program that shows a certificate, where they are as good as the usual ones', () => {
    const { endpoints, certificateEndpoints } = taken({
      mtls_endpoint_aliases: {
        token_endpoint: 'https://mtls.login.example/token',
        authorization_endpoint: 'https://mtls.login.example/authorize',
        revocation_endpoint: 'http://mtls.login.example/revoke',
      },
    })
    expect(endpoints.token).toBe(`${issuer}/token`)
    expect(certificateEndpoints).toEqual({ token: 'https://mtls.login.example/token' })
  })

  it('without any place to get a token is none', () => {
    expect(read({ token_endpoint: undefined, authorization_endpoint: undefined })).toMatchObject({ ok: false })
  })

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (document) => {
        expect(typeof readMetadata(document, foundAt, issuer).ok).toBe('boolean')
      }),
    )
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(whole)), fc.jsonValue()), (changes) => {
        expect(typeof read(changes).ok).toBe('boolean')
      }),
    )
  })
})
