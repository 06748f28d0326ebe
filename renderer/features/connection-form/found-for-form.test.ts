import { describe, expect, it } from 'vitest'
import type { Discovery } from '../../../shared/domain/discovery.ts'
import type { FormField } from '../../../shared/domain/form-field.ts'
import type { SignIn } from '../../../shared/domain/provider.ts'
import { oauthServer } from '../../../shared/providers/oauth-server.ts'
import { notesOn, offers, otherAddresses, signInFor, valuesFor } from './found-for-form.ts'

const plain: Discovery = {
  foundAt: 'https://login.example/.well-known/openid-configuration',
  issuer: 'https://login.example',
  endpoints: { token: 'https://login.example/token', revocation: 'https://login.example/revoke' },
  certificateEndpoints: {},
  grantTypes: ['authorization_code'],
  clientAuth: ['client_secret_basic', 'none'],
  scopes: [],
  codeChallengeMethods: [],
  namesItself: false,
  requiresPushed: false,
  offersDpop: false,
  notes: [],
}

function field(name: string, value: string): FormField {
  return { name, label: name, secret: false, required: true, kind: 'choice', options: [], default: value }
}

/** As the app draws it up: with the fields that the grant and the client authentications bring. */
function signIn(flow: SignIn['flow']): SignIn {
  const found = oauthServer.signIns.find((one) => one.flow === flow)
  if (found === undefined) throw new Error(`There is no ${flow}.`)
  const inTheBrowser = flow === 'authorization-code' ? [field('par', 'no'), field('answerIssuer', 'may')] : []
  return { ...found, fields: [field('clientAuth', found.settings.clientAuth[0]), ...inTheBrowser] } as SignIn
}

const browser = signIn('authorization-code')

describe('a server offers a sign-in', () => {
  it.each<[SignIn['flow'], string]>([
    ['authorization-code', 'authorization_code'],
    ['device-code', 'urn:ietf:params:oauth:grant-type:device_code'],
    ['client-credentials', 'client_credentials'],
    ['password', 'password'],
    ['refresh-token', 'refresh_token'],
    ['token-exchange', 'urn:ietf:params:oauth:grant-type:token-exchange'],
    ['jwt-bearer', 'urn:ietf:params:oauth:grant-type:jwt-bearer'],
  ])('%s when it names %s, and does not when it does not', (flow, type) => {
    expect(offers({ ...plain, grantTypes: [type] }, signIn(flow))).toBe(true)
    expect(offers({ ...plain, grantTypes: ['something_else'] }, signIn(flow))).toBe(false)
  })

  it('with a code, too, when it only says where codes are had', () => {
    const endpoints = { deviceAuthorization: 'https://login.example/device' }
    expect(offers({ ...plain, endpoints }, signIn('device-code'))).toBe(true)
  })
})

describe('the sign-in to go on with', () => {
  it('is the chosen one where it is offered, else the first that is', () => {
    const found = { ...plain, grantTypes: ['client_credentials', 'password'] }
    expect(signInFor(found, oauthServer, signIn('password'), false)?.flow).toBe('password')
    expect(signInFor(found, oauthServer, browser, false)?.flow).toBe('client-credentials')
  })

  it('is what the person chose, whatever the server says', () => {
    expect(signInFor(plain, oauthServer, signIn('token-exchange'), true)?.flow).toBe('token-exchange')
  })

  it('stays where nothing fits', () => {
    expect(signInFor({ ...plain, grantTypes: ['implicit'] }, oauthServer, browser, false)).toBe(browser)
  })
})

describe('what a server asks for is filled in', () => {
  it('and nothing is, where everything fits', () => {
    expect(valuesFor(plain, browser, {})).toEqual({})
  })

  it('the first way to prove who the program is that both know', () => {
    const found: Discovery = { ...plain, clientAuth: ['client_secret_post'] }
    expect(valuesFor(found, browser, {})).toEqual({ clientAuth: 'client_secret_post' })
    expect(valuesFor(found, browser, { clientAuth: 'client_secret_post' })).toEqual({})
    expect(valuesFor({ ...plain, clientAuth: [] }, browser, {})).toEqual({})
  })

  it('requests that are sent ahead, and answers that name the server, where there is a browser', () => {
    const found = { ...plain, requiresPushed: true, namesItself: true }
    expect(valuesFor(found, browser, {})).toEqual({ par: 'yes', answerIssuer: 'must' })
    expect(valuesFor(found, signIn('client-credentials'), {})).toEqual({})
    expect(valuesFor({ ...found, issuer: null }, browser, {})).toEqual({ par: 'yes' })
  })
})

describe('addresses for programs that show a certificate', () => {
  const found = {
    ...plain,
    certificateEndpoints: { token: 'https://mtls.login.example/token', userinfo: 'https://mtls.login.example/me' },
  }

  it('come in with that choice, and go with it', () => {
    const servers = { ...found.endpoints, userinfo: '' }
    const filledIn = otherAddresses(found, 'tls_client_auth', servers)
    expect(filledIn).toEqual(found.certificateEndpoints)
    expect(otherAddresses(found, 'none', { ...servers, ...filledIn })).toEqual({ token: servers.token, userinfo: '' })
  })

  it('leave alone what the person typed', () => {
    const servers = { token: 'https://proxy.example/token', userinfo: '' }
    expect(otherAddresses(found, 'self_signed_tls_client_auth', servers)).toEqual({
      userinfo: 'https://mtls.login.example/me',
    })
  })
})

describe('what is said of a server', () => {
  it('names plain PKCE as the weakness it is, and does not choose it', () => {
    const found = { ...plain, codeChallengeMethods: ['plain'] }
    expect(notesOn(found, browser).join()).toContain('weaker')
    expect(valuesFor(found, browser, {})).toEqual({})
    expect(notesOn({ ...plain, codeChallengeMethods: ['plain', 'S256'] }, browser)).toEqual([])
    expect(notesOn(found, signIn('client-credentials'))).toEqual([])
  })

  it('tells of what was filled in, and of what can be chosen', () => {
    const found = { ...plain, requiresPushed: true, namesItself: true, offersDpop: true, notes: ['Odd.'] }
    expect(notesOn(found, browser)).toHaveLength(4)
    expect(notesOn(found, signIn('password'))).toEqual(['Odd.', expect.stringContaining('DPoP')])
  })
})
