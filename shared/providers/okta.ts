import type { FormField } from '../domain/form-field.ts'
import type { OAuthSettings } from '../domain/oauth-settings.ts'
import type { Provider } from '../domain/provider.ts'

const authServer = {
  name: 'authServer',
  label: 'Authorization server',
  hint: 'Its ID, under Security > API. Nearly always “default”.',
  secret: false,
  required: true,
  kind: 'text',
  default: 'default',
} as const satisfies FormField

const clientId = {
  name: 'clientId',
  label: 'Client ID',
  hint: 'On the General tab of the application.',
  secret: false,
  required: true,
  kind: 'text',
} as const satisfies FormField

const settings = {
  endpoints: {
    authorization: '/oauth2/{authServer}/v1/authorize',
    token: '/oauth2/{authServer}/v1/token',
    deviceAuthorization: '/oauth2/{authServer}/v1/device/authorize',
    pushedAuthorization: '/oauth2/{authServer}/v1/par',
    introspection: '/oauth2/{authServer}/v1/introspect',
    revocation: '/oauth2/{authServer}/v1/revoke',
    userinfo: '/oauth2/{authServer}/v1/userinfo',
    endSession: '/oauth2/{authServer}/v1/logout',
    jwks: '/oauth2/{authServer}/v1/keys',
  },
  issuer: '/oauth2/{authServer}',
  clientAuth: ['none', 'client_secret_basic', 'client_secret_post', 'client_secret_jwt', 'private_key_jwt'],
  scopes: ['openid', 'profile', 'email', 'groups', 'offline_access'],
  asksAll: true,
} as const satisfies OAuthSettings

/** Okta, with a custom authorization server (the one of the organization itself is found by looking up its address). */
export const okta = {
  id: 'okta',
  name: 'Okta',
  monogram: 'Ok',
  hue: 240,
  summary: 'Okta’s authorization servers: in the browser, on another device, or as a program.',
  group: 'sign-in-service',
  docsUrl: 'https://developer.okta.com/docs/reference/api/oidc/',
  servers: [
    {
      id: 'server',
      label: 'Okta domain',
      placeholder: 'https://company.okta.com',
      hint: 'Without “-admin” in it: that one is for the administrators’ pages only.',
    },
    { id: 'api', label: 'API address', optional: true, hint: 'Your own API, where requests with the token go.' },
  ],
  signIns: [
    {
      id: 'browser',
      label: 'In the browser',
      summary: 'As yourself, on your company’s Okta page.',
      flow: 'authorization-code',
      settings,
      fields: [authServer, clientId],
      startsWith: {
        scope: 'openid profile offline_access',
        redirect: 'fixed-port',
        redirectPort: '8400',
        redirectHost: 'localhost',
      },
      renewal: { kind: 'refresh-token' },
      whereToFind: [
        'Ask for an app integration of the type “OIDC – Native Application” (Applications > Create App Integration), assigned to you.',
        'Its sign-in redirect URIs need the one shown here exactly, port included. For a refresh token, “Refresh Token” has to be ticked as a grant type.',
        'The authorization server needs an access policy that lets this application in.',
      ],
    },
    {
      id: 'device',
      label: 'On another device',
      summary: 'With a code that is typed on your company’s Okta page.',
      flow: 'device-code',
      settings,
      fields: [authServer, clientId],
      startsWith: { scope: 'openid profile offline_access' },
      renewal: { kind: 'refresh-token' },
      whereToFind: [
        '“Device Authorization” has to be ticked as a grant type of the application, and allowed by the access policy.',
      ],
    },
    {
      id: 'program',
      label: 'As a program',
      summary: 'A service, with its secret or key; nobody signs in.',
      flow: 'client-credentials',
      settings: {
        ...settings,
        clientAuth: ['client_secret_basic', 'client_secret_post', 'client_secret_jwt', 'private_key_jwt'],
      },
      fields: [authServer, clientId],
      renewal: { kind: 'sign-in-again' },
      whereToFind: [
        'Ask for an app integration of the type “API Services”. The scope has to be one of your own on the authorization server: openid and the like are for people.',
        'New API Services applications want DPoP: switch it off there (General > Proof of possession), or on under “More about this sign-in” here.',
      ],
    },
  ],
  use: { header: 'Authorization', scheme: 'Bearer' },
  examples: [],
} as const satisfies Provider
