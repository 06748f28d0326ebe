/** What a sign-in in the browser can be told beside who the client is. */
import type { FormField } from '../../shared/domain/form-field.ts'
import { defaultRedirectPath, loopbackHosts } from '../../shared/domain/redirect-uri.ts'

const onThisComputer = { field: 'redirect', oneOf: ['loopback', 'fixed-port'] } as const

/** How the browser comes back: what the server has to know as the redirect URI. */
export const redirectFields: readonly FormField[] = [
  {
    name: 'redirect',
    label: 'How the browser comes back',
    hint: 'The redirect URI that comes of it stands below.',
    secret: false,
    required: true,
    kind: 'choice',
    options: [
      {
        value: 'loopback',
        label: 'To this computer, any port',
        summary: 'For servers that know programs on people’s computers (RFC 8252): they take any port.',
      },
      {
        value: 'fixed-port',
        label: 'To this computer, a fixed port',
        summary: 'For servers that compare the redirect URI letter by letter.',
      },
      {
        value: 'app-link',
        label: 'By a link of Hallpass',
        summary: 'For servers that take no http address. Works once Hallpass is installed.',
      },
      {
        value: 'paste',
        label: 'I paste the address',
        summary: 'For servers that allow none of these: you copy the address at which you end up.',
      },
    ],
    default: 'loopback',
  },
  {
    name: 'redirectPort',
    label: 'Port',
    hint: 'The number after the colon in the registered redirect URI.',
    placeholder: '8400',
    secret: false,
    required: true,
    kind: 'text',
    shownWhen: { field: 'redirect', oneOf: ['fixed-port'] },
  },
  {
    name: 'redirectPath',
    label: 'Path',
    hint: `What follows the port in the registered redirect URI. Empty: ${defaultRedirectPath}.`,
    placeholder: defaultRedirectPath,
    secret: false,
    required: false,
    kind: 'text',
    shownWhen: onThisComputer,
    isAdvanced: true,
  },
  {
    name: 'redirectHost',
    label: 'Name of this computer',
    hint: 'As it stands in the registered redirect URI.',
    secret: false,
    required: true,
    kind: 'choice',
    options: loopbackHosts.map((host) => ({ value: host, label: host })),
    default: loopbackHosts[0],
    shownWhen: onThisComputer,
    isAdvanced: true,
  },
  {
    name: 'redirectUri',
    label: 'Redirect URI',
    hint: 'Exactly as the server knows it. Nothing has to answer there: the address in the browser is enough.',
    placeholder: 'https://localhost',
    secret: false,
    required: true,
    kind: 'text',
    shownWhen: { field: 'redirect', oneOf: ['paste'] },
  },
]

/** How the request is made. */
export const authorizationFields: readonly FormField[] = [
  {
    name: 'pkce',
    label: 'Protection of the code (PKCE)',
    hint: 'Whoever steals the code on its way back cannot use it without a secret of this one sign-in (RFC 7636).',
    secret: false,
    required: true,
    kind: 'choice',
    options: [
      { value: 'S256', label: 'S256', summary: 'The usual way. Servers that do not know it pass over it.' },
      {
        value: 'plain',
        label: 'plain',
        summary: 'A weakness: whoever reads the request can use the code. Only for servers that know no S256.',
      },
      {
        value: 'none',
        label: 'None',
        summary: 'A weakness: a stolen code can be used. Only for servers that refuse requests with PKCE.',
      },
    ],
    default: 'S256',
    isAdvanced: true,
  },
  {
    name: 'answerIssuer',
    label: 'Whether answers name the server',
    hint: 'An answer that names another server than the issuer is refused in any case (“iss”, RFC 9207).',
    secret: false,
    required: true,
    kind: 'choice',
    options: [
      { value: 'may', label: 'They may', summary: 'Most servers do not yet.' },
      { value: 'must', label: 'They must', summary: 'For servers that always do: an answer without it is refused.' },
    ],
    default: 'may',
    isAdvanced: true,
  },
  {
    name: 'par',
    label: 'Send the request ahead (PAR)',
    hint: 'The request goes straight to the server, and the browser carries only a reference to it (RFC 9126).',
    secret: false,
    required: true,
    kind: 'choice',
    options: [
      { value: 'no', label: 'No', summary: 'The browser carries the request, as nearly everywhere.' },
      { value: 'yes', label: 'Yes', summary: 'For servers that ask for it. Needs their address for it.' },
    ],
    default: 'no',
    isAdvanced: true,
  },
  {
    name: 'loginHint',
    label: 'User name to begin with',
    hint: 'The server may put it into its page already (login_hint).',
    secret: false,
    required: false,
    kind: 'text',
    isAdvanced: true,
  },
]
