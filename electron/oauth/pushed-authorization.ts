/** Sends an authorization request ahead, so that the browser carries only a reference to it (RFC 9126). */
import { OperationProcessingError, processPushedAuthorizationResponse, ResponseBodyError } from 'oauth4webapi'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { HttpAnswer } from '../ports/http.ts'
import { notJson, readAnswer } from '../sign-in/answer.ts'
import { valueAt } from '../sign-in/lenient-json.ts'
import { refusalOf } from '../sign-in/refusal.ts'
import { serverMessage } from '../sign-in/server-message.ts'
import { type AskingClient, postAsClient } from './post-as-client.ts'

/** What is sent, and what must not be shown of it. */
export type PushedRequest = {
  readonly address: string
  readonly parameters: URLSearchParams
  readonly provider: string
  readonly clientFields: readonly string[]
  readonly secrets: readonly string[]
}

const messagePaths = ['error_description', 'message', 'error.message', 'error', 'detail']

/** The reference (`request_uri`). Throws an `AppFailure`: `authorization-refused` where the server says why in OAuth's words. */
export async function pushAuthorization(client: AskingClient, pushed: PushedRequest): Promise<string> {
  const { address, parameters, secrets } = pushed
  const answer = await postAsClient(client, address, 'pushedAuthorization', parameters)
  const read = readAnswer(answer, secrets)
  const reference = valueAt(read?.document, 'request_uri')
  if (typeof reference !== 'string') throw refused(pushed, answer, read?.document)
  // Some servers write the lifetime as text, or answer with 200.
  const strict = { request_uri: reference, expires_in: Number(valueAt(read?.document, 'expires_in')) || 60 }
  const response = new Response(JSON.stringify(strict), {
    status: 201,
    headers: { 'content-type': 'application/json' },
  })
  try {
    const server = { issuer: client.tokenEndpoint }
    const judged = await processPushedAuthorizationResponse(server, { client_id: client.clientId }, response)
    return judged.request_uri
  } catch (thrown) {
    if (!(thrown instanceof OperationProcessingError || thrown instanceof ResponseBodyError)) throw thrown
    throw refused(pushed, answer, read?.document)
  }
}

function refused(
  { address, provider, clientFields, secrets }: PushedRequest,
  answer: HttpAnswer,
  document: unknown,
): AppFailure {
  const { host } = new URL(address)
  const { status } = answer
  const said = serverMessage(document, messagePaths, secrets)
  const error = valueAt(document, 'error')
  const isRefusal = typeof error === 'string' && status < 500 && status !== 429
  if (isRefusal && error !== 'invalid_client') {
    const name = /^[a-z_]{1,60}$/.test(error) ? error : 'other'
    return new AppFailure({
      code: 'authorization-refused',
      provider,
      error: name,
      ...(said === undefined ? {} : { serverSaid: said }),
    })
  }
  if (status >= 200 && status < 300) {
    if (document === undefined) return notJson(answer, host)
    return new AppFailure({ code: 'unexpected-answer', host, status, why: 'no-request-uri' })
  }
  const effective = isRefusal ? 401 : status
  return refusalOf({ answer, status: effective, host, provider, fields: clientFields, serverSaid: said, secrets })
}
