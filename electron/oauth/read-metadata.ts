/** Reads the metadata of an authorization server (RFC 8414 section 2). Everything in it is hostile until it is read here. */
import { isObject } from '../../shared/core/is-object.ts'
import type { Discovery } from '../../shared/domain/discovery.ts'
import type { OAuthEndpoint } from '../../shared/domain/oauth-settings.ts'
import { isLoopbackHost } from '../../shared/domain/server-address.ts'
import { clientAuths } from './client-auth/index.ts'
import { withMtlsAliases } from './mtls-aliases.ts'

/** The metadata, or in a whole sentence why it is none that can be used. */
export type MetadataReading =
  | { readonly ok: true; readonly value: Discovery }
  | { readonly ok: false; readonly reason: string /** Whose metadata it is instead. */; readonly otherIssuer?: string }

const members: Readonly<Record<OAuthEndpoint, string>> = {
  authorization: 'authorization_endpoint',
  token: 'token_endpoint',
  deviceAuthorization: 'device_authorization_endpoint',
  pushedAuthorization: 'pushed_authorization_request_endpoint',
  introspection: 'introspection_endpoint',
  revocation: 'revocation_endpoint',
  userinfo: 'userinfo_endpoint',
  endSession: 'end_session_endpoint',
  jwks: 'jwks_uri',
}

const labels: Readonly<Record<OAuthEndpoint, string>> = {
  authorization: 'authorization endpoint',
  token: 'token endpoint',
  deviceAuthorization: 'device authorization endpoint',
  pushedAuthorization: 'address for pushed requests',
  introspection: 'introspection endpoint',
  revocation: 'revocation endpoint',
  userinfo: 'userinfo endpoint',
  endSession: 'end session endpoint',
  jwks: 'address of its keys',
}

const mostScopes = 500

/** Reads a document that came from `foundAt`, where only `expected` may speak for itself. */
export function readMetadata(document: unknown, foundAt: string, expected: string): MetadataReading {
  const host = new URL(foundAt).host
  if (!isObject(document))
    return { ok: false, reason: `${host} answered, but not with the description of a sign-in server.` }
  const issuer = issuerOf(document.issuer, expected)
  if (issuer.kind === 'other') {
    return {
      ok: false,
      reason: `${host} describes another server than itself: “${issuer.name.slice(0, 200)}”. Look that one up, if you know it.`,
      otherIssuer: issuer.name,
    }
  }
  const { endpoints, notes } = readEndpoints(document, new URL(foundAt))
  const certificateEndpoints = differing(
    readEndpoints(withMtlsAliases(document), new URL(foundAt)).endpoints,
    endpoints,
  )
  if (endpoints.token === undefined && endpoints.authorization === undefined) {
    return { ok: false, reason: `${host} describes itself, but names no address where tokens are given out.` }
  }
  const methods = textsOf(document.token_endpoint_auth_methods_supported)
  const wanted = methods.length === 0 ? ['client_secret_basic'] : methods
  const grants = textsOf(document.grant_types_supported)
  return {
    ok: true,
    value: {
      foundAt,
      issuer: issuer.kind === 'named' ? issuer.name : null,
      endpoints,
      certificateEndpoints,
      grantTypes: grants.length === 0 ? ['authorization_code', 'implicit'] : grants,
      clientAuth: clientAuths.map(({ id }) => id).filter((id) => wanted.includes(id)),
      scopes: textsOf(document.scopes_supported).slice(0, mostScopes),
      codeChallengeMethods: textsOf(document.code_challenge_methods_supported),
      namesItself: document.authorization_response_iss_parameter_supported === true,
      requiresPushed: document.require_pushed_authorization_requests === true,
      offersDpop: textsOf(document.dpop_signing_alg_values_supported).length > 0,
      notes: issuer.kind === 'pattern' ? [...notes, patternNote] : notes,
    },
  }
}

const patternNote =
  'The server’s name stands for many (its issuer has a gap in it), so that answers cannot be compared with it. Look up your own tenant’s address to have that.'

type Issuer = { readonly kind: 'named' | 'other'; readonly name: string } | { readonly kind: 'pattern' }

/** A final slash makes no other issuer here: the name that counts is the one the server gives itself. */
function issuerOf(given: unknown, expected: string): Issuer {
  if (typeof given !== 'string' || given.length > 2000) return { kind: 'other', name: 'nobody' }
  const bare = (text: string) => text.replace(/\/+$/, '')
  if (bare(given) === bare(expected)) return { kind: 'named', name: given }
  // Entra's `https://login.microsoftonline.com/{tenantid}/v2.0` for `common` and `organizations`.
  const parts = bare(given).split('/')
  const wanted = bare(expected).split('/')
  const fits =
    parts.length === wanted.length && parts.every((part, at) => /^\{[^{}]+\}$/.test(part) || part === wanted[at])
  return fits ? { kind: 'pattern' } : { kind: 'other', name: given }
}

function readEndpoints(
  document: Record<string, unknown>,
  foundAt: URL,
): { readonly endpoints: Discovery['endpoints']; readonly notes: readonly string[] } {
  const endpoints: Partial<Record<OAuthEndpoint, string>> = {}
  const notes: string[] = []
  for (const [endpoint, member] of Object.entries(members) as [OAuthEndpoint, string][]) {
    const given = document[member]
    if (given === undefined || given === null) continue
    const problem = problemWith(given, foundAt)
    if (problem === null) endpoints[endpoint] = String(given)
    else notes.push(`The ${labels[endpoint]} was left out: ${problem}.`)
  }
  return { endpoints, notes }
}

/** Pages that the browser opens are no matter of the program’s certificate, nor are keys that everybody may read. */
const askedByTheProgram: readonly OAuthEndpoint[] = [
  'token',
  'deviceAuthorization',
  'pushedAuthorization',
  'introspection',
  'revocation',
  'userinfo',
]

function differing(aliases: Discovery['endpoints'], usual: Discovery['endpoints']): Discovery['endpoints'] {
  const others = askedByTheProgram.filter((name) => aliases[name] !== undefined && aliases[name] !== usual[name])
  return Object.fromEntries(others.map((name) => [name, aliases[name]]))
}

/** Nothing that was found over a protected way may lead to an unprotected one, nor may a server elsewhere name this computer. */
function problemWith(given: unknown, foundAt: URL): string | null {
  if (typeof given !== 'string' || given.length > 2000 || !URL.canParse(given)) return 'what stands there is no address'
  const url = new URL(given)
  if (url.username !== '' || url.password !== '' || url.hash !== '') return 'its address holds more than an address may'
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'its address is not one of the web'
  const isHere = isLoopbackHost(url.hostname)
  if (isHere && !isLoopbackHost(foundAt.hostname)) return 'its address is on this computer, and the server is not'
  if (url.protocol === 'http:' && !isHere && foundAt.protocol === 'https:') return 'its address is not protected (http)'
  return null
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string' && one.length <= 200) : []
}
