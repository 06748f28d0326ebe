import type { Provider } from '../domain/provider.ts'

/** InfoLink: OAuth 2.0 with opaque tokens and rotating refresh tokens (RFC 6749 sections 4.3, 4.4 and 6). */
export const infolink = {
  id: 'infolink',
  name: 'InfoLink',
  monogram: 'IL',
  hue: 265,
  summary: 'Runs jobs and scenarios over OAuth 2.0. Tokens last 30 minutes and renew themselves.',
  docsUrl: 'https://docs-v3-8.infolinkcloud.com/docs/rest-api/authentication/oauth-20-auth',
  servers: [
    {
      id: 'server',
      label: 'InfoLink address',
      placeholder: 'https://infolink.example.com',
      hint: 'The host your InfoLink runs on. Its own document uses http; prefer https where your server has it.',
    },
  ],
  signIns: [
    {
      id: 'client-credentials',
      label: 'Client credentials',
      summary: 'For a program or a service: only the client’s ID and secret.',
      flow: 'client-credentials',
      settings: { endpoints: { token: '/api/v1/oauth2/token' }, clientAuth: ['client_secret_post'] },
      fields: [
        {
          name: 'clientId',
          label: 'Client ID',
          hint: 'Made when a client is created, under Managing clients.',
          secret: false,
          required: true,
          kind: 'text',
        },
        {
          name: 'clientSecret',
          label: 'Client secret',
          hint: 'Shown when the client was created, beside its client ID.',
          secret: true,
          required: true,
          kind: 'text',
        },
      ],
      renewal: { kind: 'refresh-token', clientAuth: 'unidentified' },
      whereToFind: [
        'Ask the InfoLink administrator for a client, or open Managing clients yourself.',
        'Create a client. InfoLink shows its client ID and client secret.',
      ],
    },
    {
      id: 'user-password',
      label: 'User name and password',
      summary: 'For a person: the client’s ID and secret, and your own user name and password.',
      flow: 'password',
      settings: { endpoints: { token: '/api/v1/oauth2/token' }, clientAuth: ['client_secret_post'] },
      fields: [
        {
          name: 'clientId',
          label: 'Client ID',
          hint: 'Made when a client is created, under Managing clients.',
          secret: false,
          required: true,
          kind: 'text',
        },
        {
          name: 'clientSecret',
          label: 'Client secret',
          hint: 'Shown when the client was created, beside its client ID.',
          secret: true,
          required: true,
          kind: 'text',
        },
        {
          name: 'username',
          label: 'User name',
          placeholder: 'john@example.com',
          hint: 'Users are kept under Managing users.',
          secret: false,
          required: true,
          kind: 'text',
        },
        { name: 'password', label: 'Password', secret: true, required: true, kind: 'text' },
      ],
      renewal: { kind: 'refresh-token', clientAuth: 'unidentified' },
      whereToFind: [
        'Client ID and secret are made under Managing clients.',
        'User name and password are managed under Managing users.',
      ],
    },
  ],
  use: { header: 'Authorization', scheme: 'Bearer' },
  examples: [
    {
      id: 'execute-job',
      label: 'Run a scenario',
      method: 'POST',
      path: '/api/v1/executeJob',
      body: {
        contentType: 'application/json',
        text: `{
  "appId": "170",
  "isAsync": false,
  "responseFormat": "text",
  "operation": {
    "opName": "RunScenario",
    "opParams": { "scenario": "LoadData", "parameters": {}, "data": null }
  }
}`,
      },
      expect: 'The outcome of the job, as JSON. Change appId and scenario to your own.',
    },
  ],
  expiredAnswer: [
    { path: 'status', equals: 'error' },
    { path: 'result.code', equals: 'invalid_grant' },
  ],
  documentsPlainHttp: true,
} as const satisfies Provider
