import type { FormField } from '../domain/form-field.ts'
import type { OAuthSettings } from '../domain/oauth-settings.ts'
import type { Provider } from '../domain/provider.ts'

const clientId = {
  name: 'clientId',
  label: 'Consumer key',
  hint: 'Of the connected app or external client app: Setup > App Manager > View > Manage Consumer Details.',
  secret: false,
  required: true,
  kind: 'text',
} as const satisfies FormField

const settings = {
  endpoints: {
    authorization: '/services/oauth2/authorize',
    token: '/services/oauth2/token',
    introspection: '/services/oauth2/introspect',
    revocation: '/services/oauth2/revoke',
    userinfo: '/services/oauth2/userinfo',
    jwks: '/id/keys',
  },
  clientAuth: ['client_secret_post', 'none', 'client_secret_basic'],
  scopes: ['api', 'refresh_token', 'openid', 'id', 'full', 'web'],
  asksAll: true,
} as const satisfies OAuthSettings

const example = {
  id: 'limits',
  label: 'Limits of the organization',
  method: 'GET',
  path: '/services/data/v62.0/limits',
  expect: 'What is used and what is left, as JSON. A good first request: it changes nothing.',
} as const

/** Salesforce. Its answers state no lifetime; how long a session lasts is a setting of the organization. */
export const salesforce = {
  id: 'salesforce',
  name: 'Salesforce',
  monogram: 'Sf',
  hue: 200,
  summary: 'Salesforce organizations, sandboxes included: in the browser, as a program, or with a key.',
  group: 'sign-in-service',
  docsUrl: 'https://help.salesforce.com/s/articleView?id=sf.remoteaccess_oauth_flows.htm',
  servers: [
    {
      id: 'server',
      label: 'My Domain',
      placeholder: 'https://company.my.salesforce.com',
      hint: 'Your organization’s own address (Setup > My Domain). login.salesforce.com works for people, not for programs.',
    },
    {
      id: 'api',
      label: 'API address',
      placeholder: 'https://company.my.salesforce.com',
      hint: 'Needed only after a sign-in at login.salesforce.com or test.salesforce.com. Empty: My Domain.',
      optional: true,
    },
  ],
  signIns: [
    {
      id: 'browser',
      label: 'In the browser',
      summary: 'As yourself, on Salesforce’s page.',
      flow: 'authorization-code',
      settings,
      fields: [clientId],
      startsWith: {
        scope: 'api refresh_token',
        redirect: 'fixed-port',
        redirectHost: 'localhost',
        redirectPort: '8400',
      },
      renewal: { kind: 'refresh-token' },
      whereToFind: [
        'Ask for a connected app (or external client app) with OAuth on, the scopes “api” and “refresh_token”, and the callback URL shown here.',
        'A new app takes up to ten minutes until it works everywhere.',
        'Without “Require secret for Web Server Flow” it needs no consumer secret.',
      ],
    },
    {
      id: 'program',
      label: 'As a program',
      summary: 'Consumer key and secret; runs as the user that is set in the app.',
      flow: 'client-credentials',
      settings: { ...settings, clientAuth: ['client_secret_post', 'client_secret_basic'] },
      fields: [clientId],
      renewal: { kind: 'sign-in-again' },
      whereToFind: [
        '“Enable Client Credentials Flow” has to be on in the app, with a “Run As” user. It works at My Domain only.',
      ],
    },
    {
      id: 'jwt',
      label: 'With a key (JWT bearer)',
      summary: 'A certificate’s private key signs for a user; nobody signs in.',
      flow: 'jwt-bearer',
      settings: { ...settings, clientAuth: ['unidentified'] },
      fields: [],
      startsWith: { assertionAudience: 'https://login.salesforce.com' },
      renewal: { kind: 'sign-in-again' },
      whereToFind: [
        'The issuer is the consumer key, the subject the user name. The app needs “Use digital signatures” with the certificate, and the user has to be pre-authorized.',
        'The audience is https://login.salesforce.com, or https://test.salesforce.com for sandboxes.',
      ],
    },
  ],
  use: { header: 'Authorization', scheme: 'Bearer' },
  examples: [example],
} as const satisfies Provider
