/** The request tester: a fresh token, the connection's headers, one renewal when the token had run out. */
import type { Arriving } from '../../shared/domain/arriving.ts'
import type { Attempt, Exchange, RequestDraft, RequestPreview } from '../../shared/domain/http-exchange.ts'
import type { RevealedSent } from '../../shared/ipc/requests.contract.ts'
import type { AnswerFiles } from '../ports/answer-files.ts'
import type { Clock } from '../ports/clock.ts'
import type { FileSaver } from '../ports/file-saver.ts'
import type { HttpStreaming } from '../ports/http.ts'
import type { SystemProxy } from '../ports/system-proxy.ts'
import { fileNameOf } from './answer-file-name.ts'
import { startAnswerLimit } from './answer-limit.ts'
import { type Arrival, createArrival } from './arrival.ts'
import { authorizationHeaders } from './authorization-headers.ts'
import type { Catalogue } from './catalogue.ts'
import type { ConnectionStore } from './connection-store.ts'
import type { CredentialStore } from './credential-store.ts'
import type { DpopProofs } from './dpop-proofs.ts'
import { changedFileOf, type OutgoingBody } from './file-body.ts'
import { type FilledRequest, type FillVariables, withoutSecrets } from './fill-variables.ts'
import type { HistoryService } from './history-service.ts'
import type { KeptAnswers } from './kept-answers.ts'
import { overNetwork } from './over-network.ts'
import type { PickedFiles } from './picked-files.ts'
import { ownerOf, type Preparing, prepareRequest, type RequestPlace } from './prepare-request.ts'
import { previewRequest } from './preview-request.ts'
import { rememberAnswer, rememberFailure } from './remember-exchange.ts'
import { setByPerson } from './request-content.ts'
import { type SentAnswer, type SentRequest, sendRequest } from './send-request.ts'
import { sendWithToken } from './send-with-token.ts'
import { createSendsUnderWay } from './sends-under-way.ts'
import { type ExchangeOutcome, secretsAround, showExchange } from './show-exchange.ts'
import type { TokenRecord } from './token-record.ts'
import type { TokenService } from './token-service.ts'
import type { TokenStates } from './token-states.ts'
import { wentOutWith } from './what-went-out.ts'

/** What the request service works with. */
export type RequestServiceParts = {
  readonly connections: ConnectionStore
  readonly catalogue: Catalogue
  readonly credentials: CredentialStore
  readonly tokens: TokenService
  readonly states: TokenStates
  readonly proofs: DpopProofs
  readonly stream: HttpStreaming
  readonly systemProxy: SystemProxy
  readonly answers: AnswerFiles
  readonly kept: KeptAnswers
  readonly files: FileSaver
  readonly picked: PickedFiles
  readonly history: HistoryService
  readonly fillVariables: FillVariables
  readonly newId: () => string
  readonly clock: Clock
  readonly revealSeconds: () => number
  /** After how many seconds without a whole answer a request is given up; 0: never. */
  readonly answerSeconds: () => number
  /** Told while an answer comes. */
  readonly announceArriving: (arriving: Arriving) => void
}

/** A request under way: how it is ended, who looks on, and what it is noted with. */
type UnderWay = {
  readonly tabId: string
  readonly signal: AbortSignal
  readonly arrival: Arrival
  readonly note: Note
}

/** Notes an exchange that has just ended. Never fails. */
type Note = (secrets: readonly string[], shown: Exchange, answer: SentAnswer) => Promise<void>

export type RequestService = ReturnType<typeof createRequestService>

export function createRequestService(parts: RequestServiceParts) {
  const { connections, states, kept } = parts
  const sending = new Map<string, Arrival>()
  const underWay = createSendsUnderWay()

  /** What is known of a token now; for the connection whose token goes along, that very one. */
  const preparing = (record: TokenRecord | null): Preparing => ({
    connections,
    catalogue: parts.catalogue,
    tokenOf: (id) => (record?.summary.connectionId === id ? record.summary : states.of(id).token),
    files: parts.picked,
  })

  async function once(
    filled: FilledRequest,
    record: TokenRecord | null,
    because: Attempt['because'],
    { signal, arrival }: UnderWay,
    onBody: (body: OutgoingBody | undefined) => void = () => {},
  ): Promise<SentRequest> {
    // Prepared at the last moment: the token is that of the connection as it is now.
    const request = await prepareRequest(filled, preparing(record))
    onBody(request.body)
    const added = record === null ? [] : authorizationHeaders(record)
    const credentials = [...request.secretHeaders, ...added.filter(({ name }) => !setByPerson(filled.draft, name))]
    const proving = record === null ? null : provingFor(filled.draft, record)
    const headers = request.headers.filter((header) => !request.secretHeaders.includes(header))
    const secretsOf = async () => [...filled.secrets, ...(await secretsAround(request, record, parts))]
    const ofNetwork = () => parts.credentials.read(request.via.id)
    const stream = overNetwork(parts.stream, request.via, ofNetwork, parts.systemProxy)
    const ports = { stream, answers: parts.answers }
    const outgoing = { ...request, headers, credentials, ...(proving === null ? {} : { proving }) }
    return sendRequest(ports, outgoing, because, signal, (answer, url) => arrival.watch(answer, url, secretsOf))
  }

  /** A proof goes with its token, unless the person wrote one of the two headers. */
  function provingFor(draft: RequestDraft, record: TokenRecord) {
    const isByHand = setByPerson(draft, record.summary.use.header) || setByPerson(draft, 'DPoP')
    return isByHand ? null : parts.proofs.of(record)
  }

  async function exchange(draft: RequestDraft, underWay: UnderWay): Promise<Exchange> {
    // Before any token is got for it: a request that cannot go out should cost nothing.
    const filled = await parts.fillVariables.forSending(draft)
    return exchangeFilled(filled, underWay).catch((thrown) => {
      throw withoutSecrets(thrown, filled.secrets)
    })
  }

  async function exchangeFilled(filled: FilledRequest, underWay: UnderWay): Promise<Exchange> {
    const place = await prepareRequest(filled, preparing(null))
    if (place.owner === null) {
      const sent = await once(filled, null, 'first', underWay)
      const outcome = {
        attempts: sent.attempts,
        tokenRenewed: false,
        stillRefused: false,
        renewalError: null,
        changedFile: null,
      }
      return finish(filled, underWay, place, sent, null, outcome)
    }
    let wentOut: OutgoingBody | undefined
    const withToken = (record: TokenRecord, because: Attempt['because']) =>
      once(filled, record, because, underWay, (body) => {
        wentOut = body
      })
    const changedSince = () => changedFileOf(wentOut)
    const { tokens } = parts
    const { signal } = underWay
    const known = parts.catalogue.whatIs(place.owner)
    const isByHand = setByPerson(filled.draft, known.use.header)
    const sending = sendWithToken(place.owner, known, tokens, withToken, changedSince, signal, isByHand)
    const { sent, record, outcome } = await sending
    return finish(filled, underWay, place, sent, record, outcome)
  }

  /** What came back, shown and kept. When that fails nothing of it is kept. */
  async function finish(
    { draft, secrets: variables }: FilledRequest,
    { tabId, arrival, note }: UnderWay,
    place: RequestPlace,
    sent: SentRequest,
    record: TokenRecord | null,
    outcome: ExchangeOutcome,
  ): Promise<Exchange> {
    const { file, headers } = sent.answer
    try {
      const secrets = [...variables, ...(await secretsAround(place, record, parts))]
      const shown = await showExchange(parts.newId(), draft, sent, secrets, { ...outcome, ...arrival.result() })
      const fileName = fileNameOf({ headers, url: sent.url.href })
      const wentOut = outcome.attempts.map(wentOutWith)
      const charset = 'charset' in shown.body ? shown.body.charset : 'utf-8'
      const { connectionId } = draft
      const url = sent.url.href
      // Deleted meanwhile, it leaves nothing behind.
      connections.get(connectionId)
      await kept.keep(shown.id, { connectionId, tabId, fileName, file, charset, headers, url, secrets, sent: wentOut })
      await note(secrets, shown, sent.answer)
      return shown
    } catch (thrown) {
      await file.remove()
      throw thrown
    }
  }

  /** Whom a draft asks, as far as that is known before it is prepared. */
  function hostOf({ url, connectionId }: RequestDraft): string {
    const { servers } = connections.get(connectionId)
    const address = URL.canParse(url) ? url : (servers.api ?? servers.server ?? '')
    return URL.canParse(address) ? new URL(address).host : address
  }

  async function secretsOfDraft(draft: RequestDraft): Promise<readonly string[]> {
    const connection = connections.get(draft.connectionId)
    return secretsAround({ connection, owner: ownerOf(draft, connection, connections) }, null, parts)
  }

  return {
    async preview(draft: RequestDraft): Promise<RequestPreview> {
      return previewRequest(await parts.fillVariables.forShowing(draft), preparing(null))
    },

    /** `tabId` is the open request it is sent from: the answer takes the place of its last one. */
    async send(draft: RequestDraft, sendId: string, tabId = ''): Promise<Exchange> {
      const controller = new AbortController()
      const arrival = createArrival({
        sendId,
        clock: parts.clock,
        tell: parts.announceArriving,
        abort: () => controller.abort(),
      })
      const limit = startAnswerLimit(parts.clock, parts.answerSeconds(), hostOf(draft), () => controller.abort())
      sending.set(sendId, arrival)
      // As it was written, with its variables unfilled.
      const sentAt = parts.clock.now()
      const note: Note = (secrets, shown, answer) =>
        rememberAnswer(parts.history, { draft, secrets, sentAt }, shown, answer)
      const about = { sendId, tabId, startedAt: sentAt, connectionId: draft.connectionId }
      // Explained here: a window that takes the sending over is told the same.
      const answered = () =>
        exchange(draft, { tabId, signal: controller.signal, arrival, note }).catch((thrown) => {
          throw limit.explain(thrown)
        })
      try {
        return await underWay.run(about, answered)
      } catch (failure) {
        await rememberFailure(parts.history, draft, sentAt, () => secretsOfDraft(draft), failure)
        throw failure
      } finally {
        limit.stop()
        sending.delete(sendId)
      }
    },

    /** Lets what is being sent go on without the window that waits for it. */
    leave: underWay.leave,
    left: underWay.left,
    rejoin: underWay.rejoin,

    cancel(sendId: string): void {
      sending.get(sendId)?.stop()
    },

    async saveBody(exchangeId: string): Promise<{ saved: boolean; fileName: string }> {
      return kept.use(exchangeId, async (answer) => {
        const fileName = await parts.files.save(answer.fileName, answer.file.content)
        return { saved: fileName !== null, fileName: fileName ?? answer.fileName }
      })
    },

    /** What went out for an exchange, secrets and all, to be shown until `hideAt` (ms). Fails with `not-found`. */
    async revealSent(exchangeId: string): Promise<RevealedSent> {
      const attempts = await kept.use(exchangeId, async (answer) => answer.sent)
      return { attempts, hideAt: parts.clock.now() + parts.revealSeconds() * 1000 }
    },

    /** Lets go of the answers of connections that are no longer there. */
    async forgetOthers(connectionIds: readonly string[]): Promise<void> {
      await kept.keepOnly(connectionIds)
    },

    /** Ends what is being sent, and removes every answer. Never fails: it happens when the app ends. */
    async close(): Promise<void> {
      for (const arrival of sending.values()) arrival.stop()
      await parts.answers.sweep().catch(() => {})
    },
  }
}
