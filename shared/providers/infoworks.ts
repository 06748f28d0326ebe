import type { Provider } from '../domain/provider.ts'

/** Infoworks REST API v3: a Basic sign-in that answers with a short-lived JWT. */
export const infoworks = {
  id: 'infoworks',
  name: 'Infoworks',
  monogram: 'Iw',
  hue: 205,
  summary: 'Data ingestion and integrated metadata. Tokens last 15 minutes unless your administrator changed that.',
  docsUrl: 'https://docs.infoworks.io/',
  servers: [
    {
      id: 'server',
      label: 'Infoworks address',
      placeholder: 'infoworks.example.com',
      hint: 'The address you open Infoworks at in your browser.',
    },
  ],
  signIns: [
    {
      id: 'user-password',
      label: 'User name and password',
      summary: 'What you type on the Infoworks login page.',
      flow: 'http-login',
      settings: {
        request: {
          method: 'GET',
          path: '/v3/security/authenticate',
          credentials: { in: 'basic', username: 'username', password: 'password' },
        },
        answer: {
          token: ['result.authentication_token'],
          message: ['message', 'result.message', 'details'],
          success: [{ path: 'result.is_authenticated', oneOf: ['true'] }],
        },
        documentedLifetimeSeconds: 900,
      },
      fields: [
        {
          name: 'username',
          label: 'User name',
          placeholder: 'you@example.com',
          hint: 'Most often your e-mail address.',
          secret: false,
          required: true,
          kind: 'text',
          mustNotContain: {
            text: ':',
            reason: 'A user name cannot contain “:” here, because it marks where the password begins.',
          },
        },
        { name: 'password', label: 'Password', secret: true, required: true, kind: 'text' },
      ],
      renewal: { kind: 'sign-in-again' },
    },
    {
      id: 'refresh-token',
      label: 'Refresh token',
      summary: 'A long-lived token that you copy from your Infoworks profile. No password needed.',
      flow: 'http-login',
      settings: {
        request: {
          method: 'GET',
          path: '/v3/security/token/access',
          credentials: { in: 'basic-raw', value: 'refreshToken' },
        },
        answer: {
          token: ['result.authentication_token'],
          message: ['message', 'result.message', 'details'],
          success: [{ path: 'result.is_authenticated', oneOf: ['true'] }],
        },
        documentedLifetimeSeconds: 900,
      },
      fields: [
        {
          name: 'refreshToken',
          label: 'Refresh token',
          hint: 'In Infoworks: My Profile > Settings > Refresh Token. Paste it exactly as it stands there.',
          secret: true,
          required: true,
          kind: 'text',
        },
      ],
      renewal: { kind: 'sign-in-again' },
      whereToFind: [
        'Open Infoworks in your browser and sign in.',
        'Go to My Profile > Settings.',
        'Copy the text in the section Refresh Token and paste it here.',
      ],
    },
  ],
  use: { header: 'Authorization', scheme: 'Bearer' },
  examples: [
    {
      id: 'sources',
      label: 'List the sources',
      method: 'GET',
      path: '/v3/sources',
      expect: 'A list of the data sources you may see, as JSON.',
    },
  ],
} as const satisfies Provider
