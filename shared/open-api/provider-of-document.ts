/** The system that a document describes: its name, its addresses, its sign-ins. */
import { member, textMember } from '../core/members.ts'
import { cutText, plainText } from '../core/plain-text.ts'
import type { OAuthEndpoint } from '../domain/oauth-settings.ts'
import type { FlowId, Provider, ServerField, SignIn } from '../domain/provider.ts'
import { hueOf, monogramOf } from '../domain/provider-mark.ts'
import type { ApiAddress } from './api-address.ts'
import { placesOf } from './oauth-places.ts'
import type { Findings } from './open-api-reading.ts'
import { signInsOf } from './scheme-sign-ins.ts'
import type { SecurityScheme } from './security-schemes.ts'

/** The system, with an empty id. */
export function providerOf(
  document: unknown,
  api: ApiAddress,
  schemes: readonly SecurityScheme[],
  findings: Findings,
): Provider {
  const info = member(document, 'info')
  const name = cutText(textMember(info, 'title') || hostOf(api.base) || 'An API', 100)
  const flows = schemes.flatMap((scheme) => (scheme.kind === 'oauth' ? scheme.flows : []))
  const places = placesOf(flows, api.base)
  const signIns = signInsOf(schemes, places, findings)
  const servers = serverFields(api, places.server, places.whole, signIns, issuerOf(schemes))
  const isPlain = servers.some(({ default: address }) => address?.startsWith('http:'))
  return {
    id: '',
    name,
    monogram: monogramOf(name),
    hue: hueOf(name),
    summary: plainText(textMember(info, 'summary') || textMember(info, 'description'), 300) || `The API “${name}”.`,
    docsUrl: docsOf(document),
    servers,
    signIns,
    use: { header: 'Authorization', scheme: 'Bearer' },
    examples: [],
    ...(isPlain && { documentsPlainHttp: true }),
  }
}

function docsOf(document: unknown): string {
  const url = textMember(member(document, 'externalDocs'), 'url')
  return /^https:\/\//.test(url) && URL.canParse(url) && url.length <= 2_000 ? url : ''
}

function hostOf(base: string | null): string {
  return base === null ? '' : new URL(base).host
}

/** The issuer that a document’s OpenID Connect scheme names; null for none. */
function issuerOf(schemes: readonly SecurityScheme[]): string | null {
  const url = schemes.find((scheme) => scheme.kind === 'openid')?.url ?? ''
  const issuer = url.replace(/\/\.well-known\/(?:openid-configuration|oauth-authorization-server)\/?$/, '')
  return /^https?:\/\/[^\s{}<>]+$/.test(issuer) && URL.canParse(issuer) ? issuer : null
}

const wholeLabels: Readonly<Partial<Record<OAuthEndpoint, string>>> = {
  authorization: 'Authorization endpoint',
  token: 'Token endpoint',
  deviceAuthorization: 'Device authorization endpoint',
}

const askingTokens: readonly FlowId[] = ['authorization-code', 'device-code', 'client-credentials', 'password']

function serverFields(
  api: ApiAddress,
  signInServer: string | null,
  whole: Readonly<Partial<Record<OAuthEndpoint, string>>>,
  signIns: readonly SignIn[],
  issuer: string | null,
): readonly ServerField[] {
  const flows = askingTokens.filter((flow) => signIns.some((one) => one.flow === flow))
  if (flows.length === 0 || (signInServer !== null && signInServer === api.base))
    return [apiField('server', api), ...endpointFields(whole, signIns, issuer)]
  const isFilledIn = signInServer !== null && !/[{}<>]/.test(signInServer)
  const signIn: readonly ServerField[] =
    signInServer === null
      ? []
      : [
          {
            id: 'server',
            label: 'Sign-in address',
            neededBy: flows,
            ...(isFilledIn ? { default: signInServer } : { placeholder: signInServer.slice(0, 200) }),
          },
        ]
  return [...signIn, ...endpointFields(whole, signIns, issuer), apiField('api', api)]
}

function apiField(id: 'server' | 'api', { base, prefix, others }: ApiAddress): ServerField {
  const hint =
    others.length > 0
      ? cutText(`The file also names ${others.join(', ')}.`, 2_000)
      : base === null
        ? `The file does not say on which host the API is.${prefix === '' ? '' : ` ${prefix} is added by the requests.`}`
        : undefined
  return {
    id,
    label: 'API address',
    ...(base === null ? { placeholder: 'https://api.example.com' } : { default: base }),
    ...(hint !== undefined && { hint }),
  }
}

/** Whole addresses of endpoints: where they are on several hosts, and where the file leaves one to be looked up. */
function endpointFields(
  whole: Readonly<Partial<Record<OAuthEndpoint, string>>>,
  signIns: readonly SignIn[],
  issuer: string | null,
): readonly ServerField[] {
  const lacking = signIns.filter(
    ({ flow, settings }) =>
      flow === 'authorization-code' && 'endpoints' in settings && !('token' in settings.endpoints),
  )
  const fields: ServerField[] = []
  if (issuer !== null) {
    fields.push({
      id: 'issuer',
      label: 'Issuer',
      default: issuer,
      hint: 'Its other addresses can be looked up from this one.',
      optional: true,
    })
  }
  for (const endpoint of ['authorization', 'token', 'deviceAuthorization'] as const) {
    const address = whole[endpoint]
    const label = wholeLabels[endpoint] ?? endpoint
    const neededBy = signIns
      .map(({ flow }) => flow)
      .filter((flow, at, all) => needs(flow, endpoint) && all.indexOf(flow) === at)
    if (address !== undefined && neededBy.length > 0) fields.push({ id: endpoint, label, default: address, neededBy })
    else if (endpoint !== 'deviceAuthorization' && lacking.some((one) => lacks(one, endpoint))) {
      fields.push({ id: endpoint, label, neededBy: ['authorization-code'] })
    }
  }
  return fields
}

function lacks({ settings }: SignIn, endpoint: OAuthEndpoint): boolean {
  return 'endpoints' in settings && settings.endpoints[endpoint] === undefined
}

function needs(flow: FlowId, endpoint: OAuthEndpoint): boolean {
  if (endpoint === 'authorization') return flow === 'authorization-code'
  if (endpoint === 'deviceAuthorization') return flow === 'device-code'
  return askingTokens.includes(flow)
}
