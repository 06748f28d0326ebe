import type { FormField } from '../domain/form-field.ts'
import type { OAuthSettings } from '../domain/oauth-settings.ts'
import type { Provider } from '../domain/provider.ts'

const tenant = {
  name: 'tenant',
  label: 'Tenant',
  hint: 'Directory (tenant) ID or a domain of the company. “organizations” stands for any company’s account.',
  secret: false,
  required: true,
  kind: 'text',
  default: 'organizations',
} as const satisfies FormField

const clientId = {
  name: 'clientId',
  label: 'Application (client) ID',
  hint: 'On the Overview page of the app registration.',
  secret: false,
  required: true,
  kind: 'text',
} as const satisfies FormField

// No issuer to compare with: for “organizations” and domain names Entra names the tenant by its ID instead.
const settings = {
  endpoints: {
    authorization: '/{tenant}/oauth2/v2.0/authorize',
    token: '/{tenant}/oauth2/v2.0/token',
    deviceAuthorization: '/{tenant}/oauth2/v2.0/devicecode',
    endSession: '/{tenant}/oauth2/v2.0/logout',
    jwks: '/{tenant}/discovery/v2.0/keys',
  },
  clientAuth: ['none', 'client_secret_post', 'private_key_jwt'],
  scopes: ['openid', 'profile', 'email', 'offline_access', 'User.Read', 'https://graph.microsoft.com/.default'],
  asksAll: true,
} as const satisfies OAuthSettings

/** Microsoft Entra ID, formerly Azure AD (v2.0 endpoints). */
export const entra = {
  id: 'entra',
  name: 'Microsoft Entra ID',
  monogram: 'En',
  hue: 215,
  summary: 'Work and school accounts of Microsoft, formerly Azure AD; tokens for Microsoft Graph and your own APIs.',
  group: 'sign-in-service',
  docsUrl: 'https://learn.microsoft.com/entra/identity-platform/v2-protocols',
  servers: [
    {
      id: 'server',
      label: 'Sign-in address',
      default: 'https://login.microsoftonline.com',
      hint: 'Another one for national clouds, such as https://login.microsoftonline.us.',
    },
    {
      id: 'api',
      label: 'API address',
      default: 'https://graph.microsoft.com',
      hint: 'Microsoft Graph, or your own API.',
    },
    {
      id: 'userinfo',
      label: 'Userinfo endpoint',
      default: 'https://graph.microsoft.com/oidc/userinfo',
      optional: true,
    },
  ],
  signIns: [
    {
      id: 'browser',
      label: 'In the browser',
      summary: 'As yourself: the usual Microsoft page, with everything your company asks for.',
      flow: 'authorization-code',
      settings,
      fields: [tenant, clientId],
      // Entra takes http://localhost with any port; 127.0.0.1 has to be written into the manifest by hand.
      startsWith: { scope: 'openid profile offline_access User.Read', redirectHost: 'localhost', redirectPath: '/' },
      renewal: { kind: 'refresh-token' },
      whereToFind: [
        'Ask for an app registration in Entra (App registrations > New registration), or make one yourself.',
        'Under Authentication, add the platform “Mobile and desktop applications” with the redirect URI shown here. Any port is fine there.',
        'For a registration without a secret, “Allow public client flows” has to be on.',
        'The scope offline_access is what brings a refresh token. Scopes of two different APIs cannot be mixed in one token.',
      ],
    },
    {
      id: 'device',
      label: 'On another device',
      summary: 'With a code that is typed on Microsoft’s page, on any phone or computer.',
      flow: 'device-code',
      settings,
      fields: [tenant, clientId],
      startsWith: { scope: 'openid profile offline_access User.Read' },
      renewal: { kind: 'refresh-token' },
      whereToFind: [
        'The app registration has to have “Allow public client flows” on (Authentication > Advanced settings).',
        'Some companies forbid the device code by Conditional Access: then use the browser.',
      ],
    },
    {
      id: 'program',
      label: 'As a program',
      summary: 'The application itself, with a secret or a certificate; nobody signs in.',
      flow: 'client-credentials',
      settings: { ...settings, clientAuth: ['client_secret_post', 'private_key_jwt'] },
      fields: [
        { ...tenant, default: '', hint: 'Directory (tenant) ID. “organizations” does not work for programs.' },
        clientId,
      ],
      startsWith: { scope: 'https://graph.microsoft.com/.default' },
      renewal: { kind: 'sign-in-again' },
      whereToFind: [
        'Under Certificates & secrets, make a client secret. Copy its Value, not its Secret ID; it is shown once.',
        'The scope is the API’s name with /.default behind it, such as api://my-api/.default.',
        'What the program may do are Application permissions, which an administrator grants (API permissions > Grant admin consent).',
      ],
    },
  ],
  use: { header: 'Authorization', scheme: 'Bearer' },
  examples: [
    {
      id: 'me',
      label: 'Who am I',
      method: 'GET',
      path: '/v1.0/me',
      expect: 'Your own entry in Microsoft Graph, as JSON.',
    },
  ],
} as const satisfies Provider
