import type { FormField } from '../domain/form-field.ts'
import type { OAuthSettings } from '../domain/oauth-settings.ts'
import type { Provider } from '../domain/provider.ts'

const realm = {
  name: 'realm',
  label: 'Realm',
  placeholder: 'my-company',
  hint: 'The name in the address of the sign-in page, after /realms/. Capital letters count.',
  secret: false,
  required: true,
  kind: 'text',
} as const satisfies FormField

const clientId = {
  name: 'clientId',
  label: 'Client ID',
  hint: 'Under Clients of the realm.',
  secret: false,
  required: true,
  kind: 'text',
} as const satisfies FormField

const path = '/realms/{realm}/protocol/openid-connect'

const settings = {
  endpoints: {
    authorization: `${path}/auth`,
    token: `${path}/token`,
    deviceAuthorization: `${path}/auth/device`,
    pushedAuthorization: `${path}/ext/par/request`,
    introspection: `${path}/token/introspect`,
    revocation: `${path}/revoke`,
    userinfo: `${path}/userinfo`,
    endSession: `${path}/logout`,
    jwks: `${path}/certs`,
  },
  issuer: '/realms/{realm}',
  clientAuth: [
    'none',
    'client_secret_basic',
    'client_secret_post',
    'client_secret_jwt',
    'private_key_jwt',
    'tls_client_auth',
  ],
  scopes: ['openid', 'profile', 'email', 'roles', 'offline_access'],
  asksAll: true,
} as const satisfies OAuthSettings

const refreshes = { kind: 'refresh-token' } as const

/** Keycloak, and Red Hat’s build of it. */
export const keycloak = {
  id: 'keycloak',
  name: 'Keycloak',
  monogram: 'Kc',
  hue: 190,
  summary: 'Your company’s Keycloak: every sign-in it has, for one realm.',
  group: 'sign-in-service',
  docsUrl: 'https://www.keycloak.org/securing-apps/oidc-layers',
  servers: [
    {
      id: 'server',
      label: 'Keycloak address',
      placeholder: 'https://keycloak.example.com',
      hint: 'All that stands before /realms/. Before version 17 that ended with /auth.',
    },
    { id: 'api', label: 'API address', optional: true, hint: 'Your own API, where requests with the token go.' },
  ],
  signIns: [
    {
      id: 'browser',
      label: 'In the browser',
      summary: 'As yourself, on the realm’s sign-in page.',
      flow: 'authorization-code',
      settings,
      fields: [realm, clientId],
      startsWith: { scope: 'openid' },
      renewal: refreshes,
      whereToFind: [
        'Ask for a client with “Standard flow” on, and the redirect URI shown here among its Valid redirect URIs. http://127.0.0.1/* takes every port.',
        'With “Client authentication” off it needs no secret.',
      ],
    },
    {
      id: 'device',
      label: 'On another device',
      summary: 'With a code that is typed on the realm’s page.',
      flow: 'device-code',
      settings,
      fields: [realm, clientId],
      startsWith: { scope: 'openid' },
      renewal: refreshes,
      whereToFind: ['The client needs “OAuth 2.0 Device Authorization Grant” on.'],
    },
    {
      id: 'user-password',
      label: 'User name and password',
      summary: 'Typed here and sent to Keycloak. Does not work for accounts with a second factor.',
      flow: 'password',
      settings,
      fields: [realm, clientId],
      renewal: refreshes,
      whereToFind: ['The client needs “Direct access grants” on.'],
    },
    {
      id: 'program',
      label: 'As a program',
      summary: 'The service account of a client, with its secret or key.',
      flow: 'client-credentials',
      settings: {
        ...settings,
        clientAuth: [
          'client_secret_basic',
          'client_secret_post',
          'client_secret_jwt',
          'private_key_jwt',
          'tls_client_auth',
        ],
      },
      fields: [realm, clientId],
      renewal: { kind: 'sign-in-again' },
      whereToFind: [
        'The client needs “Client authentication” and “Service accounts roles” on; its secret stands on the Credentials tab.',
        'What it may do are the roles on its Service accounts roles tab.',
      ],
    },
  ],
  use: { header: 'Authorization', scheme: 'Bearer' },
  examples: [],
} as const satisfies Provider
