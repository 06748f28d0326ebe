/**
 * Questions to an authorization server that a client asks in its own name, besides the token request: a form, with the client
 * authentication of the token endpoint (RFC 8628 section 3.1, RFC 9126 section 2.1, RFC 7009 section 2.1, RFC 7662 section 2.1).
 */
import type { ClientAuth } from 'oauth4webapi'
import type { Http, HttpAnswer } from '../ports/http.ts'
import { assertAddressAccepted } from '../sign-in/address-policy.ts'
import { readAnswer } from '../sign-in/answer.ts'
import { valueAt } from '../sign-in/lenient-json.ts'
import { signInLimits } from '../sign-in/limits.ts'
import type { ServerClock } from './server-clock.ts'

/** Who asks, and over which way. */
export type AskingClient = {
  readonly clientId: string
  readonly clientAuth: ClientAuth
  /** By which `clientAuth` dates what it signs. */
  readonly serverClock: ServerClock
  /** What an assertion of the client is made out to (RFC 7523 section 3): as for the token endpoint. */
  readonly tokenEndpoint: string
  readonly acceptsInsecure: boolean
  readonly verifyTls: boolean
  readonly http: Http
  readonly signal: AbortSignal
}

/**
 * Sends the form and gives back the answer, whatever it is; once more where the client may have been refused because the clocks
 * differ. Follows no redirect. Throws `insecure-address` for the address field `field`, or what happened on the way.
 */
export async function postAsClient(
  client: AskingClient,
  url: string,
  field: string,
  parameters: Readonly<Record<string, string>> | URLSearchParams,
): Promise<HttpAnswer> {
  assertAddressAccepted(url, client.acceptsInsecure, field)
  const answer = await post(client, url, parameters)
  return isClientRefused(answer) && client.serverClock.learn(answer) ? post(client, url, parameters) : answer
}

/** The server did not take the client for who it says it is (RFC 6749 section 5.2): nothing was done then. */
export function isClientRefused(answer: HttpAnswer): boolean {
  return answer.status >= 400 && valueAt(readAnswer(answer, [])?.document, 'error') === 'invalid_client'
}

async function post(
  client: AskingClient,
  url: string,
  parameters: Readonly<Record<string, string>> | URLSearchParams,
): Promise<HttpAnswer> {
  const { tokenEndpoint } = client
  const headers = new Headers({
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
  })
  const body = new URLSearchParams(parameters)
  const server = { issuer: tokenEndpoint, token_endpoint: tokenEndpoint }
  await client.clientAuth(server, { client_id: client.clientId }, body, headers)
  return client.http({
    method: 'POST',
    url,
    headers: [...headers],
    body: body.toString(),
    verifyTls: client.verifyTls,
    ...signInLimits,
    signal: client.signal,
  })
}
