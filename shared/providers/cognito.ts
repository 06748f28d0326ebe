import type { FormField } from '../domain/form-field.ts'
import type { OAuthSettings } from '../domain/oauth-settings.ts'
import type { Provider } from '../domain/provider.ts'

const clientId = {
  name: 'clientId',
  label: 'App client ID',
  hint: 'Under App clients of the user pool.',
  secret: false,
  required: true,
  kind: 'text',
} as const satisfies FormField

const settings = {
  endpoints: {
    authorization: '/oauth2/authorize',
    token: '/oauth2/token',
    revocation: '/oauth2/revoke',
    userinfo: '/oauth2/userInfo',
    endSession: '/logout',
  },
  clientAuth: ['none', 'client_secret_basic', 'client_secret_post'],
  scopes: ['openid', 'email', 'profile', 'phone', 'aws.cognito.signin.user.admin'],
  asksAll: true,
} as const satisfies OAuthSettings

/** Amazon Cognito user pools, by their domain. The issuer is another host than the one that people sign in at. */
export const cognito = {
  id: 'cognito',
  name: 'Amazon Cognito',
  monogram: 'Co',
  hue: 35,
  summary: 'User pools of Amazon Cognito: in the browser, or as a program.',
  group: 'sign-in-service',
  docsUrl: 'https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints.html',
  servers: [
    {
      id: 'server',
      label: 'Domain of the user pool',
      placeholder: 'https://company.auth.eu-central-1.amazoncognito.com',
      hint: 'Under Branding > Domain. Not the address that begins with cognito-idp.',
    },
    {
      id: 'issuer',
      label: 'Issuer',
      placeholder: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEf123',
      hint: 'Region and ID of the user pool. May stay empty; then ID tokens are not compared with it.',
      optional: true,
    },
    {
      id: 'jwks',
      label: 'Address of the keys (JWKS)',
      optional: true,
      hint: 'The issuer with /.well-known/jwks.json behind it.',
    },
    { id: 'api', label: 'API address', optional: true, hint: 'Your own API, where requests with the token go.' },
  ],
  signIns: [
    {
      id: 'browser',
      label: 'In the browser',
      summary: 'As yourself, on the pool’s sign-in page.',
      flow: 'authorization-code',
      settings,
      fields: [clientId],
      // Cognito takes plain http for the name localhost only, with exactly this port.
      startsWith: { scope: 'openid email', redirect: 'fixed-port', redirectHost: 'localhost', redirectPort: '8400' },
      renewal: { kind: 'refresh-token' },
      whereToFind: [
        'Ask for an app client with the grant “Authorization code” and the redirect URI shown here, exactly, among its Allowed callback URLs.',
        'Many APIs behind Cognito want the ID token instead of the access token: choose it under “More about this sign-in”.',
        'A refresh does not bring a new refresh token unless rotation is on: the first one stays.',
      ],
    },
    {
      id: 'program',
      label: 'As a program',
      summary: 'An app client with a secret, and the scopes of a resource server.',
      flow: 'client-credentials',
      settings: { ...settings, clientAuth: ['client_secret_basic', 'client_secret_post'] },
      fields: [clientId],
      renewal: { kind: 'sign-in-again' },
      whereToFind: [
        'Ask for an app client with the grant “Client credentials”. Its scopes are those of a resource server, such as my-api/read.',
        'Each token is paid for: Hallpass keeps one until it ends.',
      ],
    },
  ],
  use: { header: 'Authorization', scheme: 'Bearer' },
  examples: [],
} as const satisfies Provider
