/** Security schemes as sign-ins of one system. What cannot be one is said. */
import type { FormField } from '../domain/form-field.ts'
import { gapsIn } from '../domain/login-fields.ts'
import type { ClientAuthMethod, OAuthEndpoint, OAuthSettings } from '../domain/oauth-settings.ts'
import type { FlowId, SignIn } from '../domain/provider.ts'
import type { OAuthPlaces } from './oauth-places.ts'
import type { Findings } from './open-api-reading.ts'
import { cutText, plainText } from './plain-text.ts'
import type { OAuthFlow, SecurityScheme } from './security-schemes.ts'

const headerName = /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/
const scopeWordsLength = 300

/** The sign-ins of these schemes, in their order, each with an id and a label of its own. */
export function signInsOf(
  schemes: readonly SecurityScheme[],
  places: OAuthPlaces,
  findings: Findings,
): readonly SignIn[] {
  const hasCode = schemes.some(hasCodeFlow)
  const found = schemes.flatMap((scheme) => ofScheme(scheme, places, hasCode, findings))
  return found.length > 0 ? distinct(found) : [ownToken('token', 'A token I have')]
}

/** Whether one of the scheme's flows is a sign-in in the browser that is still advised. */
export function hasCodeFlow(scheme: SecurityScheme): boolean {
  return 'flows' in scheme && scheme.flows.some(({ kind }) => kind === 'authorization-code')
}

function ofScheme(
  scheme: SecurityScheme,
  places: OAuthPlaces,
  hasCode: boolean,
  { remarks, notTaken }: Findings,
): readonly SignIn[] {
  const { name } = scheme
  switch (scheme.kind) {
    case 'basic':
      return [withWords(basicSignIn(name), scheme)]
    case 'bearer':
      return [
        withWords(
          ownToken(name, scheme.format === '' ? 'A token I have' : `A token I have (${scheme.format})`),
          scheme,
        ),
      ]
    case 'key':
      if (scheme.in === 'header' && headerName.test(scheme.parameter))
        return [withWords(keySignIn(name, scheme.parameter), scheme)]
      if (scheme.in === 'query') {
        remarks.add(
          `The key “${name}” stands in the address. Hallpass sends tokens in headers only, so the requests have it as the variable {{${variableOf(name)}}}: give it its value under Variables, as a secret.`,
        )
      } else notTaken.add(`“${name}” is a key in a ${scheme.in}. Hallpass cannot put it there.`)
      return []
    case 'oauth':
      return scheme.flows.flatMap((flow) => ofFlow(scheme, flow, places, hasCode, { remarks, notTaken }))
    case 'openid': {
      if (hasCode) {
        remarks.add(`“${name}” (OpenID Connect) and OAuth 2 in the browser are one sign-in here.`)
        return []
      }
      return [withWords(oauthSignIn(name, 'authorization-code', {}, []), scheme)]
    }
    case 'other':
      notTaken.add(`The sign-in “${name}” was left out: it is ${scheme.what}, which Hallpass does not do this way.`)
      return []
  }
}

function ofFlow(
  scheme: SecurityScheme,
  flow: OAuthFlow,
  places: OAuthPlaces,
  hasCode: boolean,
  { remarks, notTaken }: Findings,
): readonly SignIn[] {
  const endpoints = places.endpointsOf(flow)
  if (flow.kind === 'implicit') {
    if (hasCode) {
      remarks.add(
        `“${scheme.name}” also names the implicit flow, which is no longer advised (RFC 9700). The other sign-in in the browser does the same, safely.`,
      )
      return []
    }
    remarks.add(
      `“${scheme.name}” asks for the implicit flow, which is no longer advised (RFC 9700). In its place stands a sign-in in the browser with an authorization code; it needs the server’s token endpoint, which the file does not name.`,
    )
  }
  if (endpoints === null) {
    const what = labels[flow.kind].toLowerCase()
    notTaken.add(
      `The sign-in “${scheme.name}” (${what}) was left out: its addresses are missing, or on another host than those of the others.`,
    )
    return []
  }
  const kind = flow.kind === 'implicit' ? 'authorization-code' : flow.kind
  return [withWords(oauthSignIn(scheme.name, kind, endpoints, flow.scopes), scheme)]
}

const labels = {
  'authorization-code': 'In the browser',
  implicit: 'In the browser',
  'device-code': 'On another device',
  'client-credentials': 'As a program',
  password: 'User name and password',
} as const

const summaries = {
  'authorization-code': 'You sign in on the server’s own page, and come back.',
  'device-code': 'With a code that is typed on the server’s page, on any device.',
  'client-credentials': 'Client ID and secret; nobody signs in.',
  password: 'Typed here and sent to the server, together with a client ID.',
} as const

const ofPrograms: readonly ClientAuthMethod[] = ['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'none']
const ofPeople: readonly ClientAuthMethod[] = ['none', 'client_secret_basic', 'client_secret_post']

type GrantId = Extract<FlowId, 'authorization-code' | 'device-code' | 'client-credentials' | 'password'>

function oauthSignIn(
  name: string,
  flow: GrantId,
  endpoints: Readonly<Partial<Record<OAuthEndpoint, string>>>,
  scopes: OAuthFlow['scopes'],
): SignIn {
  const meanings = scopes.filter(([, words]) => words.trim() !== '')
  const settings: OAuthSettings = {
    endpoints,
    clientAuth: flow === 'authorization-code' || flow === 'device-code' ? ofPeople : ofPrograms,
    ...(scopes.length > 0 && { scopes: scopes.map(([scope]) => scope) }),
    ...(meanings.length > 0 && {
      scopeMeanings: Object.fromEntries(meanings.map(([scope, words]) => [scope, plainText(words, scopeWordsLength)])),
    }),
    asksAll: true,
  }
  const fields = [...new Set(Object.values(endpoints).flatMap(gapsIn))].map(gapField)
  const common = { id: name, label: labels[flow], summary: summaries[flow], settings, fields }
  return flow === 'client-credentials'
    ? { ...common, flow, renewal: { kind: 'sign-in-again' } }
    : { ...common, flow, renewal: { kind: 'refresh-token' } }
}

/** A part of an endpoint's address that differs from customer to customer. */
function gapField(name: string): FormField {
  return {
    name,
    label: cutText(name, 60),
    hint: 'Part of the sign-in address.',
    secret: false,
    required: true,
    kind: 'text',
  }
}

function ownToken(name: string, label: string): SignIn {
  return {
    id: name,
    label,
    summary: 'You have it from somewhere else; it goes behind the word Bearer.',
    flow: 'api-key',
    settings: {},
    fields: [{ name: 'apiKey', label: 'Token', secret: true, required: true, kind: 'text' }],
    renewal: { kind: 'none' },
  }
}

function basicSignIn(name: string): SignIn {
  return {
    id: name,
    label: 'User name and password',
    summary: 'Both go with every request (Basic).',
    flow: 'api-key',
    settings: { madeOf: 'username-and-password' },
    fields: [
      {
        name: 'username',
        label: 'User name',
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
    renewal: { kind: 'none' },
    use: { header: 'Authorization', scheme: 'Basic' },
  }
}

function keySignIn(name: string, header: string): SignIn {
  return {
    id: name,
    label: 'API key',
    summary: `Goes with every request, in the header ${header}.`,
    flow: 'api-key',
    settings: {},
    fields: [{ name: 'apiKey', label: 'API key', secret: true, required: true, kind: 'text' }],
    renewal: { kind: 'none' },
    use: { header, scheme: '' },
  }
}

function withWords(signIn: SignIn, { description }: SecurityScheme): SignIn {
  const words = plainText(description, 500)
  return words === '' ? signIn : { ...signIn, whereToFind: [words] }
}

/** A name that a variable can have. */
export function variableOf(name: string): string {
  return (
    name
      .replace(/[^\p{L}\p{N}_.-]+/gu, '_')
      .replace(/^[^\p{L}\p{N}_]+/u, '')
      .slice(0, 100) || 'key'
  )
}

/** Ids that are ids, each there once; where two have one label, the scheme's name tells them apart. */
function distinct(signIns: readonly SignIn[]): readonly SignIn[] {
  const taken = new Set<string>()
  return signIns.map((signIn) => {
    const stem = `${signIn.id
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 60)}-${signIn.flow}`.replace(/^-/, '')
    let id = stem
    for (let count = 2; taken.has(id); count += 1) id = `${stem}-${count}`
    taken.add(id)
    const isShared = signIns.some((other) => other !== signIn && other.label === signIn.label)
    return { ...signIn, id, label: isShared ? `${signIn.label} · ${cutText(signIn.id, 60)}` : signIn.label }
  })
}
