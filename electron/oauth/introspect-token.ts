/** Asks a server what a token is worth (RFC 7662). The token is sent there: the caller has made sure that it may be. */
import { AppFailure } from '../../shared/core/app-error.ts'
import { isObject } from '../../shared/core/is-object.ts'
import { maskerOf } from '../../shared/domain/mask.ts'
import type { Http, HttpAnswer } from '../ports/http.ts'
import { encodedBasic } from './client-auth/client-secret-basic.ts'
import { type AskingClient, postAsClient } from './post-as-client.ts'

/** What to ask with; the client authenticates by Basic (RFC 6749 section 2.3.1), or not at all when it has no name. */
export type IntrospectionQuestion = {
  readonly token: string
  readonly address: string
  readonly clientId: string
  readonly clientSecret: string
  /** What must not be shown besides. */
  readonly secrets: readonly string[]
  readonly verifyTls: boolean
}

/** What the server said: its answer as it came, secrets masked. */
export type IntrospectionAnswer = { readonly active: boolean; readonly host: string; readonly text: string }

/**
 * One call, no redirect followed. Fails with `credentials-refused` (401, 403), `question-refused`, `unexpected-answer`,
 * `server-failed`, or as the way there does. What the server repeats of token and secret is masked.
 */
export async function introspectToken(http: Http, question: IntrospectionQuestion): Promise<IntrospectionAnswer> {
  const { token, address, clientId, clientSecret, secrets, verifyTls } = question
  const { host } = new URL(address)
  // A client without a secret only says its name (RFC 6749 section 2.1).
  const isPublic = clientId !== '' && clientSecret === ''
  const answer = await http({
    method: 'POST',
    url: address,
    headers: [
      ['accept', 'application/json'],
      ['content-type', 'application/x-www-form-urlencoded'],
      ...(isPublic ? [] : clientHeaders(clientId, clientSecret)),
    ],
    body: new URLSearchParams({ token, ...(isPublic ? { client_id: clientId } : {}) }).toString(),
    verifyTls,
    timeoutMs: 30_000,
    maxBytes: 1024 * 1024,
  })
  return readIntrospection(answer, host, ['clientId', 'clientSecret'], [token, clientSecret, ...secrets])
}

/** The same in the name of a connection's client, however that makes itself known. `secrets` are masked besides the token. */
export async function introspectAsClient(
  client: AskingClient,
  address: string,
  token: string,
  clientFields: readonly string[],
  secrets: readonly string[],
): Promise<IntrospectionAnswer> {
  const answer = await postAsClient(client, address, 'introspection', { token })
  return readIntrospection(answer, new URL(address).host, clientFields, [token, ...secrets])
}

function readIntrospection(
  answer: HttpAnswer,
  host: string,
  fields: readonly string[],
  secrets: readonly string[],
): IntrospectionAnswer {
  const { status } = answer
  const mask = maskerOf(secrets)
  const text = mask(new TextDecoder().decode(answer.body))
  const document = parse(text)
  const said = isObject(document) && typeof document.error === 'string' ? saidBy(document) : {}
  if (status === 401 || status === 403) {
    throw new AppFailure({ code: 'credentials-refused', provider: host, status, fields, ...said })
  }
  if (status >= 500) throw new AppFailure({ code: 'server-failed', host, status, ...said })
  if (status !== 200) throw new AppFailure({ code: 'question-refused', host, about: 'introspection', status, ...said })
  if (!isObject(document) || typeof document.active !== 'boolean') {
    const why = text.trimStart().startsWith('<') ? 'html' : 'not-json'
    throw new AppFailure({ code: 'unexpected-answer', host, status, why })
  }
  return { active: document.active, host, text }
}

/** The client's name and secret as RFC 6749 section 2.3.1 asks, by the certified library; nothing for a client without a name. */
function clientHeaders(clientId: string, clientSecret: string): readonly (readonly [string, string])[] {
  if (clientId === '') return []
  const headers = new Headers()
  const authenticate = encodedBasic(clientSecret)
  void authenticate({ issuer: '' }, { client_id: clientId }, new URLSearchParams(), headers)
  return [...headers]
}

function saidBy(document: Record<string, unknown>): { readonly serverSaid: string } {
  const { error, error_description: description } = document
  return {
    serverSaid: [error, description]
      .filter((one) => typeof one === 'string')
      .join(': ')
      .slice(0, 300),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
