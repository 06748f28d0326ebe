/** A request and its answer as the window may see them: secrets masked. */
import type { Exchange, RequestDraft } from '../../shared/domain/http-exchange.ts'
import { maskerOf } from '../../shared/domain/mask.ts'
import { isJson } from '../../shared/json/is-json.ts'
import { beginningBytes, showBody } from './answer-body.ts'
import type { ArrivalResult } from './arrival.ts'
import type { CredentialStore } from './credential-store.ts'
import type { RequestPlace } from './prepare-request.ts'
import { setByPerson } from './request-content.ts'
import type { SentRequest } from './send-request.ts'
import { isSignInPage } from './sign-in-page.ts'
import { secretsOf, type TokenRecord } from './token-record.ts'
import type { TokenService } from './token-service.ts'
import { maskAttempt } from './what-went-out.ts'

/** What is told beside the answer itself. */
export type ExchangeOutcome = Pick<SentRequest, 'attempts'> &
  Pick<Exchange, 'tokenRenewed' | 'stillRefused' | 'renewalError' | 'changedFile'>

/** The exchange for the window. `secrets` are masked in whatever came back. */
export async function showExchange(
  id: string,
  draft: RequestDraft,
  sent: SentRequest,
  secrets: readonly string[],
  { pieces, endedEarly, ...outcome }: ExchangeOutcome & ArrivalResult,
): Promise<Exchange> {
  const { file, timings, ...answer } = sent.answer
  const url = sent.url.href
  const body = await file.read(0, beginningBytes)
  // Made once: a server may send twenty thousand headers.
  const mask = maskerOf(secrets)
  return {
    id,
    connectionId: draft.connectionId,
    asked: askedWith(draft),
    method: draft.method,
    url: mask(url),
    status: answer.status,
    statusText: mask(answer.statusText),
    answeredAt: answer.answeredAt,
    isSignInPage: isSignInPage(body, answer.headers),
    durationMs: timings.totalMs,
    timings,
    size: file.size,
    wireSize: answer.wireBytes,
    httpVersion: answer.httpVersion,
    secured: answer.secured,
    proxy: answer.proxy,
    headers: answer.headers.map(([name, value]) => ({ name: mask(name), value: mask(value) })),
    body: showBody({ body, size: file.size, headers: answer.headers, url, secrets, pieces }),
    endedEarly,
    notFollowed: sent.notFollowed,
    ...outcome,
    attempts: outcome.attempts.map((attempt) => maskAttempt(attempt, secrets)),
  }
}

function askedWith(draft: RequestDraft): Exchange['asked'] {
  const { authorization, body } = draft
  return {
    authorization,
    authorizationByHand: setByPerson(draft, 'authorization'),
    bodyKind: body.kind,
    isBrokenJson: body.kind === 'json' && !isJson(body.text),
  }
}

/** Everything secret of the connections that have to do with a request, and of the token that went along. */
export async function secretsAround(
  { connection, owner }: Pick<RequestPlace, 'connection' | 'owner'>,
  sentWith: TokenRecord | null,
  { credentials, tokens }: { readonly credentials: CredentialStore; readonly tokens: TokenService },
): Promise<readonly string[]> {
  const ids = [...new Set([connection.id, owner?.id ?? connection.id])]
  const saved = await Promise.all(ids.map((id) => credentials.read(id).catch(() => ({}))))
  const records = await Promise.all(ids.map((id) => tokens.known(id).catch(() => null)))
  return [
    ...saved.flatMap((secrets) => Object.values(secrets)),
    ...[...records, sentWith].flatMap((record) => (record === null ? [] : secretsOf(record))),
  ]
}
