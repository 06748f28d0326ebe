/** The fields that several grants ask for, and those that all of them can be told. */
import type { FormField } from '../../shared/domain/form-field.ts'

export const clientIdField: FormField = {
  name: 'clientId',
  label: 'Client ID',
  hint: 'The name under which the server knows this program. Its administrator gives it out.',
  secret: false,
  required: true,
  kind: 'text',
}

export const scopeField: FormField = {
  name: 'scope',
  label: 'Scope',
  hint: 'What the token may do: words with spaces between them. Empty: what the server gives by itself.',
  secret: false,
  required: false,
  kind: 'text',
}

/** What every grant can be told besides, for servers that want it. */
export const furtherFields: readonly FormField[] = [
  {
    name: 'resource',
    label: 'Resource',
    hint: 'The API the token is for, as its documentation names it, for example https://api.example.com. Several with spaces between them.',
    secret: false,
    required: false,
    kind: 'text',
    mustBe: 'resources',
    isAdvanced: true,
  },
  {
    name: 'audience',
    label: 'Audience',
    hint: 'Where a server (Auth0, for example) asks under this name which API the token is for.',
    secret: false,
    required: false,
    kind: 'text',
    isAdvanced: true,
  },
  {
    name: 'dpop',
    label: 'Bind the token to this computer (DPoP)',
    hint: 'A bound token works only together with a key that never leaves Hallpass, so that a stolen copy is of no use.',
    secret: false,
    required: false,
    kind: 'choice',
    options: [
      { value: 'no', label: 'No', summary: 'Whoever has the token can use it, as nearly everywhere.' },
      { value: 'yes', label: 'Yes', summary: 'For servers that know it or ask for it (RFC 9449).' },
    ],
    default: 'no',
    isAdvanced: true,
  },
  {
    name: 'bearer',
    label: 'Which token requests carry',
    hint: 'Nearly always the access token. A few APIs want the ID token instead.',
    secret: false,
    required: true,
    kind: 'choice',
    default: 'access-token',
    options: [
      { value: 'access-token', label: 'Access token', summary: 'As OAuth 2 has it.' },
      {
        value: 'id-token',
        label: 'ID token',
        summary: 'It says who signed in. Comes only where the scope “openid” is asked for.',
      },
    ],
    isAdvanced: true,
  },
  {
    name: 'extraParameters',
    label: 'Further parameters',
    hint: 'Names and values that this server wants beside the usual ones. Not for secrets.',
    secret: false,
    required: false,
    kind: 'parameters',
    isAdvanced: true,
  },
  {
    name: 'tokenHeader',
    label: 'Header for the token',
    hint: 'Where requests carry the token. Nearly always Authorization.',
    placeholder: 'Authorization',
    secret: false,
    required: false,
    kind: 'text',
    mustBe: 'header-name',
    isAdvanced: true,
  },
  {
    name: 'tokenScheme',
    label: 'Word before the token',
    hint: 'Nearly always Bearer. A single “-” stands for none.',
    placeholder: 'Bearer',
    secret: false,
    required: false,
    kind: 'text',
    mustBe: 'header-text',
    isAdvanced: true,
  },
]
