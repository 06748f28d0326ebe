/**
 * The one place that asks a token endpoint, over the certified library (RFC 6749 sections 4.3, 4.4, 5 and 6).
 * The library builds the request; `read-token-answer.ts` reads what comes back.
 */
import {
  allowInsecureRequests,
  type ClientAuth,
  customFetch,
  type DPoPHandle,
  genericTokenEndpointRequest,
} from 'oauth4webapi'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { ExtraParameter } from '../../shared/domain/extra-parameters.ts'
import type { Http, HttpAnswer } from '../ports/http.ts'
import { assertAddressAccepted } from '../sign-in/address-policy.ts'
import { readAnswer } from '../sign-in/answer.ts'
import type { IssuedToken } from '../sign-in/issued-token.ts'
import { valueAt } from '../sign-in/lenient-json.ts'
import { askWithProof } from './ask-with-proof.ts'
import { fetchOverHttp } from './fetch-over-http.ts'
import { isClientRefused } from './post-as-client.ts'
import { readTokenAnswer, type TokenQuestion } from './read-token-answer.ts'
import type { ServerClock } from './server-clock.ts'
import { formOf, type TokenParameters } from './token-parameters.ts'

/** One question to a token endpoint. */
export type TokenRequest = TokenQuestion & {
  readonly clientAuth: ClientAuth
  readonly parameters: TokenParameters
  readonly statement?: DatedStatement
  /** By which client and statement are dated. */
  readonly serverClock: ServerClock
  /** What the server wants beside them, in body, query or header. */
  readonly extra: readonly Pick<ExtraParameter, 'in' | 'name' | 'value'>[]
  readonly acceptsInsecure: boolean
  readonly http: Http
  readonly signal: AbortSignal
}

/** One more parameter: a signed statement with a date in it, made for each time it is asked. Not to be shown. */
export type DatedStatement = {
  readonly name: string
  /** `now`: the server's clock, as far as it is known; an instant in ms. */
  readonly make: (now: number) => string
}

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
