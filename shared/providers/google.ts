import type { FormField } from '../domain/form-field.ts'
import type { OAuthSettings } from '../domain/oauth-settings.ts'
import type { Provider } from '../domain/provider.ts'

const clientId = {
  name: 'clientId',
  label: 'Client ID',
  placeholder: '1234567890-abc.apps.googleusercontent.com',
  hint: 'In the Google Cloud console: APIs & Services > Credentials.',
  secret: false,
  required: true,
  kind: 'text',
} as const satisfies FormField

// The addresses stand on several hosts, so each is an address of the connection.
const settings = {
  endpoints: {},
  clientAuth: ['client_secret_post', 'none'],
  scopes: [
    'openid',
    'email',
    'profile',
    'https://www.googleapis.com/auth/drive.metadata.readonly',
    'https://www.googleapis.com/auth/calendar.readonly',
    'https://www.googleapis.com/auth/spreadsheets.readonly',
    'https://www.googleapis.com/auth/gmail.readonly',
    'https://www.googleapis.com/auth/cloud-platform',
  ],
  asksAll: true,
} as const satisfies OAuthSettings

/** Google, for its APIs and OpenID Connect. */
export const google = {
  id: 'google',
  name: 'Google',
  monogram: 'Go',
  hue: 130,
  summary: 'Google’s APIs: Drive, Calendar, Gmail, Cloud. As yourself in the browser, or as a service account.',
  group: 'sign-in-service',
  docsUrl: 'https://developers.google.com/identity/protocols/oauth2',
  servers: [
    { id: 'issuer', label: 'Issuer', default: 'https://accounts.google.com', optional: true },
    {
      id: 'authorization',
      label: 'Authorization endpoint',
      default: 'https://accounts.google.com/o/oauth2/v2/auth',
      neededBy: ['authorization-code'],
    },
    { id: 'token', label: 'Token endpoint', default: 'https://oauth2.googleapis.com/token' },
    {
      id: 'deviceAuthorization',
      label: 'Device authorization endpoint',
      default: 'https://oauth2.googleapis.com/device/code',
      neededBy: ['device-code'],
    },
    { id: 'revocation', label: 'Revocation endpoint', default: 'https://oauth2.googleapis.com/revoke', optional: true },
    {
      id: 'userinfo',
      label: 'Userinfo endpoint',
      default: 'https://openidconnect.googleapis.com/v1/userinfo',
      optional: true,
    },
    {
      id: 'jwks',
      label: 'Address of the keys (JWKS)',
      default: 'https://www.googleapis.com/oauth2/v3/certs',
      optional: true,
    },
    {
      id: 'api',
      label: 'API address',
      default: 'https://www.googleapis.com',
      hint: 'Each of Google’s APIs has its own; whole addresses work as well.',
    },
  ],
  signIns: [
    {
      id: 'browser',
      label: 'In the browser',
      summary: 'As yourself, on Google’s own page.',
      flow: 'authorization-code',
      settings,
      fields: [clientId],
      startsWith: {
        scope: 'openid email profile',
        // Without these two Google gives out no refresh token, or only the very first time.
        extraParameters:
          '[{"step":"authorization","in":"query","name":"access_type","value":"offline"},{"step":"authorization","in":"query","name":"prompt","value":"consent"}]',
      },
      renewal: { kind: 'refresh-token' },
      whereToFind: [
        'In the Google Cloud console, make an OAuth client ID of the type “Desktop app”. It takes every address on this computer as redirect URI.',
        'Google wants the client secret of a desktop app as well, though it keeps nothing safe.',
        'While the consent screen is in “Testing”, only test users get in, and refresh tokens end after seven days.',
      ],
    },
    {
      id: 'service-account',
      label: 'As a service account',
      summary: 'With the key file (JSON) of a service account; nobody signs in.',
      flow: 'jwt-bearer',
      settings: { ...settings, clientAuth: ['unidentified'] },
      fields: [],
      renewal: { kind: 'sign-in-again' },
      whereToFind: [
        'In the Google Cloud console: IAM & Admin > Service Accounts > Keys > Add key > JSON. The file is downloaded once.',
        'Paste the whole file. Hallpass signs with the key in it; the key itself is never sent.',
      ],
    },
    {
      id: 'device',
      label: 'On another device',
      summary:
        'With a code that is typed on Google’s page. Only for a few scopes (openid, email, profile, YouTube, Drive files).',
      flow: 'device-code',
      settings,
      fields: [clientId],
      startsWith: { scope: 'openid email profile' },
      renewal: { kind: 'refresh-token' },
      whereToFind: ['Make an OAuth client ID of the type “TVs and Limited Input devices”.'],
    },
  ],
  use: { header: 'Authorization', scheme: 'Bearer' },
  examples: [
    {
      id: 'me',
      label: 'Who am I',
      method: 'GET',
      path: '/oauth2/v3/userinfo',
      expect: 'Name and e-mail address of the account, as JSON.',
    },
  ],
} as const satisfies Provider
