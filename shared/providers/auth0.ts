import type { FormField } from '../domain/form-field.ts'
import type { OAuthSettings } from '../domain/oauth-settings.ts'
import type { Provider } from '../domain/provider.ts'

const clientId = {
  name: 'clientId',
  label: 'Client ID',
  hint: 'On the Settings tab of the application.',
  secret: false,
  required: true,
  kind: 'text',
} as const satisfies FormField

const audience = {
  name: 'audience',
  label: 'Audience',
  placeholder: 'https://api.example.com',
  hint: 'The identifier of the API (Applications > APIs). Without it the token is opaque, and good for userinfo only.',
  secret: false,
  required: false,
  kind: 'text',
} as const satisfies FormField

const settings = {
  endpoints: {
    authorization: '/authorize',
    token: '/oauth/token',
    deviceAuthorization: '/oauth/device/code',
    pushedAuthorization: '/oauth/par',
    revocation: '/oauth/revoke',
    userinfo: '/userinfo',
    endSession: '/oidc/logout',
    jwks: '/.well-known/jwks.json',
  },
  // Auth0’s issuer ends with a slash, and comparing it is exact.
  issuer: '/',
  clientAuth: ['none', 'client_secret_post', 'client_secret_basic', 'private_key_jwt'],
  scopes: ['openid', 'profile', 'email', 'offline_access'],
  asksAll: true,
} as const satisfies OAuthSettings

/** Auth0. */
export const auth0 = {
  id: 'auth0',
  name: 'Auth0',
  monogram: 'A0',
  hue: 350,
  summary: 'Auth0 tenants: tokens for your APIs, in the browser, on another device, or as a program.',
  group: 'sign-in-service',
  docsUrl: 'https://auth0.com/docs/get-started/authentication-and-authorization-flow',
  servers: [
    {
      id: 'server',
      label: 'Auth0 domain',
      placeholder: 'https://company.eu.auth0.com',
      hint: 'The domain on the Settings tab of the application, or your own one.',
    },
    { id: 'api', label: 'API address', optional: true, hint: 'Your own API, where requests with the token go.' },
  ],
  signIns: [
    {
      id: 'browser',
      label: 'In the browser',
      summary: 'As yourself, on the tenant’s sign-in page.',
      flow: 'authorization-code',
      settings,
      fields: [clientId, audience],
      startsWith: { scope: 'openid profile email offline_access', redirect: 'fixed-port', redirectPort: '8400' },
      renewal: { kind: 'refresh-token' },
      whereToFind: [
        'Ask for an application of the type “Native” (Applications > Create Application).',
        'Allowed Callback URLs need the redirect URI shown here exactly, port included.',
        'For a refresh token, “Allow Offline Access” has to be on in the API’s settings.',
      ],
    },
    {
      id: 'device',
      label: 'On another device',
      summary: 'With a code that is typed on the tenant’s page.',
      flow: 'device-code',
      settings,
      fields: [clientId, audience],
      startsWith: { scope: 'openid profile email offline_access' },
      renewal: { kind: 'refresh-token' },
      whereToFind: ['“Device Code” has to be ticked under Advanced Settings > Grant Types of a Native application.'],
    },
    {
      id: 'program',
      label: 'As a program',
      summary: 'Machine to machine: client ID and secret, and the API it is for.',
      flow: 'client-credentials',
      settings: { ...settings, clientAuth: ['client_secret_post', 'client_secret_basic', 'private_key_jwt'] },
      fields: [clientId, { ...audience, required: true }],
      renewal: { kind: 'sign-in-again' },
      whereToFind: [
        'Ask for an application of the type “Machine to Machine”, authorized for the API whose identifier is the audience.',
        'Such tokens are counted and paid for: Hallpass keeps one until it ends.',
      ],
    },
  ],
  use: { header: 'Authorization', scheme: 'Bearer' },
  examples: [],
} as const satisfies Provider
