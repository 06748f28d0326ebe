/**
 * Reads what a token endpoint answers (RFC 6749 sections 5.1 and 5.2): the library judges it; what is lenient about it beforehand
 * leaves notes on the token.
 */
import { OperationProcessingError, processGenericTokenEndpointResponse, UnsupportedOperationError } from 'oauth4webapi'
import { AppFailure } from '../../shared/core/app-error.ts'
import { isLoopbackHost } from '../../shared/domain/server-address.ts'
import type { TokenNote } from '../../shared/domain/token.ts'
import type { HttpAnswer } from '../ports/http.ts'
import { notJson, readAnswer, readFormAnswer } from '../sign-in/answer.ts'
import { assertTokenUsable } from '../sign-in/carry.ts'
import { errorName } from '../sign-in/error-name.ts'
import type { IssuedToken } from '../sign-in/issued-token.ts'
import { valueAt } from '../sign-in/lenient-json.ts'
import { readLifetime } from '../sign-in/lifetime.ts'
import { refusalOf } from '../sign-in/refusal.ts'
import { serverMessage } from '../sign-in/server-message.ts'
import { lenientTokenResponse } from './lenient-token-response.ts'
import { RefreshRefused } from './refresh-refused.ts'
import { standardError } from './standard-error.ts'

/** What was asked, as far as the answer is read by it. */
export type TokenQuestion = {
  readonly tokenEndpoint: string
  readonly clientId: string
  /** As on the wire. */
  readonly grantType: string
  /** Asks for a token that is bound to this key (RFC 9449): private, as a JWK in JSON. Left out: for one that is not. */
  readonly dpopKey?: string
  readonly verifyTls: boolean
  /** For messages: the provider's name, the fields that may be wrong, and what must not be shown. */
  readonly provider: string
  readonly grantFields: readonly string[]
  readonly clientFields: readonly string[]
  readonly secrets: readonly string[]
  /** What an error code means that only this grant has; null for the others. */
  readonly refused?: (error: string, serverSaid: string | undefined) => Error | null
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

/** What the answer means: a token, or why there is none. Throws `AppFailure`, or `RefreshRefused` when a refresh token was refused. */
export async function readTokenAnswer(request: TokenQuestion, answer: HttpAnswer, host: string): Promise<IssuedToken> {
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
async function judge(request: TokenQuestion, body: Readonly<Record<string, unknown>>, host: string, status: number) {
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
function bindingOf({ dpopKey }: TokenQuestion, tokenType: string, host: string, status: number): Binding {
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
  request: TokenQuestion,
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
