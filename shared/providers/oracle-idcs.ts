import type { FormField } from '../domain/form-field.ts'
import type { OAuthSettings } from '../domain/oauth-settings.ts'
import type { Provider } from '../domain/provider.ts'

const clientId = {
  name: 'clientId',
  label: 'Client ID',
  hint: 'Of the confidential or mobile application: Integrated applications > the application > OAuth configuration.',
  secret: false,
  required: true,
  kind: 'text',
} as const satisfies FormField

const settings = {
  endpoints: {
    authorization: '/oauth2/v1/authorize',
    token: '/oauth2/v1/token',
    deviceAuthorization: '/oauth2/v1/device',
    introspection: '/oauth2/v1/introspect',
    revocation: '/oauth2/v1/revoke',
    userinfo: '/oauth2/v1/userinfo',
    endSession: '/oauth2/v1/userlogout',
    jwks: '/admin/v1/SigningCert/jwk',
  },
  clientAuth: ['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none'],
  scopes: ['urn:opc:idm:__myscopes__', 'openid', 'profile', 'email', 'groups', 'offline_access'],
  asksAll: true,
} as const satisfies OAuthSettings

/** Oracle Identity Cloud Service, and the identity domains of OCI IAM that took its place. */
export const oracleIdcs = {
  id: 'oracle-idcs',
  name: 'Oracle Identity Cloud',
  monogram: 'Or',
  hue: 5,
  summary: 'Oracle IDCS and identity domains of OCI: tokens for Fusion, Integration, ORDS and the domain itself.',
  group: 'sign-in-service',
  docsUrl: 'https://docs.oracle.com/en-us/iaas/Content/Identity/api-getstarted/OATOAuthClientWebApp.htm',
  servers: [
    {
      id: 'server',
      label: 'Domain URL',
      placeholder: 'https://idcs-0123456789abcdef.identity.oraclecloud.com',
      hint: 'On the overview page of the identity domain.',
    },
    {
      id: 'issuer',
      label: 'Issuer',
      default: 'https://identity.oraclecloud.com/',
      hint: 'The same for all domains, unless yours names its own.',
      optional: true,
    },
    {
      id: 'api',
      label: 'API address',
      optional: true,
      hint: 'Where requests with the token go. Empty: the domain itself.',
    },
  ],
  signIns: [
    {
      id: 'program',
      label: 'As a program',
      summary: 'Client ID and secret of a confidential application; nobody signs in.',
      flow: 'client-credentials',
      settings: { ...settings, clientAuth: ['client_secret_basic', 'client_secret_post', 'private_key_jwt'] },
      fields: [clientId],
      startsWith: { scope: 'urn:opc:idm:__myscopes__' },
      renewal: { kind: 'sign-in-again' },
      whereToFind: [
        'Ask for a confidential application with the grant “Client credentials”, activated, with the roles or scopes it needs.',
        'urn:opc:idm:__myscopes__ stands for all that the application may do. Otherwise it is the resource’s primary audience and scope, written together without a space.',
      ],
    },
    {
      id: 'browser',
      label: 'In the browser',
      summary: 'As yourself, on the domain’s sign-in page.',
      flow: 'authorization-code',
      settings,
      fields: [clientId],
      startsWith: {
        scope: 'openid offline_access',
        redirect: 'fixed-port',
        redirectHost: 'localhost',
        redirectPort: '8400',
      },
      renewal: { kind: 'refresh-token' },
      whereToFind: [
        'The application needs the grants “Authorization code” and “Refresh token”, “Allow non-HTTPS URLs” on, and the redirect URI shown here.',
      ],
    },
    {
      id: 'user-password',
      label: 'User name and password',
      summary: 'Typed here and sent to Oracle. Only where the administrator allows it, and without a second factor.',
      flow: 'password',
      settings,
      fields: [clientId],
      startsWith: { scope: 'urn:opc:idm:__myscopes__' },
      renewal: { kind: 'refresh-token' },
      whereToFind: ['The application needs the grant “Resource owner”.'],
    },
    {
      id: 'device',
      label: 'On another device',
      summary: 'With a code that is typed on the domain’s page.',
      flow: 'device-code',
      settings,
      fields: [clientId],
      startsWith: { scope: 'openid offline_access' },
      renewal: { kind: 'refresh-token' },
      whereToFind: ['The application needs the grant “Device code”.'],
    },
  ],
  use: { header: 'Authorization', scheme: 'Bearer' },
  examples: [],
} as const satisfies Provider
