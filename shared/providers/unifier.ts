import type { Provider } from '../domain/provider.ts'

/** Oracle Primavera Unifier Essentials: a Basic sign-in that also says where later requests go and what they carry. */
export const unifier = {
  id: 'unifier',
  name: 'Unifier Essentials',
  monogram: 'Un',
  hue: 18,
  summary: 'Oracle Primavera projects. Tokens last one hour; Hallpass adds the tenant headers by itself.',
  docsUrl: 'https://docs.oracle.com/cd/F46346_01/English/integration/10298109.htm',
  servers: [
    {
      id: 'server',
      label: 'Unifier address',
      placeholder: 'https://unifier.example.com',
      hint: 'The address you open Unifier at. Leave out everything after the host name.',
    },
  ],
  signIns: [
    {
      id: 'integration-user',
      label: 'Integration user',
      summary: 'A user of type OAuth that your tenant administrator makes for programs.',
      flow: 'http-login',
      settings: {
        request: {
          method: 'GET',
          path: '/ws/rest/service/v1/oauth/token',
          credentials: { in: 'basic', username: 'username', password: 'password' },
          query: { expiry: 'expiry' },
        },
        answer: {
          token: ['token', 'access_token', 'data.token', 'data.access_token'],
          lifetimeSeconds: ['expire', 'expires_in', 'data.expire', 'data.expires_in'],
          message: ['message', 'data.message', 'error_description', 'error'],
          success: [{ path: 'status', oneOf: ['200', 'success', 'ok'] }],
          carry: {
            headers: ['request_headers', 'data.request_headers'],
            basePath: ['endpoint', 'data.endpoint'],
          },
        },
        documentedLifetimeSeconds: 3600,
        mayUrlEncodeBasic: true,
      },
      fields: [
        {
          name: 'username',
          label: 'Integration user name',
          placeholder: 'integration@example.com',
          hint: 'An e-mail address. Your tenant administrator makes this user; it is of type OAuth.',
          secret: false,
          required: true,
          kind: 'text',
          mustNotContain: {
            text: ':',
            reason: 'A user name cannot contain “:” here, because it marks where the password begins.',
          },
        },
        {
          name: 'password',
          label: 'Password',
          hint: 'Set through the Reset Password e-mail, or in Primavera Lobby.',
          secret: true,
          required: true,
          kind: 'text',
        },
        {
          name: 'expiry',
          label: 'Ask for a lifetime (seconds)',
          placeholder: '3600',
          hint: 'Leave empty for one hour.',
          secret: false,
          required: false,
          kind: 'seconds',
        },
      ],
      renewal: { kind: 'sign-in-again' },
      whereToFind: [
        'Ask your tenant administrator for an integration user of type OAuth. Its user name is an e-mail address.',
        'That address gets a Reset Password e-mail. Set the password there, or in Primavera Lobby.',
      ],
    },
  ],
  use: { header: 'Authorization', scheme: 'Bearer' },
  examples: [
    {
      id: 'data-elements',
      label: 'List the data elements',
      method: 'GET',
      path: '/ws/rest/service/v1/ds/data-elements',
      expect: 'The data elements of your tenant, as JSON.',
    },
  ],
  documentsPlainHttp: true,
} as const satisfies Provider
