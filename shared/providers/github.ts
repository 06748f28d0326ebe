import type { FormField } from '../domain/form-field.ts'
import type { OAuthSettings } from '../domain/oauth-settings.ts'
import type { Provider } from '../domain/provider.ts'

const clientId = {
  name: 'clientId',
  label: 'Client ID',
  placeholder: 'Iv1.… or Ov23…',
  hint: 'On the page of the OAuth app or GitHub App (Settings > Developer settings).',
  secret: false,
  required: true,
  kind: 'text',
} as const satisfies FormField

const settings = {
  endpoints: {
    authorization: '/login/oauth/authorize',
    token: '/login/oauth/access_token',
    deviceAuthorization: '/login/device/code',
  },
  clientAuth: ['client_secret_post', 'none'],
  scopes: ['repo', 'read:user', 'user:email', 'read:org', 'workflow', 'gist', 'notifications', 'read:packages'],
  asksAll: true,
} as const satisfies OAuthSettings

/** GitHub and GitHub Enterprise Server. Not OpenID Connect; refusals come with HTTP 200, which the token request reads. */
export const github = {
  id: 'github',
  name: 'GitHub',
  monogram: 'GH',
  hue: 270,
  summary: 'github.com and GitHub Enterprise: a personal access token, an OAuth app or a GitHub App.',
  group: 'sign-in-service',
  docsUrl: 'https://docs.github.com/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps',
  servers: [
    {
      id: 'server',
      label: 'GitHub address',
      default: 'https://github.com',
      hint: 'Change it for GitHub Enterprise Server.',
    },
    {
      id: 'api',
      label: 'API address',
      default: 'https://api.github.com',
      hint: 'For GitHub Enterprise Server: https://HOST/api/v3.',
    },
  ],
  signIns: [
    {
      id: 'personal-token',
      label: 'Personal access token',
      summary: 'The easiest way: a token that you make in your own settings.',
      flow: 'api-key',
      settings: { note: 'scoped-key' },
      fields: [
        {
          name: 'apiKey',
          label: 'Personal access token',
          placeholder: 'github_pat_… or ghp_…',
          hint: 'Settings > Developer settings > Personal access tokens. It is shown once.',
          secret: true,
          required: true,
          kind: 'text',
        },
      ],
      renewal: { kind: 'none' },
      whereToFind: [
        'On GitHub: Settings > Developer settings > Personal access tokens > Fine-grained tokens > Generate new token.',
        'Choose the repositories and the permissions; an organization may have to approve it.',
      ],
    },
    {
      id: 'browser',
      label: 'In the browser',
      summary: 'Through an OAuth app or a GitHub App of yours.',
      flow: 'authorization-code',
      settings,
      fields: [clientId],
      startsWith: { scope: 'read:user' },
      renewal: { kind: 'refresh-token' },
      whereToFind: [
        'Make an OAuth app (Settings > Developer settings > OAuth apps) with the redirect URI shown here as “Authorization callback URL”. Any port of this computer is fine there.',
        'Generate a client secret on the same page. GitHub wants it even from programs that cannot keep one.',
        'Tokens of OAuth apps do not end by themselves; those of GitHub Apps last 8 hours and come with a refresh token. A GitHub App has no scopes: leave Scope empty.',
      ],
    },
    {
      id: 'device',
      label: 'On another device',
      summary: 'With a code that is typed at github.com/login/device. Needs no secret.',
      flow: 'device-code',
      settings: { ...settings, clientAuth: ['none'] },
      fields: [clientId],
      startsWith: { scope: 'read:user' },
      renewal: { kind: 'refresh-token' },
      whereToFind: ['“Enable Device Flow” has to be ticked on the page of the app.'],
    },
  ],
  use: { header: 'Authorization', scheme: 'Bearer' },
  examples: [{ id: 'user', label: 'Who am I', method: 'GET', path: '/user', expect: 'Your own account, as JSON.' }],
} as const satisfies Provider
