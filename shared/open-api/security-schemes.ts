/** The security schemes of a document, read into what we make of them. */
import { entriesOf, member, textMember } from '../core/members.ts'
import type { References } from './references.ts'

/** One OAuth flow, as the document has it. Addresses are as written; empty where there is none. */
export type OAuthFlow = {
  readonly kind: 'authorization-code' | 'implicit' | 'password' | 'client-credentials' | 'device-code'
  readonly authorizationUrl: string
  readonly tokenUrl: string
  readonly deviceUrl: string
  /** Scope → what it is for, in the document's words. */
  readonly scopes: readonly (readonly [string, string])[]
}

export type SecurityScheme = { readonly name: string; readonly description: string } & (
  | { readonly kind: 'basic' }
  | { readonly kind: 'bearer'; readonly format: string }
  | { readonly kind: 'key'; readonly in: 'header' | 'query' | 'cookie'; readonly parameter: string }
  | { readonly kind: 'oauth'; readonly flows: readonly OAuthFlow[] }
  | { readonly kind: 'openid'; readonly url: string }
  /** Nothing that Hallpass does; `what` says what it is. */
  | { readonly kind: 'other'; readonly what: string }
)

/** More than any real document has. */
const mostSchemes = 40
const mostScopes = 500

/** `securitySchemes` of OpenAPI 3, or `securityDefinitions` of Swagger 2. */
export function securitySchemesOf(document: unknown, isSwagger2: boolean, references: References) {
  const named = isSwagger2
    ? member(document, 'securityDefinitions')
    : member(member(document, 'components'), 'securitySchemes')
  return entriesOf(named, mostSchemes).map(([name, one]) => schemeOf(name, references.resolve(one), isSwagger2))
}

function schemeOf(name: string, scheme: unknown, isSwagger2: boolean): SecurityScheme {
  const common = { name, description: textMember(scheme, 'description') }
  const type = textMember(scheme, 'type')
  switch (type) {
    case 'basic':
      return { ...common, kind: 'basic' }
    case 'http':
      return { ...common, ...httpScheme(scheme) }
    case 'apiKey':
      return keyScheme(common, scheme)
    case 'oauth2': {
      const flows = isSwagger2 ? swaggerFlows(scheme) : openApiFlows(member(scheme, 'flows'))
      return flows.length > 0 ? { ...common, kind: 'oauth', flows } : { ...common, kind: 'other', what: 'OAuth 2' }
    }
    case 'openIdConnect':
      return { ...common, kind: 'openid', url: textMember(scheme, 'openIdConnectUrl') }
    case 'mutualTLS':
      return { ...common, kind: 'other', what: 'a client certificate' }
    default:
      return { ...common, kind: 'other', what: type === '' ? 'nothing that the file names' : `“${type.slice(0, 40)}”` }
  }
}

function httpScheme(scheme: unknown) {
  const word = textMember(scheme, 'scheme').toLowerCase()
  if (word === 'basic') return { kind: 'basic' } as const
  if (word === 'bearer') return { kind: 'bearer', format: textMember(scheme, 'bearerFormat').slice(0, 40) } as const
  return { kind: 'other', what: `the HTTP scheme “${word.slice(0, 40)}”` } as const
}

function keyScheme(common: { name: string; description: string }, scheme: unknown): SecurityScheme {
  const place = textMember(scheme, 'in')
  const parameter = textMember(scheme, 'name')
  if (parameter === '' || (place !== 'header' && place !== 'query' && place !== 'cookie')) {
    return { ...common, kind: 'other', what: 'a key whose place the file does not name' }
  }
  // `Authorization: Bearer …` is often described as a key: its value then has the word before the token.
  const isBearer = place === 'header' && parameter.toLowerCase() === 'authorization'
  if (isBearer && /bearer/i.test(`${common.name} ${common.description}`))
    return { ...common, kind: 'bearer', format: '' }
  return { ...common, kind: 'key', in: place, parameter }
}

const flowNames: Readonly<Record<string, OAuthFlow['kind']>> = {
  authorizationCode: 'authorization-code',
  implicit: 'implicit',
  password: 'password',
  clientCredentials: 'client-credentials',
  deviceAuthorization: 'device-code',
  // Swagger 2.
  accessCode: 'authorization-code',
  application: 'client-credentials',
}

function openApiFlows(flows: unknown): readonly OAuthFlow[] {
  return entriesOf(flows, 20).flatMap(([name, flow]) => flowOf(name, flow))
}

function swaggerFlows(scheme: unknown): readonly OAuthFlow[] {
  return flowOf(textMember(scheme, 'flow'), scheme)
}

function flowOf(name: string, flow: unknown): readonly OAuthFlow[] {
  const kind = Object.hasOwn(flowNames, name) ? flowNames[name] : undefined
  if (kind === undefined) return []
  const scopes = entriesOf(member(flow, 'scopes'), mostScopes).flatMap(([scope, words]) =>
    /^[\x21-\x7e]{1,200}$/.test(scope) ? [[scope, typeof words === 'string' ? words : ''] as const] : [],
  )
  return [
    {
      kind,
      authorizationUrl: textMember(flow, 'authorizationUrl'),
      tokenUrl: textMember(flow, 'tokenUrl'),
      deviceUrl: textMember(flow, 'deviceAuthorizationUrl'),
      scopes,
    },
  ]
}
