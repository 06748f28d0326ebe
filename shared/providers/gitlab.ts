import type { FormField } from '../domain/form-field.ts'
import type { OAuthSettings } from '../domain/oauth-settings.ts'
import type { Provider } from '../domain/provider.ts'

const clientId = {
  name: 'clientId',
  label: 'Application ID',
  hint: 'On the page of the application (Preferences > Applications).',
  secret: false,
  required: true,
  kind: 'text',
} as const satisfies FormField

const settings = {
  endpoints: {
    authorization: '/oauth/authorize',
    token: '/oauth/token',
    deviceAuthorization: '/oauth/authorize_device',
    introspection: '/oauth/introspect',
    revocation: '/oauth/revoke',
    userinfo: '/oauth/userinfo',
    jwks: '/oauth/discovery/keys',
  },
  issuer: '',
  clientAuth: ['none', 'client_secret_post', 'client_secret_basic'],
  scopes: ['read_user', 'read_api', 'api', 'read_repository', 'write_repository', 'openid', 'profile', 'email'],
  asksAll: true,
} as const satisfies OAuthSettings

/** gitlab.com and GitLab on a server of one's own. */
export const gitlab = {
  id: 'gitlab',
  name: 'GitLab',
  monogram: 'GL',
  hue: 18,
  summary: 'gitlab.com or your own GitLab: a personal access token, or an application in the browser.',
  group: 'sign-in-service',
  docsUrl: 'https://docs.gitlab.com/api/oauth2/',
  servers: [
    {
      id: 'server',
      label: 'GitLab address',
      default: 'https://gitlab.com',
      hint: 'Change it for a GitLab of your own.',
    },
  ],
  signIns: [
    {
      id: 'personal-token',
      label: 'Access token',
      summary: 'The easiest way: a personal, project or group access token.',
      flow: 'api-key',
      settings: { note: 'scoped-key' },
      fields: [
        {
          name: 'apiKey',
          label: 'Access token',
          placeholder: 'glpat-…',
          hint: 'Preferences > Access tokens. It is shown once, and ends on the day you choose there.',
          secret: true,
          required: true,
          kind: 'text',
        },
      ],
      renewal: { kind: 'none' },
      use: { header: 'PRIVATE-TOKEN', scheme: '' },
      whereToFind: [
        'In GitLab: your picture > Preferences > Access tokens > Add new token. Choose read_api to look around.',
      ],
    },
    {
      id: 'browser',
      label: 'In the browser',
      summary: 'Through an application that is registered in GitLab.',
      flow: 'authorization-code',
      settings,
      fields: [clientId],
      startsWith: { scope: 'read_user', redirect: 'fixed-port', redirectPort: '8400' },
      renewal: { kind: 'refresh-token' },
      whereToFind: [
        'In GitLab: Preferences > Applications > Add new application, with the redirect URI exactly as shown here, port included.',
        'Untick “Confidential”, and no secret is needed. Tick the scopes that you want to ask for.',
        'Tokens last two hours. A refresh token can be used once only: Hallpass keeps the new one each time.',
      ],
    },
    {
      id: 'device',
      label: 'On another device',
      summary: 'With a code that is typed on GitLab’s page.',
      flow: 'device-code',
      settings,
      fields: [clientId],
      startsWith: { scope: 'read_user' },
      renewal: { kind: 'refresh-token' },
      whereToFind: ['The application has to allow the device authorization grant; GitLab has it since version 17.2.'],
    },
  ],
  use: { header: 'Authorization', scheme: 'Bearer' },
  examples: [
    { id: 'user', label: 'Who am I', method: 'GET', path: '/api/v4/user', expect: 'Your own account, as JSON.' },
  ],
} as const satisfies Provider
