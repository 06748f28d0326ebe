/** The request tester: a fresh token, the connection's headers, one renewal when the token had run out. */
import { type AppError, AppFailure } from '../../shared/core/app-error.ts'
import type { Connection } from '../../shared/domain/connection.ts'
import type { Attempt, Exchange, NameValue, RequestDraft, RequestPreview } from '../../shared/domain/http-exchange.ts'
import { maskSecrets } from '../../shared/domain/mask.ts'
import type { ExpiredAnswer } from '../../shared/domain/provider.ts'
import type { FileSaver } from '../ports/file-saver.ts'
import type { Http, HttpAnswer } from '../ports/http.ts'
import { readLenientJson, valueAt } from '../sign-in/lenient-json.ts'
import { fileNameOf, showBody } from './answer-body.ts'
import { authorizationHeaders, maskedAuthorizationHeaders } from './authorization-headers.ts'
import { cancellable } from './cancellable.ts'
import type { ConnectionStore } from './connection-store.ts'
import type { CredentialStore } from './credential-store.ts'
import { assertTokenBelongs, targetOf } from './request-target.ts'
import { type SentRequest, sendRequest } from './send-request.ts'
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
  readonly http: Http
  readonly files: FileSaver
  readonly newId: () => string
}

export type RequestService = ReturnType<typeof createRequestService>

type KeptAnswer = { readonly connectionId: string; readonly fileName: string; readonly body: Uint8Array }

export function createRequestService(parts: RequestServiceParts) {
  const { connections, tokens, states } = parts
  const sending = new Map<string, AbortController>()
  // Bodies that can be saved: the last answer of each connection, in memory only.
  const answers = new Map<string, KeptAnswer>()

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
    return sendRequest(parts.http, request, because, signal)
  }

  async function exchange(draft: RequestDraft, signal: AbortSignal): Promise<Exchange> {
    const connection = connections.get(draft.connectionId)
    const { provider, signIn } = whatIsConnected(connection)
    // Before any token is got for it: a request that cannot go out should cost nothing.
    const known = states.of(connection.id).token
    assertTokenBelongs(targetOf(draft, connection, known?.carry.basePath ?? null), connection)

    let { record, renewed } = await cancellable(tokens.fresh(connection.id), signal)
    let sent = await once(draft, record, 'first', signal)
    let attempts = sent.attempts
    let renewalError: AppError | null = null
    if (isRefused(sent.answer, provider.expiredAnswer)) {
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
          sent = await once(draft, record, 'renewed-and-sent-again', signal)
          attempts = [...attempts, ...sent.attempts]
        }
      }
    }
    const stillRefused = isRefused(sent.answer, provider.expiredAnswer)
    return show(connection, draft, sent, record, { attempts, tokenRenewed: renewed, stillRefused, renewalError })
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
    const url = sent.url.href
    const saved = await parts.credentials.read(connection.id).catch(() => ({}))
    const carried = record.carryHeaders.map(({ value }) => value)
    const secrets = [record.accessToken, record.refreshToken ?? '', ...Object.values(saved), ...carried]
    const id = parts.newId()
    for (const [known, kept] of answers) if (kept.connectionId === connection.id) answers.delete(known)
    answers.set(id, {
      connectionId: connection.id,
      fileName: fileNameOf({ headers: answer.headers, url }),
      body: answer.body,
    })
    return {
      id,
      connectionId: connection.id,
      method: draft.method,
      url: maskSecrets(url, secrets),
      status: answer.status,
      statusText: maskSecrets(answer.statusText, secrets),
      durationMs: answer.completedAt - answer.sentAt,
      size: answer.body.byteLength,
      headers: answer.headers.map(([name, value]) => ({ name, value: maskSecrets(value, secrets) })),
      body: showBody({ body: answer.body, headers: answer.headers, url, secrets }),
      ...outcome,
      attempts: outcome.attempts.map((attempt) => ({ ...attempt, url: maskSecrets(attempt.url, secrets) })),
    }
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
      const kept = answers.get(exchangeId)
      if (kept === undefined) throw new AppFailure({ code: 'not-found', what: 'exchange' })
      const fileName = await parts.files.save(kept.fileName, kept.body)
      return { saved: fileName !== null, fileName: fileName ?? kept.fileName }
    },
  }
}

function problemOf(thrown: unknown): AppError {
  if (thrown instanceof AppFailure) return thrown.error
  throw thrown
}

function setByPerson(draft: RequestDraft, headerName: string): boolean {
  return draft.headers.some(({ name }) => name.trim().toLowerCase() === headerName.toLowerCase())
}

function contentOf(draft: RequestDraft): { headers: readonly NameValue[]; body: string | undefined } {
  const headers = draft.headers.filter(({ name }) => name.trim() !== '')
  const withType = (contentType: string) =>
    setByPerson(draft, 'content-type') ? headers : [...headers, { name: 'content-type', value: contentType }]
  switch (draft.body.kind) {
    case 'none':
      return { headers, body: undefined }
    case 'json':
      return { headers: withType('application/json'), body: draft.body.text }
    case 'form': {
      const form = new URLSearchParams()
      for (const { name, value } of draft.body.fields) if (name !== '') form.append(name, value)
      return { headers: withType('application/x-www-form-urlencoded;charset=UTF-8'), body: form.toString() }
    }
  }
}

/** A 401, or the body with which the provider says "expired" whatever the HTTP status (InfoLink). */
function isRefused(answer: HttpAnswer, expired: ExpiredAnswer | undefined): boolean {
  if (answer.status === 401) return true
  if (expired === undefined || answer.body.byteLength > 4096) return false
  const document = readLenientJson(new TextDecoder().decode(answer.body))?.value
  return expired.every(({ path, equals }) => valueAt(document, path) === equals)
}
