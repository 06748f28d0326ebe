/**
 * The one place that asks a token endpoint, over the certified library (RFC 6749 sections 4.3, 4.4, 5 and 6).
 * The library builds the request and judges the answer; what it is lenient about beforehand leaves notes on the token.
 */
import {
  allowInsecureRequests,
  type ClientAuth,
  customFetch,
  type DPoPHandle,
  genericTokenEndpointRequest,
  OperationProcessingError,
  processGenericTokenEndpointResponse,
  UnsupportedOperationError,
} from 'oauth4webapi'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { ExtraParameter } from '../../shared/domain/extra-parameters.ts'
import { isLoopbackHost } from '../../shared/domain/server-address.ts'
import type { TokenNote } from '../../shared/domain/token.ts'
import type { Http, HttpAnswer } from '../ports/http.ts'
import { assertAddressAccepted } from '../sign-in/address-policy.ts'
import { notJson, readAnswer, readFormAnswer } from '../sign-in/answer.ts'
import { assertTokenUsable } from '../sign-in/carry.ts'
import { errorName } from '../sign-in/error-name.ts'
import type { IssuedToken } from '../sign-in/issued-token.ts'
import { valueAt } from '../sign-in/lenient-json.ts'
import { readLifetime } from '../sign-in/lifetime.ts'
import { refusalOf } from '../sign-in/refusal.ts'
import { serverMessage } from '../sign-in/server-message.ts'
import { askWithProof } from './ask-with-proof.ts'
import { fetchOverHttp } from './fetch-over-http.ts'
import { lenientTokenResponse } from './lenient-token-response.ts'
import { isClientRefused } from './post-as-client.ts'
import { RefreshRefused } from './refresh-refused.ts'
import type { ServerClock } from './server-clock.ts'
import { standardError } from './standard-error.ts'
import { formOf, type TokenParameters } from './token-parameters.ts'

/** One question to a token endpoint. */
export type TokenRequest = {
  readonly tokenEndpoint: string
  readonly clientId: string
  readonly clientAuth: ClientAuth
  /** As on the wire. */
  readonly grantType: string
  readonly parameters: TokenParameters
  readonly statement?: DatedStatement
  /** By which client and statement are dated. */
  readonly serverClock: ServerClock
  /** What the server wants beside them, in body, query or header. */
  readonly extra: readonly Pick<ExtraParameter, 'in' | 'name' | 'value'>[]
  /** Asks for a token that is bound to this key (RFC 9449): private, as a JWK in JSON. Left out: for one that is not. */
  readonly dpopKey?: string
  readonly acceptsInsecure: boolean
  readonly verifyTls: boolean
  readonly http: Http
  readonly signal: AbortSignal
  /** For messages: the provider's name, the fields that may be wrong, and what must not be shown. */
  readonly provider: string
  readonly grantFields: readonly string[]
  readonly clientFields: readonly string[]
  readonly secrets: readonly string[]
  /** What an error code means that only this grant has; null for the others. */
  readonly refused?: (error: string, serverSaid: string | undefined) => Error | null
}

/** One more parameter: a signed statement with a date in it, made for each time it is asked. Not to be shown. */
export type DatedStatement = {
  readonly name: string
  /** `now`: the server's clock, as far as it is known; an instant in ms. */
  readonly make: (now: number) => string
}

const messagePaths = [
  'error_description',
  'message',
  'error.message',
  'error',
  'detail',
  'result.message',
  'errorSummary',
]

/** Asks, and reads the answer. Throws `AppFailure`, or `RefreshRefused` when a refresh token was refused. */
export async function requestToken(request: TokenRequest): Promise<IssuedToken> {
  assertAddressAccepted(request.tokenEndpoint, request.acceptsInsecure)
  const host = new URL(request.tokenEndpoint).host
  const extra = (place: ExtraParameter['in']) =>
    request.extra.filter((one) => one.in === place).map(({ name, value }) => [name, value] as const)
  const endpoint = new URL(request.tokenEndpoint)
  for (const [name, value] of extra('query')) endpoint.searchParams.append(name, value)
  const server = { issuer: request.tokenEndpoint, token_endpoint: endpoint.href }
  const client = { client_id: request.clientId }
  const recorded = fetchOverHttp(request.http, request.verifyTls, request.signal)
  const made: string[] = []
  const stated = (): TokenParameters => {
    if (request.statement === undefined) return {}
    const { name, make } = request.statement
    const statement = make(request.serverClock.now())
    made.push(statement)
    return { [name]: statement }
  }
  const ask = async (handle?: DPoPHandle): Promise<HttpAnswer> => {
    const parameters = formOf({ ...request.parameters, ...stated() })
    for (const [name, value] of extra('body')) parameters.append(name, value)
    await genericTokenEndpointRequest(server, client, request.clientAuth, request.grantType, parameters, {
      [customFetch]: recorded.fetch,
      headers: new Headers(extra('header').map(([...pair]) => pair)),
      // Only ever an address that assertAddressAccepted let pass: https, this computer itself, or accepted by the person.
      [allowInsecureRequests]: new URL(request.tokenEndpoint).protocol === 'http:',
      signal: request.signal,
      ...(handle === undefined ? {} : { DPoP: handle }),
    })
    const answer = recorded.answer()
    if (answer === null) throw new AppFailure({ code: 'unexpected' })
    return answer
  }
  const askProven = () => (request.dpopKey === undefined ? ask() : askWithProof(request.dpopKey, ask))
  const first = await askProven()
  const again = mayBeTheDate(request, first) && request.serverClock.learn(first)
  const answer = again ? await askProven() : first
  return readTokenAnswer({ ...request, secrets: [...request.secrets, ...made] }, answer, host)
}

/** Refused is the client, or the statement that is the grant itself (RFC 7521 section 4.1.1): what was signed may be out of date. */
function mayBeTheDate({ statement }: TokenRequest, answer: HttpAnswer): boolean {
  if (isClientRefused(answer)) return true
  const error = valueAt(readAnswer(answer, [])?.document, 'error')
  return statement !== undefined && answer.status >= 400 && answer.status < 500 && error === 'invalid_grant'
}

async function readTokenAnswer(request: TokenRequest, answer: HttpAnswer, host: string): Promise<IssuedToken> {
  const read = readAnswer(answer, request.secrets) ?? readFormAnswer(answer)
  const said = read === null ? undefined : serverMessage(read.document, messagePaths, request.secrets)
  const error = valueAt(read?.document, 'error')
  const issued = typeof valueAt(read?.document, 'access_token') === 'string'
  const isSuccess = answer.status >= 200 && answer.status <= 299
  // “Not Found” and the like are words, not codes: there the status is what counts.
  const isCode = typeof error === 'string' && (isSuccess || errorName(error).error !== undefined)
  if (isCode && !issued) {
    throw oauthRefusal(request, answer, host, error, said)
  }
  if (!isSuccess) {
    const fields = [...new Set([...request.clientFields, ...request.grantFields])]
    const { provider, secrets } = request
    throw refusalOf({ answer, status: answer.status, host, provider, fields, serverSaid: said, secrets })
  }
  if (read === null) throw notJson(answer, host)
  if (!issued) {
    throw new AppFailure({
      code: 'unexpected-answer',
      host,
      status: answer.status,
      why: 'no-token',
      ...(said === undefined ? {} : { serverSaid: said }),
    })
  }
  const lenient = lenientTokenResponse(read.document as object)
  const tokens = await judge(request, lenient.body, host, answer.status)
  assertTokenUsable(tokens.access_token, host)
  const binding = bindingOf(request, tokens.token_type, host, answer.status)
  const { notes, ...lifetime } = readLifetime({
    answer,
    token: tokens.access_token,
    document: read.document,
    secondsPaths: ['expires_in'],
    documentedSeconds: undefined,
    secrets: request.secrets,
  })
  const idToken = valueAt(read.document, 'id_token')
  const unchecked: TokenNote[] = request.verifyTls ? [] : [{ kind: 'certificate-not-checked' }]
  return {
    kind: 'access-token',
    accessToken: tokens.access_token,
    refreshToken: tokens.refresh_token ?? null,
    refreshExpiresAt: refreshExpiry(read.document, answer),
    obtainedAt: answer.answeredAt,
    lifetime,
    scope: tokens.scope ?? null,
    ...(typeof idToken === 'string' && idToken !== '' ? { idToken } : {}),
    carryHeaders: [],
    basePath: null,
    ...binding.members,
    notes: [
      ...read.notes,
      ...lenient.notes,
      ...binding.notes,
      ...issuedTypeNotes(read.document, request.secrets),
      ...apiNotes(read.document, host),
      ...notes,
      ...unchecked,
    ],
    call: { status: answer.status, durationMs: answer.completedAt - answer.sentAt },
  }
}

/** The library's own judgement of the answer, on a response made strict. */
async function judge(request: TokenRequest, body: Readonly<Record<string, unknown>>, host: string, status: number) {
  const server = { issuer: request.tokenEndpoint, token_endpoint: request.tokenEndpoint }
  const response = new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } })
  try {
    return await processGenericTokenEndpointResponse(server, { client_id: request.clientId }, response)
  } catch (thrown) {
    if (thrown instanceof OperationProcessingError || thrown instanceof UnsupportedOperationError) {
      throw new AppFailure({ code: 'unexpected-answer', host, status, why: 'no-token' })
    }
    throw thrown
  }
}

type Binding = {
  readonly members: Pick<IssuedToken, 'dpopKey' | 'isDpopBound'>
  readonly notes: readonly TokenNote[]
}

/**
 * What the token is bound to (RFC 9449 section 5). A server that answers `Bearer` bound no access token, but perhaps the refresh
 * token of a public client: the key is kept. A bound token that nobody asked for could not be used.
 */
function bindingOf({ dpopKey }: TokenRequest, tokenType: string, host: string, status: number): Binding {
  if (tokenType === 'dpop') {
    if (dpopKey === undefined) throw new AppFailure({ code: 'unexpected-answer', host, status, why: 'bound-token' })
    return { members: { dpopKey, isDpopBound: true }, notes: [{ kind: 'dpop-bound' }] }
  }
  return dpopKey === undefined
    ? { members: {}, notes: [] }
    : { members: { dpopKey }, notes: [{ kind: 'dpop-not-bound' }] }
}

/** RFC 6749 section 5.2: the error codes of a token endpoint, whatever HTTP status they came under. */
function oauthRefusal(
  request: TokenRequest,
  answer: HttpAnswer,
  host: string,
  given: string,
  said: string | undefined,
): Error {
  const { provider } = request
  const error = standardError(given, answer.status)
  const own = request.refused?.(given, said) ?? request.refused?.(error, said) ?? null
  if (own !== null) return own
  const serverSaid = said === undefined ? {} : { serverSaid: said }
  // Before anything else: a server in trouble says nothing about the token, whatever its body holds.
  if (answer.status === 429 || answer.status >= 500 || troubles.has(error)) {
    const status = answer.status === 429 ? 429 : Math.max(answer.status, 500)
    return refusalOf({ answer, status, host, provider, fields: [], serverSaid: said, secrets: request.secrets })
  }
  if (error === 'invalid_grant' && request.grantType === 'refresh_token') return new RefreshRefused(said)
  const refused = (fields: readonly string[]) =>
    new AppFailure({ code: 'credentials-refused', provider, status: answer.status, fields, ...serverSaid })
  // A proof that was missed has no code of its own (RFC 9449 section 5): servers say it in words, under one or another.
  if (request.dpopKey === undefined && /\bdpop\b/i.test(said ?? '')) {
    const named = { code: 'sign-in-failed', provider, status: answer.status, error: 'invalid_dpop_proof' } as const
    return new AppFailure({ ...named, ...serverSaid })
  }
  if (error === 'invalid_client') return refused(request.clientFields)
  if (error === 'invalid_grant') return refused([...request.grantFields])
  return new AppFailure({
    code: 'sign-in-failed',
    provider,
    status: answer.status,
    ...errorName(error),
    ...serverSaid,
  })
}

/** Codes that say nothing of what was asked. */
const troubles: ReadonlySet<string> = new Set(['server_error', 'temporarily_unavailable'])

/** What kind of token an exchange brought, where that is not the usual one; it may be any text. */
function issuedTypeNotes(document: unknown, secrets: readonly string[]): readonly TokenNote[] {
  const type = serverMessage(document, ['issued_token_type'], secrets)
  if (type === undefined || type === 'urn:ietf:params:oauth:token-type:access_token') return []
  return [{ kind: 'issued-token-type', type }]
}

/** Where the API of this account is, where that is another host than this one (Salesforce). Only said: the token goes nowhere by it. */
function apiNotes(document: unknown, host: string): readonly TokenNote[] {
  const given = valueAt(document, 'instance_url')
  const url = typeof given === 'string' && URL.canParse(given) ? new URL(given) : null
  const isWeb = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopbackHost(url.hostname))
  return isWeb && url.host !== host ? [{ kind: 'api-elsewhere', address: url.origin }] : []
}

/** When the refresh token ends, where the server says so: Keycloak as `refresh_expires_in`, GitHub and Google with “token” in it. */
function refreshExpiry(document: unknown, answer: HttpAnswer): number | null {
  const given = valueAt(document, 'refresh_expires_in') ?? valueAt(document, 'refresh_token_expires_in')
  const seconds = typeof given === 'string' ? Number(given) : given
  return typeof seconds === 'number' && seconds > 0 && seconds < 1e9 ? answer.sentAt + seconds * 1000 : null
}
