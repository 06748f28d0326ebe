import { type OAuthSettings, provenMethods } from '../domain/oauth-settings.ts'
import type { Provider } from '../domain/provider.ts'

/** Every address is one of the connection's own; the form is drawn by the grant. */
const settings = {
  endpoints: {},
  clientAuth: [...provenMethods, 'none'],
  asksAll: true,
} as const satisfies OAuthSettings

/** In the browser most clients are programs on people’s computers, which keep no secret. */
const inTheBrowser = { ...settings, clientAuth: ['none', ...provenMethods] } as const satisfies OAuthSettings

/** Any OAuth 2.0 or OpenID Connect server: its addresses are looked up (RFC 8414, OpenID Connect Discovery) or typed. */
export const oauthServer = {
  id: 'oauth-server',
  name: 'OAuth 2 or OpenID Connect',
  monogram: 'OA',
  hue: 50,
  summary: 'Any server that speaks OAuth 2 or OpenID Connect. Its address is enough: Hallpass looks up the rest.',
  group: 'any',
  docsUrl: 'https://oauth.net/2/',
  servers: [
    {
      id: 'issuer',
      label: 'Issuer',
      placeholder: 'https://login.example.com',
      hint: 'The address of the server that gives out tokens. Any address of it will do for looking it up.',
      optional: true,
    },
    {
      id: 'authorization',
      label: 'Authorization endpoint',
      hint: 'The page that the browser opens to sign in.',
      placeholder: 'https://login.example.com/oauth2/authorize',
      neededBy: ['authorization-code'],
    },
    { id: 'token', label: 'Token endpoint', placeholder: 'https://login.example.com/oauth2/token' },
    { id: 'pushedAuthorization', label: 'Pushed authorization endpoint (PAR)', optional: true },
    { id: 'deviceAuthorization', label: 'Device authorization endpoint', neededBy: ['device-code'] },
    { id: 'introspection', label: 'Introspection endpoint', optional: true },
    { id: 'revocation', label: 'Revocation endpoint', optional: true },
    { id: 'userinfo', label: 'Userinfo endpoint', optional: true },
    { id: 'endSession', label: 'End session endpoint', optional: true },
    { id: 'jwks', label: 'Address of the keys (JWKS)', optional: true },
    {
      id: 'api',
      label: 'API address',
      placeholder: 'https://api.example.com',
      hint: 'Where requests with the token go. May stay empty; then requests name their whole address.',
      optional: true,
    },
  ],
  signIns: [
    {
      id: 'authorization-code',
      label: 'In the browser',
      summary: 'You sign in on the server’s own page, and come back (authorization code). The usual way for people.',
      flow: 'authorization-code',
      settings: inTheBrowser,
      fields: [],
      renewal: { kind: 'refresh-token' },
    },
    {
      id: 'device-code',
      label: 'On another device',
      summary: 'You type a short code on a page of the server, in any browser (device code).',
      flow: 'device-code',
      settings,
      fields: [],
      renewal: { kind: 'refresh-token' },
    },
    {
      id: 'client-credentials',
      label: 'As a program',
      summary: 'Client ID and secret, no person (client credentials).',
      flow: 'client-credentials',
      settings,
      fields: [],
      renewal: { kind: 'refresh-token' },
    },
    {
      id: 'password',
      label: 'User name and password',
      summary: 'Typed here and sent to the server (password grant). Only for servers that offer nothing better.',
      flow: 'password',
      settings,
      fields: [],
      renewal: { kind: 'refresh-token' },
    },
    {
      id: 'refresh-token',
      label: 'A refresh token I have',
      summary: 'From an earlier sign-in somewhere else.',
      flow: 'refresh-token',
      settings,
      fields: [],
      renewal: { kind: 'refresh-token' },
    },
    {
      id: 'token-exchange',
      label: 'A token for another one',
      summary: 'A token that you have, exchanged for one of another service (token exchange).',
      flow: 'token-exchange',
      settings,
      fields: [],
      renewal: { kind: 'refresh-token' },
    },
    {
      id: 'jwt-bearer',
      label: 'A signed assertion',
      summary: 'Signed with a private key, as Google service accounts and Salesforce do it (JWT bearer).',
      flow: 'jwt-bearer',
      settings: { ...settings, clientAuth: ['unidentified', ...settings.clientAuth] },
      fields: [],
      renewal: { kind: 'sign-in-again' },
    },
  ],
  use: { header: 'Authorization', scheme: 'Bearer' },
  examples: [],
} as const satisfies Provider
