/** The grants of OAuth 2.0 that commands ask for, with what each can be told. */
import type { FormField } from '../domain/form-field.ts'
import { grantTypeOf, type OAuthGrant, oauthGrantTypes } from '../domain/oauth-grants.ts'
import type { OAuthEndpoint } from '../domain/oauth-settings.ts'
import type { FlowId } from '../domain/provider.ts'

export type Grant = {
  readonly flow: OAuthGrant
  readonly label: string
  readonly summary: string
  /** The grant draws its whole form: what a command shows of it is not all that it needs. */
  readonly isDrawn: boolean
  /** An address that it needs besides the token endpoint, which the command does not show. */
  readonly endpoint?: { readonly id: OAuthEndpoint; readonly label: string; readonly hint: string }
}

const grants: Readonly<Record<OAuthGrant, Omit<Grant, 'flow'>>> = {
  'client-credentials': {
    label: 'As a program',
    summary: 'Client ID and secret, no person (client credentials).',
    isDrawn: false,
  },
  password: {
    label: 'User name and password',
    summary: 'Typed here and sent to the server (password grant).',
    isDrawn: false,
  },
  'refresh-token': {
    label: 'A refresh token I have',
    summary: 'From an earlier sign-in somewhere else.',
    isDrawn: false,
  },
  'authorization-code': {
    label: 'In the browser',
    summary: 'You sign in on the server’s own page, and come back (authorization code).',
    isDrawn: true,
    endpoint: {
      id: 'authorization',
      label: 'Authorization endpoint',
      hint: 'The page that the browser opens to sign in. The same documentation has it, a step before this command.',
    },
  },
  'device-code': {
    label: 'On another device',
    summary: 'You type a short code on a page of the server, in any browser (device code).',
    isDrawn: true,
    endpoint: {
      id: 'deviceAuthorization',
      label: 'Device authorization endpoint',
      hint: 'Where the short code comes from. The same documentation has it, a step before this command.',
    },
  },
  'token-exchange': {
    label: 'A token for another one',
    summary: 'A token that you have, exchanged for one of another service (token exchange).',
    isDrawn: true,
  },
  'jwt-bearer': {
    label: 'A signed assertion',
    summary: 'Signed with a private key, or pasted (JWT bearer).',
    isDrawn: true,
  },
}

/** The grant of this name on the wire; null for one that Hallpass does not know. */
export function grantOf(type: string | undefined): Grant | null {
  const flow = (Object.keys(grants) as OAuthGrant[]).find((one) => oauthGrantTypes[one] === type)
  return flow === undefined ? null : { flow, ...grants[flow] }
}

/** The name of a grant on the wire. */
export function grantNameOf(flow: FlowId): string {
  return grantTypeOf(flow) ?? flow
}

const text = { required: true, kind: 'text' } as const

/** Parameter of the token request → the form field that its flow reads. */
export const standardFields: Readonly<Record<string, FormField>> = {
  username: { name: 'username', label: 'User name', secret: false, ...text },
  password: { name: 'password', label: 'Password', secret: true, ...text },
  client_id: {
    name: 'clientId',
    label: 'Client ID',
    hint: 'The name under which the server knows this program. Its administrator gives it out.',
    secret: false,
    ...text,
  },
  client_secret: { name: 'clientSecret', label: 'Client secret', secret: true, ...text },
  refresh_token: {
    name: 'refreshToken',
    label: 'Refresh token',
    hint: 'From an earlier sign-in, or from a page of the server’s.',
    secret: true,
    ...text,
  },
  scope: {
    name: 'scope',
    label: 'Scope',
    hint: 'What the token may do: words with spaces between them.',
    secret: false,
    required: false,
    kind: 'text',
  },
  audience: {
    name: 'audience',
    label: 'Audience',
    hint: 'Which API the token is for, as the server knows it.',
    secret: false,
    ...text,
  },
  resource: {
    name: 'resource',
    label: 'Resource',
    hint: 'The API the token is for, as its documentation names it.',
    secret: false,
    mustBe: 'resources',
    ...text,
  },
}

/** How ID and secret are written in Basic. */
export const basicWrittenField: FormField = {
  name: 'clientBasic',
  label: 'How ID and secret are written',
  hint: 'Matters only when they hold other characters than letters and digits.',
  secret: false,
  required: false,
  kind: 'choice',
  options: [
    { value: 'encoded', label: 'Encoded', summary: 'As the standard says (RFC 6749, section 2.3.1).' },
    { value: 'raw', label: 'As they are', summary: 'As the command does it.' },
  ],
  default: 'raw',
  isAdvanced: true,
}

/** Parameters that grants which draw their own form see to themselves → the field they start, if any. */
export const drawnFields: Readonly<Record<string, string | null>> = {
  ...{ client_id: 'clientId', client_secret: null, scope: 'scope', audience: 'audience', resource: 'resource' },
  ...{ code: null, redirect_uri: null, code_verifier: null, device_code: null, assertion: null },
  ...{ subject_token: null, subject_token_type: 'subjectTokenType', requested_token_type: 'requestedTokenType' },
  ...{ actor_token: null, actor_token_type: 'actorTokenType' },
}
