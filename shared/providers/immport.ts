import type { Provider } from '../domain/provider.ts'

/** ImmPort: a form sign-in that answers with a JWT good for one minute; sign-in and API live on different hosts. */
export const immport = {
  id: 'immport',
  name: 'ImmPort',
  monogram: 'Im',
  hue: 155,
  summary: 'Immunology data, templates and uploads. Tokens last one minute — long enough to start a request.',
  docsUrl: 'https://docs.immport.org/apidocumentation/',
  servers: [
    {
      id: 'server',
      label: 'Sign-in address',
      default: 'https://auth.immport.org/auth/token',
      hint: 'Where ImmPort gives out tokens. Older pages name https://www.immport.org/auth/token.',
    },
    {
      id: 'api',
      label: 'API address',
      default: 'https://immport-upload.niaid.nih.gov:8443',
      hint: 'Where the requests go. It is another host than the sign-in address.',
    },
  ],
  signIns: [
    {
      id: 'user-password',
      label: 'User name and password',
      summary: 'Your ImmPort account.',
      flow: 'http-login',
      settings: {
        request: {
          method: 'POST',
          path: '/auth/token',
          credentials: { in: 'form', fields: { username: 'username', password: 'password' } },
        },
        answer: {
          token: ['access_token', 'token'],
          message: ['error_description', 'message', 'error'],
          success: [{ path: 'status', oneOf: ['200'] }],
        },
        documentedLifetimeSeconds: 60,
      },
      fields: [
        { name: 'username', label: 'User name', placeholder: 'campjo', secret: false, required: true, kind: 'text' },
        { name: 'password', label: 'Password', secret: true, required: true, kind: 'text' },
      ],
      renewal: { kind: 'sign-in-again' },
    },
    {
      id: 'api-key',
      label: 'API key',
      summary: 'A key with its own permissions, made on the ImmPort web site.',
      flow: 'api-key',
      settings: { note: 'scoped-key' },
      fields: [
        {
          name: 'apiKey',
          label: 'API key',
          hint: 'Made on the ImmPort web site, where your profile lists your API keys.',
          secret: true,
          required: true,
          kind: 'text',
        },
      ],
      renewal: { kind: 'none' },
      use: { header: 'Authorization', scheme: 'Bearer' },
    },
  ],
  use: { header: 'Authorization', scheme: 'bearer' },
  examples: [
    {
      id: 'templates',
      label: 'Download a workspace’s templates',
      method: 'GET',
      path: '/data/upload/documentation/templates/{WORKSPACE_ID}',
      pathFields: [
        {
          name: 'WORKSPACE_ID',
          label: 'Workspace ID',
          hint: 'The number of your workspace, shown on its ImmPort page.',
        },
      ],
      expect: 'A zip file with the template documentation of that workspace.',
    },
  ],
  documentsUnverifiedTls: true,
} as const satisfies Provider
