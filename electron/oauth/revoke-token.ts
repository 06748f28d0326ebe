/** Tells a server to end a token (RFC 7009). The token is sent there: the caller has made sure that it may be. */
import { AppFailure } from '../../shared/core/app-error.ts'
import { readAnswer } from '../sign-in/answer.ts'
import { valueAt } from '../sign-in/lenient-json.ts'
import { refusalOf } from '../sign-in/refusal.ts'
import { serverMessage } from '../sign-in/server-message.ts'
import { type AskingClient, postAsClient } from './post-as-client.ts'

/** What is to be ended, and what must not be shown. */
export type RevocationQuestion = {
  readonly address: string
  readonly token: string
  /** Helps the server to find it (RFC 7009 section 2.1). */
  readonly kind: 'access_token' | 'refresh_token'
  readonly provider: string
  readonly clientFields: readonly string[]
  readonly secrets: readonly string[]
}

/**
 * `ended`: it is not good any more, or never was. `unsupported`: this server does not end tokens of this kind on request. Fails
 * with `question-refused`, or as a token request does.
 */
export async function revokeToken(
  client: AskingClient,
  question: RevocationQuestion,
): Promise<'ended' | 'unsupported'> {
  const { address, token, kind, provider, clientFields: fields } = question
  const answer = await postAsClient(client, address, 'revocation', { token, token_type_hint: kind })
  const { status } = answer
  if (status >= 200 && status < 300) return 'ended'
  const { host } = new URL(address)
  const secrets = [token, ...question.secrets]
  const document = readAnswer(answer, secrets)?.document
  const error = valueAt(document, 'error')
  if (error === 'unsupported_token_type') return 'unsupported'
  const said = serverMessage(document, ['error_description', 'error', 'message'], secrets)
  const serverSaid = said === undefined ? {} : { serverSaid: said }
  if (status === 400 && error !== 'invalid_client') {
    throw new AppFailure({ code: 'question-refused', host, about: 'revocation', status, ...serverSaid })
  }
  const effective = status === 400 ? 401 : status
  throw refusalOf({ answer, status: effective, host, provider, fields, serverSaid: said, secrets })
}
