/** What one simulated system is made of; each `<system>-server.ts` makes one. */

import type { PracticeAnswer } from './practice-answer.ts'
import type { PracticeHandler } from './routes.ts'

/** The behaviour of one system, without the network. */
export type PracticeBehaviour = {
  /** What answers, by server field. */
  readonly answers: Readonly<Record<string, PracticeHandler>>
  /** What this kind of server sends when it breaks (the fault `server-error`). */
  readonly serverError: PracticeAnswer
  /** The key of an HMAC that signs its tokens, where it has one. */
  readonly signingSecret?: Buffer
}
