import type { Provider } from '../domain/provider.ts'

/** iNode (SMATS): OAuth 2.0 password grant (RFC 6749 section 4.3), or a key with the scheme word `Token`. */
export const inode = {
  id: 'inode',
  name: 'iNode',
  monogram: 'iN',
  hue: 325,
  summary: 'Traffic links and sensors. Sign in with your company’s account, or use an API key.',
  docsUrl: 'https://inode.smatstraffic.com/',
  servers: [
    {
      id: 'server',
      label: 'iNode address',
      default: 'https://inode.smatstraffic.com',
      hint: 'Change it only if your company has its own iNode.',
    },
  ],
  signIns: [
    {
      id: 'user-password',
      label: 'User name and password',
      summary: 'The company owner’s account, and the client ID and secret that support gave you.',
      flow: 'password',
      settings: { endpoints: { token: '/api/oauth/token/' }, clientAuth: ['client_secret_post'], scope: 'sync' },
      fields: [
        {
          name: 'username',
          label: 'User name',
          hint: 'The user name of the company owner’s account.',
          secret: false,
          required: true,
          kind: 'text',
        },
        { name: 'password', label: 'Password', secret: true, required: true, kind: 'text' },
        {
          name: 'clientId',
          label: 'Client ID',
          hint: 'iNode’s support gives it to you, together with the client secret.',
          secret: false,
          required: true,
          kind: 'text',
        },
        { name: 'clientSecret', label: 'Client secret', secret: true, required: true, kind: 'text' },
      ],
      renewal: { kind: 'refresh-token', clientAuth: 'client_secret_post' },
      whereToFind: [
        'Write to iNode’s support and ask for a client ID and client secret for your account.',
        'User name and password are those of the company owner’s account.',
      ],
    },
    {
      id: 'api-key',
      label: 'API key',
      summary: 'The easiest way: a key from your iNode dashboard. Only Owners can see it.',
      flow: 'api-key',
      settings: { note: 'key-without-end' },
      fields: [
        {
          name: 'apiKey',
          label: 'API key',
          hint: 'In iNode: Settings > My Profile > API Access. Your role there must be Owner.',
          secret: true,
          required: true,
          kind: 'text',
        },
      ],
      renewal: { kind: 'none' },
      use: { header: 'Authorization', scheme: 'Token' },
      whereToFind: [
        'Open the iNode dashboard as an Owner.',
        'Go to Settings > My Profile > API Access.',
        'Copy the API key and paste it here.',
      ],
    },
  ],
  use: { header: 'Authorization', scheme: 'Bearer' },
  examples: [
    {
      id: 'links',
      label: 'List the links',
      method: 'GET',
      path: '/api/v1/links/',
      expect: 'The road links of your company, as JSON.',
    },
  ],
} as const satisfies Provider
