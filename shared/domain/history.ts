import type { AppErrorCode } from '../core/app-error.ts'
import type { NameValue, RequestDraft } from './http-exchange.ts'

/** One exchange of the past, in short. Secrets are left out or masked. */
export type HistoryLine = {
  readonly id: string
  /** When it was sent: an instant in ms. */
  readonly at: number
  readonly method: string
  /** Where the last answer came from; the address as typed where none came. */
  readonly url: string
  /** Null when no answer came: then `failure` says why. */
  readonly status: number | null
  readonly failure: AppErrorCode | null
  readonly durationMs: number
  /** Bytes of the answer's body. */
  readonly size: number
}

/** The body of an answer as it was kept. */
export type HistoryBody = { readonly text: string; readonly cut: boolean }

/** One exchange of the past, as it can be looked at and sent again. */
export type HistoryEntry = HistoryLine & {
  readonly draft: RequestDraft
  /** What of the draft was a secret and is not in it: `header X-Api-Key`. To be filled in before it is sent again. */
  readonly leftOut: readonly string[]
  readonly statusText: string
  readonly headers: readonly NameValue[]
  /** Null where bodies were not kept, or it was no text. */
  readonly body: HistoryBody | null
}
