/** What can be said of an answer that was not hoped for, and what it is told from. */
import type { Exchange } from '../domain/http-exchange.ts'
import type { TokenSummary } from '../domain/token.ts'

/** What the person can do next. The view that shows it carries it out. */
export type AnswerStep =
  | { readonly kind: 'none' }
  | { readonly kind: 'send-again' }
  /** Sends again from `at` on, an instant in ms; until then it counts down. */
  | { readonly kind: 'send-again-at'; readonly at: number }
  | { readonly kind: 'look-at'; readonly part: 'url' | 'query' | 'headers' | 'body' }
  | { readonly kind: 'use-method'; readonly method: string }
  | { readonly kind: 'use-body'; readonly bodyKind: 'json' | 'form' }
  | { readonly kind: 'use-url'; readonly url: string }
  | { readonly kind: 'use-connection-token' }
  | { readonly kind: 'open-tab'; readonly tab: 'inspect' | 'set-up' }

/** One sentence (or two short ones), one next step with the words of its button. */
export type AnswerAdvice = { readonly sentence: string; readonly step: AnswerStep; readonly label: string }

/** How the answer came about. */
export type AskedHow = {
  readonly exchange: Exchange
  /** What is known of the connection's token; null when there is none. */
  readonly token: TokenSummary | null
}
