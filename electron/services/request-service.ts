/** The request tester: a fresh token, the connection's headers, one renewal when the token had run out. */
import { type AppError, AppFailure } from '../../shared/core/app-error.ts'
import type { Connection } from '../../shared/domain/connection.ts'
import type { Attempt, Exchange, RequestDraft, RequestPreview } from '../../shared/domain/http-exchange.ts'
import { maskSecrets } from '../../shared/domain/mask.ts'
import type { ExpiredAnswer } from '../../shared/domain/provider.ts'
import type { AnswerFiles } from '../ports/answer-files.ts'
import type { FileSaver } from '../ports/file-saver.ts'
import type { HttpStreaming } from '../ports/http.ts'
import { readLenientJson, valueAt } from '../sign-in/lenient-json.ts'
import { beginningBytes, fileNameOf, showBody } from './answer-body.ts'
import { authorizationHeaders, maskedAuthorizationHeaders } from './authorization-headers.ts'
import { cancellable } from './cancellable.ts'
import type { ConnectionStore } from './connection-store.ts'
import type { CredentialStore } from './credential-store.ts'
import { createKeptAnswers } from './kept-answers.ts'
import { contentOf, setByPerson } from './request-content.ts'
import { assertTokenBelongs, targetOf } from './request-target.ts'
import { type SentAnswer, type SentRequest, sendRequest } from './send-request.ts'
import { whatIsConnected } from './sign-in-runner.ts'
import type { TokenRecord } from './token-record.ts'
import type { TokenService } from './token-service.ts'
import type { TokenStates } from './token-states.ts'

/** What the request service works with. */
export type RequestServiceParts = {
  readonly connections: ConnectionStore
  readonly credentials: CredentialStore
  readonly tokens: TokenService
  readonly states: TokenStates
  readonly stream: HttpStreaming
  readonly answers: AnswerFiles
  readonly files: FileSaver
  readonly newId: () => string
}

export type RequestService = ReturnType<typeof createRequestService>

export function createRequestService(parts: RequestServiceParts) {
  const { connections, tokens, states } = parts
  const sending = new Map<string, AbortController>()
  const kept = createKeptAnswers()

  async function once(
    draft: RequestDraft,
    record: TokenRecord,
    because: Attempt['because'],
    signal: AbortSignal,
  ): Promise<SentRequest> {
    // Looked up at the last moment: the token is that of the connection as it is now.
    const connection = connections.get(draft.connectionId)
    const url = targetOf(draft, connection, record.summary.carry.basePath)
    assertTokenBelongs(url, connection)
    const { headers, body } = contentOf(draft)
    const credentials = authorizationHeaders(record).filter(({ name }) => !setByPerson(draft, name))
    const request = { method: draft.method.trim(), url, headers, credentials, body, verifyTls: connection.verifyTls }
    return sendRequest(parts, request, because, signal)
  }

  async function exchange(draft: RequestDraft, signal: AbortSignal): Promise<Exchange> {
    const connection = connections.get(draft.connectionId)
    const { provider, signIn } = whatIsConnected(connection)
    // Before any token is got for it: a request that cannot go out should cost nothing.
    const known = states.of(connection.id).token
    assertTokenBelongs(targetOf(draft, connection, known?.carry.basePath ?? null), connection)

    let { record, renewed } = await cancellable(tokens.fresh(connection.id), signal)
    let sent = await once(draft, record, 'first', signal)
    try {
      let attempts = sent.attempts
      let renewalError: AppError | null = null
      if (await isRefused(sent.answer, provider.expiredAnswer)) {
        tokens.refused(connection.id, sent.answer.status)
        if (!renewed && signIn.renewal.kind !== 'none') {
          try {
            record = await cancellable(another(connection.id, record), signal)
            renewed = true
          } catch (thrown) {
            if (!(thrown instanceof AppFailure) || signal.aborted) throw thrown
            renewalError = thrown.error
          }
          if (renewalError === null) {
            const before = sent.answer.file
            sent = await once(draft, record, 'renewed-and-sent-again', signal)
            attempts = [...attempts, ...sent.attempts]
            await before.remove()
          }
        }
      }
      const stillRefused = await isRefused(sent.answer, provider.expiredAnswer)
      return await show(connection, draft, sent, record, {
        attempts,
        tokenRenewed: renewed,
        stillRefused,
        renewalError,
      })
    } catch (thrown) {
      await sent.answer.file.remove()
      throw thrown
    }
  }

  /** Another token than the one refused: one that somebody else got meanwhile, or a new one. */
  async function another(connectionId: string, refused: TokenRecord): Promise<TokenRecord> {
    const { record } = await tokens.fresh(connectionId)
    return record.accessToken === refused.accessToken ? tokens.obtain(connectionId) : record
  }

  async function show(
    connection: Connection,
    draft: RequestDraft,
    sent: SentRequest,
    record: TokenRecord,
    outcome: Pick<Exchange, 'attempts' | 'tokenRenewed' | 'stillRefused' | 'renewalError'>,
  ): Promise<Exchange> {
    const { answer } = sent
    const { file, timings } = answer
    const url = sent.url.href
    const saved = await parts.credentials.read(connection.id).catch(() => ({}))
    const carried = record.carryHeaders.map(({ value }) => value)
    const secrets = [record.accessToken, record.refreshToken ?? '', ...Object.values(saved), ...carried]
    const body = await file.read(0, beginningBytes)
    const isWhole = body.byteLength === file.size
    const id = parts.newId()
    const exchange: Exchange = {
      id,
      connectionId: connection.id,
      method: draft.method,
      url: maskSecrets(url, secrets),
      status: answer.status,
      statusText: maskSecrets(answer.statusText, secrets),
      durationMs: timings.totalMs,
      timings,
      size: file.size,
      wireSize: answer.wireBytes,
      httpVersion: answer.httpVersion,
      headers: answer.headers.map(([name, value]) => ({ name, value: maskSecrets(value, secrets) })),
      body: showBody({ body, isWhole, headers: answer.headers, url, secrets }),
      notFollowed: sent.notFollowed,
      ...outcome,
      attempts: outcome.attempts.map((attempt) => ({ ...attempt, url: maskSecrets(attempt.url, secrets) })),
    }
    await kept.keep(id, {
      connectionId: connection.id,
      fileName: fileNameOf({ headers: answer.headers, url }),
      file,
    })
    return exchange
  }

  return {
    async preview(draft: RequestDraft): Promise<RequestPreview> {
      const connection = connections.get(draft.connectionId)
      const { provider, use } = whatIsConnected(connection)
      const { token } = states.of(connection.id)
      const added = maskedAuthorizationHeaders(token, use, provider.name).filter(
        ({ name }) => !setByPerson(draft, name),
      )
      try {
        const url = targetOf(draft, connection, token?.carry.basePath ?? null)
        try {
          assertTokenBelongs(url, connection)
          return { url: url.href, added, problem: null }
        } catch (thrown) {
          return { url: url.href, added: [], problem: problemOf(thrown) }
        }
      } catch (thrown) {
        return { url: draft.url, added, problem: problemOf(thrown) }
      }
    },

    async send(draft: RequestDraft, sendId: string): Promise<Exchange> {
      const controller = new AbortController()
      sending.set(sendId, controller)
      try {
        return await exchange(draft, controller.signal)
      } finally {
        sending.delete(sendId)
      }
    },

    cancel(sendId: string): void {
      sending.get(sendId)?.abort()
    },

    async saveBody(exchangeId: string): Promise<{ saved: boolean; fileName: string }> {
      return kept.use(exchangeId, async (answer) => {
        const fileName = await parts.files.save(answer.fileName, answer.file.content)
        return { saved: fileName !== null, fileName: fileName ?? answer.fileName }
      })
    },

    /** Lets go of the answers of connections that are no longer there. */
    async forgetOthers(connectionIds: readonly string[]): Promise<void> {
      await kept.keepOnly(connectionIds)
    },

    /** Ends what is being sent, and removes every answer. Never fails: it happens when the app ends. */
    async close(): Promise<void> {
      for (const controller of sending.values()) controller.abort()
      await parts.answers.sweep().catch(() => {})
    },
  }
}

function problemOf(thrown: unknown): AppError {
  if (thrown instanceof AppFailure) return thrown.error
  throw thrown
}

/** A 401, or the body with which the provider says "expired" whatever the HTTP status (InfoLink). */
async function isRefused({ status, file }: SentAnswer, expired: ExpiredAnswer | undefined): Promise<boolean> {
  if (status === 401) return true
  if (expired === undefined || file.size > 4096) return false
  const document = readLenientJson(new TextDecoder().decode(await file.read(0, 4096)))?.value
  return expired.every(({ path, equals }) => valueAt(document, path) === equals)
}
