/** Puts what was sent into the history. Never fails: an answer is worth more than the note of it. */
import type { AppErrorCode } from '../../shared/core/app-error.ts'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { Exchange, RequestDraft } from '../../shared/domain/http-exchange.ts'
import { keptBodyOf } from './history-entry.ts'
import type { HistoryService } from './history-service.ts'
import type { SentAnswer } from './send-request.ts'

/** What both kinds of end have in common. `sentAt` is an instant in ms; `secrets` are kept out. */
type Sent = { readonly draft: RequestDraft; readonly secrets: readonly string[]; readonly sentAt: number }

// Failures after which something may have gone out; all others were stopped before.
const onTheWay: ReadonlySet<AppErrorCode> = new Set<AppErrorCode>([
  'certificate-refused',
  'connection-lost',
  'offline',
  'server-not-found',
  'server-unreachable',
  'timeout',
  'tls-failed',
  'unexpected-answer',
])

/** Notes an answer, with its body where the person chose so. */
export async function rememberAnswer(
  history: HistoryService,
  sent: Sent,
  exchange: Exchange,
  { file, headers }: SentAnswer,
): Promise<void> {
  const { connectionId } = sent.draft
  try {
    const keeps = await history.keepsBodies(connectionId)
    const body = keeps ? await keptBodyOf(file, headers, sent.secrets) : null
    await history.record(connectionId, { ...sent, exchange, body })
  } catch {
    // The next one may be noted again; the history itself says when it cannot be kept.
  }
}

/** Notes that no answer came, and why. */
export async function rememberFailure(
  history: HistoryService,
  draft: RequestDraft,
  sentAt: number,
  secrets: () => Promise<readonly string[]>,
  thrown: unknown,
): Promise<void> {
  if (!(thrown instanceof AppFailure) || !onTheWay.has(thrown.error.code)) return
  try {
    await history.record(draft.connectionId, { draft, sentAt, secrets: await secrets(), failure: thrown.error.code })
  } catch {
    // As above.
  }
}
