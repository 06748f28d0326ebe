/** Sends with a fresh token, and once more with another one when the server refused it. */
import { type AppError, AppFailure } from '../../shared/core/app-error.ts'
import type { Connection } from '../../shared/domain/connection.ts'
import type { Attempt } from '../../shared/domain/http-exchange.ts'
import type { ExpiredAnswer } from '../../shared/domain/provider.ts'
import { readLenientJson, valueAt } from '../sign-in/lenient-json.ts'
import { cancellable } from './cancellable.ts'
import type { Known } from './catalogue.ts'
import { refusesProof } from './dpop-proofs.ts'
import type { SentAnswer, SentRequest } from './send-request.ts'
import type { ExchangeOutcome } from './show-exchange.ts'
import type { TokenRecord } from './token-record.ts'
import type { TokenService } from './token-service.ts'

/** The last answer, the token it was got with, and what happened on the way. */
export type SentWithToken = {
  readonly sent: SentRequest
  readonly record: TokenRecord
  readonly outcome: ExchangeOutcome
}

/** Sends a request once with this token. */
export type SendOnce = (record: TokenRecord, because: Attempt['because']) => Promise<SentRequest>

/**
 * Tells, once a request went out, what of its body has changed since, so that it cannot go out again as it was: the name
 * of a file, or null.
 */
export type ChangedFile = () => Promise<string | null>

/**
 * Makes `owner`'s token fresh and sends; whoever gets the answer has to remove its file. On a failure none is left. An
 * answer to a request without the token (`isByHand`: the person's own stands in its place) says nothing of it.
 */
export async function sendWithToken(
  owner: Connection,
  known: Known,
  tokens: TokenService,
  once: SendOnce,
  changedSince: ChangedFile,
  signal: AbortSignal,
  isByHand = false,
): Promise<SentWithToken> {
  const { provider, signIn } = known
  const refuses = async ({ answer, attempts }: SentRequest) =>
    !isByHand &&
    attempts.at(-1)?.credentialsDropped !== true &&
    !refusesProof(answer) &&
    (await isRefused(answer, provider.expiredAnswer))
  let { record, renewed } = await cancellable(tokens.fresh(owner.id), signal)
  let sent = await once(record, 'first')
  try {
    let attempts = sent.attempts
    let renewalError: AppError | null = null
    let changedFile: string | null = null
    if (await refuses(sent)) {
      tokens.refused(owner.id, sent.answer.status)
      if (!renewed && signIn.renewal.kind !== 'none') {
        try {
          record = await cancellable(another(owner.id, record, tokens), signal)
          renewed = true
        } catch (thrown) {
          if (!(thrown instanceof AppFailure) || signal.aborted) throw thrown
          renewalError = thrown.error
        }
        // Sent twice is sent twice: only what the person sent, never what a file has become meanwhile.
        if (renewalError === null) changedFile = await changedSince()
        if (renewalError === null && changedFile === null) {
          const before = sent.answer.file
          sent = await once(record, 'renewed-and-sent-again')
          attempts = [...attempts, ...sent.attempts]
          await before.remove()
        }
      }
    }
    const stillRefused = changedFile === null && (await refuses(sent))
    return { sent, record, outcome: { attempts, tokenRenewed: renewed, stillRefused, renewalError, changedFile } }
  } catch (thrown) {
    await sent.answer.file.remove()
    throw thrown
  }
}

/** Another token than the one refused: one that somebody else got meanwhile, or a new one. */
async function another(connectionId: string, refused: TokenRecord, tokens: TokenService): Promise<TokenRecord> {
  const { record } = await tokens.fresh(connectionId)
  return record.accessToken === refused.accessToken ? tokens.obtain(connectionId) : record
}

/** A 401, or the body with which the provider says "expired" whatever the HTTP status (InfoLink). */
async function isRefused({ status, file }: SentAnswer, expired: ExpiredAnswer | undefined): Promise<boolean> {
  if (status === 401) return true
  if (expired === undefined || file.size > 4096) return false
  const document = readLenientJson(new TextDecoder().decode(await file.read(0, 4096)))?.value
  return expired.every(({ path, equals }) => valueAt(document, path) === equals)
}
