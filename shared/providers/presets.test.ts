import { describe, expect, it } from 'vitest'
import { endpointOf, issuerOf } from '../domain/oauth-address.ts'
import type { OAuthEndpoint, OAuthSettings } from '../domain/oauth-settings.ts'
import type { SignIn } from '../domain/provider.ts'
import { redirectUriToRegister } from '../domain/redirect-uri.ts'
import { providers } from './index.ts'

const services = providers.filter(({ group }) => group === 'sign-in-service')

/** What each service documents, for values that fill every gap. */
const documented: Readonly<Record<string, Readonly<Partial<Record<OAuthEndpoint | 'issuer', string>>>>> = {
  entra: {
    authorization: 'https://login.microsoftonline.com/acme/oauth2/v2.0/authorize',
    token: 'https://login.microsoftonline.com/acme/oauth2/v2.0/token',
    deviceAuthorization: 'https://login.microsoftonline.com/acme/oauth2/v2.0/devicecode',
    userinfo: 'https://graph.microsoft.com/oidc/userinfo',
    jwks: 'https://login.microsoftonline.com/acme/discovery/v2.0/keys',
  },
  google: {
    issuer: 'https://accounts.google.com',
    authorization: 'https://accounts.google.com/o/oauth2/v2/auth',
    token: 'https://oauth2.googleapis.com/token',
    deviceAuthorization: 'https://oauth2.googleapis.com/device/code',
    revocation: 'https://oauth2.googleapis.com/revoke',
  },
  github: {
    authorization: 'https://github.com/login/oauth/authorize',
    token: 'https://github.com/login/oauth/access_token',
    deviceAuthorization: 'https://github.com/login/device/code',
  },
  gitlab: {
    issuer: 'https://gitlab.com',
    authorization: 'https://gitlab.com/oauth/authorize',
    token: 'https://gitlab.com/oauth/token',
    deviceAuthorization: 'https://gitlab.com/oauth/authorize_device',
  },
  okta: {
    issuer: 'https://acme.example/oauth2/default',
    token: 'https://acme.example/oauth2/default/v1/token',
    deviceAuthorization: 'https://acme.example/oauth2/default/v1/device/authorize',
  },
  auth0: {
    issuer: 'https://acme.example/',
    token: 'https://acme.example/oauth/token',
    jwks: 'https://acme.example/.well-known/jwks.json',
  },
  keycloak: {
    issuer: 'https://acme.example/realms/acme',
    token: 'https://acme.example/realms/acme/protocol/openid-connect/token',
    introspection: 'https://acme.example/realms/acme/protocol/openid-connect/token/introspect',
  },
  cognito: { token: 'https://acme.example/oauth2/token', userinfo: 'https://acme.example/oauth2/userInfo' },
  salesforce: {
    token: 'https://acme.example/services/oauth2/token',
    revocation: 'https://acme.example/services/oauth2/revoke',
  },
  'oracle-idcs': {
    issuer: 'https://identity.oraclecloud.com/',
    token: 'https://acme.example/oauth2/v1/token',
    jwks: 'https://acme.example/admin/v1/SigningCert/jwk',
  },
}

const isOAuth = (signIn: SignIn): signIn is SignIn & { readonly settings: OAuthSettings } =>
  'endpoints' in signIn.settings

it('ten sign-in services come with the app, and what they document is written down here', () => {
  expect(services.map(({ id }) => id).toSorted()).toEqual(Object.keys(documented).toSorted())
})

describe.each(services.map((provider) => [provider.name, provider] as const))('%s', (_name, provider) => {
  const servers = Object.fromEntries(
    provider.servers.map(({ id, default: start }) => [id, start ?? (id === 'server' ? 'https://acme.example' : '')]),
  )
  const values = { tenant: 'acme', realm: 'acme', authServer: 'default' }
  const signIns = provider.signIns.filter(isOAuth)

  it('has its endpoints where its documents say', () => {
    const [settings] = signIns.map((signIn) => signIn.settings)
    if (settings === undefined) throw new Error('It has no OAuth sign-in.')
    for (const [name, address] of Object.entries(documented[provider.id] ?? {})) {
      const found =
        name === 'issuer'
          ? issuerOf(settings, servers, values)
          : endpointOf(name as OAuthEndpoint, settings, servers, values)
      expect(found).toBe(address)
    }
  })

  it('leaves no gap in an address that no field fills', () => {
    for (const { settings, fields } of signIns) {
      const gaps = Object.values(settings.endpoints).flatMap((path) =>
        [...path.matchAll(/\{(\w+)\}/g)].map(([, gap]) => gap),
      )
      const required = fields.filter((field) => field.required).map(({ name }) => name)
      expect(required).toEqual(expect.arrayContaining([...new Set(gaps)]))
    }
  })

  it('tells for each sign-in what to ask an administrator for', () => {
    for (const signIn of provider.signIns) expect(signIn.whereToFind?.length ?? 0).toBeGreaterThan(0)
  })

  it('starts the browser’s way back as a redirect URI that can be registered', () => {
    for (const { flow, startsWith = {} } of signIns) {
      if (flow === 'authorization-code')
        expect(redirectUriToRegister(startsWith)?.uri).toMatch(/^http:\/\/(127\.0\.0\.1|localhost)/)
    }
  })
})
