/** What is kept of an exchange: made from what happened, and told from whatever else a log may hold. */
import type { AppErrorCode } from '../../shared/core/app-error.ts'
import type { HistoryBody, HistoryEntry, HistoryLine } from '../../shared/domain/history.ts'
import type { Exchange, NameValue, RequestDraft } from '../../shared/domain/http-exchange.ts'
import { maskSecrets } from '../../shared/domain/mask.ts'
import type { AnswerFile } from '../ports/answer-files.ts'
import { charsetOf, decodeText } from './answer-charset.ts'
import { leaveSecretsOut, urlWithout } from './leave-secrets-out.ts'

/** How much of an answer's body is kept where bodies are kept: bytes looked at, characters kept. */
const keptBodyBytes = 256 * 1024

/** Read beyond that and left out again: a secret that the end would halve could not be told, and so not be masked. */
const margin = 64 * 1024

/** What was typed beyond this is not kept: it can be had again from where it came, characters. */
const keptDraftCharacters = 256 * 1024

/** An exchange that has just ended. */
export type EndedExchange = {
  readonly draft: RequestDraft
  /** Of the connections that have to do with it. */
  readonly secrets: readonly string[]
  readonly sentAt: number
} & ({ readonly exchange: Exchange; readonly body: HistoryBody | null } | { readonly failure: AppErrorCode })

/** The entry for it, without secrets. */
export function entryOf(id: string, ended: EndedExchange): HistoryEntry {
  const { draft, leftOut } = leaveSecretsOut(shortened(ended.draft), ended.secrets)
  const common = { id, at: ended.sentAt, method: draft.method, draft, leftOut }
  if ('failure' in ended) {
    const nothing = { status: null, statusText: '', headers: [], body: null, durationMs: 0, size: 0 }
    return { ...common, ...nothing, url: draft.url, failure: ended.failure }
  }
  const { url, status, statusText, durationMs, size, headers } = ended.exchange
  return {
    ...common,
    url: urlWithout(url),
    status,
    statusText,
    failure: null,
    durationMs,
    size,
    headers: headers.map(withoutCookie),
    body: ended.body,
  }
}

/** The beginning of an answer's body as text; null for what is no text. `headers` have names in lower case. */
export async function keptBodyOf(
  file: AnswerFile,
  headers: readonly (readonly [name: string, value: string])[],
  secrets: readonly string[],
): Promise<HistoryBody | null> {
  if (file.size === 0) return null
  const bytes = await file.read(0, keptBodyBytes + margin)
  const contentType = headers.find(([name]) => name === 'content-type')?.[1] ?? ''
  const { charset } = charsetOf(bytes, contentType)
  const { text } = decodeText(bytes, charset, bytes.byteLength === file.size)
  if (text.includes('\u0000')) return null
  const masked = maskSecrets(text, secrets)
  const sure = bytes.byteLength < file.size ? masked.slice(0, -margin) : masked
  const kept = sure.slice(0, keptBodyBytes)
  return { text: kept, cut: kept.length < masked.length }
}

/** The entry without its bulk, for lists. */
export function lineOf({ id, at, method, url, status, failure, durationMs, size }: HistoryEntry): HistoryLine {
  return { id, at, method, url, status, failure, durationMs, size }
}

/** Whether something read from a log is an entry. Shapes only. */
export function isHistoryEntry(value: unknown): value is HistoryEntry {
  if (typeof value !== 'object' || value === null) return false
  const entry = value as Partial<Record<keyof HistoryEntry, unknown>>
  return (
    typeof entry.id === 'string' &&
    typeof entry.at === 'number' &&
    typeof entry.method === 'string' &&
    typeof entry.url === 'string' &&
    typeof entry.draft === 'object' &&
    entry.draft !== null &&
    Array.isArray(entry.headers) &&
    Array.isArray(entry.leftOut)
  )
}

/** A session cookie is as good as a password. */
function withoutCookie({ name, value }: NameValue): NameValue {
  return name === 'set-cookie' ? { name, value: value.replace(/=[^;]*/, '=•••') } : { name, value }
}

function shortened(draft: RequestDraft): RequestDraft {
  const { body } = draft
  if ((body.kind === 'json' || body.kind === 'text') && body.text.length > keptDraftCharacters) {
    return { ...draft, body: { ...body, text: '' } }
  }
  return draft
}
